/**
 * What counts as the same text when an excerpt is compared with labelled evidence: NFKC, a decimal point between digits
 * kept as 点 (so that 3.8 never matches 38), and of the rest only letters, numbers and %.
 */
export function comparable(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/(?<=\p{Nd})\.(?=\p{Nd})/gu, '点')
    .replace(/[^\p{L}\p{N}%]/gu, '');
}
