import { rmSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, chromiumPath, compileClient, launchBrowser } from '../../support/browser.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';

if (chromiumPath === null) {
  console.warn('No Chromium is installed: the browser tests do not run here (apt-get install -y chromium).');
}

/** The words of an element, runs of blanks as one. */
async function textOf(page: Page, selector: string): Promise<string> {
  return ((await page.textContent(selector)) ?? '').replace(/\s+/g, ' ').trim();
}

describe.skipIf(chromiumPath === null)('the web page in Chromium', () => {
  let browser: Browser;
  let test: TestApp;
  let base: string;
  let folders: string[];
  let problems: string[] = [];

  beforeAll(async () => {
    folders = compileClient();
    test = await createTestApp({ assetFolders: folders, rateLimit: 10_000 });
    base = await test.app.listen({ host: '127.0.0.1', port: 0 });
    browser = await launchBrowser(chromiumPath!);
  });
  afterAll(async () => {
    await browser.close();
    await test.close();
    rmSync(folders[1]!, { recursive: true });
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    expect(problems.splice(0)).toEqual([]);
  });

  /** A page that notes every console message, fault and request to elsewhere. */
  async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ locale: 'zh-CN', ...options });
    const page = await context.newPage();
    page.on('console', (message) => problems.push(`console: ${message.text()}`));
    page.on('pageerror', (error) => problems.push(`fault: ${error.message}`));
    page.on('request', (request) => {
      if (!request.url().startsWith(base)) problems.push(`request: ${request.url()}`);
    });
    await page.goto(base + path);
    return page;
  }

  async function ask(page: Page, question: string): Promise<void> {
    await page.fill('#question', question);
    await page.keyboard.press('Enter');
    await page.waitForSelector(`.turn:not(.pending) >> text=${question}`);
  }

  it('answers with a citation, understands the follow-up and takes feedback, without leaving the page', async () => {
    const page = await open('/');
    await ask(page, '供水热线是多少？');
    expect(await textOf(page, '.turn:last-child .number')).toBe('966886');
    expect(await textOf(page, '.turn:last-child .source')).toContain('《渝中报》2023年6月9日 第2版');
    await ask(page, '那燃气呢？');
    expect(await textOf(page, '.turn:last-child .number')).toBe('966777');
    expect(await page.locator('.turn').count()).toBe(2);
    expect(await page.inputValue('#question')).toBe('');

    await page.click('.turn:last-child .feedback button[value=no]');
    await page.waitForSelector('text=多谢您的反馈。');
    expect(test.state.prepare('SELECT helpful FROM feedback').pluck().all()).toEqual([0]);
  });

  it('asks a suggested question by a button and moves the focus to its answer', async () => {
    const page = await open('/');
    await page.click('.suggestions button >> nth=0');
    await page.waitForSelector('.turn:not(.pending)');
    expect(await page.evaluate('document.activeElement.classList.contains("question")')).toBe(true);
    await page.click('.turn .suggestions button >> nth=0');
    await page.waitForSelector('.turn:nth-child(2):not(.pending)');
  });

  it('opens a citation with the excerpt marked, closes it with Escape and gives the focus back', async () => {
    const page = await open('/');
    await ask(page, '渝快办在哪里办？');
    await page.focus('.clipping a.read');
    await page.keyboard.press('Enter');
    await page.waitForSelector('dialog[open] .article');
    const quoted = await textOf(page, '.clipping blockquote p');
    expect(quoted).not.toBe('');
    expect(await textOf(page, 'dialog #excerpt')).toBe(quoted);
    expect(await page.locator('dialog #excerpt').isVisible()).toBe(true);
    expect(await textOf(page, 'dialog footer')).toContain('seeds/fake.txt 第 3–9 行');
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.waitForSelector('dialog', { state: 'hidden' });
    expect(await page.evaluate('document.activeElement.className')).toBe('read');
  });

  it('searches the directory as one types, and copies a number', async () => {
    const page = await open('/directory');
    expect(await page.locator('.entries .number').count()).toBe(3);
    await page.locator('#q').pressSequentially('燃气');
    await page.locator('.entries .number').nth(1).waitFor({ state: 'detached' });
    expect(await textOf(page, '.entries .number')).toBe('966777');
    await page.waitForSelector('#status:has-text("共 1 条")', { state: 'attached' });
    expect(new URL(page.url()).searchParams.get('q')).toBe('燃气');
    expect(await page.getAttribute('a[download]', 'href')).toContain(encodeURIComponent('燃气'));
    await page.click('.copy');
    await page.waitForSelector('text=已复制');
    await page.fill('#q', '没有这个');
    await page.waitForSelector('text=没有查到');
  });

  it('works without script: ask, follow up, judge, search, read', async () => {
    const page = await open('/', { javaScriptEnabled: false });
    await page.fill('#question', '供水热线是多少？');
    await page.click('.question-form .primary');
    expect(await textOf(page, '.number')).toBe('966886');
    await page.fill('#question', '那燃气呢？');
    await page.click('.question-form .primary');
    expect(await textOf(page, '.number')).toBe('966777');
    await page.click('.entries a.read');
    expect(await textOf(page, 'h1')).toContain('一号通');
    await page.goBack();
    await page.click('.feedback button[value=yes]');
    expect(await textOf(page, 'h1')).toBe('多谢您的反馈。');
    await page.goto(`${base}/directory`);
    await page.fill('#q', '12315');
    await page.click('.search .primary');
    expect(await textOf(page, '.entries .name')).toBe('消费者投诉举报');
  });

  it('is reached by keyboard from the first key on', async () => {
    const page = await open('/');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.className')).toBe('skip');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.id')).toBe('question');
  });

  it('shows the API under the same strict policy', async () => {
    const page = await open('/docs');
    await page.click('text=Ask a question');
    await page.waitForSelector('text=conversationId');
  });

  it('says what is wrong when the service is out of reach, and keeps the words', async () => {
    const page = await open('/');
    await page.route('**/turns', (route) => route.abort());
    await page.fill('#question', '供水热线是多少？');
    await page.keyboard.press('Enter');
    await page.waitForSelector('text=没有连上服务');
    expect(await page.inputValue('#question')).toBe('供水热线是多少？');
    problems = problems.filter((problem) => !problem.includes('ERR_FAILED'));
  });

  it.each([
    [429, '您问得有点快'],
    [503, '现在提问的人较多'],
    [500, '系统没能完成'],
  ])('tells a refusal (%i) from a service out of reach, and keeps the words', async (status, words) => {
    const page = await open('/');
    await page.route('**/turns', (route) => route.fulfill({ status, body: '' }));
    await page.fill('#question', '供水热线是多少？');
    await page.keyboard.press('Enter');
    await page.waitForSelector(`#question-problem:has-text("${words}")`);
    expect(await page.inputValue('#question')).toBe('供水热线是多少？');
    problems = problems.filter((problem) => !problem.includes(String(status)));
  });

  it('says that a number is copied for a while, also when it is pressed twice', async () => {
    const page = await open('/directory');
    await page.clock.install();
    const button = page.locator('.copy').first();
    const words = await button.textContent();
    for (let press = 0; press < 2; press++) {
      await button.click();
      await page.clock.runFor(500);
      expect(await button.textContent()).toBe('已复制');
    }
    // The clipboard answers when it likes, and only then the time begins.
    const later = async () => {
      await page.clock.runFor(2_000);
      return button.textContent();
    };
    await expect.poll(later).toBe(words);
  });

  it.each([
    ['light', 'zh-CN', { width: 1280, height: 900 }],
    ['dark', 'en-GB', { width: 390, height: 844 }],
  ] as const)(
    'has no accessibility violation: %s, %s, %o',
    async (colorScheme, locale, viewport) => {
      const page = await open('/', { colorScheme, locale, viewport });
      expect(await page.getAttribute('html', 'lang')).toBe(locale.startsWith('en') ? 'en' : 'zh-CN');
      expect(await axeViolations(page)).toEqual([]);
      for (const question of ['供水热线是多少？', '渝快办在哪里办？', '没有的事', '你好', '崩溃'])
        await ask(page, question);
      expect(await axeViolations(page)).toEqual([]);
      for (const path of [
        '/directory',
        '/directory?q=zzz',
        '/articles/fake-1?start=1&end=9&words=gone',
        '/about',
        '/nothing-here',
      ]) {
        await page.goto(base + path);
        expect(await axeViolations(page)).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      }
      problems = problems.filter((problem) => !problem.includes('404'));
    },
    120_000,
  );
});
