import { type DialectRule, end, last, rule } from './rule.js';

/** What only Shanghai and its surroundings write. */
const wu =
  /^侬|[\s,，]侬|侬(?:晓得|知道)|伐[\s?？。!！]*$|(?<!\p{Script=Han})阿拉(?=[小社]区|屋里|家|要|想|这|搿|单位|弄堂)|勿(?:要|是|晓得|来事)|啥(?:辰光|人)|搿|几钿|覅|小囡|啥体/u;
const inWu = (from: string, to: string): DialectRule => rule(from, to, { within: wu });

/** From the speech of Hunan, Hubei and Jiangxi and of Shanghai and its surroundings to standard Chinese. */
export const southernRules: readonly DialectRule[] = [
  // Hunan, Hubei, Jiangxi.
  rule('(?<![什怎这那多要甚])么事(?![故件情业])', '什么事'),
  rule('(?<![什怎这那多甚])么样(?![子样])', '怎么样'),
  rule('(?<![什怎这那多要甚])么(?=地方|东西)', '什么'),
  rule('何(?:什|式)(?=[办搞弄走去])', '怎么'),
  rule('冒得(?![罪起了出犯])', '没有'),
  rule('不有(?=人管|得)', '没有'),
  rule('细(?:伢|妹)(?:子|几|崽)?|伢(?:儿)?(?:子|崽|们|妹)', '孩子'),
  rule('满崽', '孩子'),
  rule('(?<=^|[\\s,，在到来])咯里', '这里'),
  // Shanghai.
  rule('啥辰光', '什么时候'),
  rule('啥人', '谁'),
  rule('啥地方', '哪里'),
  rule('啥体', '什么事'),
  rule('几钿', '多少钱'),
  inWu('几化', '多少'),
  rule('有(?:伐|勿啦)(?=[\\s?？]*$)', '有吗'),
  inWu(`(?<=\\p{Script=Han})(?<![砍步采讨征北杀挞口间滥盗禁])伐${last}`, '吗'),
  inWu(`哪能(?=办${end}|弄|去|走|讲|办法)`, '怎么'),
  rule('(?<=^|[\\s,，。!！])侬(?![软智])|侬(?=晓得|知道)', '你'),
  inWu('(?<!\\p{Script=Han})阿拉(?![善伯木丁山斯尔巴莫])', '我们'),
  inWu('伊拉(?!克)', '他们'),
  rule('搿(?:个|额)|迭个', '这个'),
  rule('小囡', '孩子'),
  rule('勿晓得', '不知道'),
  rule('勿来事', '不行'),
  rule('勿要|覅', '不要'),
  rule('勿是', '不是'),
  inWu('今朝', '今天'),
  inWu('旧年', '去年'),
  inWu('寻(?=[谁哪])', '找'),
  inWu('好(?=[带用坐办领买停养].{0,8}(?:伐|吗)[\\s?？]*$)', '可以'),
];
