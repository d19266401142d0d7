/**
 * Text without what no platform shows or accepts: control characters (but line breaks), lone surrogates, and the
 * bidirectional controls with which a text could show in another order than it is written.
 */
export function printable(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\ufffe\uffff\u202a-\u202e\u2066-\u2069]/g, (char) =>
      char === '\t' ? ' ' : '',
    )
    .replace(/\p{Surrogate}/gu, '\ufffd');
}

/** The longest beginning of at most `units` UTF-16 code units that splits no surrogate pair. */
export function cutAt(text: string, units: number): string {
  if (text.length <= units) return text;
  const end = Math.max(0, units);
  const splits = end > 0 && /[\ud800-\udbff]/.test(text[end - 1]!);
  return text.slice(0, splits ? end - 1 : end);
}
