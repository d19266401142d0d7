import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitReply } from '../../../../bot/channels/render/fit-reply.js';
import { escapeMarkdown, markdown } from '../../../../bot/channels/render/markdown.js';
import { plainText } from '../../../../bot/channels/render/plain-text.js';
import { cutAt, printable } from '../../../../bot/channels/render/printable.js';
import { highlightedSpans, itemsOf, replyBlocks } from '../../../../bot/channels/render/reply-blocks.js';
import { telegramHtml, telegramLength } from '../../../../bot/channels/render/telegram-html.js';
import { answerMessage } from '../../../../bot/channels/telegram/answer-message.js';
import { articleMessage } from '../../../../bot/channels/telegram/article-message.js';
import { paginate } from '../../../../bot/channels/telegram/paginate.js';
import { readXmlFields, writeXml } from '../../../../bot/channels/webhooks/xml.js';
import { composeDirectory, composePassages, composeRefusal } from '../../../../src/answering/compose/compose.js';
import type { Excerpt } from '../../../../src/domain/answer.js';
import { answers, citations, hostileText } from '../../../support/arbitrary-answer.js';
import { fakeArticle, fakeCitation, fakeEntries } from '../../../support/fake-answer-service.js';
import { parseTelegramHtml } from '../../../support/telegram-html-parser.js';

const inferred = { ...fakeCitation(0, 10), date: '2021-05', dateCertainty: 'inferred' as const, dateEvidence: '五一' };
const excerpt: Excerpt = {
  text: '停水计划提前24小时在本报公布。',
  highlights: [[4, 10]],
  part: 'body',
  start: 0,
  end: 16,
  citation: inferred,
};
const common = {
  confidence: 0.9,
  suggestions: [],
  compares: false,
  language: 'zh' as const,
  now: new Date('2026-01-01'),
};

describe('a composed answer', () => {
  const passages = composePassages({ ...common, excerpts: [excerpt], corrections: [{ from: '渝块办', to: '渝快办' }] });

  it('reads the same in plain text as the composer wrote it', () => {
    expect(plainText(replyBlocks(passages).blocks)).toBe(passages.text);
    const directory = composeDirectory({
      ...common,
      entries: [fakeEntries[0]!],
      excerpts: [],
      corrections: [],
      byNumber: false,
      more: 0,
    });
    expect(plainText(replyBlocks(directory).blocks)).toBe(directory.text);
  });

  it('lists the readings of a reply that asks back once', () => {
    const readings = ['自来水热线是多少？', '燃气热线是多少？'];
    const reply = { reason: 'unclear', missing: null, hotline: null, language: 'zh' } as const;
    const refusal = composeRefusal({ ...reply, related: [], readings, suggestions: readings });
    expect(plainText(replyBlocks(refusal, { suggestions: true }).blocks)).toBe(refusal.text);
  });

  it('says that a date is inferred, and from what, on every platform', () => {
    const { blocks } = replyBlocks(passages);
    expect(plainText(blocks)).toContain('约2021年5月，据文中“五一”推断');
    expect(parseTelegramHtml(telegramHtml(blocks)).text).toContain('约2021年5月，据文中“五一”推断');
    expect(markdown(blocks)).toContain('约2021年5月，据文中“五一”推断');
  });
});

describe('highlights', () => {
  it('that overlap, stand in disorder or reach outside cover the text once', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.tuple(fc.integer(), fc.integer())), (text, highlights) => {
        const spans = highlightedSpans({ text, highlights });
        expect(spans.map((span) => span.text).join('')).toBe(text);
      }),
    );
  });
});

describe('Telegram HTML', () => {
  it('is taken by the Bot API’s rules, within its length, and shows every word as a word', () => {
    fc.assert(
      fc.property(answers, (answer) => {
        const { html, keyboard } = answerMessage({ replyId: 'r'.repeat(24), answer });
        const parsed = parseTelegramHtml(html);
        expect(parsed.text.length).toBeLessThanOrEqual(4_096);
        for (const { type } of parsed.entities) expect(['bold', 'italic', 'blockquote', 'code']).toContain(type);
        for (const button of keyboard.flat()) {
          expect(Buffer.byteLength('callback_data' in button ? button.callback_data : '')).toBeLessThanOrEqual(64);
        }
      }),
    );
  });

  it('of blocks has the length that is reckoned, or less', () => {
    fc.assert(
      fc.property(answers, (answer) => {
        const { blocks } = replyBlocks(answer);
        expect(parseTelegramHtml(telegramHtml(blocks)).text.length).toBeLessThanOrEqual(telegramLength(blocks));
      }),
    );
  });

  it('of an article page is taken as well, whatever the article and the excerpt', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 4_000 }),
        hostileText,
        fc.nat(5_000),
        fc.nat(9),
        (body, headline, start, page) => {
          const article = { ...fakeArticle, body, headline };
          const item = {
            kind: 'excerpt' as const,
            excerpt: { ...excerpt, start, end: start + 20 },
            citation: { ...inferred, headline },
          };
          const view = articleMessage({ replyId: 'r', article, item, position: 0, total: 2, page, language: 'zh' });
          expect(parseTelegramHtml(view.html).text.length).toBeLessThanOrEqual(4_096);
        },
      ),
    );
  });
});

describe('Markdown', () => {
  it('escapes whatever has a meaning: nothing outside becomes a link, an image, a heading or code', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const escaped = escapeMarkdown(text);
        expect(escaped.replace(/\\[\s\S]/g, '')).not.toMatch(/[`*_[\]()#<>|~\\!@]/);
      }),
    );
  });

  it('marks a highlight only where CommonMark would read it as one', () => {
    const bold = (text: string, from: number, to: number) =>
      markdown([[{ kind: 'quote', spans: highlightedSpans({ text, highlights: [[from, to]] }) }]]);
    expect(bold('办理时间为每天九点', 5, 7)).toBe('> 办理时间为**每天**九点');
    expect(bold('因“五一”放假', 1, 5)).toBe('> 因“五一”放假');
    expect(bold('说：“五一”放假', 2, 4)).toBe('> 说：**“五**一”放假');
  });

  it('keeps a quote of several paragraphs one quote', () => {
    expect(markdown([[{ kind: 'quote', spans: [{ text: '一\n\n二' }] }]])).toBe('> 一\n> 二');
  });
});

describe('XML', () => {
  it('brings any text back as it would print', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const fields = readXmlFields(writeXml({ Content: text, CreateTime: 5 }));
        expect((fields.get('Content') ?? '').trim()).toBe(printable(text).trim());
      }),
    );
  });

  it('refuses document types and broken documents', () => {
    for (const text of ['', '<xml>', '<a/>', 'x', '<!DOCTYPE x [<!ENTITY a "b">]><xml><Content>&a;</Content></xml>']) {
      expect(() => readXmlFields(text)).toThrow(expect.objectContaining({ code: 'E_REQUEST_INVALID' }));
    }
  });
});

describe('a reply that must fit', () => {
  it('fits any limit that leaves room for words, in bytes as in characters', () => {
    const bytes = (blocks: Parameters<typeof plainText>[0]) => Buffer.byteLength(plainText(blocks));
    fc.assert(
      fc.property(answers, fc.integer({ min: 600, max: 3_000 }), (answer, limit) => {
        const page = fitReply(answer, { suggestions: true, countRest: true }, bytes, limit);
        expect(bytes(page.blocks)).toBeLessThanOrEqual(limit);
      }),
    );
  });

  it('keeps the citation of each item it shows', () => {
    fc.assert(
      fc.property(citations, (citation) => {
        const answer = composePassages({
          ...common,
          excerpts: [{ ...excerpt, text: '长'.repeat(5_000), citation }],
          corrections: [],
        });
        const { blocks } = fitReply(answer, {}, telegramLength, 4_096);
        expect(itemsOf(answer)).toHaveLength(1);
        expect(blocks.flat().some((line) => line.kind === 'source')).toBe(true);
      }),
    );
  });
});

describe('cutting', () => {
  it('splits no surrogate pair', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(50), (text, units) => {
        const cut = cutAt(text, units);
        expect(text.startsWith(cut)).toBe(true);
        expect(cut.length).toBeLessThanOrEqual(units);
        expect(cut).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });

  it('pages cover the text without gap or overlap', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), fc.integer({ min: 3, max: 120 }), (text, size) => {
        const pages = paginate(text, size);
        expect(pages.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
        for (const { start, end } of pages) expect(end - start).toBeLessThanOrEqual(size);
        for (const { start, end } of pages) expect(text.slice(start, end)).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });
});
