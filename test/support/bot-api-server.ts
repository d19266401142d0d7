import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Fault, misbehave, send } from './bot-api-faults.js';
import { parseTelegramHtml } from './telegram-html-parser.js';

type Json = Record<string, unknown>;

/** A message the server holds, as the Bot API would give it back. */
export interface StoredMessage extends Json {
  message_id: number;
  chat: { id: number; type: string };
  text: string;
  entities?: { type: string; offset: number; length: number }[];
  reply_markup?: { inline_keyboard: { text: string; callback_data?: string }[][] };
}

export interface Call {
  method: string;
  payload: Json;
}

export interface BotApiServer {
  readonly root: string;
  readonly token: string;
  readonly calls: Call[];
  /** Messages now in the chats, as edited last. */
  readonly messages: StoredMessage[];
  readonly me: { id: number; is_bot: true; first_name: string; username: string };
  webhook: { url: string; secret: string } | null;
  /** Updates not confirmed yet. */
  readonly pending: Json[];
  /** Gives an update to the bot; the server sets its update_id unless given. */
  push(update: Json): number;
  /** The next `times` calls of `method` (`*`: any but getUpdates) fail so. */
  fail(method: string, fault: Fault, times?: number): void;
  /** Drops all planned failures. */
  heal(): void;
  /** Posts an update to the webhook as Telegram does; gives the status. */
  deliver(update: Json, secret?: string): Promise<number>;
  /** Resolves when a call of `method` for which `test` holds has been answered properly, past or future. */
  sent(method: string, test?: (payload: Json) => boolean): Promise<Call>;
  close(): Promise<void>;
}

class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly description: string,
    readonly parameters?: Json,
  ) {
    super(description);
  }
}

/** A Bot API server on 127.0.0.1 that keeps the rules which a bot can break: lengths, entities, buttons, ids, offsets. */
export async function startBotApiServer(token = '123456:TEST-token_abcdefghijklmnop'): Promise<BotApiServer> {
  const calls: Call[] = [];
  const done: Call[] = [];
  const messages: StoredMessage[] = [];
  const pending: Json[] = [];
  const faults: { method: string; fault: Fault; times: number }[] = [];
  const watchers: { test: (call: Call) => boolean; resolve: (call: Call) => void }[] = [];
  const polls = new Set<() => void>();
  const answeredQueries = new Set<string>();
  const me = { id: 123456, is_bot: true as const, first_name: '问渝', username: 'wenyu_test_bot' };
  let nextUpdateId = 1_000;
  let nextMessageId = 500;

  const methods: Record<string, (payload: Json) => unknown | Promise<unknown>> = {
    getMe: () => me,
    async getUpdates(payload) {
      if (api.webhook !== null) {
        throw new ApiError(409, "Conflict: can't use getUpdates method while webhook is active");
      }
      const offset = Number(payload.offset ?? 0);
      while (pending.length > 0 && Number(pending[0]!.update_id) < offset) pending.shift();
      if (pending.length === 0 && Number(payload.timeout ?? 0) > 0) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(wake, Number(payload.timeout) * 1_000);
          function wake() {
            clearTimeout(timer);
            polls.delete(wake);
            resolve();
          }
          polls.add(wake);
        });
      }
      return pending.slice(0, Number(payload.limit ?? 100));
    },
    setWebhook(payload) {
      api.webhook = { url: String(payload.url), secret: String(payload.secret_token ?? '') };
      return true;
    },
    deleteWebhook() {
      api.webhook = null;
      return true;
    },
    sendMessage(payload) {
      const chat = chatOf(payload);
      const message: StoredMessage = {
        message_id: nextMessageId++,
        date: 1_700_000_000,
        from: me,
        chat,
        ...readText(payload),
        ...readMarkup(payload),
      };
      messages.push(message);
      return message;
    },
    editMessageText(payload) {
      const message = find(payload);
      const next = { ...readText(payload), ...readMarkup(payload) };
      if (message.text === next.text && JSON.stringify(message.reply_markup) === JSON.stringify(next.reply_markup)) {
        throw new ApiError(
          400,
          'Bad Request: message is not modified: specified new message content is exactly the same',
        );
      }
      delete message.reply_markup;
      delete message.entities;
      return Object.assign(message, next);
    },
    editMessageReplyMarkup(payload) {
      const message = find(payload);
      delete message.reply_markup;
      return Object.assign(message, readMarkup(payload));
    },
    answerCallbackQuery(payload) {
      const id = String(payload.callback_query_id);
      if (answeredQueries.has(id)) {
        throw new ApiError(400, 'Bad Request: query is too old and response timeout expired or query ID is invalid');
      }
      if (String(payload.text ?? '').length > 200) throw new ApiError(400, 'Bad Request: MESSAGE_TOO_LONG');
      answeredQueries.add(id);
      return true;
    },
    answerInlineQuery(payload) {
      const results = payload.results as Json[];
      if (results.length > 50) throw new ApiError(400, 'Bad Request: RESULTS_TOO_MUCH');
      const ids = new Set<string>();
      for (const result of results) {
        const id = String(result.id);
        if (Buffer.byteLength(id) > 64 || ids.has(id)) throw new ApiError(400, 'Bad Request: RESULT_ID_INVALID');
        ids.add(id);
        const content = result.input_message_content as Json;
        readText({ ...content, text: content.message_text });
      }
      return true;
    },
    sendChatAction: () => true,
    setMyCommands(payload) {
      for (const command of payload.commands as Json[]) {
        if (!/^[a-z0-9_]{1,32}$/.test(String(command.command))) {
          throw new ApiError(400, 'Bad Request: BOT_COMMAND_INVALID');
        }
      }
      return true;
    },
    setMyDescription: () => true,
    setMyShortDescription: () => true,
    setChatMenuButton: () => true,
  };

  function readText(payload: Json): Pick<StoredMessage, 'text' | 'entities'> {
    const raw = String(payload.text ?? '');
    let parsed: ReturnType<typeof parseTelegramHtml>;
    try {
      parsed = payload.parse_mode === 'HTML' ? parseTelegramHtml(raw) : { text: raw, entities: [] };
    } catch (error) {
      throw new ApiError(400, `Bad Request: ${(error as Error).message}`);
    }
    if (parsed.text.trim() === '') throw new ApiError(400, 'Bad Request: message text is empty');
    if (parsed.text.length > 4_096) throw new ApiError(400, 'Bad Request: message is too long');
    return parsed.entities.length > 0 ? parsed : { text: parsed.text };
  }

  function readMarkup(payload: Json): Pick<StoredMessage, 'reply_markup'> {
    const markup = payload.reply_markup as StoredMessage['reply_markup'];
    if (markup === undefined || markup.inline_keyboard.length === 0) return {};
    for (const button of markup.inline_keyboard.flat()) {
      const bytes = Buffer.byteLength(button.callback_data ?? '');
      if (button.callback_data !== undefined && (bytes < 1 || bytes > 64)) {
        throw new ApiError(400, 'Bad Request: BUTTON_DATA_INVALID');
      }
      if (button.text === '') throw new ApiError(400, 'Bad Request: text buttons are unallowed in the inline keyboard');
    }
    return { reply_markup: markup };
  }

  function chatOf(payload: Json): { id: number; type: string } {
    const id = Number(payload.chat_id);
    if (!Number.isSafeInteger(id) || id === 0) throw new ApiError(400, 'Bad Request: chat not found');
    return { id, type: id > 0 ? 'private' : 'group' };
  }

  function find(payload: Json): StoredMessage {
    const found = messages.find(
      (message) => message.message_id === payload.message_id && message.chat.id === payload.chat_id,
    );
    if (found === undefined) throw new ApiError(400, 'Bad Request: message to edit not found');
    return found;
  }

  async function carryOut(method: string, payload: Json): Promise<unknown> {
    const run = methods[method];
    if (run === undefined) throw new ApiError(404, 'Not Found: method not found');
    return await run(payload);
  }

  function takeFault(method: string): Fault | null {
    const planned = faults.find((one) => one.method === method || (one.method === '*' && method !== 'getUpdates'));
    if (planned === undefined) return null;
    planned.times -= 1;
    if (planned.times <= 0) faults.splice(faults.indexOf(planned), 1);
    return planned.fault;
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const match = /^\/bot([^/]+)\/(\w+)$/.exec(request.url ?? '');
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (match === null) return send(response, 404, { ok: false, error_code: 404, description: 'Not Found' });
    if (match[1] !== token) return send(response, 401, { ok: false, error_code: 401, description: 'Unauthorized' });
    const method = match[2]!;
    const payload = JSON.parse(Buffer.concat(chunks).toString() || '{}') as Json;
    const call = { method, payload };
    calls.push(call);
    const fault = takeFault(method);
    if (fault !== null) return misbehave(fault, () => carryOut(method, payload), response);
    try {
      const result = await carryOut(method, payload);
      send(response, 200, { ok: true, result });
      done.push(call);
      for (const watcher of watchers.filter((one) => one.test(call))) {
        watchers.splice(watchers.indexOf(watcher), 1);
        watcher.resolve(call);
      }
    } catch (error) {
      const { status, description, parameters } = error instanceof ApiError ? error : new ApiError(500, String(error));
      send(response, status, { ok: false, error_code: status, description, ...(parameters && { parameters }) });
    }
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const port = (server.address() as AddressInfo).port;

  const api: BotApiServer = {
    root: `http://127.0.0.1:${port}`,
    token,
    calls,
    messages,
    pending,
    me,
    webhook: null,
    push(update) {
      const id = Number(update.update_id ?? nextUpdateId);
      nextUpdateId = Math.max(nextUpdateId, id) + 1;
      pending.push({ ...update, update_id: id });
      for (const wake of [...polls]) wake();
      return id;
    },
    fail(method, fault, times = 1) {
      faults.push({ method, fault, times });
    },
    heal() {
      faults.length = 0;
    },
    async deliver(update, secret) {
      if (api.webhook === null) throw new Error('no webhook is set');
      const id = Number(update.update_id ?? nextUpdateId++);
      const response = await fetch(api.webhook.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-telegram-bot-api-secret-token': secret ?? api.webhook.secret,
        },
        body: JSON.stringify({ ...update, update_id: id }),
      });
      await response.arrayBuffer();
      return response.status;
    },
    sent(method, test = () => true) {
      const matches = (call: Call) => call.method === method && test(call.payload);
      const past = done.find(matches);
      if (past !== undefined) return Promise.resolve(past);
      return new Promise((resolve) => watchers.push({ test: matches, resolve }));
    },
    async close() {
      for (const wake of [...polls]) wake();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return api;
}
