import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { isForTraining, readCorpus } from '../../scripts/train/corpus.js';

describe('readCorpus', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wenyu-corpus-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const body = (topic: string) => `${topic}今天发布通知。${'市民可以到窗口办理，也可以在网上办理。'.repeat(8)}`;
  writeFileSync(
    join(folder, 'news.txt'),
    [`2023-07-28，正文：${body('供水公司')}`, `2023-07-29，正文：${body('供水公司')}`, body('醫院'), '正文：太短'].join(
      '\n',
    ),
  );
  const titles = Array.from({ length: 40 }, (_, i) => `标题${i}`);
  const rows = titles.map((title) =>
    JSON.stringify({ title, text: `${title}的正文。`, qas: [{ q: `${title}是什麼？` }] }),
  );
  writeFileSync(join(folder, 'asked.jsonl'), rows.join('\n'));

  it('reads one article a line without its date, once, folded, in sentences', () => {
    const { news } = readCorpus(folder, ['news.txt']);
    expect(news.map((sentences) => sentences[0])).toEqual(['供水公司今天发布通知。', '医院今天发布通知。']);
    expect(news[0]).toHaveLength(9);
  });

  it('keeps of the passages with questions the training half alone', () => {
    const { asked } = readCorpus(folder, ['news.txt', 'asked.jsonl']);
    expect(asked.map(({ title }) => title)).toEqual(titles.filter(isForTraining));
    expect(asked.length).toBeGreaterThan(8);
    expect(asked.length).toBeLessThan(32);
    expect(asked[0]!.questions).toEqual([`${asked[0]!.title}是什么?`]);
  });

  it('puts a title in the same half however it is written', () => {
    for (const title of ['圖書館', 'ＡＰＰ']) expect(isForTraining(title)).toBe(isForTraining(title.normalize('NFKC')));
    expect(isForTraining('圖書館')).toBe(isForTraining('图书馆'));
  });

  it('names a file that is not there, and a folder without news', () => {
    expect(() => readCorpus(folder, ['none.txt'])).toThrow(expect.objectContaining({ code: 'E_INPUT_INVALID' }));
    expect(() => readCorpus(folder, ['asked.jsonl'])).toThrow(/holds no news/);
  });
});
