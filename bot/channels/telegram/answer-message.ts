import type { InlineKeyboardButton } from 'telegraf/types';
import type { Answer } from '../../../src/domain/answer.js';
import { oneLine } from '../render/citation-line.js';
import { fitReply } from '../render/fit-reply.js';
import { labels } from '../render/labels.js';
import { cutAt } from '../render/printable.js';
import { escapeHtml, telegramHtml, telegramLength, telegramLimit } from '../render/telegram-html.js';
import { button } from './buttons.js';

/** A message as Telegram takes it: HTML and rows of buttons. */
export interface TelegramMessage {
  html: string;
  keyboard: InlineKeyboardButton[][];
}

/** More would not be seen on one screen of a phone. */
const itemsPerMessage = 5;
const buttonTextLimit = 60;

export interface AnswerMessageOptions {
  replyId: string;
  answer: Answer;
  from?: number;
  /** Whether the reply can be judged: a list of numbers that nobody asked a question for cannot. */
  judged?: boolean;
  /** A question to repeat above the answer, when it was chosen by a button. */
  question?: string;
}

/** An answer with its buttons: 原文, 下一条, 有用/没用, suggested questions. */
export function answerMessage(options: AnswerMessageOptions): TelegramMessage {
  const { replyId, answer, from = 0, judged = true, question } = options;
  const words = labels[answer.language];
  const heading = question === undefined ? '' : `<b>${escapeHtml(cutAt(oneLine(question), 200))}</b>\n\n`;
  // The heading's own characters and a reserve for its entities.
  const limit = telegramLimit - (heading === '' ? 0 : 210);
  const page = fitReply(answer, { from, count: itemsPerMessage }, telegramLength, limit);
  const keyboard: InlineKeyboardButton[][] = [];
  if (page.total > 0) {
    keyboard.push([
      ...button(words.original, { kind: 'article', reply: replyId, item: page.from, page: null }),
      ...(page.to < page.total ? button(words.next, { kind: 'reply', reply: replyId, from: page.to }) : []),
      ...(page.from > 0 ? button(words.back, { kind: 'reply', reply: replyId, from: 0 }) : []),
    ]);
  }
  if (judged && (answer.status === 'answered' || answer.status === 'refused')) {
    keyboard.push([
      ...button(words.helpful, { kind: 'feedback', reply: replyId, helpful: true }),
      ...button(words.unhelpful, { kind: 'feedback', reply: replyId, helpful: false }),
    ]);
    answer.suggestions.slice(0, 3).forEach((text, position) => {
      const row = button(cutAt(oneLine(text), buttonTextLimit), { kind: 'suggestion', reply: replyId, position });
      if (oneLine(text) !== '') keyboard.push(row);
    });
  }
  return { html: heading + telegramHtml(page.blocks), keyboard: keyboard.filter((row) => row.length > 0) };
}
