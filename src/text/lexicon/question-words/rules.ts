import { leadingNoun, trailingNoun } from './focus.js';
import { askedHead, travelled } from './heads.js';
import {
  asksAName,
  indefinite,
  number,
  plain,
  type Reader,
  readIsWhat,
  readPhone,
  readQuantity,
  readWhich,
  span,
  unlessIndefinite,
} from './readers.js';
import type { Candidate } from './types.js';
import { measurePattern } from './units.js';

/** What makes 哪 ask for one of several, not for a place: measure words and the like. */
const asksWhich =
  '[一二两三四五六七八九十几些个家所座条支部种类项款场次届本首位名处站版篇份辆艘台栋间层只门号方级路批天年月日点样大国省市区县镇乡村州街块边里儿片段张期轮季集队组科室厅门排怕吒]';

interface Rule {
  pattern: RegExp;
  read: Reader;
}

const ending = String.raw`$|[\s?？,，。.!！;；]|(?:[呢呀啊哦哟嘛嗦吧哈诶欸哒]|来着)(?:$|[\s?？,，。.!！])`;
const clauseEnd = `(?=${ending})`;
const what = '(?:什么|啥子|啥|哪样)';
const rule = (source: string, read: Reader): Rule => ({ pattern: new RegExp(source, 'gu'), read });

const spans: readonly [source: string, unit: string][] = [
  ['(?<![许很更最太较特])多大的?(?:比例|比重|份额)|(?<=占比?(?:了|到)?)(?:多少|几成)(?![亩米个人家地面钱])', '%'],
  ['多(?:长时间|少时间|少时日)|(?<!好|没|不|很|许)多久|(?<=[要得等过])好久', '时长'],
  ['(?<=[有达到得要]|^|[\\s,，])(?<![更最很不较])多[高]|有多么高', '高度'],
  ['(?<![许很更最太较特延])多(?:长|远|宽|深|厚)(?!久)', '长度'],
  ['(?<=[有达])多重|多重(?=$|[?？])', '重量'],
  ['多大(?:年纪|岁数|年龄|了|啦)|(?<=今年|[他她你您])多大(?!的)', '年龄'],
  ['(?<![许很更最太较特])多大(?:的?面积|个?地方)?', '平方米'],
  ['(?<![许很更最太较特])多快', '速度'],
  ['(?<![许很更最太较特])多贵', '元'],
  ['百分之(?:几|多少)', '%'],
];

/** Every way to ask with a question word. Among overlapping readings the leftmost, then the longest, then the first wins. */
export const rules: readonly Rule[] = [
  rule(
    `(?<![改作称评列定认成设变更])为什么|为何|为啥子?|为哪样|何故|凭${what}|因为${what}|因何|${what}(?:原因|缘故|理由)|(?<=原因|理由|缘由)(?:是${what}|在于${what}|在哪里?|何在|有哪些|是哪些)|(?:怎么|咋个?|啷个)(?:会(?!计|员|谈|议)|还[没不是在要有]|又|这么|那么|不[能让给准许见通来出]|没(?!收))|干嘛(?=[不要])`,
    plain('reason'),
  ),
  rule(
    `(?<=(?<!身份证|证件|车牌|银行卡|账户|准考证|许可证|执照|房间|航班|护照|排队|订单|快递)(?:电话|热线|号码|联系方式|座机|手机|专线(?=[是为]?(?:多少|好多|几号))|(?<!${travelled})专线|电话号|客服))(?:[是为叫])?(?:(?:多少|好多|几多?)号码?(?!线|楼)|(?:多少|好多|几多?号|${what}|哪个|哪些|哪一个)(?:号码?|电话)?${clauseEnd})`,
    readPhone,
  ),
  rule(
    `(?<=[打拨问找]|拨打|联系|致电|打通)(?=(?:哪个|哪一个|${what}|几)(?:号(?!线|楼|馆|门|院|厅|窗|口)|电话|热线|号码))(?:哪个|哪一个|${what}|几)(?:号码|热线|电话|号)|(?<=[打拨]|拨打|联系|致电|打通)(?:(?:哪个|哪一个|${what}|多少|好多|几号|哪些)(?:号码|热线|电话|号|联系方式|专线)|(?:哪个|哪里|哪儿|${what}|多少|好多|几号?|哪些)${clauseEnd})`,
    readPhone,
  ),
  rule(
    `(?:${what}|哪个|哪里|哪儿|哪家|谁|哪些|多少|几号|哪个(?:部门|单位|地方)|${what}(?:部门|单位|地方))的?(?:服务|咨询|投诉|客服|举报|报修|求助|联系|官方)?(?:电话|热线|号码|联系方式|专线)(?!费|卡|线|诈骗)`,
    readPhone,
  ),
  rule('(?:怎么|如何|咋个?|啷个|怎样)(?:才能|可以|能)?(?:联系(?!在)|打电话|拨打|致电)', plain('phone')),
  rule(
    `${what}(?:时候|时间|日子|日期|年份|年代|时段|季节)|何时|几时|(?<![很这那要得等过])好久(?!不见|没|以来|了|都)|哪一?(?:年|天|日)|哪个?月|哪个(?:时候|时间|季度|星期|日子|年头)|几月(?:几[日号])?|(?:星期|周|礼拜)几(?!个|次|天)|几号(?!线|楼|馆|门|口|院|厅|窗|店|库|车|桌|台|文|地|机|令|登)|(?<!这|那|好|有|哪|出|的|提|以下|如下|为)几点(?!建议|要求|意见|希望|思考|体会|措施|看法|经验|启示|说明|注意|提示|内容|理由|原因)钟?|何年(?:何月)?(?:何日)?|何日|何月|多会儿|几多号|多少(?:号|日)(?!线)|(?<=时间|日期|年份)(?:是|为|定在|在)?(?:几|多少|哪${clauseEnd})`,
    unlessIndefinite('date'),
  ),
  ...spans.map(([source, unit]) => rule(source, number(unit))),
  rule(
    `(?<!不知|不晓得|多|没)(?:多少|几多)(?!有点|还|也|都|有些)(?:万|亿|千|百)?(?<unit>${measurePattern}|钱)?(?![点有些])`,
    readQuantity,
  ),
  rule(
    `(?:(?<=^|[\\s有要是收花交用得值共卖]|(?:一共|总共|到底|究竟)[^，。,]{1,6})好多|好多(?=${measurePattern}|钱)|(?<=(?<![少多高低快慢好大小强弱贵宜长短轻重]|方便|简单|便宜)[了着])好多${clauseEnd})(?<unit>${measurePattern}|钱)?(?![^?？]{0,12}[都也已]|[^?？]{0,6}[,，。!！])`,
    readQuantity,
  ),
  rule(
    `(?<!近|这|那|十|百|千|好|前|(?:^|[以之往最随])后|过去|最近|未来|每隔|再过|之前的|仅|短短|没|第|哪|星期|周|礼拜|出|过了|出了|[一二三四五六七八九])几(?!乎|何|内亚|经|番|度|代|十|百|千|万|率|点|月|号(?!线))(?<unit>${measurePattern})(?!来|以来|间|前)`,
    readQuantity,
  ),
  rule('几号(?<unit>窗口?|线|楼|馆|门|院|厅|库|桌|台|机位|登机口|航站楼)', (match) => ({
    ...span(match),
    type: 'number',
    unit: '号',
  })),
  rule('第几(?<unit>个|名|位|届|次|批|期|版|页|季|集|轮|条|款|章|大)?', (match, text) => ({
    ...span(match),
    type: 'number',
    unit: match.groups?.unit ?? null,
    focus: leadingNoun(text.slice(match.index + match[0].length)),
  })),
  rule(
    `(?:是|由)?(?:谁|哪个|哪位)(?=[在来]?(?:运营|承建|建设|制定|出台|发布|批准|审批|监管|主管|管(?!他)|负责|牵头|管理|印发|授予))|(?<=(?:找|归|由|向|跟|问|联系|属于)(?:的是)?)(?:谁(?!主持|导演|主演|饰演|演|唱|写|担任|撰|设计|宣布|讲|执导|扮演|作|创作|执教|陪同|致辞|带队|接任|出任)|哪个(?=[管来去办]|${ending}))|(?<=主办方|主办单位|承办方|承办单位|主管部门|组织方|牵头单位)(?:是|为|有)?(?:谁|哪个|哪些|${what})`,
    unlessIndefinite('organisation'),
  ),
  // Several may have done it together: 由甲局、乙局主办.
  rule(`(?:是|由)?(?:谁|哪个|哪位)(?=来?(?:主办|承办|协办|举办))`, (match) => ({
    ...span(match),
    type: 'list',
    focus: '单位',
  })),
  rule(
    `(?:免贵|贵|尊)姓(?:大名)?|(?:高姓)?大名(?:是|叫)?(?:${what})?${clauseEnd}|(?:该|应该)?(?:怎么|如何|怎样|咋个?|啷个)称呼`,
    (match, text) => ({ ...span(match), type: 'person', focus: trailingNoun(text.slice(0, match.index)) }),
  ),
  rule(
    `(?:是|叫|为)?(?:谁|哪位|哪一位|何人|${what}人(?!员|们|才|数|口|群|工)|哪个人|哪号人)(?!知道|晓得)`,
    unlessIndefinite('person'),
  ),
  rule(
    `哪里|哪儿|哪块儿?|何处|何地|哪边|哪凼|哪堂|哪点儿?|${what}(?:地方|位置|地点|地段)|(?<=[在去到从往上找来])哪(?=${ending}|\\p{Script=Han})(?!${asksWhich})`,
    unlessIndefinite('place'),
  ),
  rule(
    `(?<word>哪)(?<classifier>一?(?:几?(?:个|家|所|座|条|支|部|种|类|项|款|场|次|届|本|首|位|名|处|站|版|篇|份|辆|艘|台|栋|间|层|只|门|号|方|级|路|批|天|年|月|点|样|大)|国|省|市|区|县|镇|乡|村|州|街))`,
    (match, text) => {
      if (indefinite(text, match.index + match[0].length)) return null;
      return readWhich(match, text);
    },
  ),
  rule(
    `${what}(?!的|样|都|也|时候|时间|原因|意思|是|叫|地方|呢|用|事|${ending})(?=[\\p{Script=Han}a-z])`,
    (match, text) => {
      const { start, end } = span(match);
      const noun = leadingNoun(text.slice(end));
      if (!noun) return null;
      const head = askedHead(noun);
      // 是什么类型的电影 asks for one, 要什么材料 for all.
      const one = /^(?:类型|种类|类别)/.test(noun);
      return {
        start,
        end,
        type: one ? 'open' : (head?.type ?? 'open'),
        unit: head?.unit ?? null,
        focus: head?.opens ? head.word : noun,
      };
    },
  ),
  rule(
    `分别(?:是|有|为|在|位于|叫|指|由)?(?:${what}|哪些|哪几?[个项家条种类]|多少|哪里|谁|几)|哪些|(?<=包括|包含|涵盖|有|需要|涉及|都有|分为|分成|要?带|准备|提交|交|提供|携带)${what}${clauseEnd}|有${what}(?=[^\\s,，。]{1,8}的[?？]?$)|哪[二三四五六七八九十两](?=[\\p{Script=Han}])(?!十)(?:个|项|家|方|类|种|大|区|市|级|步|地|者|化|点|条|位|所|样|张|件|块|座|处|人|名)?|哪几(?:个|项|家|条|种|类|点|方面|步|大|位|处|座|所|天|年|月|款|部|块|路)?`,
    (match, text) => {
      const { start, end } = span(match);
      if (indefinite(text, end)) return null;
      return { start, end, type: 'list', focus: leadingNoun(text.slice(end)) ?? trailingNoun(text.slice(0, start)) };
    },
  ),
  rule(
    `(?:怎么|怎|咋|啷个|怎样|如何)(?:样|样了|看待|看(?!病|医生|懂|到|房|报|电)|评价|说的?|回事|了|啦|的|回应)${clauseEnd}|(?:怎样|如何)${clauseEnd}|(?:怎么|咋)(?:回事|啦)|${what}事`,
    plain('open'),
  ),
  rule('怎么(?:样)?|怎样|如何(?!是好)|咋个|咋|啷们|啷个|何以', unlessIndefinite('how')),
  rule(
    `(?:是|叫做|叫|指的是|指)(?:个|一种)?(?:${what}|何物|何意)(?:东西|玩意儿?|概念|来头|名堂|鬼)?${clauseEnd}`,
    readIsWhat,
  ),
  rule(
    `${what}(?:是|叫(?!名字))|何谓|何为|(?:叫|是|指|代表|表示|有)?${what}(?:意思|含义|概念)|(?:是)?(?:干|做|管|搞|负责)(?:些)?(?:${what}|嘛)(?:(?:工作|职业|行业|行当)?的|用的?)?${clauseEnd}|是?${what}(?:来头|玩意儿?|东西)`,
    plain('definition'),
  ),
  rule(`(?:是|叫|说|讲|做|有)?了?(?:些)?${what}(?:名字|名|用处?|事情?|呢|话)?${clauseEnd}`, (match, text) => {
    const focus = trailingNoun(text.slice(0, match.index));
    return { ...span(match), type: asksAName(match[0], focus) ? 'person' : 'open', focus };
  }),
  rule('(?<=介绍|说明|解释|科普)(?:一下|下)', plain('definition')),
];

/** 没有 at the end asks after what is said to be so; after 都, 也 and the like it only denies (连个标价牌都没有). */
const yesNo =
  /(?:(?<![什怎这那多要饿])么|吗|(?<!什)嘛|(?<=[\p{Script=Han}])不|(?<![都也又根]|[^了]还|根本|从来|一[点直]|完全)(?:没有|没得|没))(?:呢|啊|呀|哦|嘞)?[\s?？!！。]*$|(?<![时动])(\p{Script=Han})不\1|是否|能否|可否|有否|会否|有没有|有没得|可不可以|是不是|得不得/u;

/** The reading of a question that asks for a yes or a no; null when it asks for none. */
export function yesNoReading(text: string): Candidate | null {
  const match = yesNo.exec(text);
  if (!match) return null;
  const { start, end } = span(match);
  // 开不开门 asks about 开门: what is done stays.
  const done = match[1] !== undefined && !/[是有能会要可行好对得该]/.test(match[1]);
  return { start, end: done ? end - 1 : end, type: 'yes-no' };
}

/** 井盖遭哪个搬走了: by somebody unknown, of whom nothing is asked. */
const bySomebody =
  /(?:(?<=遭)(?:哪个|谁|哪样|什么人)(?=\p{Script=Han})|(?<=[被让给])(?:哪个|谁|什么人)(?=[偷搬抱牵抬撬砸挖弄搞剪割拔推拆撞压扔甩倒停占堵锁划喷]))(?=[^\s,，。?？吗呢]{1,8}(?:$|[\s,，。!！]))/gu;

/** The best reading by a question word; null when there is none. */
export function wordReading(asked: string): Candidate | null {
  const text = asked.replace(bySomebody, (said) => ' '.repeat(said.length));
  let best: Candidate | null = null;
  for (const { pattern, read } of rules) {
    for (const match of text.matchAll(pattern)) {
      const candidate = read(match, text);
      if (!candidate) continue;
      if (!best || candidate.start < best.start || (candidate.start === best.start && candidate.end > best.end)) {
        best = candidate;
      }
      break;
    }
  }
  return best;
}
