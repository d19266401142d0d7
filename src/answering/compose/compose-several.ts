import { type Answer, type Answered, type Excerpt, excerptLimits, type Language } from '../../domain/answer.js';
import type { Entry } from '../../domain/directory.js';
import { correctionNotes, entryBlocks, newestDate, quotedBlocks, reminder } from './compose.js';

/** One question of a message, as written, with its answer. */
export interface AnsweredPart {
  question: string;
  answer: Answer;
  corrections: readonly { from: string; to: string }[];
}

const suggested = 3;

/**
 * One answer out of those to the questions of one message, at least one of them answered: what each quotes first before what
 * any quotes next, within the limits of one answer; and what became of the others.
 */
export function composeSeveral(
  parts: readonly AnsweredPart[],
  { unread, language, now }: { unread: number; language: Language; now: Date },
): Answered {
  const answered = parts.flatMap(({ question, answer, corrections }) =>
    answer.status === 'answered' ? [{ question, answer, corrections }] : [],
  );
  const quoted = inTurn(answered.map(({ answer }) => answer.excerpts));
  const blocks: string[] = [];
  const entries: Entry[] = [];
  const excerpts: Excerpt[] = [];
  for (const { question, answer } of answered) {
    const own = answer.entries.filter((entry) => !entries.some((other) => isSameEntry(entry, other)));
    const byNumber = own.some(({ number }) => question.includes(number));
    const passages = answer.kind === 'passages' ? answer.excerpts.filter((one) => quoted.has(one)) : [];
    entries.push(...own);
    blocks.push(...entryBlocks(own, byNumber, language), ...quotedBlocks(passages, language));
    excerpts.push(...answer.excerpts.filter((one) => quoted.has(one)));
  }
  const citations = [...entries, ...excerpts].map(({ citation }) => citation);
  const before = [
    ...correctionNotes(
      answered.flatMap(({ corrections }) => corrections),
      language,
    ),
    language === 'zh'
      ? '您一次问了几件事，查到的都在这里：'
      : 'You asked several things; this is what the archive says (in Chinese):',
  ];
  const check = reminder(citations, now, language);
  const after = [
    ...parts.flatMap(({ question, answer }) => unanswered(question, answer, language) ?? []),
    ...(unread > 0 ? [leftOut(language)] : []),
    ...(check ? [check] : []),
  ];
  return {
    status: 'answered',
    kind: answered[0]!.answer.kind,
    text: [...before, ...blocks, ...after].join('\n\n'),
    excerpts,
    entries,
    notes: { before, after },
    asOf: newestDate(citations),
    confidence: Math.min(...answered.map(({ answer }) => answer.confidence)),
    suggestions: [...new Set(answered.flatMap(({ answer }) => answer.suggestions))].slice(0, suggested),
    language,
  };
}

/** The first of each list, then the second of each, as many as one answer may quote; nothing twice. */
function inTurn(lists: readonly (readonly Excerpt[])[]): ReadonlySet<Excerpt> {
  const chosen = new Set<Excerpt>();
  let characters = 0;
  for (let i = 0; i < excerptLimits.count; i++) {
    for (const excerpt of lists.flatMap((list) => list[i] ?? [])) {
      if (chosen.size >= excerptLimits.count || characters + excerpt.text.length > excerptLimits.charactersInAll)
        continue;
      if ([...chosen].some((other) => overlaps(other, excerpt))) continue;
      chosen.add(excerpt);
      characters += excerpt.text.length;
    }
  }
  return chosen;
}

/** Whether two entries are one: the same number under the same name. */
export function isSameEntry(a: Entry, b: Entry): boolean {
  return a.number === b.number && a.name === b.name;
}

/** Whether two excerpts quote the same words of one article. */
export function overlaps(a: Excerpt, b: Excerpt): boolean {
  return a.citation.articleId === b.citation.articleId && a.part === b.part && a.start < b.end && b.start < a.end;
}

/** What joins a question to the one before it. */
const leadingIn = /^[\s,，。]*(?:(?:另外|还有|再就是|顺便(?:问一?下)?|以及|同时|and|also)[\s,，]*)?/i;

/** So much of a question tells which is meant. */
const longestNamed = 40;

/** What became of a question that is not answered, without the reports that are only related; null of one that is. */
function unanswered(question: string, answer: Answer, language: Language): string | null {
  if (answer.status !== 'refused') return null;
  const paragraphs = answer.text.split('\n\n');
  const told = answer.related.length ? paragraphs.slice(0, -1) : paragraphs;
  const said = question.replace(leadingIn, '').replace(/[\s?？!！。,，;；]+$/, '');
  const named = said.length > longestNamed ? `${said.slice(0, longestNamed)}…` : said;
  return language === 'zh' ? `关于“${named}”：${told.join('')}` : `About “${named}”: ${told.join(' ')}`;
}

function leftOut(language: Language): string {
  return language === 'zh'
    ? '其余的问题，请再发一条消息问我。'
    : 'For your other questions please send me another message.';
}
