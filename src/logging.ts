import { type Logger, pino } from 'pino';

export type { Logger };

/** Lines that cannot be written are kept up to this many bytes. */
const keptBytes = 1 << 20;

/**
 * A pino logger that writes JSON lines to stderr (stdout belongs to results). Where stderr cannot be written (a full
 * disk, a pipe closed) the process goes on; lines are kept, and written when it can be again, with the count of those
 * that were too many.
 * @param level pino's levels, or `silent`.
 */
export function createLogger(level: string): Logger {
  const destination = pino.destination({ dest: 2, sync: true, maxLength: keptBytes });
  let trouble: string | null = null;
  let lost = 0;
  const logger = pino(
    {
      level,
      base: { name: 'wenyu' },
      redact: { paths: ['req.headers.authorization', 'token', '*.token', '*.secret'], censor: '***' },
    },
    destination,
  );
  destination.on('error', (error: Error) => {
    trouble = error.message;
  });
  destination.on('drop', () => {
    lost++;
  });
  destination.on('drain', () => {
    if (trouble === null) return;
    const report = { trouble, lost };
    [trouble, lost] = [null, 0];
    logger.warn(report, 'the log could not be written for a while');
  });
  return logger;
}
