import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../index/read/decode.js';

const text = '渝中报 2021年5月7日\n市民热线：12345\n';
/** 中文 in GB18030, as iconv writes it. */
const gb18030 = Uint8Array.from([0xd6, 0xd0, 0xce, 0xc4, 0xb1, 0xa8, 0xd6, 0xbd, 0xb5, 0xb5, 0xb0, 0xb8, 0x0a]);

function utf16(content: string, bigEndian: boolean, mark: boolean): Uint8Array {
  const bytes = Buffer.from(mark ? `\ufeff${content}` : content, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
}

describe('decodeText', () => {
  it.each([
    ['UTF-8', Buffer.from(text), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`), 'utf-8'],
    ['UTF-16 little-endian with a mark', utf16(text, false, true), 'utf-16le'],
    ['UTF-16 big-endian with a mark', utf16(text, true, true), 'utf-16be'],
    ['UTF-16 little-endian without a mark', utf16(text, false, false), 'utf-16le'],
    ['UTF-16 big-endian without a mark', utf16(text, true, false), 'utf-16be'],
  ])('reads %s', (_name, bytes, encoding) => {
    expect(decodeText(bytes)).toEqual({ text, encoding });
  });

  it('reads GB18030', () => {
    expect(decodeText(gb18030)).toMatchObject({ text: '中文报纸档案\n' });
  });

  it('keeps a UTF-8 page in which one byte is broken', () => {
    const bytes = Buffer.concat([Buffer.from(text.repeat(20)), Buffer.from([0xff]), Buffer.from(text)]);
    expect(decodeText(bytes)).toMatchObject({ encoding: 'utf-8', text: expect.stringContaining('市民热线') });
  });

  it.each([
    ['nothing', new Uint8Array(0), '文件是空的'],
    ['zeros', new Uint8Array(4096), '不是文本文件'],
    ['an image', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01', 'latin1'), '不是文本文件'],
    ['control characters', Buffer.from('\x01\x02\x03\x04text'), '不是文本文件'],
  ])('gives a reason for %s', (_name, bytes, reason) => {
    expect(decodeText(bytes)).toEqual({ reason });
  });
});
