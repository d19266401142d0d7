import { type PhoneForm, phoneForm } from '../../src/text/phone.js';

/** A name and a phone number that stand together in a text; offsets are UTF-16 code units. */
export interface FoundPhone {
  name: string;
  number: string;
  form: PhoneForm;
  /** Half-open span that holds both. */
  start: number;
  end: number;
}

const numberShape =
  /(?<![\dA-Za-z.．+-])(?:[（(]0\d{2,3}[）)][- ]?\d{7,8}|0\d{2,3}[-—–－ ]\d{3,4} ?\d{4}|[48]00[-—– ]?\d{3,4}[-—– ]?\d{3,4}|\d{3,12})(?:(?:转|-)\d{1,5})?(?![\dA-Za-z%％℃])/g;
/** What makes digits a count, an amount, a date, an address or another number that nobody dials. */
const unitAfter =
  /^ ?(?:余|多|几|亿|万|千|百|元|人|个|名|件|次|剂|户|家|项|条|支|辆|台|套|栋|间|亩|吨|米|平方|公里|千米|公斤|克|升|度|年|月|日|天|小时|时|分|秒|岁|周岁|版|期|号(?!码)|页|届|路(?!口|灯|政|况)|级|楼|室|单元|座|床|只|头|棵|株|张|份|场|起|例|倍|点|处|所|篇|字|颗|根|艘|架|班|批|种|类|位|组|对|双|块|片|款|集|部|本|册|把|步|席|笔|门|宗|轮|桶|箱|袋|瓶|杯|盒|包|股|手|票|分钟|mm|cm|km|kg|MW|kW|GB|Hz)/;
const idBefore =
  /(?:第|总第|编号|邮编|邮政编码|QQ群?|QQ|微信号?|账号|帐号|卡号|车牌|证号|代码|代号|字第|许可证|股票|批号|房号|订单号?|尾号|密码|验证码|刊号|CN|ISSN|网址)[号码]?[:：]? ?$/;
/** Words by which a text says that a phone number comes. */
const cue =
  /(?:热线|电话|专线|号码|致电|拨打|拨|咨询|客服|投诉|举报|报警|报修|联系方式|联系人|报名|传真|求助|预约|垂询|洽谈|手机|平台)[\u4e00-\u9fff“”（(]{0,4}(?:[为是])?[:：]? ?$/;
const cueAfter =
  /^ ?[”）)]?(?:[\u4e00-\u9fff]{0,10})(?:热线|电话|专线|客服|平台|举报|投诉|报警|求助|急救|服务|咨询|心理援助)/;
const separators = /[。！？；;\n|｜]/;
const leadIn =
  /^(?:可以?|请|欢迎|市民|群众|居民|如有|如|若|及时|立即|也|还|并|或者?|和|与|及|以及|通过|直接|均可|需要|有|将|对|把|向|在|为|据|等|持续|不断|进一步|深化|优化|完善|推进|推动|畅通|依托|利用|发挥|开通|设立|公布|公开|设置|开设|拨打|致电|拨通|打|电询|联系|咨询(?=[\u4e00-\u9fff]{3})|的|了|地|该|其|全国|统一|24小时|免费)+/;

/** The printed name that stands before a number: back to the last break in the sense. */
function nameBefore(text: string, at: number): { name: string; start: number } | null {
  const from = Math.max(0, at - 40);
  let end = at;
  while (end > from && /[:：为是 \-—（(“"]/.test(text[end - 1]!)) end--;
  let start = end;
  while (start > from && !/[。！？；;\n|｜，,、：:“”"（）()\d《》/／ •·■●◆▲☆★]/.test(text[start - 1]!)) start--;
  if (start > from && text[start - 1] === ' ' && end - start <= 1) start--;
  return start < end ? { name: text.slice(start, end), start } : null;
}

/** A name as an entry's: without the words that only lead to it. */
function tidyName(name: string): { name: string; cut: number } {
  const bare = name.replace(leadIn, '');
  return { name: bare, cut: name.length - bare.length };
}

/** The name that stands after a number: 12319城市管理热线, 110报警服务台. */
function nameAfter(text: string, end: number): { name: string; end: number } | null {
  const match =
    /^ ?[”）)]?(?:[:：-]? ?)((?:[\u4e00-\u9fff]{0,14}?)(?:服务热线|热线|专线|报警台|服务台|举报电话|电话|平台|客服))/.exec(
      text.slice(end, end + 30),
    );
  if (!match?.[1] || match[1].length < 3) return null;
  return { name: match[1], end: end + match[0].length };
}

/**
 * Phone numbers of a text with their names. In a box of services any well-formed number with a name counts; in running
 * text a number needs a word that says so (热线, 电话, 拨打 …) right before or after it. Numbers whose form no phone has
 * are left out.
 */
export function findPhones(text: string, place: 'box' | 'running'): FoundPhone[] {
  if (!/\d{3}/.test(text)) return [];
  const found: FoundPhone[] = [];
  for (const match of text.matchAll(numberShape)) {
    const number = match[0];
    const start = match.index;
    const end = start + number.length;
    const form = phoneForm(
      number.replace(/(?:转|-)\d{1,5}$/, (tail) => (/^-\d{5,}/.test(tail) || /^0\d{2,3}-/.test(number) ? tail : '')),
    );
    if (!form) continue;
    const before = text.slice(Math.max(0, start - 24), start);
    const after = text.slice(end, end + 16);
    if (unitAfter.test(after) && !cue.test(before)) continue;
    if (idBefore.test(before)) continue;
    const box = place === 'box';
    const said = cue.test(before) || cueAfter.test(after);
    if (!box && !said) continue;
    if (!box && form === 'mobile') continue;
    const reverse = nameAfter(text, end);
    const ahead = nameBefore(text, start);
    const tidied = ahead ? tidyName(ahead.name) : null;
    const named = tidied && tidied.name.length >= 2 && (box || cue.test(before));
    if (named && ahead && !(reverse && !box && tidied.name.length > 14)) {
      found.push({ name: tidied.name.replace(/\s/g, ''), number, form, start: ahead.start + tidied.cut, end });
    } else if (reverse) found.push({ name: reverse.name.replace(/\s/g, ''), number, form, start, end: reverse.end });
    else if (box && found.length > 0 && /^[、/／,， 或]+$/.test(text.slice(found.at(-1)!.end, start))) {
      const last = found.at(-1)!;
      found.push({ ...last, number, form, end });
    }
  }
  return found.filter(({ name }) => !separators.test(name));
}
