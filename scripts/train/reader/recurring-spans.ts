import nodejieba from 'nodejieba';
import { readerLimits } from '../../../src/answering/reading/encode.js';
import { fold } from '../../../src/text/fold.js';
import { type Span, splitClauses, splitSentences } from '../../../src/text/sentences.js';
import type { Random } from '../random.js';

/**
 * Questions made out of news: a value that an article prints twice is taken out of one sentence, what is left becomes a
 * question, and the other sentence's surroundings the passage that answers it. After “recurring span selection” (Ram et
 * al. 2021, “Few-Shot Question Answering by Pretraining Span Selection”), with the value's kind asked for in words.
 */
export interface MadeQuestion {
  question: string;
  /** Folded passage, and the places of the answer in it. */
  passage: string;
  marks: Span[];
  /** Passages of the same article that do not hold the answer. */
  others: string[];
  /** Whether the passage is another than the one the question was made of. */
  recurring: boolean;
}

type Kind = 'person' | 'place' | 'organisation' | 'date' | 'name' | 'number';

interface Value {
  kind: Kind;
  start: number;
  end: number;
  unit: string;
}

interface Token {
  text: string;
  tag: string;
  start: number;
  end: number;
}

const limits = { body: 2500, perArticle: 7, ...readerLimits } as const;

const dates =
  /\d{4}年(?:\d{1,2}月(?:\d{1,2}[日号])?)?|\d{1,2}月(?:\d{1,2}[日号]|底|初|中旬|上旬|下旬)|\d{1,2}[日号](?=[上下早晚凌])|(?:每周|星期|周)[一二三四五六日天]|\d{1,2}(?::|时|点)\d{0,2}分?/gu;
const numbers = /(?:\d[\d,.]*\d|\d)(?:多|余|几)?[十百千万亿]*(?:多|余)?(%|‰|\p{Script=Han}{0,2})/gu;
const quoted = /[《“"「]([^《》“”"「」\n]{2,14})[》”"」]/gu;
const unit =
  /^(?:%|‰|万?亿?(?:人次|小时|分钟|公里|千米|公斤|千克|美元|欧元|公顷|[个名人位项次家处所座条只支本份批年月天日元吨米岁级届期场部套台辆架间户村类种件起例倍成克度分票股亩集]))/u;
const organisationEnd = /(?:公司|集团|银行|大学|协会|委员会|法院|医院|学院|研究院|俱乐部|局|厅|队)$/u;
const contentTag = /^(?:n|v|a|t|s|f|j|l|i|x|eng|m)/;
const nameTag = /^(?:nr|ns|nt|nz)/;

/** How each kind of value is asked for, in the value's place. */
const asked: Record<Exclude<Kind, 'number'>, readonly string[]> = {
  person: ['谁', '哪位', '是谁', '什么人'],
  place: ['哪里', '哪儿', '什么地方', '哪个地方', '何处', '哪个城市', '哪国'],
  organisation: ['哪家公司', '哪个机构', '哪家单位', '哪个单位', '谁', '什么单位', '哪个组织', '哪支队伍'],
  date: ['什么时候', '何时', '哪天', '哪一天', '哪年', '几号', '什么时间', '几月几号'],
  name: ['什么', '哪个', '叫什么', '什么名字', '哪部'],
};
/** How a search of a few words ends that wants each kind. */
const endings: Record<Kind, readonly string[]> = {
  person: ['', '', '名字', '是谁'],
  place: ['地点', '在哪里', '', '举办地'],
  organisation: ['', '是哪家', '是哪个'],
  date: ['时间', '日期', '是什么时候', '是哪天', ''],
  name: ['', '是什么', '叫什么', '名称'],
  number: ['', '是多少', '有多少', '多少', '数量', '几'],
};

/** Questions made out of one article's body. */
export function recurringSpans(body: string, random: Random): MadeQuestion[] {
  const text = body.slice(0, limits.body);
  const folded = fold(text);
  const sentences = splitSentences(text).filter(([from, to]) => to - from > 5);
  if (sentences.length < 3) return [];
  const read = sentences.map((span) => describe(folded.slice(...span)));
  const standsIn = (value: string) =>
    sentences.flatMap((span, i) => (folded.slice(...span).includes(value) ? [i] : []));
  const values = read.flatMap(({ found }, i) =>
    found.map((value) => {
      const printed = folded.slice(sentences[i]![0] + value.start, sentences[i]![0] + value.end);
      const elsewhere = standsIn(printed).filter((j) => j !== i);
      // What recurs comes first: a question is worth most where its passage says it in other words.
      return { i, value, printed, elsewhere, order: random.next() * (elsewhere.length ? 0.35 : 1) };
    }),
  );
  values.sort((a, b) => a.order - b.order);
  const made: MadeQuestion[] = [];
  const used = new Set<string>();
  for (const { i, value, printed, elsewhere } of values) {
    if (made.length >= limits.perArticle) break;
    if (printed.length < 2 || used.has(printed)) continue;
    const question = questionFor(folded.slice(...sentences[i]!), read[i]!.tokens, value, random);
    if (!question) continue;
    used.add(printed);
    const recurring = elsewhere.length > 0 && random.chance(0.75);
    const about = recurring ? random.pick(elsewhere) : i;
    let [first, last] = around(sentences, about, 120 + random.below(200), random);
    if (recurring && first <= i && i <= last) [first, last] = i < about ? [i + 1, last] : [first, i - 1];
    const passage = folded.slice(sentences[first]![0], sentences[last]![1]).slice(0, limits.window);
    const marks = placesOf(printed, passage);
    if (!marks.length) continue;
    const others = unlike(question, printed, sentences, folded, random);
    made.push({ question, passage, marks, others, recurring });
  }
  return made;
}

function describe(sentence: string): { tokens: Token[]; found: Value[] } {
  const tokens: Token[] = [];
  let at = 0;
  for (const { word, tag } of nodejieba.tag(sentence)) {
    tokens.push({ text: word, tag, start: at, end: at + word.length });
    at += word.length;
  }
  const found: Value[] = [];
  const add = (kind: Kind, start: number, end: number, printedUnit = '') => {
    if (end > start && !found.some((value) => value.start < end && value.end > start))
      found.push({ kind, start, end, unit: printedUnit });
  };
  for (const { 0: text, index } of sentence.matchAll(dates)) add('date', index, index + text.length);
  for (const { 0: text, 1: after = '', index } of sentence.matchAll(numbers)) {
    const printedUnit = after.match(unit)?.[0] ?? '';
    const digits = text.length - after.length;
    if (printedUnit || digits > 1) add('number', index, index + digits + printedUnit.length, printedUnit);
  }
  for (const { 1: name = '', index } of sentence.matchAll(quoted)) add('name', index + 1, index + 1 + name.length);
  for (const { text, tag, start, end } of tokens) {
    if (text.length < 2) continue;
    if (tag.startsWith('nr')) add('person', start, end);
    else if (tag === 'nt' || (text.length > 2 && organisationEnd.test(text))) add('organisation', start, end);
    else if (tag.startsWith('ns')) add('place', start, end);
  }
  return { tokens, found };
}

/** What is left of a sentence around a value, as a person would ask for it; null when too little is left. */
function questionFor(sentence: string, tokens: readonly Token[], value: Value, random: Random): string | null {
  const clauses = splitClauses(sentence);
  const at = clauses.findIndex(([from, to]) => value.start >= from && value.start < to);
  if (at < 0) return null;
  const kept = new Set([at]);
  if (at > 0 && random.chance(0.45)) kept.add(at - 1);
  if (at + 1 < clauses.length && random.chance(0.25)) kept.add(at + 1);
  if (random.chance(0.5)) kept.add(0);
  const terse = random.chance(0.35);
  const dropped = 0.05 + random.next() * 0.35;
  const droppedSmall = 0.3 + random.next() * 0.5;
  const asking = value.kind === 'number' ? askAmount(value.unit, random) : random.pick(asked[value.kind]);
  let placed = false;
  const words = [...kept]
    .sort((a, b) => a - b)
    .flatMap((i) =>
      tokens.flatMap(({ text, tag, start, end }) => {
        const [from, to] = clauses[i]!;
        if (start < from || end > to || /^[\p{P}\s]+$/u.test(text)) return [];
        if (start < value.end && end > value.start) {
          if (placed) return [];
          placed = true;
          return terse ? [] : [asking];
        }
        const name = nameTag.test(tag) || /\d/.test(text);
        const chance = contentTag.test(tag) ? (name ? dropped * 0.6 : dropped) : droppedSmall;
        return random.chance(chance) ? [] : [text];
      }),
    );
  if (!placed) return null;
  const asksFor = terse ? [...words.slice(0, 9), random.pick(endings[value.kind])] : words;
  const question = asksFor.join('').slice(0, limits.question);
  if (question.length < 5 || question.includes(sentence.slice(value.start, value.end))) return null;
  if (!terse && !question.includes(asking)) return null;
  return !terse && random.chance(0.3) ? `${question}?` : question;
}

function askAmount(printedUnit: string, random: Random): string {
  const counted = printedUnit.replace(/^万?亿?/u, '');
  if (counted === '%') return random.pick(['多少', '百分之多少', '百分之几']);
  if (!counted) return random.pick(['多少', '几']);
  if (counted.endsWith('元')) return random.pick(['多少钱', `多少${counted}`, '多少']);
  return random.pick([`多少${counted}`, `几${counted}`, '多少']);
}

/** The run of sentences around one, grown to either side at random up to `longest` characters; first and last. */
function around(sentences: readonly Span[], at: number, longest: number, random: Random): [number, number] {
  let [first, last] = [at, at];
  for (;;) {
    const wider = (
      [
        [first - 1, last],
        [first, last + 1],
      ] as [number, number][]
    ).filter(([a, b]) => a >= 0 && b < sentences.length && sentences[b]![1] - sentences[a]![0] <= longest);
    if (!wider.length) return [first, last];
    [first, last] = random.pick(wider);
  }
}

/** Two passages of the article that do not hold the value, such as share most characters with the question. */
function unlike(question: string, value: string, sentences: readonly Span[], folded: string, random: Random): string[] {
  const characters = new Set(question);
  return sentences
    .map((span, i) => ({ i, text: folded.slice(...span) }))
    .filter(({ text }) => !text.includes(value))
    .map(({ i, text }) => ({
      i,
      likeness: [...new Set(text)].filter((c) => characters.has(c)).length + random.next() * 3,
    }))
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, 2)
    .flatMap(({ i }) => {
      let [first, last] = around(sentences, i, 100 + random.below(180), random);
      const held = (j: number) => folded.slice(...sentences[j]!).includes(value);
      for (let j = first; j < i; j++) if (held(j)) first = j + 1;
      for (let j = last; j > i; j--) if (held(j)) last = j - 1;
      const text = folded.slice(sentences[first]![0], sentences[last]![1]).slice(0, limits.window);
      return text.includes(value) ? [] : [text];
    });
}

/** Half-open spans of every place where a text holds a value, character by character. */
export function placesOf(value: string, text: string): Span[] {
  const spans: Span[] = [];
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) spans.push([at, at + value.length]);
  return spans;
}
