import { Type } from 'typebox';
import type { LineMap } from '../../src/domain/article.js';
import { directoryCategories } from '../../src/domain/directory.js';

/** The JSON schemas that requests are checked against and /docs shows. They mirror src/domain. */

const nullableString = (description: string) => Type.Union([Type.String(), Type.Null()], { description });
const lines = Type.Tuple([Type.Integer(), Type.Integer()], { description: 'First and last line, from 1, inclusive.' });
const language = Type.Enum(['zh', 'en']);

const sourceSpan = Type.Object({ file: Type.String(), lines });

export const citation = Type.Object(
  {
    articleId: Type.String(),
    headline: Type.String(),
    newspaper: nullableString('As printed, without 《》.'),
    date: nullableString('YYYY, YYYY-MM or YYYY-MM-DD: as precise as known.'),
    dateCertainty: Type.Enum(['printed', 'inferred', 'unknown']),
    dateEvidence: nullableString('The words that an inferred date rests on.'),
    page: nullableString('Page of the newspaper.'),
    source: sourceSpan,
  },
  { description: 'Where an excerpt stands.' },
);

export const excerpt = Type.Object(
  {
    text: Type.String({ description: 'Verbatim.' }),
    highlights: Type.Array(Type.Tuple([Type.Integer(), Type.Integer()]), {
      description: 'Half-open spans inside text, in UTF-16 code units.',
    }),
    part: Type.Enum(['body', 'headline']),
    start: Type.Integer({ description: 'body.slice(start, end) is the text.' }),
    end: Type.Integer(),
    citation,
  },
  { description: 'A verbatim span of an article.' },
);

export const entry = Type.Object(
  {
    name: Type.String(),
    number: Type.String({ description: 'As printed.' }),
    category: Type.Enum([...directoryCategories]),
    firstPrinted: nullableString('Oldest date it was printed.'),
    lastPrinted: nullableString('Newest date it was printed.'),
    citation,
  },
  { description: 'A service or organisation with a phone number.' },
);

const replyFields = {
  replyId: Type.String({ description: 'Names this reply for POST /v1/feedback.' }),
  conversationId: Type.String({ description: 'Send it with the next question for a follow-up.' }),
};

const answered = Type.Object({
  status: Type.Literal('answered'),
  kind: Type.Enum(['passages', 'directory']),
  text: Type.String({ description: 'The whole reply as plain text, citations included.' }),
  excerpts: Type.Array(excerpt),
  entries: Type.Array(entry),
  notes: Type.Optional(
    Type.Object(
      { before: Type.Array(Type.String()), after: Type.Array(Type.String()) },
      { description: 'Our own sentences in text, before and after what is quoted.' },
    ),
  ),
  asOf: nullableString('Date of the newest source used.'),
  confidence: Type.Number({ minimum: 0, maximum: 1 }),
  suggestions: Type.Array(Type.String()),
  language,
  ...replyFields,
});

const refused = Type.Object({
  status: Type.Literal('refused'),
  reason: Type.Enum(['not-in-archive', 'out-of-scope', 'unsafe', 'personal-data', 'unclear']),
  text: Type.String(),
  suggestions: Type.Array(Type.String()),
  related: Type.Array(citation, { description: 'Nearest articles, offered as related only.' }),
  language,
  ...replyFields,
});

const chat = Type.Object({ status: Type.Literal('chat'), text: Type.String(), language, ...replyFields });

export const askReply = Type.Union([answered, refused, chat], { description: 'The answer, told apart by status.' });

/** Longest question over HTTP, in UTF-16 code units. */
export const questionLimit = 500;

export const conversationId = Type.String({
  minLength: 8,
  maxLength: 64,
  pattern: '^[A-Za-z0-9_-]+$',
  description: 'Any random name, 8 to 64 letters, digits, - or _. Without one, a new conversation begins.',
});

export const askBody = Type.Object(
  { question: Type.String({ minLength: 1, maxLength: questionLimit }), conversationId: Type.Optional(conversationId) },
  { additionalProperties: false },
);

export const feedbackBody = Type.Object(
  {
    replyId: Type.String({ minLength: 1, maxLength: 24 }),
    helpful: Type.Boolean(),
    conversationId: Type.Optional(conversationId),
  },
  { additionalProperties: false },
);

export const directoryQuery = Type.Object({
  q: Type.Optional(
    Type.String({
      maxLength: 100,
      description: 'Name, category, number or pinyin; the key of a category (air) gives its entries alone; empty: all.',
    }),
  ),
  format: Type.Optional(Type.Enum(['json', 'csv'])),
});

export const directoryReply = Type.Object({
  query: Type.String(),
  count: Type.Integer(),
  entries: Type.Array(entry),
});

export const directoryContent = {
  description: 'Entries, newest printed first for equal matches.',
  content: {
    'application/json': { schema: directoryReply },
    'text/csv': { schema: Type.String() },
  },
};

const jump = Type.Union([
  Type.Object({ page: Type.String(), articleId: nullableString('Null when the archive lacks it.') }),
  Type.Null(),
]);

export const article = Type.Object({
  id: Type.String(),
  headline: Type.String(),
  headlineLine: Type.Union([Type.Integer(), Type.Null()]),
  eyebrow: nullableString('The line above the headline.'),
  subheads: Type.Array(Type.String()),
  newspaper: nullableString('As printed, without 《》.'),
  date: nullableString('YYYY, YYYY-MM or YYYY-MM-DD.'),
  dateCertainty: citation.properties.dateCertainty,
  dateEvidence: nullableString('The words that an inferred date rests on.'),
  page: nullableString('Page of the newspaper.'),
  issue: nullableString('Issue of the newspaper.'),
  kind: Type.String(),
  byline: nullableString('Reporter and photographer.'),
  body: Type.String({ description: 'Cleaned text; paragraphs are separated by one newline.' }),
  source: sourceSpan,
  lineMap: Type.Unsafe<LineMap>(
    Type.Array(Type.Tuple([Type.Integer(), Type.Integer()]), {
      description: 'Pairs of body offset and line of the source file.',
    }),
  ),
  continuedFrom: jump,
  continuedOn: jump,
  url: nullableString('Address given by the archive.'),
});

export const problem = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String(),
    code: Type.String({ description: 'A code of docs/errors.md.' }),
    requestId: Type.String(),
  },
  { description: 'RFC 9457 problem details (application/problem+json).' },
);
