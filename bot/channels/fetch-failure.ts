/** Why a `fetch` brought no answer. */
export interface FetchFailure {
  /** The system's code (`ECONNREFUSED`), or the error's name (`TimeoutError`). */
  code: string;
  /** Whether the other side may have done what it was asked all the same. */
  maybeDone: boolean;
}

const neverConnected: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Reads what `fetch` threw. */
export function fetchFailure(error: unknown): FetchFailure {
  const { cause, name } = (error ?? {}) as { cause?: unknown; name?: string };
  const system = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
  const code = typeof system === 'string' ? system : (name ?? 'UNKNOWN');
  return { code, maybeDone: !neverConnected.has(code) };
}
