import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openState } from '../../../bot/state/database.js';
import { createFeedbackStore } from '../../../bot/state/feedback-store.js';
import { configCommand } from '../../../scripts/commands/config.js';
import { reportCommand } from '../../../scripts/commands/report.js';
import { settingTable } from '../../../src/config.js';
import { createFakeAnswerService } from '../../support/fake-answer-service.js';

let folder: string;
let out = '';
let err = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wenyu-commands-'));
  [out, err] = ['', ''];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += text;
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += text;
    return true;
  });
  vi.stubEnv('WENYU_STATE', folder);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

describe('wenyu report', () => {
  it('prints what the state database holds, in the format asked for', async () => {
    const state = openState(folder);
    const store = createFeedbackStore(state, { keepQuestions: false, keepDays: 30, salt: null });
    const question = '没有的事';
    const answer = await createFakeAnswerService().ask({ question });
    const reply = { replyId: 'r1', channel: 'web', conversation: 'web:1', question, answer } as const;
    store.record(reply);
    store.judge({ ...reply, judge: 'web:1', helpful: false });
    state.close();
    await reportCommand().parseAsync(['--format', 'json'], { from: 'user' });
    expect(JSON.parse(out)).toMatchObject({
      unhelpful: [{ question, times: 1, unhelpful: 1, reason: 'not-in-archive' }],
    });
    expect(err).toContain('WENYU_KEEP_QUESTIONS=off');
    out = '';
    await reportCommand().parseAsync([], { from: 'user' });
    expect(out).toContain('【评为没用】');
  });

  it('says what to do where nothing was kept yet, and creates nothing', async () => {
    vi.stubEnv('WENYU_STATE', join(folder, 'none'));
    await expect(reportCommand().parseAsync([], { from: 'user' })).rejects.toMatchObject({
      code: 'E_STATE_UNUSABLE',
      hint: expect.stringContaining('WENYU_STATE'),
    });
  });

  it('refuses a strange number of days', async () => {
    const command = reportCommand().exitOverride();
    await expect(command.parseAsync(['--days', '0'], { from: 'user' })).rejects.toThrow(/1 到 100000/);
  });
});

describe('wenyu config', () => {
  it('lists every setting with its value, and of a secret only that it is set', async () => {
    vi.stubEnv('WENYU_ID_SALT', 'a-salt-that-nobody-reads');
    vi.stubEnv('WENYU_PROT', '1');
    await configCommand().parseAsync([], { from: 'user' });
    for (const { variable, effect } of settingTable) {
      expect(out).toContain(variable);
      expect(out).toContain(effect);
    }
    expect(out).toContain(folder);
    expect(out).toMatch(/WENYU_ID_SALT +（已设）/);
    expect(out).not.toContain('a-salt-that-nobody-reads');
    expect(err).toContain('WENYU_PROT');
  });

  it('fails on a wrong value after the list', async () => {
    vi.stubEnv('WENYU_PORT', 'x');
    await expect(configCommand().parseAsync(['--json'], { from: 'user' })).rejects.toMatchObject({
      code: 'E_CONFIG_INVALID',
    });
    expect(JSON.parse(out)).toHaveLength(settingTable.length);
  });
});
