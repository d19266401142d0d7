import type { Article } from '../../src/domain/article.js';

/** Words of a headline for comparing two of them: its character pairs. */
function pairsOf(text: string): Set<string> {
  const bare = text.replace(/[^\p{L}\p{N}]/gu, '');
  const pairs = new Set<string>();
  for (let i = 0; i + 1 < bare.length; i++) pairs.add(bare.slice(i, i + 2));
  return pairs;
}

function likeness(a: Article, b: Article): number {
  const first = pairsOf(a.headline);
  const second = pairsOf(b.headline);
  if (first.size === 0 || second.size === 0) return 0;
  let shared = 0;
  for (const pair of first) if (second.has(pair)) shared++;
  return shared / Math.min(first.size, second.size);
}

/** Two halves belong together: same paper and issue, fitting pages, like headlines. */
function fits(from: Article, to: Article): boolean {
  if (from.newspaper !== to.newspaper || from.date !== to.date || from.date === null) return false;
  if (to.page !== null && from.continuedOn?.page !== to.page) return false;
  if (from.page !== null && to.continuedFrom?.page !== from.page) return false;
  return likeness(from, to) >= 0.5;
}

/** Links `(下转2版)` with its `(上接1版)` where the archive holds both halves. Changes the articles in place. */
export function linkJumps(articles: readonly Article[]): void {
  const continuations = articles.filter((article) => article.continuedFrom);
  const issueOf = (article: Article) => `${article.newspaper}\n${article.date}`;
  const byIssue = new Map<string, Article[]>();
  for (const article of continuations) {
    const known = byIssue.get(issueOf(article));
    if (known) known.push(article);
    else byIssue.set(issueOf(article), [article]);
  }
  for (const from of articles) {
    if (!from.continuedOn) continue;
    const candidates = byIssue.get(issueOf(from)) ?? [];
    const [best] = candidates
      .filter((to) => to !== from && to.continuedFrom?.articleId === null && fits(from, to))
      .sort((a, b) => likeness(from, b) - likeness(from, a));
    if (!best?.continuedFrom) continue;
    from.continuedOn.articleId = best.id;
    best.continuedFrom.articleId = from.id;
  }
}
