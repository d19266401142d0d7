/**
 * Whether a version of Node is in a range as package.json's `engines` writes it: alternatives joined by `||`, each of
 * comparisons (`>=20.19`, `<21`) that all hold.
 */
export function allows(range: string, version: string): boolean {
  return range.split('||').some((alternative) =>
    alternative
      .trim()
      .split(/\s+/)
      .every((comparison) => holds(comparison, version)),
  );
}

function holds(comparison: string, version: string): boolean {
  const [, operator, bound] = /^(>=|<)(\d+(?:\.\d+){0,2})$/.exec(comparison) ?? [];
  if (operator === undefined || bound === undefined) throw new RangeError(`cannot read the comparison ${comparison}`);
  const order = compare(version, bound);
  return operator === '<' ? order < 0 : order >= 0;
}

function compare(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  for (let i = 0; i < 3; i++) {
    const difference = (left?.[i] ?? 0) - (right?.[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
