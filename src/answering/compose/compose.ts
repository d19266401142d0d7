import type { Answer, Answered, Citation, Excerpt, Language, RefusalReason, Refused } from '../../domain/answer.js';
import type { Entry } from '../../domain/directory.js';
import { citationLine, quote, readableDate, relatedLine } from './dates.js';

/** A source older than this many years gets the plain reminder that it may no longer hold. */
const oldAfterYears = 1;

/** The newest date among citations: `YYYY[-MM[-DD]]`, or null. */
export function newestDate(citations: readonly Citation[]): string | null {
  return citations.reduce<string | null>(
    (newest, { date }) => (date && (!newest || date > newest) ? date : newest),
    null,
  );
}

/** The reminder that old or undated facts need checking; null for fresh ones. */
export function reminder(citations: readonly Citation[], now: Date, language: Language): string | null {
  const asOf = newestDate(citations);
  if (asOf === null) {
    return language === 'zh'
      ? '这份报纸没有印明日期，办事前请先核实。'
      : 'The source carries no date: please check before relying on it.';
  }
  const age = now.getFullYear() - Number(asOf.slice(0, 4));
  if (age <= oldAfterYears) return null;
  const printed = whenPrinted(citations.find(({ date }) => date === asOf)!, language);
  const several = new Set(citations.map(({ date }) => date)).size > 1;
  if (language === 'zh') {
    return `${several ? '以上最新的一篇是' : '以上是'}${printed}的报道，情况可能已有变化，办事前请先核实。`;
  }
  const source = several ? 'The newest of these was' : 'This was';
  return `${source} printed ${printed} and may have changed: please check before relying on it.`;
}

/** When a source was printed, as part of a sentence: an inferred date is no more than about right. */
function whenPrinted({ date, dateCertainty }: Citation, language: Language): string {
  if (date === null) return language === 'zh' ? '日期不详' : 'at an unknown date';
  const readable = readableDate(date, language);
  if (dateCertainty === 'printed') return language === 'zh' ? readable : `${date.length > 7 ? 'on' : 'in'} ${readable}`;
  return language === 'zh' ? `${readable}前后` : `around ${readable}`;
}

export interface PassagesReply {
  excerpts: Excerpt[];
  confidence: number;
  suggestions: string[];
  corrections: readonly { from: string; to: string }[];
  /** Whether excerpts of different years tell of the same matter. */
  compares: boolean;
  language: Language;
  now: Date;
}

/** Says which names of the archive were taken for misspelt ones. */
export function correctionNotes(corrections: readonly { from: string; to: string }[], language: Language): string[] {
  return corrections.map(({ from, to }) =>
    language === 'zh' ? `已按“${to}”为您查找（您写的是“${from}”）。` : `Searched for “${to}” (you wrote “${from}”).`,
  );
}

/** Each excerpt quoted, with its citation. */
export function quotedBlocks(excerpts: readonly Excerpt[], language: Language): string[] {
  return excerpts.map((excerpt) => `${quote(excerpt.text)}\n—— ${citationLine(excerpt.citation, language)}`);
}

/**
 * Each entry with its number and citation.
 * @param byNumber whether the person gave the number and asked whose it is
 */
export function entryBlocks(entries: readonly Entry[], byNumber: boolean, language: Language): string[] {
  return entries.map((entry) => {
    const owner =
      language === 'zh' ? `${entry.number}是${quote(entry.name)}` : `${entry.number} is ${quote(entry.name)}`;
    const head = byNumber ? owner : `${entry.name}：${entry.number}`;
    return `${head}\n—— ${citationLine(entry.citation, language)}`;
  });
}

/** An answer out of excerpts, in the order given: each quoted with its citation, and a note where those of different years tell of one matter. */
export function composePassages(reply: PassagesReply): Answered {
  const { excerpts, language } = reply;
  const citations = excerpts.map(({ citation }) => citation);
  const before = correctionNotes(reply.corrections, language);
  if (language === 'en') before.push('The archive is in Chinese; this is what it says:');
  if (reply.compares) {
    before.push(
      language === 'zh'
        ? '不同时间的报道都列在下面，请留意日期：'
        : 'Reports of different dates, please mind the dates:',
    );
  }
  const check = reminder(citations, reply.now, language);
  const after = check ? [check] : [];
  return {
    status: 'answered',
    kind: 'passages',
    text: [...before, ...quotedBlocks(excerpts, language), ...after].join('\n\n'),
    excerpts,
    entries: [],
    notes: { before, after },
    asOf: newestDate(citations),
    confidence: reply.confidence,
    suggestions: reply.suggestions,
    language,
  };
}

export interface DirectoryReply {
  entries: Entry[];
  /** How many more entries match than are given. */
  more: number;
  excerpts: Excerpt[];
  /** Whether the person gave the number and asked whose it is. */
  byNumber: boolean;
  confidence: number;
  suggestions: string[];
  corrections: readonly { from: string; to: string }[];
  language: Language;
  now: Date;
}

/** An answer out of directory entries: name, number, when printed, citation. */
export function composeDirectory(reply: DirectoryReply): Answered {
  const { entries, language } = reply;
  const citations = entries.map(({ citation }) => citation);
  const before = correctionNotes(reply.corrections, language);
  if (language === 'en') before.push('Printed in the archive:');
  const check = reminder(citations, reply.now, language);
  const rest =
    language === 'zh'
      ? `还有${reply.more}个号码没有列出，说说要办什么事，我来找。`
      : `Not listed here: ${reply.more} more. Tell me what it is about.`;
  const after = [...(reply.more > 0 ? [rest] : []), ...(check ? [check] : [])];
  return {
    status: 'answered',
    kind: 'directory',
    text: [...before, ...entryBlocks(entries, reply.byNumber, language), ...after].join('\n\n'),
    excerpts: reply.excerpts,
    entries,
    notes: { before, after },
    asOf: newestDate(citations),
    confidence: reply.confidence,
    suggestions: reply.suggestions,
    language,
  };
}

export interface RefusalReply {
  reason: RefusalReason;
  /** What was looked for and not found (水价), when one thing can be named. */
  missing: string | null;
  related: Citation[];
  /** A hotline that may help. */
  hotline: Entry | null;
  /** Whether somebody asks for help in an emergency, which no archive should keep waiting. */
  emergency?: boolean;
  /** For `unclear`: the readings to choose from. */
  readings: string[];
  suggestions: string[];
  language: Language;
}

/** The national emergency numbers (电信网编号计划, 工业和信息化部): our own words, no quotation. */
const inEmergencies: Record<Language, string> = {
  zh: '人有危险时请先打：火警119，急救120，报警110。',
  en: 'If anyone is in danger, call first: fire 119, ambulance 120, police 110.',
};

const refusals: Record<Exclude<RefusalReason, 'unclear' | 'not-in-archive'>, Record<Language, string>> = {
  'out-of-scope': {
    zh: '这个问题超出了我的范围：我只根据报纸档案回答办事服务、热线电话和政策项目方面的问题，不掌握实时信息，也不作推荐和评价。',
    en: 'That is outside what I can do: I answer questions about services, hotlines and programmes from a newspaper archive. I have no live information and give no opinions.',
  },
  unsafe: {
    zh: '这个请求我不能照办。我是查报纸档案的助手，可以帮您查办事服务、热线电话和政策项目。',
    en: 'I cannot do that. I look things up in a newspaper archive: services, hotlines and programmes.',
  },
  'personal-data': {
    zh: '个人的联系方式、住址等私人信息我不能提供。需要联系某个部门的话，可以问我它的公开热线。',
    en: 'I do not give out private contact details or other personal data. Ask me for an office’s public hotline instead.',
  },
};

/** A refusal: what was looked for, the nearest articles as related only, a hotline where one fits. */
export function composeRefusal(reply: RefusalReply): Refused {
  const { language, reason, missing, related, hotline } = reply;
  const lines: string[] = reply.emergency ? [inEmergencies[language]] : [];
  if (reason === 'unclear') {
    lines.push(
      reply.readings.length
        ? language === 'zh'
          ? `您是想问：\n${reply.readings.map((reading) => `· ${reading}`).join('\n')}`
          : `Did you mean:\n${reply.readings.map((reading) => `· ${reading}`).join('\n')}`
        : language === 'zh'
          ? '没太看懂您的问题。请用一句话说说想查什么，比如“自来水热线是多少”。'
          : 'I did not quite understand. Please ask in one sentence, for example “What is the tap water hotline?”',
    );
  } else if (reason === 'not-in-archive') {
    const what = missing ? (language === 'zh' ? `关于${quote(missing)}的答案` : ` about ${quote(missing)}`) : '';
    lines.push(
      language === 'zh'
        ? `抱歉，报纸档案里没有找到${what || '能回答这个问题的内容'}，我不能随便答。`
        : `Sorry, the archive holds nothing${what || ' that answers this'}, so I would rather not guess.`,
    );
  } else {
    lines.push(refusals[reason][language]);
  }
  if (hotline) {
    const printed = whenPrinted(hotline.citation, language);
    lines.push(
      language === 'zh'
        ? `您可以打${quote(hotline.name)}${hotline.number}问问（${printed}刊登，拨打前请核实）。`
        : `You could ask ${quote(hotline.name)} on ${hotline.number} (printed ${printed}; please check first).`,
    );
  }
  if (related.length) {
    const titles = related.map((citation) => relatedLine(citation, language)).join('\n');
    lines.push(
      language === 'zh' ? `相关报道（不一定有您要的答案）：\n${titles}` : `Related, though not an answer:\n${titles}`,
    );
  }
  return { status: 'refused', reason, text: lines.join('\n\n'), suggestions: reply.suggestions, related, language };
}

/** Says before a reply that only the beginning and the end of a long message were read; where a person may be in need, nothing but the reply. */
export function tellOfCut(answer: Answer): Answer {
  if (answer.status === 'chat' || (answer.status === 'refused' && answer.reason === 'unsafe')) return answer;
  const note =
    answer.language === 'zh'
      ? '您的话有点长，我只读了开头和最后一句。'
      : 'Your message is long: I read its beginning and its last sentence.';
  const text = `${note}\n\n${answer.text}`;
  if (answer.status !== 'answered') return { ...answer, text };
  const { before, after } = answer.notes ?? { before: [], after: [] };
  return { ...answer, text, notes: { before: [note, ...before], after } };
}
