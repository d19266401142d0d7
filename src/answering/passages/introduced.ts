import { preamble } from '../../text/lexicon/question-words.js';
import { startsAsSurname } from '../../text/surnames.js';
import { taggedTokens } from '../../text/tokenize.js';
import type { AnalysedQuestion } from '../understand/analysed-question.js';
import type { Candidate } from './candidates.js';

const name = String.raw`["《]?([\p{Script=Han}a-z0-9·+-]{2,16}?)["》]?`;
const ends = String.raw`[\s?!。呢啊呀嘛吗]*$`;
// In Chongqing 哪个 is 谁.
const who = '谁|哪[位个]|何人|(?:干|做|搞)(?:什么|啥子?|嘛)(?:工作|职业|行业)?';
const kind = '(?:的|人|东西|平台|项目|活动|工程|计划|行动|机构|组织|系统|机制|意思|概念)*';
const isWhat = new RegExp(
  `^${name}(?:到底|究竟)?(?:是|指的?是|是指)(?:一?个|一种)?(?:(${who})|什么|啥子?|何物|怎么回事)${kind}${ends}`,
  'u',
);
const whatIs = new RegExp(`^(?:(谁)是|(?:什么|啥子?)(?:叫做|叫|是))${name}${ends}`, 'u');

interface Subject {
  name: string;
  /** Asked for with a word for people (谁, 干什么的). */
  asWho: boolean;
}

/** Who or what a question wants introduced (李林是干啥子的, 渝快办是什么平台, 什么是无废城市); null when it wants something else. */
function subjectOf({ own, expected }: AnalysedQuestion): Subject | null {
  if (!['definition', 'person', 'organisation', 'open', 'list'].includes(expected.type)) return null;
  const text = own.replace(preamble, '');
  const [, before, beforeAsWho] = isWhat.exec(text) ?? [];
  if (before) return { name: before, asWho: beforeAsWho !== undefined };
  const [, afterAsWho, after] = whatIs.exec(text) ?? [];
  return after ? { name: after, asWho: afterAsWho !== undefined } : null;
}

/** Whether what stands before a person's name is a post or a part, not the verb of a sentence or another name. */
function isPost(before: string): boolean {
  const last = taggedTokens(before.slice(-8)).at(-1);
  return last !== undefined && last.term.length > 1 && /^(?:n(?!r)|b)/.test(last.tag);
}

/** Whether a name ends where it seems to: 李林 does not in 李林森. */
function endsThere(subject: string, rest: string): boolean {
  if (!/^\p{Script=Han}/u.test(rest)) return true;
  return taggedTokens(subject + rest.slice(0, 6)).some(({ end }) => end === subject.length);
}

const saysWhatItIs = /^["》]?(?:\([^()]{1,24}\))?,?(?:又|也)?(?:是(?![不否在以为])|指的是|是指)/;
const tellsOfPerson = /^,?(?:[男女](?=[,、(])|现任|时任|担任|出任)/;

/**
 * Whether a sentence introduces what a question asks about: names the person right behind a post (区长谢东), or says of the
 * thing or person what it is (“渝快办”是…平台).
 */
export function introduces(question: AnalysedQuestion, { folded, part }: Candidate): boolean {
  const subject = subjectOf(question);
  if (subject === null || part === 'headline') return false;
  const person = subject.asWho && subject.name.length <= 4 && startsAsSurname(subject.name);
  for (let at = folded.indexOf(subject.name); at >= 0; at = folded.indexOf(subject.name, at + 1)) {
    const clause = /[^,。;:!?、\n]*$/u.exec(folded.slice(0, at))?.[0] ?? '';
    const rest = folded.slice(at + subject.name.length);
    const begins = /^["《\s]*$/.test(clause);
    if (begins && saysWhatItIs.test(rest)) return true;
    if (!person || !endsThere(subject.name, rest)) continue;
    if (begins ? tellsOfPerson.test(rest) : !/^[:：]/.test(rest) && isPost(clause.trimEnd())) return true;
  }
  return false;
}
