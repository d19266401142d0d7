import type { Intent } from './types.js';

const visible = /[\p{L}\p{N}]/u;
const pictograph = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u;
const keyboardRun = /asdf|qwer|zxcv|hjkl|sdfg|wert|yuio|uiop|xcvb|cvbn|vbnm|dfgh|fghj|jkl;|ghjk|lkjh|poiu|mnbv/;

/** Recognises messages by their shape alone: nothing said, only pictures, or keys hit at random. */
export function shapeIntent(text: string): { intent: Intent; evidence: string } | null {
  const bare = text.trim();
  if (!visible.test(bare)) return { intent: pictograph.test(bare) ? 'emoji-only' : 'empty', evidence: bare };
  if (isGibberish(bare)) return { intent: 'gibberish', evidence: bare };
  return null;
}

function isGibberish(text: string): boolean {
  if (/\ufffd{2,}|锟斤拷|烫烫烫|屯屯屯/u.test(text)) return true;
  const characters = [...text.replace(/[\s\p{P}\p{S}]/gu, '')];
  const different = new Set(characters).size;
  if (characters.length >= 5 && different === 1) return true;
  if (characters.length >= 8 && different === 2 && !/^\d+$/.test(text)) return true;
  if (!/^[a-z\d;,./'[\]\s]+$/.test(text)) return false;
  const words = text.split(/\s+/);
  return words.every((word) => {
    const letters = word.replace(/[^a-z]/g, '');
    if (letters.length < 4 || letters.length !== word.replace(/[;,./'[\]]/g, '').length) return false;
    return (
      (keyboardRun.test(letters) && !/^(?:power|answer|wert\w+)/.test(letters)) ||
      /[bcdfghjklmnpqrstvwxz]{6,}/.test(letters)
    );
  });
}
