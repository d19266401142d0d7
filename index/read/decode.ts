import { analyse } from 'chardet';
import { fold } from '../../src/text/fold.js';

export type Decoded = { text: string; encoding: string } | { reason: string };

const byteOrderMarks: readonly [mark: readonly number[], encoding: string][] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];
/** Encodings of Chinese text before Unicode, the likelier first; GB18030 holds GBK and GB2312. */
const legacy = ['gb18030', 'big5'] as const;
/** Characters that make up a third of any Chinese news text; a wrong encoding gives hardly any of them. */
const frequent = new Set('的一是在不了有和人中大为上个国我以要年月日市区会公报时来用生到作地出分对成发部能行民');

function tryDecode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** The legacy encoding whose text reads most like Chinese; null when none decodes the bytes. */
function decodeLegacy(bytes: Uint8Array): { text: string; encoding: string } | null {
  let best: { text: string; encoding: string; share: number } | null = null;
  for (const encoding of legacy) {
    const text = tryDecode(bytes, encoding);
    if (text === null) continue;
    const sample = fold(text.slice(0, 20_000)).match(/\p{Script=Han}/gu) ?? [];
    const share = sample.filter((character) => frequent.has(character)).length / Math.max(1, sample.length);
    if (!best || share > best.share) best = { text, encoding, share };
  }
  return best ? { text: best.text, encoding: best.encoding } : null;
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

function markedEncoding(bytes: Uint8Array): string | undefined {
  return byteOrderMarks.find(([mark]) => mark.every((byte, i) => bytes[i] === byte))?.[1];
}

/** Text of bytes in whichever encoding gives text, binary or not; or the reason why none does. */
function detect(bytes: Uint8Array): Decoded {
  const marked = markedEncoding(bytes);
  const wide = marked === undefined && bytes.includes(0) ? unmarkedUtf16(bytes) : null;
  const candidates = marked === undefined ? [...(wide ? [wide] : []), 'utf-8'] : [marked];
  for (const encoding of candidates) {
    const text = tryDecode(bytes, encoding);
    if (text !== null) return { text, encoding };
  }
  if (marked !== undefined) return { reason: `标明是 ${marked} 编码，却不能这样解码` };
  // A stray broken byte in a UTF-8 page costs one character, not the page.
  if (analyse(bytes.subarray(0, 65536))[0]?.name === 'UTF-8')
    return { text: new TextDecoder('utf-8').decode(bytes), encoding: 'utf-8' };
  return decodeLegacy(bytes) ?? { reason: '认不出文本的编码' };
}

/**
 * Text of a file in UTF-8, UTF-16 (marked or not), GB18030 or Big5, its byte order mark dropped.
 * Gives a reason instead when the bytes are no text or the encoding stays unknown.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  if (bytes.length === 0) return { reason: '文件是空的' };
  const decoded = detect(bytes);
  const binary =
    'text' in decoded ? looksBinary(decoded.text) : bytes.includes(0) && markedEncoding(bytes) === undefined;
  return binary ? { reason: '不是文本文件' } : decoded;
}

/**
 * The encoding of a file by its first bytes, or the reason why it stays unknown; whether they are text is not asked.
 * @param bytes whole characters
 */
export function encodingOf(bytes: Uint8Array): { encoding: string } | { reason: string } {
  return detect(bytes);
}
