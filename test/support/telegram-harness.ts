import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import {
  startTelegram,
  type TelegramChannel,
  type TelegramOptions,
} from '../../bot/channels/telegram/start-telegram.js';
import { createConversations } from '../../bot/chat/conversations.js';
import { createChatService } from '../../bot/chat/create-chat-service.js';
import type { ChatService } from '../../bot/chat-service.js';
import { openState, type StateDatabase } from '../../bot/state/database.js';
import { createFeedbackStore } from '../../bot/state/feedback-store.js';
import type { AnswerService } from '../../src/answering/service.js';
import type { Logger } from '../../src/logging.js';
import { type BotApiServer, type StoredMessage, startBotApiServer } from './bot-api-server.js';
import { createFakeAnswerService } from './fake-answer-service.js';

export interface TelegramHarness {
  api: BotApiServer;
  chat: ChatService;
  state: StateDatabase;
  logs: () => string;
  /** Starts a bot against the server; as often as a test needs. All are stopped by `close`. */
  start(options?: Partial<TelegramOptions>): Promise<TelegramChannel>;
  /** Sends a text as person 42 in a private chat; gives the update's id. */
  say(text: string, extra?: Record<string, unknown>): number;
  /** The message that `say` sent last. */
  lastMessage(): Record<string, unknown>;
  /** Presses the first button of a message whose label contains `label`. */
  press(message: StoredMessage, label: string, from?: number): number;
  /** Resolves with the next message of a chat that has not been given before. */
  nextMessage(): Promise<StoredMessage>;
  close(): Promise<void>;
}

export interface HarnessOptions {
  service?: AnswerService;
  /** Folder of the state database; in memory by default. */
  stateFolder?: string;
  app?: FastifyInstance;
}

const fast = { firstMs: 1, maxMs: 10 };

/** A Bot API server, a chat service over canned answers, and bots that talk to both. */
export async function createTelegramHarness(options: HarnessOptions = {}): Promise<TelegramHarness> {
  const service = options.service ?? createFakeAnswerService();
  const api = await startBotApiServer();
  const state = openState(options.stateFolder ?? ':memory:');
  const lines: string[] = [];
  const logger: Logger = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
  const chat = createChatService({
    service,
    conversations: createConversations({ count: 100, maxAgeMs: 60_000 }),
    feedback: createFeedbackStore(state, { keepQuestions: false, keepDays: 30, salt: 'x'.repeat(16) }),
    logger,
    queueLimit: 100,
    answerTimeoutMs: 10_000,
  });
  const channels: TelegramChannel[] = [];
  let nextMessageId = 1;
  let nextQueryId = 1;
  let seen = 0;
  let last: Record<string, unknown> = {};

  return {
    api,
    chat,
    state,
    logs: () => lines.join(''),
    async start(more = {}) {
      const channel = await startTelegram({
        token: api.token,
        apiRoot: api.root,
        chat,
        service,
        state,
        logger,
        longPollSeconds: 20,
        callTimeoutMs: 2_000,
        backoff: fast,
        graceMs: 2_000,
        rateLimit: { burst: 1_000, perMinute: 1_000 },
        ...more,
      });
      channels.push(channel);
      return channel;
    },
    say(text, extra = {}) {
      last = privateMessage(nextMessageId++, text, extra);
      return api.push({ message: last });
    },
    lastMessage: () => last,
    press(message, label, from = 42) {
      const buttons = message.reply_markup?.inline_keyboard.flat() ?? [];
      const found = buttons.find((button) => button.text.includes(label));
      if (found === undefined) throw new Error(`no button ${label} among ${buttons.map((one) => one.text).join(', ')}`);
      return api.push({
        callback_query: {
          id: `query-${nextQueryId++}`,
          from: { id: from, is_bot: false, first_name: '甲' },
          chat_instance: '1',
          message: structuredClone(message),
          data: found.callback_data,
        },
      });
    },
    async nextMessage() {
      while (api.messages.length <= seen) {
        const count = api.messages.length;
        await api.sent('sendMessage', () => api.messages.length > count);
      }
      return api.messages[seen++]!;
    },
    async close() {
      await Promise.all(channels.map((channel) => channel.stop()));
      await api.close();
      state.close();
    },
  };
}

export function privateMessage(messageId: number, text: string, extra: Record<string, unknown> = {}) {
  const command = /^\/[a-z0-9_]+(@\w+)?/i.exec(text)?.[0];
  return {
    message_id: messageId,
    date: 1_700_000_000,
    from: { id: 42, is_bot: false, first_name: '甲', language_code: 'zh-hans' },
    chat: { id: 42, type: 'private', first_name: '甲' },
    text,
    ...(command !== undefined && { entities: [{ type: 'bot_command', offset: 0, length: command.length }] }),
    ...extra,
  };
}
