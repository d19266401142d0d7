import { fold } from '../../src/text/fold.js';

/** Blanks, dots and hyphens that people set between groups of digits. */
const gap = '[ .-]{0,3}';

/** What identifies a person, in folded text, and what stands for it. Earlier rows first. */
const masks: readonly (readonly [pattern: RegExp, mask: string])[] = [
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '〔邮箱〕'],
  [/(?<!\d)\d{17}[\dx](?![\da-z])/g, '〔证件号〕'],
  // In groups only where a date of birth stands in it: several service numbers in a row are no identity card.
  [
    groups(
      '(?<!\\d)\\d{6}',
      '(?:19|20)\\d{2}',
      '(?:0[1-9]|1[0-2])',
      '(?:0[1-9]|[12]\\d|3[01])',
      '\\d{3}',
      '[\\dx](?![\\da-z])',
    ),
    '〔证件号〕',
  ],
  [groups('(?<!\\d)\\d{4}', '\\d{4}', '\\d{4}', `\\d{4}(?:${gap}\\d{1,3})?(?!\\d)`), '〔卡号〕'],
  [groups(`(?<!\\d)(?:\\+?86${gap})?1[3-9]\\d`, '(?:\\d{4}', '\\d{4}|\\d{3}', '\\d{5})(?!\\d)'), '〔手机号〕'],
];

function groups(...parts: readonly string[]): RegExp {
  return new RegExp(parts.join(gap), 'g');
}

/**
 * Masks what identifies a person in a question before it is stored: identity card numbers, mobile numbers, bank
 * cards, e-mail addresses, also in full-width characters and in groups. Service numbers (12345, 966886,
 * 023-63807576) stay: they are what staff need to see.
 */
export function redactPersonal(text: string): string {
  return masks.reduce((masked, [pattern, mask]) => replaceFolded(masked, pattern, mask), text);
}

/** Folding keeps offsets, so what is found in the folded text is replaced in the text itself. */
function replaceFolded(text: string, pattern: RegExp, mask: string): string {
  let kept = '';
  let at = 0;
  for (const { 0: found, index } of fold(text).matchAll(pattern)) {
    kept += text.slice(at, index) + mask;
    at = index + found.length;
  }
  return kept + text.slice(at);
}
