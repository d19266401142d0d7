import type { Classified } from './classify.js';
import { jumpFrom, startsArticle } from './patterns.js';

/** Characters of the text after a heading that are compared with the text before it. */
const comparedCharacters = 400;

/** What follows a heading. */
export interface Ahead {
  /** The text that follows, as far as it is compared; empty when none does. */
  text: string;
  /** It begins as only an article does. */
  starts: boolean;
  byline: boolean;
  jump: boolean;
  /** Width of the column that the text is set in, in Han characters; 0 where each line is a paragraph. */
  column: number;
  /** It is a row of a table. */
  row: boolean;
}

/** Reads the items after a heading up to the next heading. */
export function lookAhead(items: Iterable<Classified>): Ahead {
  const ahead: Ahead = { text: '', starts: false, byline: false, jump: false, column: 0, row: false };
  // Below a label (要点速递) what looks like headings is what the label announces.
  let labelled = false;
  for (const item of items) {
    const { text } = item.block;
    labelled ||= item.role === 'label';
    if (ahead.text) {
      if (item.role === 'body' && !startsArticle(text)) ahead.text += text;
      else if (item.role !== 'caption' && item.role !== 'boilerplate') break;
    } else if (item.role === 'body') {
      ahead.text = text;
      ahead.starts = startsArticle(text);
      ahead.column = item.block.column;
      ahead.row = item.block.row;
      ahead.jump ||= jumpFrom(text) !== null;
    } else if (item.role === 'byline') ahead.byline = true;
    else if (item.role === 'jump' && jumpFrom(text)) ahead.jump = true;
    else if (item.role === 'heading' && ahead.byline && item.block.level === 0) ahead.text = text;
    else if ((item.role === 'heading' && !labelled) || item.role === 'service') break;
    if (ahead.text.length >= comparedCharacters) break;
  }
  ahead.text = ahead.text.slice(0, comparedCharacters);
  return ahead;
}
