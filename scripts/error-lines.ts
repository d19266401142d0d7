import type { WenyuError } from '../src/errors.js';

/** An error as a person reads it on stderr: a line `CODE what is wrong`, a line `→ what to do`; both ended. */
export function errorLines({ code, message, hint }: WenyuError): string {
  return `${code} ${message}\n→ ${hint}\n`;
}
