import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenAnswerService, openAnswerService } from '../../src/answering/create-answer-service.js';
import { suggestNext } from '../../src/answering/suggest.js';
import type { Excerpt } from '../../src/domain/answer.js';
import type { Article } from '../../src/domain/article.js';
import type { ArchiveIndex } from '../../src/store/archive-index.js';
import { openIndex } from '../../src/store/open-index.js';
import { modelsFolder, seedsIndex } from '../support/seeds-index.js';

let service: OpenAnswerService;
let index: ArchiveIndex;
beforeAll(async () => {
  const { folder, embedder } = await seedsIndex();
  service = await openAnswerService({ indexFolder: folder, modelsFolder, embedder });
  index = await openIndex(folder, { embedder });
});
afterAll(() => {
  index.close();
  service.close();
});

/** What is suggested after an excerpt of an article that quotes none of its names. */
const after = (articleId: string) =>
  suggestNext([{ text: '', citation: { articleId } } as Excerpt], (id) => index.article(id), 'zh');

describe('the questions suggested after an answer', () => {
  it('are of things, not of figures of speech, and are answered when sent, but for one in twenty', async () => {
    const questions = [...new Set(index.articleIds().flatMap(after))];
    expect(questions.length).toBeGreaterThan(20);
    expect(questions.join()).not.toMatch(/烟火气|店小二|很暖心|牛鼻子|家门口/);
    const refused: string[] = [];
    for (const question of questions)
      if ((await service.ask({ question })).status !== 'answered') refused.push(question);
    expect(refused.length, refused.join()).toBeLessThanOrEqual(questions.length / 20);
  });

  it('find a name that stands right behind another (“四进走访”“四事四办”)', () => {
    const named = { body: '全区推行“四进走访”“四事四办”工作机制。' } as Article;
    const excerpt = { text: '', citation: { articleId: 'a' } } as Excerpt;
    expect(suggestNext([excerpt], () => named, 'zh').join()).toBe('“四事四办”是什么？');
  });
});
