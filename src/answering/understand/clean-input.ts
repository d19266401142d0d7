/** The longest question that is read; what follows is cut, and the reply says so. */
export const longestQuestion = 300;

export interface CleanQuestion {
  /** NFC text without control, zero-width and direction characters, blanks runs as one blank, trimmed. */
  text: string;
  cut: boolean;
}

/** Characters that a person cannot see: zero-width, direction controls, variation selectors, soft hyphen, tags. */
const invisible =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\u{e0000}-\u{e01ef}]/gu;
const control = /[\p{Cc}\p{Co}\p{Cs}]/gu;

/** Takes a message as it came and leaves what a person can see of it, at most {@link longestQuestion} characters. */
export function cleanInput(message: string): CleanQuestion {
  // Cut generously first, so that a huge message costs nothing to clean.
  const head = message.slice(0, longestQuestion * 8);
  const text = head
    .replace(invisible, '')
    .replace(/\s+/g, ' ')
    .replace(control, ' ')
    .normalize('NFC')
    .replace(/ {2,}/g, ' ')
    .trim();
  const characters = [...text];
  const cut = characters.length > longestQuestion || message.length > head.length;
  return { text: characters.slice(0, longestQuestion).join(''), cut };
}
