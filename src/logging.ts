import { type Logger, pino } from 'pino';

export type { Logger };

/**
 * A pino logger that writes JSON lines to stderr (stdout belongs to results).
 * @param level pino's levels, or `silent`.
 */
export function createLogger(level: string): Logger {
  return pino(
    {
      level,
      base: { name: 'wenyu' },
      redact: { paths: ['req.headers.authorization', 'token', '*.token', '*.secret'], censor: '***' },
    },
    pino.destination({ dest: 2, sync: true }),
  );
}
