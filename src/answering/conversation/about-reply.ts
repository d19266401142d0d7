import type { Answer, Answered, AskRequest, Language } from '../../domain/answer.js';
import type { Article } from '../../domain/article.js';
import { type AskedOfReply, askedOfReply } from '../../text/lexicon/about-reply.js';
import { isEnglish } from '../../text/lexicon/english.js';
import { detectIntent } from '../../text/lexicon/intents.js';
import { citationLine, quote } from '../compose/dates.js';
import { cleanInput } from '../understand/clean-input.js';

/** What answering about a reply needs. */
export interface ReplyBefore {
  /** Answers an earlier message of the conversation anew. */
  answer(request: AskRequest): Promise<Answer>;
  /** Reads for an earlier question once more; gives further excerpts than those shown, null when the archive holds no more. */
  readAgain(request: AskRequest): Promise<(shown: readonly Answered[]) => Answered | null>;
  articleOf(id: string): Article | null;
}

/**
 * Answers a message that asks about the reply before it (哪天的报纸, 再说一遍, 还有呢): its question is asked anew, for a conversation
 * keeps no replies. Null when the message asks something of its own, or when there was no reply to ask about.
 */
export async function answerAboutReply(
  { question, history = [] }: AskRequest,
  before: ReplyBefore,
): Promise<Answer | null> {
  const asked = askedOfReply(cleanInput(question).text);
  const at = asked === null ? -1 : history.findLastIndex(asksSomething);
  const last = history[at];
  if (asked === null || last === undefined) return null;
  const request = { question: last, history: history.slice(0, at) };
  const reply = await before.answer(request);
  if (reply.status !== 'answered') return reply.status === 'refused' ? ofRefusal(asked, reply) : null;
  const language = isEnglish(cleanInput(question).text) ? 'en' : 'zh';
  const furtherAsked = history.slice(at + 1).filter((message) => askedOfReply(message) === 'more').length;
  const shown = await repliesTo(request, reply, furtherAsked + (asked === 'more' ? 1 : 0), before);
  const latest = asked === 'more' ? shown.at(-1) : shown.findLast((reply) => reply !== null);
  if (!latest) return { status: 'chat', text: noMore[language], language };
  switch (asked) {
    case 'more':
      return withNote(latest, furtherQuoted[language]);
    case 'again':
      return latest;
    case 'sure':
      return withNote(latest, asPrinted[language]);
    case 'author':
      return withNote(latest, authorOf(latest, language, before.articleOf));
    case 'source':
      return withNote(latest, sourceOf(latest, language));
  }
}

function asksSomething(message: string): boolean {
  const { text } = cleanInput(message);
  return text !== '' && detectIntent(text).intent === null && askedOfReply(text) === null;
}

/** The reply to a question and to each 还有呢 after it; the last is null where nothing more was found. */
async function repliesTo(
  request: AskRequest,
  first: Answered,
  further: number,
  before: ReplyBefore,
): Promise<(Answered | null)[]> {
  const shown: Answered[] = [first];
  if (further === 0) return shown;
  const furtherThan = await before.readAgain(request);
  for (let i = 0; i < further; i++) {
    const next = furtherThan(shown);
    if (next === null) return [...shown, null];
    shown.push(next);
  }
  return shown;
}

const noMore: Record<Language, string> = {
  zh: '关于这个，没有再找到别的报道了。',
  en: 'I found nothing further about this.',
};
const furtherQuoted: Record<Language, string> = {
  zh: '报上还有：',
  en: 'The newspapers also say:',
};
const asPrinted: Record<Language, string> = {
  zh: '我只照报纸原文回答，原文和出处如下；报上登的对不对、现在变没变，我没法保证。',
  en: 'I only quote what was printed, as below; whether it was right and still holds I cannot promise.',
};
const offeredBeside: Record<Language, string> = {
  zh: '顺带提到的报道和电话，刊登的日期写在那条回复里。',
  en: ' Of what it mentioned besides, the dates stand in that reply.',
};
const noSource: Record<Language, string> = {
  zh: '刚才那个问题，报纸档案里没有查到答案，所以没有出处。',
  en: 'The archive held no answer to that question, so there is no source to name.',
};

/** What may be asked of a refusal: to repeat it, or where it is from. */
function ofRefusal(asked: AskedOfReply, reply: Answer & { status: 'refused' }): Answer | null {
  if (reply.reason !== 'not-in-archive' || asked === 'more') return null;
  if (asked === 'again' || asked === 'sure') return reply;
  const { language, related, text } = reply;
  const offers = related.length > 0 || /\d{3}/.test(text);
  return { status: 'chat', text: noSource[language] + (offers ? offeredBeside[language] : ''), language };
}

/** Newspaper, date, page and headline of each report that a reply quotes, once. */
function sourceOf({ excerpts, entries }: Answered, language: Language): string {
  const citations = [...entries, ...excerpts].map(({ citation }) => citation);
  const lines = [...new Set(citations.map((citation) => citationLine(citation, language)))];
  const listed = lines.length > 1 ? `\n${lines.map((line) => `· ${line}`).join('\n')}` : lines.join('');
  const unnamed = citations.some(({ newspaper }) => newspaper === null);
  if (language === 'zh') return `刚才引的出自：${listed}${unnamed ? '（报纸的名称没有印在页上）' : ''}`;
  return `That was quoted from: ${listed}${unnamed ? ' (the page prints no name of its newspaper)' : ''}`;
}

/** 本报讯（记者 李传芳）: a report that prints its author within its first line. */
const named = /^.{0,20}?[（(]((?:本报|通讯员|见习)*记者[^（）()]{2,24})[）)]/u;

/** Who wrote the reports that a reply quotes, as printed. */
function authorOf({ excerpts, entries }: Answered, language: Language, articleOf: ReplyBefore['articleOf']): string {
  const ids = [...new Set([...entries, ...excerpts].map(({ citation }) => citation.articleId))];
  const printed = ids.flatMap((id) => {
    const article = articleOf(id);
    return article?.byline ?? named.exec(article?.body ?? '')?.[1] ?? [];
  });
  if (!printed.length) return language === 'zh' ? '这篇报道没有印作者的名字。' : 'The report prints no author.';
  const names = [...new Set(printed)].map(quote).join(language === 'zh' ? '、' : ', ');
  return language === 'zh' ? `报上印的署名是${names}。` : `Printed as its author: ${names}.`;
}

/** A reply once more, after what was asked of it. */
function withNote(reply: Answered, note: string): Answered {
  const { before, after } = reply.notes ?? { before: [], after: [] };
  return { ...reply, text: `${note}\n\n${reply.text}`, notes: { before: [note, ...before], after } };
}
