import { analyse } from 'chardet';

export type Decoded = { text: string; encoding: string } | { reason: string };

const byteOrderMarks: readonly [mark: readonly number[], encoding: string][] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];
/** Legacy encodings of Chinese text that are tried when UTF-8 fails; GB18030 holds GBK and GB2312. */
const legacy: Record<string, string> = {
  GB18030: 'gb18030',
  Big5: 'big5',
  'UTF-16LE': 'utf-16le',
  'UTF-16BE': 'utf-16be',
};

function tryDecode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** UTF-16 without a mark: in Chinese pages line breaks and digits still leave zero bytes, all on one side. */
function unmarkedUtf16(bytes: Uint8Array): string | null {
  if (bytes.length % 2 !== 0) return null;
  let even = 0;
  let odd = 0;
  for (let i = 0; i + 1 < bytes.length; i += 2) {
    if (bytes[i] === 0 && bytes[i + 1] === 0) return null;
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  if (odd > 0 && even === 0) return 'utf-16le';
  if (even > 0 && odd === 0) return 'utf-16be';
  return null;
}

function looksBinary(text: string): boolean {
  let control = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0) return true;
    if (unit < 32 && unit !== 9 && unit !== 10 && unit !== 12 && unit !== 13) control++;
  }
  return control * 50 > text.length;
}

/**
 * Text of a file in UTF-8, UTF-16 (marked or not), GB18030 or Big5, its byte order mark dropped.
 * Gives a reason instead when the bytes are no text or the encoding stays unknown.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  if (bytes.length === 0) return { reason: 'the file is empty' };
  const marked = byteOrderMarks.find(([mark]) => mark.every((byte, i) => bytes[i] === byte));
  const candidates = marked ? [marked[1]] : ['utf-8'];
  const wide = marked || !bytes.includes(0) ? null : unmarkedUtf16(bytes);
  if (wide) candidates.unshift(wide);
  else if (!marked && bytes.includes(0)) return { reason: 'the file is binary' };
  for (const encoding of candidates) {
    const text = tryDecode(bytes, encoding);
    if (text !== null) return looksBinary(text) ? { reason: 'the file is binary' } : { text, encoding };
  }
  if (marked) return { reason: `the file is marked as ${marked[1]} but does not decode as such` };
  const guesses = analyse(bytes.subarray(0, 65536));
  // A stray broken byte in a UTF-8 page costs one character, not the page.
  if (guesses[0]?.name === 'UTF-8') return { text: new TextDecoder('utf-8').decode(bytes), encoding: 'utf-8' };
  for (const { name } of [...guesses, { name: 'GB18030' }]) {
    const encoding = legacy[name];
    const text = encoding ? tryDecode(bytes, encoding) : null;
    if (text !== null && encoding) return looksBinary(text) ? { reason: 'the file is binary' } : { text, encoding };
  }
  return { reason: 'the text encoding could not be detected' };
}
