import { describe, expect, it } from 'vitest';
import { composeDirectory, composePassages, composeRefusal } from '../../src/answering/compose/compose.js';
import { citationLine, citedDate } from '../../src/answering/compose/dates.js';
import { holdingsReply } from '../../src/answering/compose/holdings.js';
import type { Citation, Excerpt } from '../../src/domain/answer.js';

const now = new Date('2026-01-15T00:00:00Z');

function citation(overrides: Partial<Citation> = {}): Citation {
  return {
    articleId: 'a1',
    headline: '区里办实事',
    newspaper: '渝中报',
    date: '2023-06-09',
    dateCertainty: 'printed',
    dateEvidence: null,
    page: '2',
    source: { file: 'page.txt', lines: [3, 4] },
    ...overrides,
  };
}

function excerpt(text: string, overrides: Partial<Citation> = {}): Excerpt {
  return { text, highlights: [], part: 'body', start: 0, end: text.length, citation: citation(overrides) };
}

describe('citations', () => {
  it('give paper, date, page and headline', () => {
    expect(citationLine(citation(), 'zh')).toBe('《渝中报》2023年6月9日第2版 · 区里办实事');
    expect(citationLine(citation(), 'en')).toBe('《渝中报》9 June 2023, page 2 · 区里办实事');
  });
  it('say that a date is inferred, from what, and when it is unknown', () => {
    const inferred = citation({ date: '2021-05', dateCertainty: 'inferred', dateEvidence: '“五一”' });
    expect(citedDate(inferred, 'zh')).toBe('约2021年5月，据文中“五一”推断');
    expect(citedDate(inferred, 'en')).toBe('about May 2021, inferred from “五一” in the text');
    expect(citedDate(citation({ date: null, dateCertainty: 'unknown' }), 'zh')).toBe('日期不详');
  });
});

describe('composePassages', () => {
  const reply = { confidence: 0.8, suggestions: [], corrections: [], compares: false, language: 'zh' as const, now };
  it('quotes each excerpt with its citation and reminds that it is old', () => {
    const answer = composePassages({ ...reply, excerpts: [excerpt('摊位495个。')] });
    expect(answer.text).toBe(
      '“摊位495个。”\n—— 《渝中报》2023年6月9日第2版 · 区里办实事\n\n以上是2023年6月9日的报道，情况可能已有变化，办事前请先核实。',
    );
    expect(answer.asOf).toBe('2023-06-09');
  });
  it('points at dates when they differ and tell of one matter', () => {
    const answer = composePassages({
      ...reply,
      compares: true,
      excerpts: [excerpt('甲。', { date: '2024-03-06' }), excerpt('乙。')],
    });
    expect(answer.text).toContain('不同时间的报道');
    expect(answer.text).toContain('以上最新的一篇是2024年3月6日的报道');
    expect(answer.asOf).toBe('2024-03-06');
  });
  it('says what it took a misspelt name for', () => {
    const answer = composePassages({
      ...reply,
      excerpts: [excerpt('甲。')],
      corrections: [{ from: '渝块办', to: '渝快办' }],
    });
    expect(answer.text).toContain('已按“渝快办”为您查找');
  });
});

describe('composeDirectory', () => {
  const entry = {
    ...{ name: '自来水热线', number: '966886', category: 'water' as const, firstPrinted: null, lastPrinted: null },
    citation: citation({ date: null, dateCertainty: 'unknown' }),
  };
  const reply = { entries: [entry], excerpts: [], corrections: [], confidence: 1, suggestions: [], now };
  it('gives name, number and citation, and warns of an unknown date', () => {
    const { text } = composeDirectory({ ...reply, byNumber: false, more: 0, language: 'zh' });
    expect(text).toContain('自来水热线：966886');
    expect(text).toContain('请先核实');
  });
  it('turns the sentence round for a number', () => {
    expect(composeDirectory({ ...reply, byNumber: true, more: 0, language: 'zh' }).text).toContain(
      '966886是“自来水热线”',
    );
  });
});

describe('composeRefusal', () => {
  const reply = { related: [], hotline: null, readings: [], suggestions: [], language: 'zh' as const };
  it('says what was looked for and offers related articles as that only', () => {
    const { text } = composeRefusal({ ...reply, reason: 'not-in-archive', missing: '水价', related: [citation()] });
    expect(text).toContain('没有找到关于“水价”的答案');
    expect(text).toContain('不一定有您要的答案');
  });
  it('asks between readings', () => {
    const { text } = composeRefusal({ ...reply, reason: 'unclear', missing: null, readings: ['甲', '乙'] });
    expect(text).toBe('您是想问：\n· 甲\n· 乙');
  });
});

describe('holdingsReply', () => {
  const counts = { pages: 5, articles: 36, passages: 131, directoryEntries: 11 };
  const newspapers = [
    { name: '重庆日报', from: '2020-06', to: '2020-06', articles: 6 },
    { name: '渝中报', from: '2020-05', to: '2024-03-06', articles: 8 },
  ];
  it('names the papers with their dates, most articles first, and counts what has no name', () => {
    expect(holdingsReply({ newspapers, counts }, 'zh')).toBe(
      '我查的报纸档案里现有36篇文章：\n· 《渝中报》，2020年5月至2024年3月6日，8篇\n· 《重庆日报》，2020年6月，6篇\n· 没有印出报名的版面，22篇\n档案之外的事我不知道；每条回答都注明日期，旧消息请先核实。',
    );
    expect(holdingsReply({ newspapers, counts }, 'en')).toContain('《渝中报》, May 2020 to 6 March 2024: 8 articles');
  });
});
