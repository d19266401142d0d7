import type { Citation, Language } from '../../domain/answer.js';

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `2024-03-06` → 2024年3月6日 or 6 March 2024; shorter dates in kind. */
export function readableDate(date: string, language: Language): string {
  const [year, month, day] = date.split('-').map(Number);
  if (language === 'zh') return `${year}年${month ? `${month}月` : ''}${day ? `${day}日` : ''}`;
  return [day, month ? monthNames[month - 1] : null, year].filter(Boolean).join(' ');
}

/** A citation's date as a person reads it: inferred ones say so and why, unknown ones too. */
export function citedDate(
  citation: Pick<Citation, 'date' | 'dateCertainty' | 'dateEvidence'>,
  language: Language,
): string {
  const { date, dateCertainty, dateEvidence } = citation;
  if (date === null || dateCertainty === 'unknown') return language === 'zh' ? '日期不详' : 'date unknown';
  if (dateCertainty === 'printed') return readableDate(date, language);
  const evidence = dateEvidence ? quote(dateEvidence) : null;
  if (language === 'zh') return `约${readableDate(date, 'zh')}${evidence ? `，据文中${evidence}推断` : '（推断）'}`;
  return `about ${readableDate(date, 'en')}${evidence ? `, inferred from ${evidence} in the text` : ' (inferred)'}`;
}

/** Puts a text in quotation marks, unless it brings its own. */
export function quote(text: string): string {
  return /^[“"「《].*[”"」》]$/.test(text) ? text : `“${text}”`;
}

/** The line of a refusal that names a related article: its date without what it was inferred from. */
export function relatedLine(citation: Citation, language: Language): string {
  return `· ${citationLine({ ...citation, dateEvidence: null }, language)}`;
}

/** 《报名》2024年3月6日第2版 · headline; what is not known is left out. */
export function citationLine(citation: Citation, language: Language): string {
  const paper = citation.newspaper ? `《${citation.newspaper}》` : language === 'zh' ? '报纸' : 'Newspaper, ';
  const page = citation.page ? (language === 'zh' ? `第${citation.page}版` : `, page ${citation.page}`) : '';
  const headline = citation.headline ? ` · ${citation.headline}` : '';
  return `${paper}${citedDate(citation, language)}${page}${headline}`;
}
