import type { Telegram } from 'telegraf';
import type { CallbackQuery, InlineKeyboardButton } from 'telegraf/types';
import { failureText } from '../../../src/answering/compose/failed.js';
import type { AnswerService } from '../../../src/answering/service.js';
import { codeOf } from '../../../src/errors.js';
import type { Logger } from '../../../src/logging.js';
import type { ChatService } from '../../chat-service.js';
import { faultOf } from '../../fault.js';
import { itemsOf } from '../render/reply-blocks.js';
import { answerMessage } from './answer-message.js';
import { articleMessage } from './article-message.js';
import { type ButtonAction, decodeAction } from './buttons.js';
import type { ChatActions } from './chat-actions.js';
import { type Asker, conversationOf, type Dialogue } from './dialogue.js';
import type { ReplyStore } from './reply-store.js';
import { categoryEntries, listAnswer } from './static-pages.js';
import { languageOf, textsFor } from './texts.js';

export interface PressOptions {
  telegram: Telegram;
  chat: ChatService;
  service: AnswerService;
  actions: ChatActions;
  dialogue: Dialogue;
  replies: ReplyStore;
  logger: Logger;
}

/** What a pressed button shows above the chat, besides what it changes. */
type Notice = string | null;

/** Answers a press of one of the bot's buttons. */
export function createPressHandler(options: PressOptions): (query: CallbackQuery) => Promise<void> {
  const { telegram, chat, service, actions, dialogue, replies, logger } = options;

  return async (query) => {
    const action = 'data' in query ? decodeAction(query.data) : null;
    const message = query.message;
    if (action === null || message === undefined) {
      await acknowledge(query.id, null);
      return;
    }
    const thread = 'message_thread_id' in message && message.is_topic_message ? message.message_thread_id : undefined;
    const asker: Asker = {
      personId: query.from.id,
      languageCode: query.from.language_code,
      to: { chatId: message.chat.id, ...(thread !== undefined && { threadId: thread }) },
      messageId: null,
    };
    if (!(await dialogue.mayAsk(asker))) {
      await acknowledge(query.id, textsFor(asker.languageCode).tooFast);
      return;
    }
    if (action.kind === 'suggestion' || action.kind === 'question') {
      const question = action.kind === 'question' ? action.text : suggestionOf(action.reply, action.position);
      // Before the answer is looked up: the button would spin until then.
      await acknowledge(query.id, question === null ? textsFor(asker.languageCode).expired : null);
      if (question !== null) await dialogue.ask(asker, question, { showQuestion: true });
      return;
    }
    const keyboard = 'reply_markup' in message ? (message.reply_markup?.inline_keyboard ?? []) : [];
    let notice: Notice = null;
    try {
      notice = await change(action, asker, message.message_id, keyboard);
    } catch (error) {
      const code = codeOf(error);
      // Left for the next start, which acknowledges it.
      if (code === 'E_CHANNEL_STOPPED') throw error;
      notice = failureText(code, languageOf(asker.languageCode));
      logger.error({ channel: 'telegram', fault: faultOf(error) }, 'a button press could not be answered');
    }
    await acknowledge(query.id, notice);
  };

  async function change(
    action: Exclude<ButtonAction, { kind: 'suggestion' | 'question' }>,
    asker: Asker,
    messageId: number,
    keyboard: InlineKeyboardButton[][],
  ): Promise<Notice> {
    const texts = textsFor(asker.languageCode);
    const { chatId } = asker.to;
    if (action.kind === 'category') {
      const entries = await categoryEntries(service, action.category);
      if (entries.length === 0) return texts.expired;
      const answer = listAnswer(entries, languageOf(asker.languageCode));
      const message = answerMessage({ replyId: replies.keepList(answer), answer, judged: false });
      await actions.edit(chatId, messageId, message);
      return null;
    }
    const answer = replies.recall(action.reply);
    if (answer === null) return texts.expired;
    switch (action.kind) {
      case 'reply': {
        const judged = replies.isJudged(action.reply);
        await actions.edit(
          chatId,
          messageId,
          answerMessage({ replyId: action.reply, answer, from: action.from, judged }),
        );
        return null;
      }
      case 'feedback': {
        if (!chat.feedback(action.reply, action.helpful, conversationOf(asker))) return texts.expired;
        // In a group others may want to say so too.
        if (chatId > 0) await removeFeedbackRow(chatId, messageId, keyboard);
        return texts.thanks;
      }
      case 'article': {
        const items = itemsOf(answer);
        const item = items[action.item];
        const article = item === undefined ? null : await service.article(item.citation.articleId);
        if (item === undefined || article === null) return texts.noArticle;
        const { reply: replyId, item: position, page } = action;
        const { language } = answer;
        const view = articleMessage({ replyId, article, item, position, total: items.length, page, language });
        await actions.edit(chatId, messageId, view);
        return null;
      }
      default: {
        const never: never = action;
        return never;
      }
    }
  }

  function suggestionOf(reply: string, position: number): string | null {
    const answer = replies.recall(reply);
    return answer !== null && 'suggestions' in answer ? (answer.suggestions[position] ?? null) : null;
  }

  async function removeFeedbackRow(chatId: number, messageId: number, keyboard: InlineKeyboardButton[][]) {
    const rest = keyboard.filter(
      (row) => !row.some((one) => 'callback_data' in one && one.callback_data.startsWith('f:')),
    );
    await telegram
      .callApi('editMessageReplyMarkup', {
        chat_id: chatId,
        message_id: messageId,
        reply_markup: { inline_keyboard: rest },
      })
      .catch(ignoreRefusal);
  }

  /** A press that is acknowledged too late is none of the person's concern. */
  async function acknowledge(id: string, notice: Notice): Promise<void> {
    const text = notice === null ? {} : { text: notice };
    await telegram.callApi('answerCallbackQuery', { callback_query_id: id, ...text }).catch(ignoreRefusal);
  }
  /** Pressed twice, or too late: nothing the person needs to hear of. A stop of the channel is passed on. */
  function ignoreRefusal(error: unknown): void {
    if (codeOf(error) === 'E_CHANNEL_STOPPED') throw error;
    logger.debug({ fault: faultOf(error) }, 'a button press could not be shown');
  }
}
