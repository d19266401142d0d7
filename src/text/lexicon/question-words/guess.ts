import { startsAsSurname } from '../../surnames.js';
import { taggedTokens } from '../../tokenize.js';
import { headOf } from './heads.js';
import { measurePattern } from './units.js';

/** A question that offers an answer (是1958年迁的吗), asked without it. */
export interface WithoutGuess {
  /** What is offered: 1958年. */
  guess: string;
  /** The question that leaves it open: 是哪年迁的. */
  open: string;
  /** Who holds an office is offered. */
  person?: true;
}

const closing =
  /[,，]?(?:对吧|是吧|对吗|是吗|对不对|是不是|没错吧|对不|是不)[\s?？。!！]*$|(?<![什怎这那多要])(?:吗|嘛|么|吧|不)[\s?？。!！]*$/u;
const inner = /是不是|是否/u;

const doing =
  '(?:主办|承办|举办|举行|召开|启动|开办|开展|发起|组织|牵头|推出|投资|建设|修建|管理|负责|生产|设立|成立|搞|开|办|建|修|管|设|发)';
const kinds = '银行|公司|医院|学校|大学|中学|小学|集团|企业|酒店|商场|超市|报社';

/** The ways to offer an answer, each with how the question reads without it. */
const guesses: readonly ((said: string) => WithoutGuess | null)[] = [
  // 是1958年迁到西安的, 是3月6号搞的
  (said) => {
    const match = /(?<=[是在于])((?:(?:19|20)\d{2}年)?(?:\d{1,2}月(?:\d{1,2}[日号]?)?)?)(?=\p{Script=Han}*$)/u.exec(
      said,
    );
    if (!match?.[1]) return null;
    return replaced(said, match.index, match[1], /^\d{4}年$/.test(match[1]) ? '哪年' : '什么时候');
  },
  // 有3000根, 有500个摊位
  (said) => {
    const number = new RegExp(
      `(?<=[有达到过共是要花收]了?)(?:大?约|大概|将近)?(\\d+(?:\\.\\d+)?[多余]?[千万亿]*)(?=(?!年|月|日|号|路|点|楼|期|届)(?:${measurePattern}|%)[^,，都也内前后]*$)`,
      'u',
    );
    const match = number.exec(said);
    if (!match || /\d/.test(said.replace(match[0], ''))) return null;
    return replaced(said.replace(/了$/, ''), match.index, match[0], '多少');
  },
  // 区长是罗毅, 罗毅是区长
  (said) => {
    const [, before = '', after = ''] = /^(.{2,16}?)是(\p{Script=Han}{2,12})$/u.exec(said) ?? [];
    if (isPerson(after) && headOf(before)?.type === 'person')
      return { guess: after, open: `${before}是谁`, person: true };
    if (isPerson(before) && headOf(after)?.type === 'person')
      return { guess: before, open: `${after}是谁`, person: true };
    return null;
  },
  // 是农业银行开的
  (said) => {
    const match = new RegExp(`(?<=是|由)(\\p{Script=Han}{2,10}?)(?=${doing}的?$)`, 'u').exec(said);
    if (!match || /^在/.test(match[1]!)) return null;
    const kind = new RegExp(`(?:${kinds})$`, 'u').exec(match[1]!)?.[0];
    return isThing(match[1]!) ? replaced(said, match.index, match[1]!, kind ? `哪家${kind}` : '哪个单位') : null;
  },
  // 在朝天门, 是在解放碑办的
  (said) => {
    const match = new RegExp(`(?<=在|位于)(\\p{Script=Han}{2,8}?)(?=${doing}?的?$)`, 'u').exec(said);
    return match && isThing(match[1]!) ? replaced(said, match.index, match[1]!, '哪里') : null;
  },
  // 卢跃富是格力的
  (said) => {
    const [, person = '', guess = ''] = /^(\p{Script=Han}{2,4})是(\p{Script=Han}{2,8})的$/u.exec(said) ?? [];
    return isPerson(person) && isThing(guess) ? { guess, open: `${person}是哪个单位的` } : null;
  },
];

function replaced(said: string, at: number, guess: string, asked: string): WithoutGuess {
  return { guess, open: said.slice(0, at) + asked + said.slice(at + guess.length) };
}

const isPerson = (name: string) => /^\p{Script=Han}{2,4}$/u.test(name) && startsAsSurname(name);

/** Whether nothing in a phrase is done or said of something: 朝天门, 农业银行; not 排队. */
const isThing = (phrase: string) =>
  taggedTokens(phrase).every(({ tag }) => /^(?:n|x|j|l|s|b|z)/.test(tag)) && !/[能会可要排]/.test(phrase);

/**
 * A yes-no question without the answer that it offers; null when it offers none.
 * @param folded in standard Chinese
 */
export function withoutGuess(folded: string): WithoutGuess | null {
  const open = inner.test(folded) ? folded.replace(inner, '是').replace(/[\s?？。!！]+$/, '') : null;
  const said = open ?? (closing.test(folded) ? folded.replace(closing, '') : null);
  if (said === null) return null;
  const plain = said.replace(/是(?=在|位于|有|要)/u, '');
  for (const guess of guesses) {
    const found = guess(plain);
    if (found) return found;
  }
  return null;
}
