import { isAscii } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { TextDecoder } from 'node:util';
import { encodingOf } from './decode.js';

/** A file whose text cannot be told; the message is the reason, as a report says it. */
export class UndecodableText extends Error {}

export interface TextLinesOptions {
  signal?: AbortSignal | undefined;
  /** Given each piece of the file as it is read. */
  onBytes?: (bytes: Uint8Array) => void;
}

/**
 * The lines of a text file as it streams by, without their line break, its byte order mark dropped. UTF-8, UTF-16, GB18030
 * or Big5, told by the first lines that are more than ASCII.
 * @throws UndecodableText; the file system's error; the signal's reason when aborted
 */
export async function* textLines(path: string, options: TextLinesOptions = {}): AsyncGenerator<string> {
  const { signal, onBytes } = options;
  const decoder = createDecoder();
  let rest = '';
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20, ...(signal ? { signal } : {}) })) {
    onBytes?.(piece as Buffer);
    const lines = (rest + decoder.decode(piece as Buffer)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  rest += decoder.end();
  if (rest) yield* rest.split('\n');
}

/** Decodes a file piece by piece; what may be the middle of a character is held back. */
function createDecoder(): { decode(piece: Buffer): string; end(): string } {
  let decoder: TextDecoder | null = null;
  let held: Buffer = Buffer.alloc(0);
  function decide(sample: Uint8Array): TextDecoder {
    const told = encodingOf(sample);
    if ('reason' in told) throw new UndecodableText(told.reason);
    return new TextDecoder(told.encoding);
  }
  return {
    decode(piece) {
      if (decoder) return decoder.decode(piece, { stream: true });
      const bytes = held.length > 0 ? Buffer.concat([held, piece]) : piece;
      if (isAscii(bytes) && !bytes.includes(0)) return bytes.toString('latin1');
      const sample = wholeLines(bytes);
      held = sample.length > 0 ? Buffer.alloc(0) : bytes;
      if (sample.length === 0) return '';
      decoder = decide(sample);
      return decoder.decode(bytes, { stream: true });
    },
    end() {
      if (held.length > 0) decoder = decide(held);
      return decoder?.decode(held) ?? '';
    },
  };
}

/** The bytes up to the last line break; in UTF-16, which has zero bytes, up to the end of its two. */
function wholeLines(bytes: Buffer): Buffer {
  const end = bytes.lastIndexOf(0x0a) + 1;
  return bytes.subarray(0, end > 0 && bytes.includes(0) ? end + (end % 2) : end);
}
