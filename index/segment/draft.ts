import { endsSentence } from '../../src/text/sentences.js';
import { isOrganisation } from '../directory/organisation.js';
import type { Classified } from './classify.js';
import { addKeywords, type Keywords, keywordsOf } from './cohesion.js';
import { endsWithAuthors, jumpOn } from './patterns.js';

/** Characters of a text's beginning and of its end that headings are compared with. */
const comparedCharacters = 1500;

/** An article in the making: the items that belong to it, in page order. */
export interface Draft {
  /** Heading blocks above (or, in broken columns, inside or below) the text, from top to bottom. */
  heads: Classified[];
  /** Text, subheads, labels, bylines and jumps, in order. */
  items: Classified[];
  captions: Classified[];
  /** Keywords of the text so far, as of the last time that they were asked for. */
  keywords: Map<string, number>;
  /** Texts whose keywords are not counted yet. */
  uncounted: string[];
  /** Beginning of the text. */
  lead: string;
  /** End of the text so far. */
  tail: string;
  /** Something has ended it: a byline, a jump or a closing credit. */
  closed: boolean;
  /** A box beside another article. */
  sidebar: boolean;
  /** Of a short item in a column its own title, which its text begins with; null where the heads tell it. */
  title: { text: string; line: number } | null;
}

/** A draft under its headlines, without any text yet. */
export function newDraft(heads: Classified[]): Draft {
  return {
    heads,
    items: [],
    captions: [],
    keywords: new Map(),
    uncounted: [],
    lead: '',
    tail: '',
    closed: false,
    sidebar: false,
    title: null,
  };
}

/** Whether a draft has any text below its headlines. */
export function hasText(draft: Draft): boolean {
  return draft.lead !== '';
}

/** Adds a block of text to a draft. */
export function addBody(draft: Draft, item: Classified): void {
  const { text } = item.block;
  draft.items.push(item);
  draft.uncounted.push(text);
  if (draft.lead.length < comparedCharacters) draft.lead += text.slice(0, comparedCharacters);
  draft.tail = (draft.tail + text).slice(-comparedCharacters);
  if (jumpOn(text) || endsWithAuthors(text)) draft.closed = true;
}

/** Keywords of all of a draft's text. Counted only when needed, for most headings are clear without. */
export function keywordsOfDraft(draft: Draft): Keywords {
  for (const text of draft.uncounted) addKeywords(draft.keywords, keywordsOf(text));
  draft.uncounted = [];
  return draft.keywords;
}

/** Whether an office's name stands behind the last full stop: …敬请谅解。 区水务局. */
function isSigned(text: string): boolean {
  const signer = /[。！] ?([\u4e00-\u9fff]{3,16})$/.exec(text)?.[1];
  return signer !== undefined && isOrganisation(signer);
}

/** The draft's last paragraph, when it is left unfinished; null otherwise. */
export function openEnd(draft: Draft | null): string | null {
  if (!draft || draft.closed) return null;
  for (let i = draft.items.length - 1; i >= 0; i--) {
    const item = draft.items[i]!;
    if (item.role === 'body') {
      const { text } = item.block;
      return endsSentence(text) || isSigned(text) || jumpOn(text) ? null : text;
    }
    if (item.role !== 'label') return null;
  }
  return null;
}
