import type { InlineQueryResult } from 'telegraf/types';
import type { AnswerService } from '../../../src/answering/service.js';
import type { Answer, Language } from '../../../src/domain/answer.js';
import { citationLine, oneLine } from '../render/citation-line.js';
import { fitReply } from '../render/fit-reply.js';
import { cutAt } from '../render/printable.js';
import { itemsOf } from '../render/reply-blocks.js';
import { telegramHtml, telegramLength, telegramLimit } from '../render/telegram-html.js';
import { listAnswer } from './static-pages.js';

const resultLimit = 20;

export interface InlineAnswer {
  results: InlineQueryResult[];
  /** Whether there is nothing because we broke: the same words may bring results a moment later. */
  failed: boolean;
}

/**
 * What can be sent into any chat by `@bot words`: directory entries by those words, else what the archive answers.
 * Each result carries its citation and fits into a message. Empty words give nothing.
 */
export async function inlineResults(service: AnswerService, query: string, language: Language): Promise<InlineAnswer> {
  const words = oneLine(query);
  if (words === '') return { results: [], failed: false };
  const entries = await service.directory(words);
  const answer: Answer = entries.length > 0 ? listAnswer(entries, language) : await service.ask({ question: words });
  if (answer.status !== 'answered') return { results: [], failed: answer.status === 'failed' };
  const results = itemsOf(answer)
    .slice(0, resultLimit)
    .map((item, position): InlineQueryResult => {
      const { blocks } = fitReply(answer, { from: position, count: 1 }, telegramLength, telegramLimit);
      const title =
        item.kind === 'entry' ? `${oneLine(item.entry.name)} ${oneLine(item.entry.number)}` : item.citation.headline;
      return {
        type: 'article',
        id: String(position),
        title: cutAt(oneLine(title) || words, 100),
        description: cutAt(citationLine(item.citation, language), 200),
        input_message_content: {
          message_text: telegramHtml(blocks),
          parse_mode: 'HTML',
          link_preview_options: { is_disabled: true },
        },
      };
    });
  return { results, failed: false };
}
