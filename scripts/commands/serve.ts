import closeWithGrace from 'close-with-grace';
import { Command } from 'commander';
import { faultOf } from '../../bot/fault.js';
import { startServer } from '../../bot/server.js';
import { loadConfig, unknownVariables } from '../../src/config.js';
import { createLogger } from '../../src/logging.js';
import { openServiceOf } from '../serving.js';

/** A stop that takes longer is cut short. */
const graceMs = 10_000;

/** `wenyu serve`: HTTP, web page, webhooks, and Telegram when its token is set. */
export function serveCommand(): Command {
  return new Command('serve')
    .description('启动网页、HTTP 接口与各聊天渠道；没有索引时先从档案建立')
    .action(async () => {
      const config = loadConfig(process.env);
      const logger = createLogger(config.logLevel);
      for (const variable of unknownVariables(process.env)) logger.warn({ variable }, 'not a setting of this program');
      const stop = new AbortController();
      const server = await startServer({
        config,
        logger,
        openService: () => openServiceOf(config, logger, stop.signal),
      });
      const grace = closeWithGrace({ delay: graceMs, logger: false }, async ({ err, signal }) => {
        if (err) logger.fatal({ fault: faultOf(err) }, 'stopping after a fault');
        else logger.info({ signal }, 'stopping');
        stop.abort();
        await server.close();
      });
      process.stdout.write(`问渝 ${server.url}\n`);
      try {
        await server.ready;
        logger.info({ url: server.url }, 'ready');
      } catch (error) {
        if (stop.signal.aborted) return;
        grace.uninstall();
        await server.close();
        throw error;
      }
    });
}
