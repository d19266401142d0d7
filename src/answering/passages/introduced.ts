import { startsAsSurname } from '../../text/surnames.js';
import { taggedTokens } from '../../text/tokenize.js';
import type { AnalysedQuestion } from '../understand/analysed-question.js';
import type { Candidate } from './candidates.js';

/** Questions that want to be told who somebody is or what a thing is (李林是干啥子的, 渝快办是什么平台, 什么是无废城市). */
const lead = String.raw`^(?:请问|想问|我想|问|了解|知道|一下|下|[\s,。!])*["《]?`;
const name = String.raw`([\p{Script=Han}a-z0-9·+-]{2,16}?)["》]?`;
const what = '(?:什么|啥子?|谁|哪个|哪位|何人|何物|(?:干|做|搞)(?:什么|啥子?|嘛)|怎么回事)';
const kind = '(?:的|人|东西|平台|项目|活动|工程|计划|行动|机构|组织|系统|机制|意思|概念)*';
const asked = [
  new RegExp(`${lead}${name}(?:到底|究竟)?(?:是|指的?是|是指)(?:一?个|一种)?${what}${kind}[\\s?!。呢啊呀嘛吗]*$`, 'u'),
  new RegExp(`${lead}(?:什么|啥子?)(?:是|叫|叫做)["《]?${name}[\\s?!。呢啊呀]*$`, 'u'),
];

function subjectOf({ folded, expected }: AnalysedQuestion): string | null {
  if (!['definition', 'person', 'organisation', 'open', 'list'].includes(expected.type)) return null;
  for (const pattern of asked) {
    const subject = pattern.exec(folded)?.[1];
    if (subject) return subject;
  }
  return null;
}

/** Whether what stands before a person's name is a post or a part, not the verb of a sentence or another name. */
function isPost(before: string): boolean {
  const last = taggedTokens(before.slice(-8)).at(-1);
  return last !== undefined && last.term.length > 1 && /^(?:n(?!r)|b)/.test(last.tag);
}

/**
 * Whether a sentence introduces what a question asks about: names the person right behind a post (区长谢东), or says of the
 * thing or person what it is (“渝快办”是…平台).
 */
export function introduces(question: AnalysedQuestion, { folded, part }: Candidate): boolean {
  const subject = subjectOf(question);
  if (subject === null || part === 'headline') return false;
  const person = subject.length <= 4 && startsAsSurname(subject);
  for (let at = folded.indexOf(subject); at >= 0; at = folded.indexOf(subject, at + 1)) {
    const clause = /[^,。;:!?、\n]*$/u.exec(folded.slice(0, at))?.[0] ?? '';
    const rest = folded.slice(at + subject.length);
    const begins = /^["《\s]*$/.test(clause);
    if (begins && /^["》]?(?:\([^()]{1,24}\))?,?(?:又|也)?(?:是(?![不否在以为])|指|系)/.test(rest)) return true;
    if (person && begins && /^,?(?:男|女|现任|时任|担任|任(?!务))/.test(rest)) return true;
    if (person && !/^[:：]/.test(rest) && isPost(clause.trimEnd())) return true;
  }
  return false;
}
