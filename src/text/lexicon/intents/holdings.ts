import type { IntentRule } from './types.js';

/** Questions about the archive itself: which papers it holds, from when to when, how many articles. */
export const holdingsRules: readonly IntentRule[] = [
  {
    intent: 'holdings',
    when: /(?:有|装|收|收录|存|用)(?:的|了|着)?(?:都)?(?:是|有)?(?:哪些|哪几[份种家]|什么|几[份种家]|多少[份种家]?)(?:的)?报纸(?=$|[\s?,。!,到的呢吗嘛]|可以|能)|报纸(?:档案)?(?:的)?(?:是)?(?:从|到)(?:哪一?年|什么时候|几几年|哪天|几月|好久)|最(?:新|近|晚|早|老)的?(?:一?[份期张])?报纸(?:是|到)?(?:哪一?[天年期]|什么时候|几月|几号|多久|好久)|(?:档案|你(?:这)?里?|这里)(?:里|里面|里头)?(?:一共|总共)?(?:有|收了|存了)(?:多少|几)篇(?:文章|报道|新闻)?|有(?:没有|没得)?(?:19|20)\d{2}年的报纸/u,
    unless: /订|买|卖|投递|送到|办|刊登|报道了/,
  },
  {
    intent: 'holdings',
    when: /\b(?:which|what) newspapers?\b.{0,24}\b(?:have|hold|use|search|archive|in here|there)\b|\bhow many (?:articles|newspapers)\b.{0,24}\b(?:have|hold|archive|here)\b|\b(?:latest|newest|oldest|most recent) newspaper\b|\barchive cover/u,
  },
];
