import type { ArticleKind } from '../../src/domain/article.js';
import type { Draft } from './draft.js';

/** Characters below which a report is a brief. */
const briefLength = 120;

/** What kind of article a draft has become. */
export function kindOf(draft: Draft, body: string, continued: boolean): ArticleKind {
  if (continued) return 'continuation';
  if (draft.sidebar) return 'sidebar';
  const questions = body.match(/^(?:记者|主持人|问|[\u4e00-\u9fff]{2,6}报)[：:]/gm)?.length ?? 0;
  if (questions >= 2) return 'interview';
  if (draft.heads.some((head) => /^(?:·?广告·?|·?公告·?|广而告之|企业形象)$/.test(head.block.text)))
    return 'advertorial';
  return body.length < briefLength ? 'brief' : 'news';
}
