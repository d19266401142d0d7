import { escapeHtml } from '../../bot/channels/render/telegram-html.js';
import type { TelegramMessage } from '../../bot/channels/telegram/answer-message.js';

export interface Exchange {
  question: string;
  reply: TelegramMessage;
}

const style = `
  * { box-sizing: border-box; margin: 0 }
  body { width: 420px; padding: 14px 10px; font: 15px/1.45 "Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", sans-serif;
    color: #0f1418; background: #b9d5b6 }
  .bubble { position: relative; max-width: 340px; width: fit-content; padding: 7px 10px 18px; border-radius: 14px;
    box-shadow: 0 1px 1px rgba(0, 0, 0, .12); white-space: pre-wrap; overflow-wrap: anywhere }
  .bubble::after { content: attr(data-time); position: absolute; right: 10px; bottom: 4px; font-size: 11px; color: #8a97a0 }
  .asked { margin-left: auto; background: #effdde; border-bottom-right-radius: 4px }
  .asked::after { color: #5fa848 }
  .answered { margin-top: 8px; background: #fff; border-bottom-left-radius: 4px }
  .answered + .asked, .keys + .asked { margin-top: 14px }
  blockquote { margin: 5px 0 3px; padding: 3px 8px 4px; border-left: 3px solid #3390d6; border-radius: 4px; background: #eaf4fb }
  i { color: #54626c }
  code { font: inherit; color: #1a73b8 }
  .keys { display: grid; gap: 3px; width: 340px; margin-top: 3px }
  .row { display: flex; gap: 3px }
  .key { flex: 1; padding: 7px 6px; border-radius: 8px; text-align: center; font-size: 14px; color: #fff;
    background: rgba(52, 82, 72, .42) }
`;

/**
 * A page that shows exchanges the way Telegram's apps do. Telegram's HTML is a part of HTML, so it goes in as it is; only
 * the line break after a quote, which the apps do not show, is left out.
 */
export function telegramPage(exchanges: readonly Exchange[]): string {
  const bubbles = exchanges.map(({ question, reply }) => {
    const rows = reply.keyboard.map(
      (row) => `<div class="row">${row.map((one) => `<div class="key">${escapeHtml(one.text)}</div>`).join('')}</div>`,
    );
    return `<div class="bubble asked" data-time="10:24 ✓✓">${escapeHtml(question)}</div>
      <div class="bubble answered" data-time="10:24">${reply.html.replaceAll('</blockquote>\n', '</blockquote>')}</div>
      <div class="keys">${rows.join('')}</div>`;
  });
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>${style}</style><body>${bubbles.join('')}</body></html>`;
}
