/** An article as it is to be found again. */
export interface MadeArticle {
  title: string;
  body: string;
}

/** A made newspaper page with what it holds, to measure how segmentation generalises; its layout is drawn at random. */
export interface MadePage {
  file: string;
  style: PageStyle;
  date: string;
  newspaper: string | null;
  articles: MadeArticle[];
  hotlines: { name: string; number: string }[];
  text: string;
}

/** How a page was typed off: lines as wide as the columns, Markdown, paragraphs cut where columns end. */
export type PageStyle = 'wrapped' | 'markdown' | 'cut';
export const pageStyles: readonly PageStyle[] = ['wrapped', 'markdown', 'cut'];
