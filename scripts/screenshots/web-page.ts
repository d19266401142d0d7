/**
 * Asks the web page over the configured index and takes docs/images/web.png. Needs Chromium: `CHROMIUM` names it,
 * `/usr/bin/chromium` by default.
 * Usage: node dist/scripts/screenshots/web-page.js [QUESTION …]
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { buildApp } from '../../bot/app.js';
import { createConversations } from '../../bot/chat/conversations.js';
import { createChatService } from '../../bot/chat/create-chat-service.js';
import { openState } from '../../bot/state/database.js';
import { createFeedbackStore } from '../../bot/state/feedback-store.js';
import type { AnswerService } from '../../src/answering/service.js';
import { createLogger } from '../../src/logging.js';
import { projectRoot } from '../project-root.js';
import { withService } from '../with-service.js';

const given = process.argv.slice(2);
const questions = given.length > 0 ? given : ['自来水热线是多少？', '渝快办在建行网点能办哪些事？'];

await withService(undefined, async (service) => {
  const { url, close } = await listen(service);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const page = await browser.newPage({
      viewport: { width: 1100, height: 900 },
      deviceScaleFactor: 1.5,
      locale: 'zh-CN',
    });
    await page.goto(url);
    for (const question of questions) await ask(page, question);
    const folder = join(projectRoot(), 'docs', 'images');
    await mkdir(folder, { recursive: true });
    const path = join(folder, 'web.png');
    // As tall as the page, so that the field that sticks to the window's foot hides nothing.
    const height = await page.evaluate('document.documentElement.scrollHeight');
    await page.setViewportSize({ width: 1100, height: Number(height) });
    await page.screenshot({ path, fullPage: true });
    console.log(path);
  } finally {
    await browser.close();
    await close();
  }
});

/** The page on a free port of this machine, with a state that is gone afterwards. */
async function listen(service: AnswerService): Promise<{ url: string; close(): Promise<void> }> {
  const logger = createLogger('warn');
  const state = openState(':memory:');
  const chat = createChatService({
    service,
    logger,
    conversations: createConversations({ count: 10, maxAgeMs: 60_000 }),
    feedback: createFeedbackStore(state, { keepQuestions: false, keepDays: 1, salt: null }),
    queueLimit: 10,
    answerTimeoutMs: 30_000,
  });
  const app = await buildApp({ service, chat, logger });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    url,
    async close() {
      await app.close();
      state.close();
    },
  };
}

async function ask(page: Page, question: string): Promise<void> {
  const before = await page.locator('.turn:not(.pending)').count();
  await page.fill('#question', question);
  await page.keyboard.press('Enter');
  await page.locator('.turn:not(.pending)').nth(before).waitFor();
  // The smooth scroll comes to rest, and the cursor leaves the field: the picture shows the page, not its focus.
  await page.locator('#question').blur();
  await page.waitForTimeout(500);
}
