/** The longest question that is read; what lies between its beginning and its end is cut, and the reply says so. */
export const longestQuestion = 300;

export interface CleanQuestion {
  /** NFC text without control, zero-width and direction characters, blanks runs as one blank, trimmed. */
  text: string;
  cut: boolean;
}

/** Characters that a person cannot see: zero-width, direction controls, variation selectors, soft hyphen, tags. */
const invisible =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\u{e0000}-\u{e01ef}]/gu;
/** What only says that something else comes: 换个话题，…; 对了，…. */
const leadIn =
  /^(?:(?:好的?|嗯|哦|那)[,，。!！ ]*)?(?:我?(?:们|想)?换(?:一)?个?(?:话题|问题|事情?)(?:吧|嘛|说|问|聊)?|(?:另外|顺便|再)(?:问|请教|打听)(?:一)?(?:下|句|个(?:事|问题)?|哈)?|还有(?:一)?个(?:事情?|问题)|对了|by the way)[,，。.:：!！~ ]+(?=.{4})/iu;
const control = /[\p{Cc}\p{Co}\p{Cs}]/gu;

/** At most so much of a long message's end is kept: a story mostly comes before what it asks. */
const longestEnd = 100;

/** The last sentence of a message, or as much of its end as is kept. */
function endOf(text: string): string {
  const tail = text.slice(-longestEnd);
  const sentences = tail.split(/(?<=[。.!！?？;；])(?=.)/u);
  const last = sentences.at(-1)!;
  return sentences.length > 1 ? last.trim() : tail;
}

/**
 * Takes a message as it came and leaves what a person can see of it, at most {@link longestQuestion} characters: of a longer one
 * its beginning and its last sentence.
 */
export function cleanInput(message: string): CleanQuestion {
  // Cut generously first, so that a huge message costs nothing to clean.
  const most = longestQuestion * 8;
  const read = message.length > most ? `${message.slice(0, most / 2)}\n${message.slice(-most / 2)}` : message;
  const text = read
    .replace(invisible, '')
    .replace(/\s+/g, ' ')
    .replace(control, ' ')
    .normalize('NFC')
    .replace(/ {2,}/g, ' ')
    .trim()
    .replace(leadIn, '');
  const characters = [...text];
  if (characters.length <= longestQuestion) return { text, cut: message.length > most };
  const end = [...endOf(text)];
  return { text: [...characters.slice(0, longestQuestion - end.length), ...end].join(''), cut: true };
}
