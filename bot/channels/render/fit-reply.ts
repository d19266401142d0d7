import type { Answer } from '../../../src/domain/answer.js';
import { cutAt } from './printable.js';
import { type Block, type PageOptions, type ReplyPage, replyBlocks } from './reply-blocks.js';

/**
 * The reply with as many items as the platform's limit allows; when not even one fits, its longest texts are cut
 * (sources of sensible length stay whole, and phone numbers, as long as anything else can give way).
 * @param measure length of rendered blocks, in the platform's unit.
 */
export function fitReply(
  answer: Answer,
  options: PageOptions,
  measure: (blocks: readonly Block[]) => number,
  limit: number,
): ReplyPage {
  let page = replyBlocks(answer, options);
  for (let count = page.to - page.from - 1; count >= 1 && measure(page.blocks) > limit; count -= 1) {
    page = replyBlocks(answer, { ...options, count });
  }
  if (measure(page.blocks) > limit && options.suggestions) {
    page = replyBlocks(answer, { ...options, count: page.to - page.from, suggestions: false });
  }
  return measure(page.blocks) <= limit ? page : { ...page, blocks: shorten(page.blocks, measure, limit) };
}

const ellipsis = '……';
/** A source of more characters is cut as any other text. */
const sensibleSource = 400;

function shorten(blocks: Block[], measure: (blocks: readonly Block[]) => number, limit: number): Block[] {
  const copy = blocks.map((block) =>
    block.map((line) => ({ ...line, spans: line.spans.map((span) => ({ ...span })) })),
  );
  const spans = copy.flatMap((block) => block.flatMap((line) => line.spans.map((span) => ({ span, kind: line.kind }))));
  for (let over = measure(copy) - limit; over > 0; over = measure(copy) - limit) {
    const left = spans.filter(({ span }) => span.text !== '' && span.style !== 'number');
    const own = left.filter(
      ({ kind, span }) => span.text.length > (kind === 'source' ? sensibleSource : 2 * ellipsis.length),
    );
    const candidates = own.length > 0 ? own : left.length > 0 ? left : spans;
    const longest = candidates.reduce((a, b) => (b.span.text.length > a.span.text.length ? b : a)).span;
    if (longest.text === '') break;
    const body = longest.text.endsWith(ellipsis) ? longest.text.slice(0, -ellipsis.length) : longest.text;
    // A unit of length may be a byte: halving at most keeps a cut from taking more than it must by much.
    const keep = Math.max(Math.floor(body.length / 2), body.length - over - ellipsis.length);
    longest.text = keep === 0 ? '' : cutAt(body, Math.min(keep, body.length - 1)) + ellipsis;
  }
  return copy;
}
