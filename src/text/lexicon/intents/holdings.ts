import type { IntentRule } from './types.js';

const archive = '报纸|报刊|报|档案|新闻|文章|报道';
const which = '哪些|哪几[份种家个]|什么|多少|几|哪一?[年天期月日]';
const time = '年份|年头|年代|日期|时间|年';
/** Who holds it: the bot itself, or what it looks into. */
const holder = '你们?(?:这里?|那里?|手[里头上])?|您(?:这里?)?|这里|(?:报纸)?(?:档案|资料)(?:库)?(?:里面?)?|里面|库里';
const holds = '收录?|有|装|存|查得到|能查(?:到)?|可以查(?:到)?|覆盖|包括|包含';
/** What one of the papers tells is a question to it, not about the archive. */
const aboutMatters =
  /订|买|卖|投递|送到|办(?!报)|刊登|登(?:过|了)|报道(?:了|过)|哪些?(?:街道|单位|部门|人|企业|公司|项目|活动)/u;

/** Questions about the archive itself: which papers it holds, from when to when, how many articles. */
export const holdingsRules: readonly IntentRule[] = [
  {
    intent: 'holdings',
    when: /(?:有|装|收|收录|存|用)(?:的|了|着)?(?:都)?(?:是|有)?(?:哪些|哪几[份种家]|什么|几[份种家]|多少[份种家]?)(?:的)?报纸(?=$|[\s?,。!,到的呢吗嘛]|可以|能)|报纸(?:档案)?(?:的)?(?:是)?(?:从|到)(?:哪一?年|什么时候|几几年|哪天|几月|好久)|最(?:新|近|晚|早|老)的?(?:一?[份期张])?报纸(?:是|到)?(?:哪一?[天年期]|什么时候|几月|几号|多久|好久)|(?:档案|你(?:这)?里?|这里)(?:里|里面|里头)?(?:一共|总共)?(?:有|收了|存了)(?:多少|几)篇(?:文章|报道|新闻)?|有(?:没有|没得)?(?:19|20)\d{2}年的报纸/u,
    unless: /订|买|卖|投递|送到|办|刊登|报道了/,
  },
  {
    // By what is asked of whom: of the archive or the bot, which papers, which years, how many issues.
    intent: 'holdings',
    when: new RegExp(
      `^(?:请问|那|我想问一?下?)?[\\s,，]*(?:(?:${holder}).{0,4}(?:${holds})(?:了|的|着)?.{0,4}(?:(?:${which})(?:个|一)?(?:${time})?的?(?:${archive})|(?:${archive})的?(?:${which}))|(?:${holder}).{0,6}(?:${archive}).{0,4}(?:从|到|最早|最晚|最新|截止|更新到)|(?:${holder}).{0,4}有没有(?:19\\d{2}年|20\\d{2}年|去年|今年|前年|最近|昨天|今天|上个?月)的?(?:${archive})|有(?:哪些|哪几个?|什么)(?:${time})的(?:${archive})|你?(?:有没有|能不能查到?|能查到?|查得到|收没收|收不收|有).{0,8}(?:别的|其他|其它|另外的?)(?:的)?报纸|(?:有没有|收没收|收不收|查不查得到|能不能查到?).{0,6}(?:日报|晚报|晨报|早报|商报|都市报|时报)[\\s?？吗呢的]*$)`,
      'u',
    ),
    unless: aboutMatters,
  },
  {
    intent: 'holdings',
    when: /^(?:\p{Script=Han}{1,6}报)(?:一共|总共)?(?:收|收录|存|有)了?(?:多少|几|哪些|哪几)(?:期|份|天|篇|张)|(?:报纸|报|档案)(?:是|里)?(?:从|到)?哪[年天几].{0,4}(?:到|至)哪[年天]/u,
    unless: aboutMatters,
  },
  {
    intent: 'holdings',
    when: /\b(?:which|what) newspapers?\b.{0,24}\b(?:have|hold|use|search|archive|in here|there)\b|\bhow many (?:articles|newspapers)\b.{0,24}\b(?:have|hold|archive|here)\b|\b(?:latest|newest|oldest|most recent) newspaper\b|\barchive cover|\b(?:what|which) (?:years?|dates?|months?|periods?|time|issues?|editions?)\b.{0,16}\b(?:do you|does (?:it|this|the archive)|is|are|can you)\b.{0,16}\b(?:cover|covered|have|hold|include|included|search|archive)\b|\b(?:how (?:far back|recent|old|up to date))\b.{0,24}\b(?:archive|papers?|newspapers?|articles|you)\b/u,
  },
];
