/**
 * An error that a person can act on: `code` is stable and documented in docs/errors.md, `message` names the file, line
 * or field and what is wrong, `hint` says what to do. Errors are told apart by `code`, never by message.
 */
export class WenyuError extends Error {
  readonly code: ErrorCode;
  readonly hint: string;

  constructor(code: ErrorCode, message: string, hint: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'WenyuError';
    this.code = code;
    this.hint = hint;
  }
}

/** Every code there is, with what it means (docs/errors.md lists each; a test compares the two). */
export const errorCodes = {
  E_ARCHIVE_MISSING: 'the archive folder does not exist or cannot be read',
  E_ARCHIVE_EMPTY: 'the archive holds no page and no article that can be read',
  E_INDEX_MISSING: 'there is no index in the folder',
  E_INDEX_FOREIGN: 'the folder holds something that is not an index of this program',
  E_INDEX_FORMAT: 'the index was written in another format version',
  E_INDEX_MODEL: 'the index was built with another embedding model',
  E_INDEX_CORRUPT: 'a file of the index is truncated or changed',
  E_INDEX_LOCKED: 'another build is writing this index',
  E_INDEX_WRITE: 'the index could not be written',
  E_MODEL_MISSING: 'the embedding model or one of its files is missing',
  E_MODEL_INVALID: 'the embedding model could not be loaded',
  E_MODEL_UNREACHABLE: 'the model hub or its mirror is out of reach',
  E_CONFIG_INVALID: 'a setting has a wrong value',
  E_INPUT_INVALID: 'an input file or an argument is wrong',
  E_OUTPUT_WRITE: 'what a command prints could not be written',
  E_PORT_TAKEN: 'the port is in use',
  E_STATE_UNUSABLE: 'the state database cannot be opened or written',
  E_REQUEST_INVALID: 'an HTTP request is malformed, too large or of the wrong type',
  E_NOT_FOUND: 'there is no such page, article or reply',
  E_RATE_LIMITED: 'too many requests from one place in a short time',
  E_OVERLOADED: 'too many questions at once, or an answer took too long',
  E_NOT_READY: 'the service is still starting or is shutting down',
  E_VERIFY_FAILED: 'verification found a difference',
  E_TELEGRAM_TOKEN: 'Telegram refused the bot token',
  E_TELEGRAM_UNREACHABLE: 'the Bot API is out of reach',
  E_TELEGRAM_CONFLICT: 'another program receives the updates of this bot',
  E_CHANNEL_UNREACHABLE: 'a chat platform cannot be reached or refuses the reply',
  E_CHANNEL_STOPPED: 'a channel is stopping; what waits is answered after the next start',
  E_WEBHOOK_SIGNATURE: 'a webhook request is not signed as it must be',
  E_INTERNAL: 'a fault of this program',
} as const;
export type ErrorCode = keyof typeof errorCodes;

/** The code of any thrown value: its own when it is ours, `E_INTERNAL` otherwise. */
export function codeOf(error: unknown): ErrorCode {
  return error instanceof WenyuError ? error.code : 'E_INTERNAL';
}
