/**
 * Layout of `terms.bin`, little-endian. Header of eight 32-bit numbers:
 * magic · version · passages · terms · words of postings · sum of passage lengths (low, high half) · articles.
 * Then, one after the other: key highs u32[terms] · key lows u32[terms] · postings offsets u32[terms+1] ·
 * article of each passage u32[passages] · first passage of each article u32[articles+1] · passage lengths
 * u16[passages], padded to 4 bytes · postings u16[words].
 * Terms are in the order of their 64-bit keys. Postings are words of 16 bits, so that nearly every posting is one word and
 * is read without a branch. Those of a term: the number of its passages, then for each passage, rising, a word
 * `gap << 2 | count − 1`, gap counted from the passage before (the first from −1). A number of passages of
 * {@link manyPassages} and a gap of {@link wideGap} stand for a larger one, given in two further words, the low one first; a
 * count of {@link manyTimes} stands for one of at least that, given in one further word (after those of the gap).
 */
export const termsMagic = 0x54595731;
export const termsVersion = 2;
export const manyPassages = 0xffff;
export const wideGap = 0x3fff;
export const manyTimes = 4;
/** A count beyond is written as this. */
export const mostTimes = 0xffff;
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
