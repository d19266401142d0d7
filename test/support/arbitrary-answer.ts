import fc from 'fast-check';
import type { Answer, Citation } from '../../src/domain/answer.js';

/** Text as hostile as it comes: markup of every platform, controls, halves of surrogate pairs, long runs. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        '<b>',
        '</b>',
        '</blockquote>',
        '<script>alert(1)</script>',
        '&lt;',
        '&',
        '"',
        "'",
        ']]>',
        '<![CDATA[',
        '[x](http://e.example)',
        '![i](http://e.example)',
        '**',
        '__',
        '`',
        '```',
        '> ',
        '# ',
        '- ',
        '1. ',
        '\\',
        '|',
        '~~',
        '<a href="http://e.example">x</a>',
        '<at user_id="all"></at>',
        '@all',
        '\n',
        '\r\n',
        '\u0000',
        '\u202e',
        '\ud83d',
        '😀',
        '渝快办',
        '966886',
        ' ',
        '\t',
      ),
      { maxLength: 30 },
    )
    .map((parts) => parts.join('')),
);

export const citations: fc.Arbitrary<Citation> = fc.record({
  articleId: fc.string({ minLength: 1, maxLength: 30 }),
  headline: hostileText,
  newspaper: fc.option(hostileText),
  date: fc.option(fc.constantFrom('2021', '2021-05', '2023-06-09')),
  dateCertainty: fc.constantFrom('printed' as const, 'inferred' as const, 'unknown' as const),
  dateEvidence: fc.option(hostileText),
  page: fc.option(fc.constantFrom('1', 'A02')),
  source: fc.record({ file: fc.constant('seeds/a.txt'), lines: fc.constant<[number, number]>([1, 2]) }),
});

const language = fc.constantFrom('zh' as const, 'en' as const);

const excerpts = fc.record({
  text: fc.oneof(
    hostileText,
    fc.nat(9_000).map((length) => '长'.repeat(length)),
  ),
  highlights: fc.array(fc.tuple(fc.nat(80), fc.nat(80)), { maxLength: 4 }),
  part: fc.constantFrom('body' as const, 'headline' as const),
  start: fc.nat(100),
  end: fc.nat(200),
  citation: citations,
});

const entries = fc.record({
  name: hostileText,
  number: fc.oneof(fc.constant('023-63807576'), hostileText),
  category: fc.constant('water' as const),
  firstPrinted: fc.constant(null),
  lastPrinted: fc.constant('2023-06-09'),
  citation: citations,
});

/** Answers of every kind with hostile words in every place. */
export const answers: fc.Arbitrary<Answer> = fc.oneof(
  fc.record({
    status: fc.constant('answered' as const),
    kind: fc.constantFrom('passages' as const, 'directory' as const),
    text: hostileText,
    excerpts: fc.array(excerpts, { maxLength: 3 }),
    entries: fc.array(entries, { maxLength: 12 }),
    notes: fc.record({
      before: fc.array(hostileText, { maxLength: 2 }),
      after: fc.array(hostileText, { maxLength: 2 }),
    }),
    asOf: fc.constant(null),
    confidence: fc.constant(0.5),
    suggestions: fc.array(hostileText, { maxLength: 3 }),
    language,
  }),
  fc.record({
    status: fc.constant('refused' as const),
    reason: fc.constant('not-in-archive' as const),
    text: fc.oneof(
      hostileText,
      fc.nat(9_000).map((length) => '<'.repeat(length)),
    ),
    suggestions: fc.array(hostileText, { maxLength: 3 }),
    related: fc.array(citations, { maxLength: 3 }),
    language,
  }),
  fc.record({ status: fc.constant('chat' as const), text: hostileText, language }),
);
