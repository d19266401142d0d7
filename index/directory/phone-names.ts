import type { Place } from './find-phones.js';
import { isOrganisation, longestName, organisation, separator } from './organisation.js';
import { ownerElsewhere } from './told-owner.js';

/** A name found beside a number, with its span in the text. */
export interface FoundName {
  name: string;
  start: number;
  end: number;
}

/** Words that end the name of a number one can call. */
export const serviceNoun =
  '(?:热线|电话|专线|客服|服务台|报警台|总机|前台|座机|直拨|咨询台|传真|手机|查询台|火警|急救|匪警)';

/** What only leads to a name: 市民可拨打…, 持续深化…, 记者从…. */
const leadIn =
  /^(?:可以?|请|欢迎|广大(?=市民|群众)|(?:市民|群众|居民|读者|旅客|乘客|家长|考生|用户)(?=可|如|若|请|有|也|需|通过|拨|致|均|及时|直接|朋友)|朋友(?=可|请)|如有|如|若|及时|立即|随时|也|还|并|或者?|和|与|及|以及|通过|直接|均可|均|需要|有|将|对(?!方)|把|向|在|为|据|等|持续|不断|进一步|深化|优化|完善|推进|推动|畅通|依托|利用|发挥|开通了?|设立了?|公布了?|公开|设置|开设|拨打|致电|拨通|拨(?![款付])|打|电询|联系|关注|的|了|地|该|其|即|也可|可致电|其中|统一|详询|垂询|详情请?)+/;
/** A name that says nothing of whose number it is. */
const generic =
  /^(?:(?:24小时|二十四小时|全天候|全国|统一|联系|咨询|服务|投诉|举报|监督|报名|预约|值班|办公|办公室|订票|订餐|求助|客服|手机|固定|座机|对外|公开|来电|受理|免费|官方|本报|我的|你的|他的|她的|您的|对方|对方的)*)(?:热线|电话|专线|号码|客服|座机|手机|平台|传真|号)*(?:号码)?$/;
/** Generic names that tell nothing at all even in a box: adverts print them. */
const sayingNothing =
  /^(?:电话|手机|座机|(?:联系|报名|预约|预订|咨询|订购|(?:24|二十四)小时|全天候|免费)(?:电话|热线|手机))$/;
/** The same in a story, whose headline tells whose number it is: whom else 电话 belongs to is anybody's guess. */
const sayingNothingInStory =
  /^(?:(?:我|你|他|她|您|对方)的?.*|来电.*|.*手机|(?:24小时|二十四小时|全天候|全国|统一|固定|官方)*(?:电话|热线|专线|号码|客服|座机|平台|传真|号|联系))$/;

/** Start of the run without separators that ends at `end`. */
function runStart(text: string, end: number): number {
  let start = end;
  // Talent Nest一期管理处: a blank between Latin words parts nothing.
  const inLatin = () => /[A-Za-z] [A-Za-z]/.test(text.slice(start - 2, start + 1));
  while (
    start > 0 &&
    end - start < longestName + 8 &&
    (!separator.test(text[start - 1]!) || inLatin()) &&
    !/\d/.test(text[start - 1]!)
  )
    start--;
  if (text.startsWith('小时', start)) while (/\d/.test(text[start - 1] ?? '')) start--;
  return start;
}

/** Inside a longer run the name begins after the last of these. */
const verbs =
  /.*(?:拨打|打(?=[\u4e00-\u9fff]{0,6}(?:电话|热线|专线))|(?<![查寻])找(?=[\u4e00-\u9fff]{3})|(?<!划|调|下|直)拨(?=[\u4e00-\u9fff]{0,12}(?:电话|热线|专线))|致电|拨通|联系|公布的|开通的|设立的|沟通或|或者|安装|送上|送往|采取|通过|如果|认准|请拨|详询|垂询|转告|出行|发出|接到|接听|确保在|情况请?|警情和)/;
/** Names in running text are shorter than the sentences around them. */
const longestRunningName = 16;

/** What one does with whose number it is, between the two: 可向市特殊教育学校咨询，电话…. */
const turnedTo =
  /(?:咨询|报名|预约|查询|了解|办理|联系|求助|反映|投诉|举报|申请|登记|报修|提出(?:异议|核查|意见|申请)?)$/;

/** Of what one does there, what makes no part of a number's name: 区住建局提出电话. */
const turnedToOnly = /(?:提出(?:异议|核查|意见|申请)?|了解|办理|申请|登记|反映|求助)(?:咨询|联系|服务)?(?:电话|热线)$/;

/** What leads to an organisation that one turns to: 可向, 报名到. */
const leadsTo = /^.*(?:[向找]|(?:报名|申请|登记|办理|咨询|查询|领取|复核)(?:可以?|请|须)?[到去至])/;

/** What counts organisations, so that none of them is meant: 5个管理部的柜台，服务热线. */
const counts = /^[个家所处间座]/;

/**
 * The organisation right before a generic name: 渝中区文化馆（电话：…）, 市图书馆，咨询电话：…; also the one that signs the
 * text, on the line above.
 */
function ownerBefore(text: string, at: number): number | null {
  let end = at;
  while (end > 0 && /[（(，,：: ]/.test(text[end - 1]!)) end--;
  if (text[end - 1] === '\n') {
    const above = text.lastIndexOf('\n', end - 2) + 1;
    return isOrganisation(text.slice(above, end - 1)) ? above : null;
  }
  if (end === at) return null;
  const said = text.slice(runStart(text, end), end);
  end -= turnedTo.exec(said)?.[0].length ?? 0;
  const start = runStart(text, end);
  const owner = text.slice(start, end).replace(leadsTo, '');
  if (!organisation.test(owner)) return null;
  if (/\d/.test(text[start - 1] ?? '') && counts.test(text.slice(start, end))) return null;
  if (owner.length < end - start) return end - owner.length;
  const from = start + (verbs.exec(owner)?.[0].length ?? 0);
  return from + (leadIn.exec(text.slice(from, end))?.[0].length ?? 0);
}

/** A text without blanks and the marks that part a name's halves in print: 区交通局投诉，电话6630133. */
export function withoutMarks(text: string): string {
  return text.replace(/[\s，,：:（(“”]/g, '');
}

function tidy(name: string): string {
  // Talent Nest: a blank between Latin words is part of the name.
  return name.replace(/[，,：:（(“”]|\s(?![A-Za-z])|(?<![A-Za-z])\s/g, '');
}

/** The name that a line consists of, as boxes print it above its number (卫生健康投诉, ☎ 水务服务：); null when it is none. */
export function nameOfLine(line: string): string | null {
  return /^[☎●■◆★·\s]*([\u4e00-\u9fff（）()“”]{2,14})[:：]?$/.exec(line)?.[1] ?? null;
}

/** The name that the first cell of a table's row gives (文庙街中心, 银杏路小学（新校区）); null when it is none. */
export function nameOfRow(cell: string): string | null {
  return /^[\u4e00-\u9fff（）()“”·]{2,20}$/.test(cell) && !generic.test(cell) ? tidy(cell) : null;
}

/** The name on the line above, where a number has a line of its own. */
export function nameAbove(text: string, at: number, end: number): FoundName | null {
  if (text[at - 1] !== '\n' || (end < text.length && text[end] !== '\n')) return null;
  const start = text.lastIndexOf('\n', at - 2) + 1;
  const name = nameOfLine(text.slice(start, at - 1));
  return name !== null && !generic.test(name) ? { name: tidy(name), start, end: at - 1 } : null;
}

/** A person's name, or nobody's. */
const namesSomebody = /先生|女士|小姐|同志$|老师|^(?:我们?|你们?|他们?)$/;

/** A name in a box that says in brackets which of several it is: 北区水厂（河东片） 6630011. */
function withBranch(text: string, end: number): FoundName | null {
  const line = text.slice(Math.max(text.lastIndexOf('\n', end - 1) + 1, end - longestName), end);
  const name =
    /(?<![\u4e00-\u9fff）)])[\u4e00-\u9fff]{3,14}[（(](?!电话|热线)[\u4e00-\u9fff、]{2,8}[）)][\u4e00-\u9fff]{0,6}$/.exec(
      line,
    )?.[0];
  return name === undefined || namesSomebody.test(name) ? null : { name, start: end - name.length, end };
}

/** What one calls for, and that one calls: 消费投诉打12315. */
const dialled =
  /(?:咨询|报名|预约|报修|抢修|投诉|举报|查询|挂号|求助|维权)((?:也?可以?|请|均可)?(?:直接)?(?:拨打|致电|打))$/;

/** What has happened when one calls the number that follows: 发现火情请拨打12119. */
export const inTrouble =
  /(?:发现|遇到|遭遇)([\u4e00-\u9fff]{2,6}?)([，,]?(?:请|可|应|要)?(?:及时|立即|马上)?(?:拨打|致电|打))$/;
/** Characters that such words take at most. */
const longestTrouble = 20;

/** What is left of 该局 without its 该. */
const saidAgain = /^(?:[院局馆校所站园]|中心|公司|社区)/;

/** A unit, and the blank after it, behind the figure that it counts. */
const countedBefore = /^[人元名号个户次件套台份] ?/;

/** The name that stands before a number. */
export function nameBefore(text: string, at: number, place: Place): FoundName | null {
  let end = at;
  while (end > 0 && at - end < 6 && /[:：为是 \-—（(“"]/.test(text[end - 1]!)) end--;
  while (end > 0 && /[.．·…⋯]/.test(text[end - 1]!)) end--;
  // 供水抢修（24小时）: when it is answered is no part of the name.
  end -=
    /[（(][^（）()]{0,8}(?:小时|工作日|全天|:)[^（）()]{0,8}[）)] ?$/.exec(text.slice(Math.max(0, end - 24), end))?.[0]
      .length ?? 0;
  const branch = place === 'box' ? withBranch(text, end) : null;
  if (branch) return branch;
  const trouble = place === 'running' ? inTrouble.exec(text.slice(Math.max(0, end - longestTrouble), end)) : null;
  if (trouble) {
    end -= trouble[2]!.length;
    return { name: trouble[1]!, start: end - trouble[1]!.length, end };
  }
  if (place === 'running') end -= dialled.exec(text.slice(Math.max(0, end - 12), end))?.[1]?.length ?? 0;
  let start = runStart(text, end);
  // 洗牙98元 预约80228866: what was counted is no part of the name.
  if (/\d/.test(text[start - 1] ?? '')) start += countedBefore.exec(text.slice(start, end))?.[0].length ?? 0;
  const run = text.slice(start, end);
  // Names whose characters OCR set apart (火 警) have a blank inside.
  if (place === 'box' && run.length === 1 && text[start - 1] === ' ') start = runStart(text, start - 1);
  start += verbs.exec(text.slice(start, end))?.[0].length ?? 0;
  start += leadIn.exec(text.slice(start, end))?.[0].length ?? 0;
  // 该局夜间值班电话: half of 该局 names nobody, the office told of does.
  if (text[start - 1] === '该' && saidAgain.test(text.slice(start, end))) {
    const owned = ownerElsewhere(text, at, start);
    if (owned) return owned;
    start += saidAgain.exec(text.slice(start, end))![0].length;
  }
  if (/^咨询.{4}/.test(text.slice(start, end))) start += 2;
  const name = tidy(text.slice(start, end));
  if (name.length < 2 || name.length > (place === 'box' ? longestName : longestRunningName)) return null;
  if (namesSomebody.test(name)) return null;
  if (!generic.test(name)) return { name, start, end };
  const owner = ownerBefore(text, start);
  if (owner !== null) return { name: tidy(text.slice(owner, end)).replace(turnedToOnly, ''), start: owner, end };
  const owned = place === 'running' ? ownerElsewhere(text, at, start) : null;
  if (owned) return owned;
  return (place === 'box' ? sayingNothing : sayingNothingInStory).test(name) ? null : { name, start, end };
}

const named = new RegExp(`^ ?[”）)]?[-—:： ]{0,2}((?:24小时)?[\\u4e00-\\u9fff“”]{0,14}?(?:${serviceNoun}|平台))`);

/** The name that stands after a number: 12319城市管理热线, 966886 自来水. */
export function nameAfter(text: string, at: number, place: Place): FoundName | null {
  const after = text.slice(at, at + 40);
  const match =
    named.exec(after) ??
    (place === 'box' ? /^[-—:： ]{0,2}([\u4e00-\u9fff]{2,12})(?=$|[\s，,、；;])/.exec(after) : null);
  const name = match?.[1];
  if (!match || !name || (place === 'running' && generic.test(name))) return null;
  if (/^(?:的|了|等|后|并|和|与|或|及|是|为|报|进行|求|反映|举|投|咨)/.test(name) && place === 'running') return null;
  return { name: tidy(name), start: at, end: at + match[0].length };
}
