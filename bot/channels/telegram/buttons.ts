import type { InlineKeyboardButton } from 'telegraf/types';

/** What a button asks for. Carried in `callback_data`, of which Telegram takes 64 bytes. */
export type ButtonAction =
  /** The article behind item `item` of a reply; page null: the one with the excerpt. */
  | { kind: 'article'; reply: string; item: number; page: number | null }
  /** The reply itself, from item `from` on. */
  | { kind: 'reply'; reply: string; from: number }
  | { kind: 'feedback'; reply: string; helpful: boolean }
  /** The suggested question at `position` of a reply. */
  | { kind: 'suggestion'; reply: string; position: number }
  /** The directory entries of a category. */
  | { kind: 'category'; category: string }
  | { kind: 'question'; text: string };

const dataLimit = 64;

export function encodeAction(action: ButtonAction): string {
  switch (action.kind) {
    case 'article':
      return `o:${action.reply}:${action.item}:${action.page ?? ''}`;
    case 'reply':
      return `p:${action.reply}:${action.from}`;
    case 'feedback':
      return `f:${action.reply}:${action.helpful ? 1 : 0}`;
    case 'suggestion':
      return `s:${action.reply}:${action.position}`;
    case 'category':
      return `c:${action.category}`;
    case 'question':
      return `q:${action.text}`;
    default: {
      const never: never = action;
      return never;
    }
  }
}

/** The action of a button, or null for data that no button of ours carries: clients can send what they like. */
export function decodeAction(data: string): ButtonAction | null {
  const [kind, ...parts] = data.split(':');
  if (kind === 'q') return { kind: 'question', text: data.slice(2) };
  const [first = '', second = '', third = ''] = parts;
  if (first === '') return null;
  if (kind === 'c') return { kind: 'category', category: first };
  const number = wholeNumber(second);
  if (number === null) return null;
  if (kind === 'p') return { kind: 'reply', reply: first, from: number };
  if (kind === 'f') return { kind: 'feedback', reply: first, helpful: number === 1 };
  if (kind === 's') return { kind: 'suggestion', reply: first, position: number };
  if (kind === 'o') return { kind: 'article', reply: first, item: number, page: wholeNumber(third) };
  return null;
}

/** A button, or none where its data would be longer than Telegram takes. */
export function button(text: string, action: ButtonAction): InlineKeyboardButton[] {
  const data = encodeAction(action);
  return Buffer.byteLength(data) <= dataLimit ? [{ text, callback_data: data }] : [];
}

function wholeNumber(text: string): number | null {
  return /^\d{1,6}$/.test(text) ? Number(text) : null;
}
