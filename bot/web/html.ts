/** Markup that is safe to send. Only `html` and `raw` make it, so a plain string can never pass for markup. */
export interface Html {
  readonly markup: string;
}

export type HtmlPart = Html | string | number | null | undefined | false | readonly HtmlPart[];

/**
 * Template tag: every value is escaped, for text and for quoted attributes, unless it is itself `Html`. Arrays are
 * joined; null, undefined and false leave nothing.
 */
export function html(strings: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  return { markup: strings.reduce((text, string, at) => `${text}${toMarkup(parts[at - 1])}${string}`) };
}

/** Trusts a text as markup. For constants of this program only. */
export function raw(markup: string): Html {
  return { markup };
}

function toMarkup(part: HtmlPart): string {
  if (part === null || part === undefined || part === false) return '';
  if (typeof part === 'string') return escapeMarkup(part);
  if (typeof part === 'number') return String(part);
  if (isList(part)) return part.map(toMarkup).join('');
  return part.markup;
}

function isList(part: HtmlPart): part is readonly HtmlPart[] {
  return Array.isArray(part);
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escapeMarkup(text: string): string {
  return text.replace(/[&<>"']/g, (char) => entities[char]!);
}

/** A text as one part of a URL. Half a surrogate pair, which no URL can hold, becomes U+FFFD. */
export function urlPart(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
