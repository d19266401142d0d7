import { fold } from '../fold.js';
import { trailingNoun } from './question-words/focus.js';
import { askedHead, attributeNouns, headOf } from './question-words/heads.js';
import { wordReading, yesNoReading } from './question-words/rules.js';
import type { Candidate, ExpectedAnswer } from './question-words/types.js';

export type { ExpectedAnswer, ExpectedType } from './question-words/types.js';
export { measurePattern } from './question-words/units.js';

/** Politeness and lead-ins that hold question words without asking anything (“有谁知道…吗”). */
export const preamble =
  /^(?:[\s,，。!！?？]|你好|您好|哈喽|请问|麻烦(?:问一?下|查一?下|你|您)?|劳烦|打扰(?:一?下)?|(?:我|俺)?想(?:问|请教|知道|了解|咨询|晓得|查)(?:一?下)?|有(?:谁|哪个|没有人|没得人|人|哪位)(?:知道|晓得)|(?:谁|哪位|哪个)(?:知道|晓得)|(?:你|您)(?:知道|晓得|清楚)(?:不知道|不)?|(?:能|可以|请|能不能|可不可以)?(?:你|您)?(?:告诉|跟|给)(?:我|我们|一声)(?:一?下|说说?|讲讲?|讲一下|说一下|查一?下|介绍)?|帮(?:我|忙)(?:查|问|看|找)?(?:一?下)?|问一?下|问问|查一?下|查询(?:一?下)?|咨询(?:一?下)?|不知道|不晓得)+/u;

const closing =
  /(?:[\s?？!！。.,，;；~～…]|谢谢您?|谢了|多谢|[呢呀啊哦哟嘛嗦吧哈]|一下|的?(?:信息|情况|资料)(?=[?？。]?$)|[是有在为])+$/u;
const askedFor = /(?:吗|么|嘛|不|没得|没有|没)[\s?？]*$/u;

/** A question without a question word: its last noun tells (“2023年温网女单冠军”). */
function bareReading(text: string): Candidate | null {
  // The year may stand last: 重庆市教委主任2024.
  let phrase = text.replace(/[\s,，]*(?:19|20)\d{2}年?\s*$/u, '');
  for (let previous = ''; previous !== phrase; ) {
    previous = phrase;
    phrase = phrase.replace(closing, '');
  }
  const at = { start: phrase.length, end: phrase.length };
  const head = headOf(phrase);
  if (head) return { ...at, type: head.type, unit: head.unit, focus: trailingNoun(phrase) ?? head.word };
  for (let length = 4; length >= 2; length--) {
    const word = phrase.slice(-length);
    if (attributeNouns.has(word)) return { ...at, type: 'open', focus: word };
  }
  // A lone word (消费) is the subject, of which nothing is asked.
  const focus = trailingNoun(phrase);
  return focus && focus !== phrase.trim() ? { ...at, type: 'open', focus } : null;
}

/**
 * What a Chinese question expects of its answer: from its question words, else from its last noun. Offsets are those of
 * the question, folded or not (folding keeps lengths). A question that tells nothing is `open`.
 */
export function expectedType(question: string): ExpectedAnswer {
  const folded = fold(question);
  const lead = preamble.exec(folded)?.[0].length ?? 0;
  const text = ' '.repeat(lead) + folded.slice(lead);
  const reading = wordReading(text);
  if (reading) return expectation(reading);
  const yesNo = yesNoReading(text);
  if (!yesNo) {
    const bare = bareReading(text);
    return bare ? { ...expectation(bare), span: null } : { type: 'open', unit: null, focus: null, span: null };
  }
  // “有燃气公司的电话吗” wants the number, not a yes.
  const asked = bareReading(text.replace(askedFor, ''));
  if (asked?.type === 'phone') return { ...expectation(asked), span: [yesNo.start, yesNo.end] };
  return expectation(yesNo);
}

function expectation({ start, end, type, unit, focus }: Candidate): ExpectedAnswer {
  return { type, unit: unit ?? null, focus: focus ?? null, span: [start, end] };
}

/** Whether a noun only names a kind of answer (电话, 材料, 单位), so that it says nothing of what a question is about. */
export function isGenericNoun(noun: string): boolean {
  return attributeNouns.has(noun) || askedHead(noun)?.word === noun;
}

/** Words that carry no content in a question: politeness, particles, question words, auxiliaries. Folded. */
export const questionStopwords: ReadonlySet<string> = new Set(
  `请问 请 麻烦 劳烦 打扰 你好 您好 谢谢 我 我们 你 您 你们 他 她 它 他们 俺 咱 咱们 大家 想 想问 想知道 想了解 想请教 知道 告诉 了解 咨询 查询 查 问 帮 帮忙 帮我
   一下 一下子 下 的 地 得 之 了 着 过 吗 呢 吧 啊 呀 哦 嘛 么 哈 嗦 哟 诶 是 为 有 在 到 去 来 和 与 及 跟 同 或 或者 还是 还 也 都 就 才 又 再 很 太 要 会 能 可以 可 应该 该
   得 需要 须 把 被 让 给 向 从 由 对 于 对于 关于 根据 按 这 那 这个 那个 这些 那些 这里 那里 这儿 那儿 其 此 该 某 什么 啥 啥子 怎么 怎样 怎么样 如何 咋 咋个 啷个
   为什么 为何 为啥 哪 哪里 哪儿 哪个 哪些 哪家 哪位 谁 多少 好多 几 几个 何时 什么时候 何地 多久 多大 多高 多长 多远 是否 能否 可否 是不是 有没有 能不能 可不可以 会不会 没
   不 没有 个 一个 一些 些 种 一种 位 名 上 里 中 内 下面 目前 现在 如今 究竟 到底 具体 大概 大约 一共 总共 共 分别 吧 请教 说 讲 说说 讲讲 介绍 解释 一 哪年 哪天 几点 几月 几号`
    .split(/\s+/)
    .filter(Boolean),
);
