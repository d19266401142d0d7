import { citationLine } from '../../src/answering/compose/dates.js';
import type { AnswerService } from '../../src/answering/service.js';
import type { Answer, AskRequest, Citation } from '../../src/domain/answer.js';
import { type Article, linesOf } from '../../src/domain/article.js';
import type { Entry } from '../../src/domain/directory.js';

/** One article with a hotline and one with a service, enough to drive every channel without an index. */
const body =
  '　供水服务热线966886全天受理报装、报修与水费咨询。\n市民可在渝快办平台查询用水账单，也可到建行网点的政务自助机办理。\n停水计划提前24小时在本报公布。';

export const fakeArticle: Article = {
  id: 'fake-1',
  headline: '供水热线“一号通” <全天>在线',
  headlineLine: 3,
  eyebrow: '便民服务',
  subheads: ['报装报修一个电话'],
  newspaper: '渝中报',
  date: '2023-06-09',
  dateCertainty: 'printed',
  dateEvidence: null,
  page: '2',
  issue: '1234',
  kind: 'news',
  byline: '记者 张三',
  body,
  source: { file: 'seeds/fake.txt', lines: [3, 9] },
  lineMap: [
    [0, 5],
    [body.indexOf('市民'), 7],
    [body.indexOf('停水'), 9],
  ],
  continuedFrom: null,
  continuedOn: null,
  place: null,
  url: null,
};

export function fakeCitation(start: number, end: number): Citation {
  return {
    articleId: fakeArticle.id,
    headline: fakeArticle.headline,
    newspaper: fakeArticle.newspaper,
    date: fakeArticle.date,
    dateCertainty: fakeArticle.dateCertainty,
    dateEvidence: fakeArticle.dateEvidence,
    page: fakeArticle.page,
    source: { file: fakeArticle.source.file, lines: linesOf(fakeArticle, start, end) },
  };
}

const firstEnd = body.indexOf('\n');

export const fakeEntries: Entry[] = [
  { name: '供水服务热线', number: '966886', category: 'water' },
  { name: '燃气服务热线', number: '966777', category: 'gas' },
  { name: '消费者投诉举报', number: '12315', category: 'consumer' },
].map((entry) => ({
  ...entry,
  category: entry.category as Entry['category'],
  firstPrinted: '2020-05',
  lastPrinted: '2023-06-09',
  citation: fakeCitation(0, firstEnd),
}));

const check = '情况可能已有变化，请您先核实。';

function passages(from: string, to: string, mark: string, suggestions: string[]): Answer {
  const start = body.indexOf(from);
  const end = body.indexOf(to, start) + to.length;
  const text = body.slice(start, end);
  const at = text.indexOf(mark);
  return {
    status: 'answered',
    kind: 'passages',
    text: `据《渝中报》2023年6月9日：“${text}”`,
    excerpts: [
      { text, highlights: [[at, at + mark.length]], part: 'body', start, end, citation: fakeCitation(start, end) },
    ],
    entries: [],
    notes: { before: [], after: [check] },
    asOf: '2023-06-09',
    confidence: 0.9,
    suggestions,
    language: 'zh',
  };
}

/** Answers by keyword; records each request. `燃气` alone is understood only after a question about 热线. */
export function createFakeAnswerService(): AnswerService & { asked: AskRequest[] } {
  const asked: AskRequest[] = [];
  return {
    asked,
    async ask(request) {
      asked.push(request);
      const { question, history = [] } = request;
      if (question.includes('崩溃')) throw new Error(`secret words of a person: ${question}`);
      if (/你好|谢谢/.test(question)) return { status: 'chat', text: '您好，请问想查什么？', language: 'zh' };
      if (question.includes('停水')) return passages('停水计划', '公布。', '提前24小时', []);
      if (question.includes('渝快办')) return passages('市民可在', '办理。', '建行网点', ['停水会提前通知吗？']);
      const about = question.includes('燃气') ? '燃气' : question.includes('水') ? '供水' : null;
      if (about !== null && [...history, question].some((text) => text.includes('热线'))) {
        const entries = fakeEntries.filter((entry) => entry.name.startsWith(about));
        return {
          status: 'answered',
          kind: 'directory',
          text: entries.map((entry) => `${entry.name} ${entry.number}`).join('\n'),
          excerpts: [],
          entries,
          notes: { before: [], after: [check] },
          asOf: '2023-06-09',
          confidence: 0.98,
          suggestions: ['渝快办在哪里办？', '停水会提前通知吗？'],
          language: 'zh',
        };
      }
      return {
        status: 'refused',
        reason: 'not-in-archive',
        text: `档案里没有查到这件事。\n\n相关报道：\n· ${citationLine(fakeCitation(0, firstEnd), 'zh')}`,
        suggestions: ['供水热线是多少？'],
        related: [fakeCitation(0, firstEnd)],
        language: 'zh',
      };
    },
    directory: async (query) =>
      fakeEntries.filter((entry) => `${entry.name} ${entry.number} ${entry.category}`.includes(query.trim())),
    article: async (id) => (id === fakeArticle.id ? fakeArticle : null),
    summary: () => ({
      builtAt: '2026-01-02T03:04:05.000Z',
      articles: 1,
      passages: 3,
      directoryEntries: fakeEntries.length,
      modelId: 'fake',
      newspapers: [{ name: '渝中报', from: '2020-05', to: '2023-06-09', articles: 1 }],
    }),
  };
}
