import type { InlineKeyboardButton } from 'telegraf/types';
import type { AnswerService, IndexSummary } from '../../../src/answering/service.js';
import type { Answered, Language } from '../../../src/domain/answer.js';
import { categoryWords } from '../../../src/domain/categories.js';
import { type DirectoryCategory, directoryCategories, type Entry } from '../../../src/domain/directory.js';
import { displayDate, oneLine } from '../render/citation-line.js';
import { cutAt } from '../render/printable.js';
import { escapeHtml, telegramLimit } from '../render/telegram-html.js';
import type { TelegramMessage } from './answer-message.js';
import { button } from './buttons.js';
import type { Texts } from './texts.js';

const buttonsPerRow = 2;
const exampleCount = 3;
/** Characters of a newspaper's name that are shown. */
const nameLimit = 100;
/** Characters for the line that counts what is not listed. */
const restReserve = 60;

/** /hotline without words: the categories that have numbers, as buttons. */
export async function categoryMessage(
  service: AnswerService,
  texts: Texts,
  language: Language,
): Promise<TelegramMessage> {
  const counts = new Map<DirectoryCategory, number>();
  for (const entry of await service.directory('')) counts.set(entry.category, (counts.get(entry.category) ?? 0) + 1);
  const buttons = directoryCategories.flatMap((category) => {
    const count = counts.get(category);
    const label = language === 'en' ? category : categoryWords[category].label;
    return count === undefined ? [] : button(`${label} (${count})`, { kind: 'category', category });
  });
  return { html: texts.chooseCategory, keyboard: rows(buttons, buttonsPerRow) };
}

/** The entries of a category, newest first, as an answer that can be paged through. */
export async function categoryEntries(service: AnswerService, category: string): Promise<Entry[]> {
  const entries = (await service.directory('')).filter((entry) => entry.category === category);
  return entries.sort((a, b) => (b.lastPrinted ?? '').localeCompare(a.lastPrinted ?? ''));
}

/** Directory entries in the shape of an answer, so that one renderer serves both. */
export function listAnswer(entries: Entry[], language: Language): Answered {
  const dates = entries.flatMap((entry) => (entry.lastPrinted === null ? [] : [entry.lastPrinted]));
  return {
    status: 'answered',
    kind: 'directory',
    text: '',
    excerpts: [],
    entries,
    asOf: dates.sort().at(-1) ?? null,
    confidence: 1,
    suggestions: [],
    language,
  };
}

/** /start: who the bot is, and a few questions that the directory surely answers. */
export async function startMessage(service: AnswerService, texts: Texts): Promise<TelegramMessage> {
  const entries = await service.directory('');
  const names = [...new Set(entries.map((entry) => oneLine(entry.name)))].filter((name) => name.length <= 12);
  const questions = names.slice(0, exampleCount).map((name) => `${name}的电话是多少？`);
  return {
    html: texts.start,
    keyboard: rows(
      questions.flatMap((text) => button(text, { kind: 'question', text })),
      1,
    ),
  };
}

/** /sources: the newspapers of the archive with their dates, as many as one message takes. */
export function sourcesHtml(summary: IndexSummary, language: Language): string {
  const lines = summary.newspapers.map(({ name, from, to, articles }) => {
    const span = [from, to].flatMap((date) => (date === null ? [] : [displayDate(date, language)]));
    const dates = [...new Set(span)].join(language === 'en' ? ' to ' : ' 至 ');
    const count = language === 'en' ? `${articles} articles` : `${articles} 篇`;
    return `· 《${cutAt(oneLine(name), nameLimit)}》${dates === '' ? '' : ` ${dates}`}，${count}`;
  });
  const title = language === 'en' ? 'Newspapers of the archive' : '档案里的报纸';
  let left = telegramLimit - title.length - restReserve;
  const end = lines.findIndex((line) => {
    left -= line.length + 1;
    return left < 0;
  });
  const rest = end === -1 ? 0 : lines.length - end;
  const shown = lines.slice(0, lines.length - rest).map(escapeHtml);
  const more = language === 'en' ? `${rest} more not listed.` : `另有 ${rest} 种未列出。`;
  return [`<b>${title}</b>`, ...shown, ...(rest === 0 ? [] : [more])].join('\n');
}

/** /about: what this is, made of what. */
export function aboutHtml(summary: IndexSummary, language: Language): string {
  const { articles, passages, directoryEntries, builtAt } = summary;
  const day = displayDate(builtAt.slice(0, 10), language);
  if (language === 'en') {
    return `<b>Wenyu</b> quotes a newspaper archive: ${articles} articles, ${passages} passages, ${directoryEntries} phone numbers; index of ${escapeHtml(day)}. A program, not a person: it writes nothing of its own about the world and gives no opinions. It is no office of any authority.`;
  }
  return `<b>问渝</b>是一个程序，不是真人。它只摘录报纸档案：共 ${articles} 篇报道、${passages} 个段落、${directoryEntries} 个电话号码，索引建于${escapeHtml(day)}。\n\n它不发表意见，也不代表任何单位；报纸会旧，办理前请核实。`;
}

function rows(buttons: InlineKeyboardButton[], perRow: number): InlineKeyboardButton[][] {
  return Array.from({ length: Math.ceil(buttons.length / perRow) }, (_, row) =>
    buttons.slice(row * perRow, (row + 1) * perRow),
  );
}
