import type { ExpectedType } from '../../text/lexicon/question-words/types.js';
import type { AnalysedQuestion } from '../understand/analysed-question.js';
import { isLocalPlace, numberWords, saysNoSubject } from './wanted.js';

const asksNumber =
  /电话|热线|号码|打哪|打给|拨打|拨哪|联系方式|怎么联系|咋联系|hotline|phone|telephone|\bcall\b|\bdial\b|\bring\b/i;
/** Ways to ask for a number that settle it, whatever else the message asks (几点开车，该打哪个电话). */
const plainlyAsksNumber =
  /[打拨](?:个|一下)?(?:哪|什么|啥|多少)|[往向]哪[儿里点]?打|哪[支个](?:电话|号码|热线)|(?:该|应该|可以|能)[打拨]|有没有.{0,4}(?:电话|热线|号码)|(?:电话|热线|号码)(?:是)?(?:多少|几号|可以打|能打|吗)|打(?:个)?电话(?:问|咨询|反映|投诉)|who (?:do|should|can) i (?:call|ring|phone)|who to (?:call|ring|phone|contact)|number i can (?:call|ring|dial)/i;
/** A message of a few English words for whose number it wants, and no more (gas leak number). */
const englishNumber =
  /^(?!.*\b(?:total|my|order|tracking|registration|id|average|case|number of)\b)(?:[a-z'-]+ ){1,4}number[\s?]*$/;
/** Ways to ask whom to turn to, which a hotline answers when the matter has one. */
const asksWhom =
  /(?:找|问|喊|联系|打给|告诉|通知)(?:谁|哪|什么部门|哪个)|[跟向给](?:谁|哪[个里儿家]?|什么(?:部门|单位))(?:去)?(?:反映|说|讲|告状?|投诉|举报|报|提|申请)|(?:往|向|去|到|上|在)?(?:哪里|哪儿|哪|何处)(?:去)?(?:投诉|举报|告状|反映|告|报修|求助|咨询|报警|查询|查|问)|(?:谁|哪个|哪个部门|什么部门|哪里|哪儿)(?:来)?(?:管|负责|受理)|归谁|(?:有没得|有没有|有)人(?:来)?管(?:没得|没有|不|吗|嘛|一下)?|我(?:要|想|得)(?:去)?(?:投诉|举报|报修|反映|检举)|(?:要|想|给.{0,6})(?:爆料|报料|投稿|提供.{0,4}线索|找记者)|who (?:do|can|should) i|where (?:(?:do|can|should) i|to) (?:complain|report)/iu;
/** No more than what is to be done about what (燃气报修, 投诉自来水公司). */
const bareMatter = /(?:报修|抢修|投诉|举报)[\s\p{P}]*$|^(?:投诉|举报)/u;
/** Ways to ask for all the numbers there are. */
const all =
  /哪些|哪几|几个|所有|全部|一览|大全|列出|都[有列发给说报]|统统|通通|有什么|有啥|\b(?:all|list|numbers|hotlines|phones)\b/i;
/** What only says that the whole directory is meant. */
const wholeDirectory =
  /^(?:所有|全部|统统|通通|一览|大全|列|列出|出来|一遍|发给?|知道|名单|清单|报纸|报|报上|档案|登|登过|刊登|印|便民|常用|公开|服务|电话簿|还有|除了|以外|之外|numbers|hotlines|phones|list|all)+$/;

/** From here on what a message tells is believed to be a matter of its field: as it stands, told as done, said to be at a loss. */
const surelyOfField = { told: 0.8, done: 0.7, atALoss: 0.9 } as const;
/** Words that ask for anything: no trouble is only told. */
const asksAnything =
  /[?？]|[吗呢嘛么不][\s\p{P}]*$|好多|多少|有多|(?<!好)几(?![十百千万年乎])|[哪谁啥]|什么|怎|咋|如何|何时|多久|能不能|可不可以|可以不|是不是|有没[有得]|要不要|\b(?:what|who|when|where|which|how|why|is|are|do|does|can|could)\b/iu;
const isDone =
  /(?:了|咯|喽|啰|啦|没得|没有|得很|惨|了(?:都)?(?:好|快)?[几一二两三四五六七八九十\d]{1,3}个?(?:天|月|年|周|礼拜|星期|钟头|小时|晚上))[咯喽啰啦了\s\p{P}]*$/u;
const atALoss = /不(?:晓得|知道|清楚)/;
/** What somebody at a loss may ask a line as well as an article: when the boat leaves, but not how a service works. */
const mayBeAsked: ReadonlySet<ExpectedType> = new Set(['date', 'yes-no', 'number', 'open']);
const shortestTold = 4;
/** 停水了怎么办: a trouble is told, and help is wanted. */
const whatToDo =
  /[\s,，]*(?:该|要|又|我)?(?:怎么办|怎样办|咋办|咋个办|啷个办|怎么搞|咋整|咋弄|如何是好)(?:才好)?[呢啊嘛呀哦哟]*[\s\p{P}]*$/u;

/** Whether a message only tells a trouble (家里水龙头一滴水都没有), whose field is beyond doubt: who tells it wants help. */
export function tellsTrouble({ expected, typed, field, terms }: AnalysedQuestion): boolean {
  const probability = field?.probability ?? 0;
  if (typed.length < shortestTold) return false;
  const trouble = typed.replace(whatToDo, '');
  if (trouble !== typed)
    return isDone.test(trouble) && !asksAnything.test(trouble) && isTold(trouble, probability, terms);
  if (atALoss.test(typed)) return mayBeAsked.has(expected.type) && probability >= surelyOfField.atALoss;
  if (expected.type !== 'open' || expected.span !== null || asksAnything.test(typed)) return false;
  return isTold(typed, probability, terms);
}

/** Whether a trouble told is of some field: by the whole message, or, told as done (停水了), by a word. */
function isTold(told: string, probability: number, terms: AnalysedQuestion['terms']): boolean {
  if (!isDone.test(told)) return probability >= surelyOfField.told;
  return probability >= surelyOfField.done || terms.some(({ category, borrowed }) => category !== null && !borrowed);
}

/** Whether a question wants a number; `settled` when nothing else can answer it. Null when the directory is not asked. */
export function asksTheDirectory(question: AnalysedQuestion): { settled: boolean } | null {
  const { expected, typed, language } = question;
  if (expected.type === 'phone' || plainlyAsksNumber.test(typed)) return { settled: true };
  if (language === 'en' && englishNumber.test(typed)) return { settled: true };
  if (asksNumber.test(typed) && mayMeanNumber(question)) return { settled: true };
  const bare = expected.type === 'open' && expected.span === null && bareMatter.test(typed);
  return bare || asksWhom.test(typed) ? { settled: false } : null;
}

/** “渝快办的电话什么时候开通” is about a phone but asks for a date: only these types can be answered by a number. */
function mayMeanNumber({ expected, typed }: AnalysedQuestion): boolean {
  if (['open', 'yes-no', 'place', 'list', 'organisation'].includes(expected.type)) return true;
  if (expected.type === 'how') return /联系|拨|打电话|打哪|contact|call|reach/i.test(typed);
  return (
    expected.type === 'number' &&
    (expected.focus === null || numberWords.test(expected.focus) || expected.unit === null)
  );
}

/** Whether a question asks for the numbers of all entries (报纸上登了哪些热线). */
export function asksForAll(question: AnalysedQuestion): boolean {
  return (
    all.test(question.typed) &&
    saysNothingOfWhose(question, (term) => wholeDirectory.test(term) || /^[\d-]+$/.test(term))
  );
}

const acts = /投诉|举报|咨询|报修|抢修|监督|维权/;

/** What the numbers are for when a question asks for all that are for one thing (列出所有举报电话); else null. */
export function asksForAllOf(question: AnalysedQuestion): string | null {
  const [act = null] = acts.exec(question.typed) ?? [];
  if (act === null || !all.test(question.typed) || !asksNumber.test(question.typed)) return null;
  const saysNoMore = (term: string) => wholeDirectory.test(term) || saysNoSubject(term) || /报$/.test(term);
  return saysNothingOfWhose(question, saysNoMore) ? act : null;
}

/** Whether a question asks for a number and says nothing of whose (电话多少). */
export function asksForNumberOnly(question: AnalysedQuestion): boolean {
  return question.expected.type === 'phone' && saysNothingOfWhose(question);
}

function saysNothingOfWhose(question: AnalysedQuestion, isEmpty: (term: string) => boolean = () => false): boolean {
  return question.terms.every(({ term }) => numberWords.test(term) || isLocalPlace(term, question) || isEmpty(term));
}
