import { districtIn, isDivision, withoutEnding } from '../../text/districts.js';
import { expandColloquial } from '../../text/lexicon/colloquial.js';
import { synonymsOf } from '../../text/lexicon/synonyms.js';
import { homeCity, tellsWhere } from '../../text/places.js';
import { startsAsSurname } from '../../text/surnames.js';
import { taggedTokens } from '../../text/tokenize.js';
import type { AnalysedQuestion } from '../understand/analysed-question.js';
import type { Candidate } from './candidates.js';

/** An office of a body: 区公安分局局长 is the 局长, no deputy, of the 公安分局, at the level of a 区. */
interface Office {
  name: string;
  deputy: boolean;
  /** Without the place and its level, which papers leave out; empty when the office has none, null when it may be any. */
  body: string | null;
  /** 省, 市, 区, 县, 镇, 乡 or 村; null when not told. */
  level: string | null;
}

const names =
  '第一书记|党组书记|书记|主任|局长|处长|科长|部长|市长|区长|县长|镇长|乡长|省长|厅长|院长|校长|所长|站长|馆长|队长|会长|社长|总裁|经理|董事长|行长|主席|总统|总理|首相|议长|发言人|教练|总编辑|主编|秘书长|负责人|组长|司令|署长|村长';
// 付 is how 副 is misspelt.
const officePattern = new RegExp(`([副付]?)(${names})`, 'gu');
/** Asked for so, the head of the body is meant, whatever the office is called. */
const anyHead = '负责人';
const ofLevel = /^[省市区县镇乡村]长$/;

/** A party's secretary is asked for and printed as 书记 and as 党组书记. */
const plainName = (name: string) => name.replace(/^党组/, '');

/** The last office that a text names, folded; null when it names none. */
export function askedOffice(folded: string): string | null {
  return [...folded.matchAll(officePattern)].at(-1)?.[0] ?? null;
}

/** Somebody else than who holds the office now, and words between the body and the office that are no name. */
const othersTime = /之前|前任|上一?任|上一?届|历任|下一?任|原来的|谁来?[当任]|由谁/;

/** Stems of the provinces, cities, districts and counties that a question names; offices with a place's ending are none. */
function placesOf({ places, localPlaces, districts }: AnalysedQuestion): string[] {
  const stems = [...places, ...localPlaces].map(withoutEnding).filter(isDivision);
  return [...new Set([...stems, ...districts])];
}

/** 哪位副主任: of which body is told elsewhere in the question, if at all. */
const whichOf = /(?:哪一?[个位名]|谁是|什么)$/;
/** What may follow an office whose holder is asked for: 市长热线 and 局长办公会 ask for no holder. */
const afterOffice =
  /^(?:$|[\s\d?,。!;:]|是|叫|姓|名|由|为|的大?名|的姓|贵姓|尊姓|大名|怎么称|如何称|哪|谁|现|目前|当时|同志|大人)/;
/** How the names of bodies end. */
const bodyName = /[局委办部处院会组协联府校学团司行厂报社台心队站馆所厅道区村班]$|公安$/;

/** What people call whoever heads a body. */
const headAsSaid = /一把手|当家人|(?<=[局委办部院会站所厅的])(?:老大|头头|头儿)/gu;
/** A body told by its matter (管环保的局长); no office has so long a name. */
const inCharge = /(?:主?管|分管|负责)(\p{Script=Han}{2,4}?)(?:工作|这一?块|方面)?的(?:那个)?$/u;
/** 组织部长 is the 组织部部长. */
const bodyInOffice = /^[部局处厅所站馆]长$/;
/** What is no name of a body before such an office. */
const noBody = /[那这哪个位名谁任是的]$/;

/** An office whose holder is asked for, with the names that its body goes by. */
type WantedOffice = Office & { bodies: readonly string[] };

const wantedOf = new WeakMap<AnalysedQuestion, WantedOffice | null>();

/** The office whose holder a question wants; null when it wants none or tells it too loosely. Read once a question. */
function wantedOffice(question: AnalysedQuestion): WantedOffice | null {
  let wanted = wantedOf.get(question);
  if (wanted === undefined) {
    const office = readOffice(question);
    wanted = office && { ...office, bodies: office.body ? namesOfBody(office.body) : [] };
    wantedOf.set(question, wanted);
  }
  return wanted;
}

function readOffice(question: AnalysedQuestion): Office | null {
  const { expected, language } = question;
  if (expected.type !== 'person') return null;
  const own = question.own.replace(headAsSaid, anyHead);
  const folded = question.folded.replace(headAsSaid, anyHead);
  const said = askedOffice(own) === null ? folded : own;
  const found = [...said.matchAll(officePattern)].at(-1);
  if (!found || othersTime.test(said)) return null;
  const [whole, deputy, name] = found as unknown as [string, string, string];
  const until = said.slice(0, found.index);
  const which = whichOf.test(until);
  if (!which && !afterOffice.test(said.slice(found.index + whole.length))) return null;
  const matter = inCharge.exec(until)?.[1] ?? null;
  const before = (matter ?? until.replace(/的$/, '')).replace(/^.*(?:的|[^\p{Script=Han}])/u, '');
  // “… 负责人” of an English question stands apart from its body.
  if (name === anyHead && before === '') return null;
  const place = placesOf(question).find((stem) => before.includes(stem)) ?? districtIn(before) ?? undefined;
  const rest = place === undefined ? before : before.slice(before.lastIndexOf(place) + place.length);
  const shortened = bodyInOffice.test(name) && rest !== '' && !noBody.test(rest) && !bodyName.test(rest);
  const { body, level } = partsOf(which ? '' : rest + (shortened ? name[0] : ''), name);
  const levelOfPlace = place !== undefined && level === null && tellsWhere(place) ? '区' : null;
  const loose = which || (body === '' ? language === 'en' : matter === null && !bodyName.test(body));
  return {
    ...{ name: plainName(name), deputy: deputy !== '', body: loose ? null : body },
    level: level ?? (place === homeCity ? '市' : levelOfPlace),
  };
}

/** The body of an office and its level, of what stands before the office's name in its clause. */
function partsOf(before: string, name: string): { body: string; level: string | null } {
  const own = ofLevel.test(name) ? name[0]! : null;
  // 民政局党组书记 is of the 民政局, 区党委书记 of the 区委.
  const rest = before
    .replace(/^中共/, '')
    .replace(/(?<=[^省市区县])党[组委]$/, '')
    .replace(/党委$/, '委');
  const [placed = '', place = '', ofPlace = ''] = /^(\p{Script=Han}{2,3}?)([省市区县镇乡村])/u.exec(rest) ?? [];
  if (isDivision(place)) return { body: rest.slice(placed.length), level: own ?? ofPlace };
  const [level = ''] = /^[省市区县]/.exec(rest) ?? [];
  return { body: rest.slice(level.length), level: own ?? (level || null) };
}

/** From so many characters on, a misspelt one in the name of a body is let pass. */
const forgiving = 5;

/** Whether two names are of one body: one may leave out characters of the other (城管局, 城市管理局). */
function sameBody({ body: asked, bodies }: WantedOffice, printed: string): boolean {
  if (asked === null) return true;
  // 市委 is neither 团市委 nor the 市委宣传部; who asks for 渝中的书记 means the 区委's.
  if (printed === '委') return asked === '委' || asked === '';
  if (asked === '委' || asked === '' || printed === '') return asked === printed;
  return bodies.some((name) => sameName(name, printed));
}

/** The names of a body: as asked, its synonyms (环保局: 生态环境局), and what papers print for its matter (管城市). */
function namesOfBody(asked: string): string[] {
  const printed = expandColloquial(asked).flatMap((phrase) => phrase.printed);
  return [asked, ...synonymsOf(asked), ...synonymsOf(`${asked}局`), ...printed.filter((name) => bodyName.test(name))];
}

function sameName(asked: string, printed: string): boolean {
  const [shorter, longer] = asked.length < printed.length ? [asked, printed] : [printed, asked];
  const missing = shorter.length - commonCharacters(shorter, longer);
  return missing === 0 || (missing === 1 && shorter.length >= forgiving);
}

/** The length of the longest sequence of characters that stands in both texts in its order. */
function commonCharacters(a: string, b: string): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const character of a) {
    const next = [0];
    for (let j = 0; j < b.length; j++) next.push(b[j] === character ? row[j]! + 1 : Math.max(row[j + 1]!, next[j]!));
    row = next;
  }
  return row[b.length]!;
}

/** Whether a text goes on with a person's name: a family name, or letters with a dot between. */
function goesOnWithName(rest: string): boolean {
  if (/^\p{Script=Han}{1,8}[·•]\p{Script=Han}/u.test(rest)) return true;
  if (!startsAsSurname(rest) || !/^\p{Script=Han}{2}/u.test(rest)) return false;
  const [first] = taggedTokens(rest.slice(0, 8));
  return first !== undefined && (/^nr/.test(first.tag) || first.term.length === 1 || first.tag === 'x');
}

const appointed = /(\p{Script=Han}{2,3})(?:同志)?(?:担任|出任|当选为?|任|为)/u;
/** Offices that people of other countries hold, whose names begin with no Chinese family name (麦卡锡当选众议院议长). */
const mayBeForeign = /总统|总理|首相|议长|教练/;
/** What a clause begins with that tells the office of whom the clause before it names (张三，现任区长). */
const nowHolds = /^(?:现任|出任|就任|担任|接任)(?=.)/;

/**
 * What stands before an office without the name of who is given it (选举谢东为渝中区区长), and whether one is.
 * @param before the clauses before, back to the last office
 */
function withoutAppointed(told: string, office: string, before: string): { told: string; named: boolean } {
  const [whole = '', name = ''] = appointed.exec(told) ?? [];
  const known = startsAsSurname(name) || startsAsSurname(name.slice(1)) || (name !== '' && mayBeForeign.test(office));
  if (known) return { told: told.slice(told.indexOf(whole) + whole.length), named: true };
  const [verb] = nowHolds.exec(told) ?? [];
  return verb !== undefined && goesOnWithName(before)
    ? { told: told.slice(verb.length), named: true }
    : { told, named: false };
}

/** An office as printed: its body is told or has none. */
type PrintedOffice = Office & { body: string; told: string };

/** The offices in a sentence beside which their holder's name stands, each with what stands before it in its clause. */
function heldOffices(sentence: string): PrintedOffice[] {
  const held: PrintedOffice[] = [];
  let together: PrintedOffice[] = [];
  let last = 0;
  for (const match of sentence.matchAll(officePattern)) {
    const [whole, deputy, name] = match as unknown as [string, string, string];
    const between = sentence.slice(last, match.index);
    const told = /[^、,，。;；:：\s"“”()]*$/u.exec(between)?.[0] ?? '';
    // 区委副书记、区长谢东: offices one after another are of whom is named at last.
    if (!/^(?:、|兼)/.test(between) || between.length - 1 > told.length) together = [];
    const before = between.slice(0, between.length - told.length).replace(/^[^\p{L}]+/u, '');
    const { told: clean, named } = withoutAppointed(told.replace(/^兼/, ''), name, before);
    const parts = partsOf(clean, name);
    const previous = together.at(-1);
    const inherits = parts.body === '' && !ofLevel.test(name) && previous !== undefined;
    together.push({
      ...{ name: plainName(name), deputy: deputy !== '', told: inherits ? previous.told : clean },
      ...(inherits ? { body: previous.body, level: previous.level } : parts),
    });
    last = match.index + whole.length;
    const rest = sentence.slice(last).replace(/^[\s:：]+/, '');
    if (named || goesOnWithName(rest)) {
      held.push(...together);
      together = [];
    }
  }
  return held;
}

/** Whether an office told in an article is of the places that a question names. */
function isThere(told: string, question: AnalysedQuestion, candidate: Candidate): boolean {
  const stems = placesOf(question);
  if (stems.some((stem) => told.includes(stem))) return true;
  const elsewhere = /^(?:中共)?(\p{Script=Han}{2,3}?)[省市区县]/u.exec(told)?.[1];
  if (stems.length > 0 && elsewhere !== undefined && isDivision(elsewhere)) return false;
  return question.districts.every((stem) => `${candidate.title}\n${candidate.whole}`.includes(stem));
}

/**
 * 1 when the holder's name stands beside the office asked for, −0.5 when beside the same office of another body, level or
 * place, −1 when beside none, 0 when no office's holder is asked for or beside one of which it is not told whose it should be.
 */
export function officeAgreement(question: AnalysedQuestion, candidate: Candidate): number {
  const asked = wantedOffice(question);
  if (asked === null) return 0;
  let best = -1;
  for (const { name, deputy, body, level, told } of heldOffices(candidate.folded)) {
    if (deputy !== asked.deputy || (name !== asked.name && asked.name !== anyHead)) continue;
    const sameLevel = asked.level === null || level === null || asked.level === level;
    const same = sameBody(asked, body) && sameLevel && isThere(told, question, candidate);
    const full = asked.body === null ? 0 : 1;
    best = Math.max(best, same ? full : -0.5);
  }
  return best;
}
