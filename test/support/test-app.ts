import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { type AppOptions, buildApp } from '../../bot/app.js';
import { createConversations } from '../../bot/chat/conversations.js';
import { createChatService } from '../../bot/chat/create-chat-service.js';
import type { ChatService } from '../../bot/chat-service.js';
import { openState, type StateDatabase } from '../../bot/state/database.js';
import { createFeedbackStore, type FeedbackOptions } from '../../bot/state/feedback-store.js';
import type { AnswerService } from '../../src/answering/service.js';
import type { Logger } from '../../src/logging.js';
import { createFakeAnswerService } from './fake-answer-service.js';

export interface TestApp {
  app: FastifyInstance;
  chat: ChatService;
  state: StateDatabase;
  /** Every log line written so far, as text. */
  logs: () => string;
  close: () => Promise<void>;
}

export interface TestAppOptions extends Partial<Omit<AppOptions, 'chat' | 'logger'>> {
  service?: AnswerService;
  feedback?: Partial<FeedbackOptions>;
  queueLimit?: number;
  answerTimeoutMs?: number;
}

/** The whole HTTP side over a state database in memory, logging into a string. */
export async function createTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const { service = createFakeAnswerService(), feedback, queueLimit = 64, answerTimeoutMs = 10_000, ...rest } = options;
  const lines: string[] = [];
  const logger: Logger = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
  const state = openState(':memory:');
  const chat = createChatService({
    service,
    conversations: createConversations({ count: 100, maxAgeMs: 60_000 }),
    feedback: createFeedbackStore(state, { keepQuestions: false, keepDays: 30, salt: 'x'.repeat(16), ...feedback }),
    logger,
    queueLimit,
    answerTimeoutMs,
  });
  const app = await buildApp({ service, chat, logger, ...rest });
  return {
    app,
    chat,
    state,
    logs: () => lines.join(''),
    close: async () => {
      await app.close();
      state.close();
    },
  };
}
