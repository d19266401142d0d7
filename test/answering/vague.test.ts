import { describe, expect, it } from 'vitest';
import { isVague } from '../../src/answering/asking-back/vague.js';

describe('a message that says too little is asked back', () => {
  it.each(['想咨询点事', '我想办个证', '我要问点事情', '请问一下,我想办点业务', '多久能好', '什么时候能办下来?'])(
    '%s',
    (own) => expect(isVague({ own, terms: [] })).toBe(true),
  );
  it.each(['我想办个居住证', '咨询社保的事', '办证大厅在哪里', '多久能办好营业执照', '我想问路灯的问题'])(
    '%s is a question',
    (own) => expect(isVague({ own, terms: [] })).toBe(false),
  );
});
