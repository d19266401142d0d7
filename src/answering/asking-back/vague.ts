import type { AnalysedQuestion } from '../understand/analysed-question.js';

const leadIn = String.raw`(?:你好|您好|请问(?:一下)?|那个|[\s,，。!！])*[我俺]?们?(?:想|要|需要|打算|准备|来)*`;
const closing = String.raw`[吧呢啊嘛哈的了\s?？。.!！,，~]*$`;
/** Something is to be asked or done, or to be ready, and nothing says what (想咨询点事, 我想办个证, 多久能好). */
const vague = new RegExp(
  [
    `^${leadIn}(?:咨询|问|打听|了解|请教|办理?|弄|搞)(?:一?下子?|点儿?|一?个|些)?(?:事情?|事儿|业务|手续|证件?|东西|问题|情况)${closing}`,
    `^${leadIn}(?:多久|几天|什么时候|好久)(?:才|就)?(?:能|可以)?(?:好|办好|办完|办下来|下来|搞定)${closing}`,
  ].join('|'),
  'u',
);

/** Whether a message standing alone says too little to be looked up: what is meant has to be asked. */
export function isVague({ own, terms }: Pick<AnalysedQuestion, 'own' | 'terms'>): boolean {
  return vague.test(own) && !terms.some(({ borrowed }) => borrowed);
}

const leaningWord = /^(?:还有|第.{1,3}[个条项点]|另外|其他|其它|上面|下面|前面|后面|刚才|这个|那个|它们?)$/;

/** Whether a question leans on a conversation that is not there (还有呢, 第二个呢, 为什么). */
export function leansOnNothing({ terms, folded, language }: AnalysedQuestion): boolean {
  // Of an English message the glossary may know no word.
  const unread = language === 'en' && !terms.length;
  return !unread && terms.every(({ term }) => leaningWord.test(term)) && !/[\d《》"]/.test(folded);
}
