import { codeOf, WenyuError } from '../../src/errors.js';

/** What a check found: in order, nothing set up there (which is no fault), or wrong. */
export interface Finding {
  name: string;
  state: 'ok' | 'unset' | 'wrong';
  /** For `wrong`: the code and what is wrong. */
  detail: string;
  /** What to do; only where something is to be done. */
  hint?: string;
}

/** One thing to look at. `look` gives what it found in order, or throws. */
export interface Check {
  name: string;
  look(): Promise<string | Omit<Finding, 'name'>>;
}

/** Runs one check; whatever it throws is a finding. */
export async function runCheck({ name, look }: Check): Promise<Finding> {
  try {
    const found = await look();
    return typeof found === 'string' ? { name, state: 'ok', detail: found } : { name, ...found };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const hint = error instanceof WenyuError ? error.hint : '请附上这一行向维护者报告';
    return { name, state: 'wrong', detail: `${codeOf(error)} ${message}`, hint };
  }
}

const marks: Record<Finding['state'], string> = { ok: '✓', unset: '○', wrong: '✗' };

/** A finding as one line for a terminal. */
export function lineOf({ name, state, detail, hint }: Finding): string {
  const oneLine = detail.replace(/\s+/g, ' ');
  return `${marks[state]} ${name}：${oneLine}${hint === undefined ? '' : `；→ ${hint}`}`;
}
