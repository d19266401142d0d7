/**
 * Layout of `terms.bin`, little-endian. Header of eight 32-bit numbers:
 * magic · version · passages · terms · postings bytes · sum of passage lengths (low, high half) · articles.
 * Then, one after the other: key highs u32[terms] · key lows u32[terms] · postings offsets u32[terms+1] ·
 * article of each passage u32[passages] · first passage of each article u32[articles+1] · passage lengths
 * u16[passages], padded to 4 bytes · postings.
 * Terms are in the order of their 64-bit keys. The postings of a term: a varint with the number of its passages, then
 * for each passage, rising, a varint `gap << 1 | more`, gap counted from the passage before (the first from −1); where
 * `more` is set, a varint with the term's count in the passage follows, else the count is 1.
 */
export const termsMagic = 0x54595731;
export const termsVersion = 1;
export const headerNumbers = 8;

export interface TermsSections {
  highs: number;
  lows: number;
  offsets: number;
  articleOf: number;
  firstOf: number;
  lengths: number;
  postings: number;
}

/** Byte offset of each section. */
export function sectionsOf(passages: number, terms: number, articles: number): TermsSections {
  const highs = headerNumbers * 4;
  const lows = highs + terms * 4;
  const offsets = lows + terms * 4;
  const articleOf = offsets + (terms + 1) * 4;
  const firstOf = articleOf + passages * 4;
  const lengths = firstOf + (articles + 1) * 4;
  const postings = lengths + Math.ceil(passages / 2) * 4;
  return { highs, lows, offsets, articleOf, firstOf, lengths, postings };
}
