/**
 * Renders replies of the Telegram channel over the configured index to docs/images/telegram.png, in bubbles like those of
 * Telegram's apps. Needs Chromium: `CHROMIUM` names it, `/usr/bin/chromium` by default.
 * Usage: node dist/scripts/screenshots/telegram-reply.js [QUESTION …]
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { answerMessage } from '../../bot/channels/telegram/answer-message.js';
import { projectRoot } from '../project-root.js';
import { withService } from '../with-service.js';
import { type Exchange, telegramPage } from './telegram-page.js';

const given = process.argv.slice(2);
const questions = given.length > 0 ? given : ['自来水热线是多少？', '渝快办在建行网点能办哪些事？'];

const exchanges = await withService(undefined, async (service) => {
  const asked: Exchange[] = [];
  for (const question of questions) {
    asked.push({ question, reply: answerMessage({ replyId: 'picture', answer: await service.ask({ question }) }) });
  }
  return asked;
});

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  const page = await browser.newPage({ viewport: { width: 420, height: 200 }, deviceScaleFactor: 2 });
  await page.setContent(telegramPage(exchanges));
  const folder = join(projectRoot(), 'docs', 'images');
  await mkdir(folder, { recursive: true });
  const path = join(folder, 'telegram.png');
  await page.screenshot({ path, fullPage: true });
  console.log(path);
} finally {
  await browser.close();
}
