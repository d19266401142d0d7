/** An entity as the Bot API gives it back: offsets and lengths in UTF-16 code units of the text. */
export interface ParsedEntity {
  type: string;
  offset: number;
  length: number;
}

export interface ParsedHtml {
  text: string;
  entities: ParsedEntity[];
}

const tagTypes: Record<string, string> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  code: 'code',
  pre: 'pre',
  a: 'text_link',
  blockquote: 'blockquote',
  'tg-spoiler': 'spoiler',
};

const namedEntities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' };

/**
 * Reads Telegram's HTML as the Bot API documents it ("HTML style") and refuses what it refuses, with its words.
 * @throws Error whose message begins with `can't parse entities`.
 */
export function parseTelegramHtml(html: string): ParsedHtml {
  let text = '';
  const entities: ParsedEntity[] = [];
  const open: { tag: string; offset: number }[] = [];
  let at = 0;
  const fail = (why: string): never => {
    throw new Error(`can't parse entities: ${why} at byte offset ${Buffer.byteLength(html.slice(0, at))}`);
  };
  while (at < html.length) {
    const char = html[at]!;
    if (char === '&') {
      const match = /^&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/i.exec(html.slice(at));
      const [whole, decimal, hex, name] = match ?? [];
      const named = name === undefined ? undefined : namedEntities[name];
      if (whole === undefined || (name !== undefined && named === undefined)) {
        text += char;
        at += 1;
        continue;
      }
      text += named ?? String.fromCodePoint(decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal));
      at += whole.length;
    } else if (char === '<') {
      const match = /^<(\/?)([a-z-]*)((?:\s+[a-z]+(?:="[^"]*")?)*)\s*>/i.exec(html.slice(at));
      if (match === null) return fail('Unclosed start tag');
      const [whole, slash, rawTag] = match;
      const tag = rawTag!.toLowerCase();
      if (slash === '') {
        if (tagTypes[tag] === undefined) fail(`Unsupported start tag "${tag}"`);
        open.push({ tag, offset: text.length });
      } else {
        const start = open.pop();
        if (start === undefined) return fail('Unexpected end tag');
        if (start.tag !== tag) fail(`Unmatched end tag, expected "</${start.tag}>", found "</${tag}>"`);
        const length = text.length - start.offset;
        if (length > 0) entities.push({ type: tagTypes[tag]!, offset: start.offset, length });
      }
      at += whole.length;
    } else {
      text += char;
      at += 1;
    }
  }
  const unclosed = open.at(-1);
  if (unclosed !== undefined) fail(`Can't find end tag corresponding to start tag "${unclosed.tag}"`);
  return { text, entities };
}
