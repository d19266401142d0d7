import { fold } from '../../text/fold.js';
import type { AnalysedQuestion } from '../understand/analysed-question.js';
import type { ScoredCandidate } from './score.js';
import { matchDegree } from './term-match.js';

/** As people ask, and as the readings offered for a lone subject do. */
const asksWhatIsSaid = /[里中](?:关于.+?)?[说讲写](?:了|的)?(?:些|是)?(?:什么|啥)/u;
/** A headline in guillemets or, where it holds such a title itself, in quotation marks. */
const quotedHeadline = /《([^《》]{4,})》|"(.{4,})"/u;
/** A term is told when so much of it stands in what is shown. */
const told = 0.8;

/**
 * Whether a question asks what an article says, naming it by its headline (《生态环境质量持续改善》里关于医院说了什么), and what
 * would be shown is of that article and tells of all else that the question names: that is an answer whatever it says.
 * @param best what would be shown, best first
 */
export function tellsWhatNamedArticleSays(
  { own, terms }: Pick<AnalysedQuestion, 'own' | 'terms'>,
  best: readonly ScoredCandidate[],
): boolean {
  if (!asksWhatIsSaid.test(own)) return false;
  const [, title, quoted] = quotedHeadline.exec(own) ?? [];
  const headline = title ?? quoted;
  const first = best[0]?.candidate;
  if (!headline || !first || !onOneLine(fold(first.article.headline)).includes(onOneLine(headline))) return false;
  const shown = best
    .filter(({ candidate }) => candidate.article.id === first.article.id)
    .map(({ candidate }) => candidate.folded)
    .join('\n');
  return terms.every((term) => headline.includes(term.term) || matchDegree(term, shown) >= told);
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
