import type { Language } from '../../../src/domain/answer.js';

/** Words around an answer, in the language of the question. */
export interface Labels {
  suggestions: string;
  more(count: number): string;
  original: string;
  next: string;
  back: string;
  previousPage: string;
  nextPage: string;
  /** Above an article that no longer reads as it was quoted. */
  changed: string;
  helpful: string;
  unhelpful: string;
}

export const labels: Record<Language, Labels> = {
  zh: {
    suggestions: '您还可以问：',
    more: (count) => `另有 ${count} 条未列出。`,
    original: '📄 原文',
    next: '下一条',
    back: '返回',
    previousPage: '‹ 上一页',
    nextPage: '下一页 ›',
    changed: '档案后来更新过，这一篇已与摘录时不同，所以没有标出摘录的位置。',
    helpful: '👍 有用',
    unhelpful: '👎 没用',
  },
  en: {
    suggestions: 'You may also ask:',
    more: (count) => `${count} more not shown.`,
    original: '📄 Article',
    next: 'Next',
    back: 'Back',
    previousPage: '‹ Previous',
    nextPage: 'Next page ›',
    changed: 'The archive has been updated since: this article no longer reads as it was quoted, so nothing is marked.',
    helpful: '👍 Helpful',
    unhelpful: '👎 Not helpful',
  },
};
