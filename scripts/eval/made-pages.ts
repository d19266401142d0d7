/** Made newspaper pages with known articles, to measure how segmentation generalises. Layouts are drawn at random. */

export interface MadeArticle {
  title: string;
  body: string;
}

export interface MadePage {
  file: string;
  style: PageStyle;
  date: string;
  newspaper: string | null;
  articles: MadeArticle[];
  hotlines: { name: string; number: string }[];
  text: string;
}

export type PageStyle = 'wrapped' | 'markdown' | 'cut';
export const pageStyles: readonly PageStyle[] = ['wrapped', 'markdown', 'cut'];

/** Repeatable random numbers (mulberry32). */
export interface Draw {
  next(): number;
  int(from: number, to: number): number;
  pick<T>(values: readonly T[]): T;
  chance(share: number): boolean;
}

export function drawFrom(seed: number): Draw {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return { next, int, pick: (values) => values[int(0, values.length - 1)]!, chance: (share) => next() < share };
}

const places = '渝州 江城 临江 云岭 海州 平川 西岭 东湖 南浦 青山 龙城 锦城 滨江 望城 石桥'.split(' ');
const paperKinds = '日报 晚报 晨报 早报 都市报 商报 时报 报 导报'.split(' ');
const reporters =
  '李明华 王晓燕 张伟 刘洋 陈思思 赵国强 周敏 吴磊 郑小红 孙立军 胡静 罗毅 唐糖 何超 谭旭 邓丽 曾强 彭飞'.split(' ');
const sections = '要闻 综合 民生 社会 经济 时政 本地新闻 区县新闻'.split(' ');
const digits = '〇一二三四五六七八九';

function chineseYear(year: number): string {
  return [...String(year)].map((digit) => digits[Number(digit)]).join('');
}

function chineseSmall(value: number): string {
  if (value < 10) return digits[value]!;
  if (value === 10) return '十';
  const tens = Math.floor(value / 10);
  return `${tens > 1 ? digits[tens] : ''}十${value % 10 ? digits[value % 10] : ''}`;
}

function fullWidth(text: string): string {
  return text.replace(/[0-9A-Z]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
}

interface Issue {
  newspaper: string;
  year: number;
  month: number;
  day: number;
  iso: string;
  weekday: string;
  number: number;
  page: number;
}

function drawIssue(draw: Draw): Issue {
  const year = draw.int(2005, 2025);
  const month = draw.int(1, 12);
  const day = draw.int(1, 28);
  const iso = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const weekday = '日一二三四五六'[new Date(`${iso}T00:00:00Z`).getUTCDay()]!;
  const newspaper = draw.pick(places) + draw.pick(paperKinds);
  return { newspaper, year, month, day, iso, weekday, number: draw.int(1, 300), page: draw.int(1, 16) };
}

interface Masthead {
  lines: string[];
  namesPaper: boolean;
  atEnd: boolean;
}

const mastheads: readonly ((issue: Issue, draw: Draw) => Masthead)[] = [
  (i, d) => {
    const padded = d.chance(0.5);
    const date = `${i.year}年${padded ? String(i.month).padStart(2, '0') : i.month}月${padded ? String(i.day).padStart(2, '0') : i.day}日`;
    const page = d.pick([
      `A${String(i.page).padStart(2, '0')}版`,
      `第${i.page}版`,
      `${String(i.page).padStart(2, '0')}版`,
    ]);
    const gap = d.pick([' ', '  ', '　']);
    return {
      lines: [[i.newspaper, date, `星期${i.weekday}`, page, d.pick(sections)].join(gap)],
      namesPaper: true,
      atEnd: false,
    };
  },
  (i, d) => ({
    lines: [
      i.newspaper,
      `${i.year}年${i.month}月`,
      String(i.day),
      `星期${i.weekday}`,
      d.pick(['甲辰年正月廿六', '农历二月初三', '癸卯年闰二月十五']),
      `第${i.number}期`,
      `(总第${i.number + 1700}期)`,
      `今日${d.pick(['4', '8', '12'])}版`,
      `${i.newspaper}社出版`,
    ],
    namesPaper: true,
    atEnd: false,
  }),
  (i, d) => ({
    lines: [
      `${i.year}年${i.month}月${i.day}日 星期${i.weekday} 第${i.page}版 责编:${d.pick(reporters)} ${d.pick(['美编', '校对', '版式'])}:${d.pick(reporters)}`,
    ],
    namesPaper: false,
    atEnd: d.chance(0.3),
  }),
  (i) => ({
    lines: [
      i.newspaper,
      `${chineseYear(i.year)}年${chineseSmall(i.month)}月${chineseSmall(i.day)}日 星期${i.weekday} 第${chineseSmall(i.page)}版`,
    ],
    namesPaper: true,
    atEnd: false,
  }),
  (i, d) => ({
    lines: [`${i.newspaper} | ${i.iso.replaceAll('-', d.pick(['.', '-', '/']))} | ${d.pick(sections)} | ${i.page}`],
    namesPaper: true,
    atEnd: false,
  }),
  (i, d) => ({
    lines: [
      fullWidth(`${i.year}年${i.month}月${i.day}日 星期${i.weekday}`),
      i.newspaper,
      fullWidth(`总第${i.number + 800}期`),
      `国内统一刊号 CN50-00${d.int(10, 99)}`,
      `邮发代号 77-${d.int(1, 99)}`,
    ],
    namesPaper: true,
    atEnd: false,
  }),
  (i, d) => ({
    lines: [
      `《${i.newspaper}》${i.year}年${i.month}月${i.day}日第${i.page}版`,
      ...(d.chance(0.5) ? [d.pick(sections)] : []),
    ],
    namesPaper: true,
    atEnd: d.chance(0.2),
  }),
  (i, d) => ({
    lines: [
      `${String(i.page).padStart(2, '0')} ${d.pick(sections)}`,
      `${i.year}年${i.month}月${i.day}日 星期${i.weekday}`,
      `编辑 ${d.pick(reporters)} 美编 ${d.pick(reporters)}`,
      [...i.newspaper].join(' '),
    ],
    namesPaper: true,
    atEnd: false,
  }),
  (i, d) => ({
    lines: [
      i.newspaper,
      `第${i.number}期`,
      `星期${i.weekday}`,
      `${i.month}月${i.day}日`,
      `${i.year}年`,
      `责任编辑：${d.pick(reporters)}`,
    ],
    namesPaper: true,
    atEnd: false,
  }),
];

const services: readonly (readonly [name: string, number: string])[] = [
  ['消费投诉', '12315'],
  ['价格举报', '12358'],
  ['自来水热线', '966886'],
  ['供电服务', '95598'],
  ['燃气抢修', '966777'],
  ['政务服务热线', '12345'],
  ['火车站问讯', '61681114'],
  ['机场问询', '966666'],
  ['港口客运', '63100659'],
  ['法律援助', '12348'],
  ['报警电话', '110'],
  ['火警', '119'],
  ['医疗急救', '120'],
  ['城管热线', '12319'],
  ['环保举报', '12369'],
  ['公交服务', '023-68880000'],
  ['新闻热线', '63735555'],
  ['发行热线', '400-608-1234'],
  ['社保咨询', '12333'],
  ['心理援助热线', '96320'],
  ['出租车投诉', '88888017'],
  ['供热服务热线', '96777'],
];

function serviceBox(draw: Draw): { lines: string[]; hotlines: MadePage['hotlines'] } {
  const own = [...services].sort(() => draw.next() - 0.5).slice(0, draw.int(3, 8));
  const colon = draw.pick([':', '：', ': ', ' ']);
  const pairs = own.map(([name, number]) => `${name}${colon}${draw.chance(0.1) ? fullWidth(number) : number}`);
  const lines: string[] = [];
  const perLine = draw.pick([1, 1, 2, 3, 10]);
  for (let i = 0; i < pairs.length; i += perLine) lines.push(pairs.slice(i, i + perLine).join(draw.pick([' ', '  '])));
  if (draw.chance(0.6)) lines.unshift(draw.pick(['便民电话', '便民服务热线', '服务热线', '常用电话', '便民服务电话']));
  return { lines, hotlines: own.map(([name, number]) => ({ name, number })) };
}

const subheadForms =
  '多措并举强基础 创新机制添活力 精准服务暖人心 久久为功见成效 聚焦重点抓落实 凝心聚力谋发展 现场直击 专家观点'.split(
    ' ',
  );

/** Sentences of a text; closing quotes stay with theirs. */
export function sentencesOf(text: string): string[] {
  return text.match(/[^。！？]+[。！？]+[”"』）)]*|[^。！？]+$/g) ?? [];
}

interface Laid {
  article: MadeArticle;
  /** Each entry is a block: headline lines, paragraphs and what stands between. */
  blocks: {
    kind: 'head' | 'eyebrow' | 'deck' | 'byline' | 'text' | 'subhead' | 'caption' | 'jump' | 'note';
    text: string;
  }[];
}

function layArticle(news: MadeArticle, draw: Draw, style: PageStyle): Laid {
  const blocks: Laid['blocks'] = [];
  const who = draw.pick(reporters);
  if (draw.chance(0.15))
    blocks.push({
      kind: 'eyebrow',
      text: draw.pick(['市政府常务会议强调', '聚焦民生实事', '高质量发展调研行', `${draw.pick(places)}区：`]),
    });
  blocks.push({ kind: 'head', text: news.title });
  if (draw.chance(0.15))
    blocks.push({
      kind: 'deck',
      text: draw.pick(['——我市民生工程建设侧记', '记者探访一线现场', '多部门联合行动守护百姓平安']),
    });
  const opening = draw.pick(['dispatch', 'dispatch', 'dispatch', 'agency', 'byline', 'square', 'none', 'none', 'jump']);
  let lead = '';
  if (opening === 'dispatch')
    lead = draw.pick([
      `本报讯(记者 ${who})`,
      `本报讯 （记者 ${who}）`,
      `本报讯(记者${who} 通讯员${draw.pick(reporters)})`,
      `本报讯 `,
      `本报记者${who}报道 `,
    ]);
  else if (opening === 'agency')
    lead = draw.pick([
      `新华社北京${draw.int(1, 12)}月${draw.int(1, 28)}日电(记者${who})`,
      `据新华社电 `,
      `中新网${draw.int(1, 12)}月${draw.int(1, 28)}日电 `,
    ]);
  else if (opening === 'byline')
    blocks.push({
      kind: 'byline',
      text: draw.pick([`本报记者 ${who}`, `记者 ${who} 通讯员 ${draw.pick(reporters)}`, `文/记者 ${who}`]),
    });
  else if (opening === 'square') blocks.push({ kind: 'byline', text: `□本报记者 ${who}` });
  else if (opening === 'jump') lead = draw.pick(['(上接1版)', '（上接第1版）', '（上接A01版）']);
  const sentences = sentencesOf(news.body);
  const paragraphs: string[] = [];
  for (let i = 0; i < sentences.length; ) {
    const count = draw.int(1, 4);
    paragraphs.push(sentences.slice(i, i + count).join(''));
    i += count;
  }
  const subheads = paragraphs.length >= 5 && draw.chance(style === 'markdown' ? 0.35 : 0.15);
  let used = 0;
  paragraphs.forEach((paragraph, i) => {
    if (subheads && i > 0 && i % 2 === 0 && used < 3) {
      blocks.push({ kind: 'subhead', text: subheadForms[used * 2 + draw.int(0, 1)]! });
      used++;
    }
    if (i > 0 && draw.chance(0.04))
      blocks.push({
        kind: 'caption',
        text: draw.pick([
          `图为活动现场。记者 ${who} 摄`,
          `▲市民在现场参观。 ${who} 摄`,
          `工作人员正在忙碌。(资料图片)`,
        ]),
      });
    blocks.push({ kind: 'text', text: i === 0 ? lead + paragraph : paragraph });
  });
  const ending = draw.next();
  if (ending < 0.12) blocks.push({ kind: 'jump', text: draw.pick(['(下转2版)', '（下转第3版）', '（下转A04版）']) });
  else if (ending < 0.24)
    blocks.push({
      kind: 'byline',
      text: draw.pick([`记者 ${who}`, `本报记者 ${who} 通讯员 ${draw.pick(reporters)}`, `(记者 ${who})`]),
    });
  if (draw.chance(0.06))
    blocks.push({ kind: 'note', text: draw.pick(['扫码看视频', '扫码关注更多图文报道', '扫一扫 看更多']) });
  return { article: news, blocks };
}

function wrap(text: string, width: number, draw: Draw): string[] {
  const lines: string[] = [];
  let rest = text;
  const strict = draw.chance(0.5);
  while (rest.length > width) {
    let cut = width;
    if (strict && /[，。、；：！？”）》]/.test(rest[cut] ?? '')) cut++;
    lines.push(rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  if (rest) lines.push(rest);
  return lines;
}

type Paragraphs = 'blank' | 'indent' | 'bare';

function setWrapped(laid: readonly Laid[], draw: Draw): string[] {
  const width = draw.int(10, 25);
  const mode = draw.pick<Paragraphs>(['blank', 'blank', 'indent', 'bare']);
  const everyLine = mode === 'blank' && draw.chance(0.12);
  const headGap = draw.chance(0.7) || mode === 'bare' || everyLine;
  const wrapHeads = draw.chance(0.5);
  const lines: string[] = [];
  for (const { blocks } of laid) {
    for (const { kind, text } of blocks) {
      if (kind === 'text') {
        const indent = mode === 'indent' ? '　　' : '';
        const own = wrap(indent + text, width, draw);
        lines.push(...(everyLine ? own.flatMap((line) => [line, '']) : own));
        if (mode === 'blank') lines.push('');
        continue;
      }
      if (headGap && lines.length > 0 && lines.at(-1) !== '') lines.push('');
      const halves = kind === 'head' && draw.chance(0.25) ? text.split(' ') : [text];
      lines.push(...halves.flatMap((half) => (wrapHeads ? wrap(half, Math.max(width, 12), draw) : [half])));
      if (headGap) lines.push('');
    }
    if (lines.at(-1) !== '' && headGap) lines.push('');
  }
  return lines;
}

function setMarkdown(laid: readonly Laid[], draw: Draw): string[] {
  const top = draw.pick(['#', '##', '##', '###', '**']);
  const sub = top === '**' ? '' : draw.pick([`${top}#`, '**']);
  const lines: string[] = [];
  const marked = (mark: string, text: string) => (mark === '**' ? `**${text}**` : mark ? `${mark} ${text}` : text);
  for (const { blocks } of laid) {
    for (const { kind, text } of blocks) {
      if (kind === 'head') lines.push(marked(top, text));
      else if (kind === 'subhead') lines.push(marked(sub, text));
      else lines.push(kind === 'byline' && draw.chance(0.3) ? `*${text}*` : text);
      lines.push('');
    }
    if (draw.chance(0.1)) lines.push('---', '');
  }
  return lines;
}

function setCut(laid: readonly Laid[], draw: Draw): string[] {
  const share = draw.pick([0.15, 0.4, 0.7]);
  const blanks = draw.chance(0.3);
  const column = draw.int(14, 22);
  const lines: string[] = [];
  for (const { blocks } of laid) {
    for (const { kind, text } of blocks) {
      const pieces: string[] = [];
      if (kind === 'text' && text.length > 40 && draw.chance(share)) {
        const at = draw.int(15, text.length - 15);
        pieces.push(text.slice(0, at), text.slice(at));
      } else pieces.push(text);
      for (const piece of pieces)
        lines.push(kind === 'text' && blanks ? wrap(piece, column, draw).join(' ') : piece, '');
    }
  }
  return lines;
}

/** Lays a page out of three to six articles. Equal draws give equal pages. */
export function makePage(file: string, style: PageStyle, news: readonly MadeArticle[], draw: Draw): MadePage {
  const issue = drawIssue(draw);
  const masthead = draw.pick(mastheads)(issue, draw);
  const laid = news.map((article) => layArticle(article, draw, style));
  const set = style === 'wrapped' ? setWrapped : style === 'markdown' ? setMarkdown : setCut;
  const spaced = draw.chance(0.7);
  const head = masthead.lines.flatMap((line) => (spaced ? [line, ''] : [line]));
  if (style === 'markdown' && draw.chance(0.3) && !masthead.atEnd) head[0] = `# ${head[0]}`;
  const box = draw.chance(0.45) ? serviceBox(draw) : null;
  const boxLines = box ? ['', ...box.lines.flatMap((line) => (draw.chance(0.5) ? [line] : [line, ''])), ''] : [];
  const boxAt = draw.chance(0.75) ? laid.length : draw.int(1, laid.length - 1);
  const body = [
    ...set(laid.slice(0, boxAt), draw),
    ...boxLines,
    ...(boxAt < laid.length ? set(laid.slice(boxAt), draw) : []),
  ];
  const lines = masthead.atEnd ? [...body, '', ...head] : [...head, '', ...body];
  return {
    file,
    style,
    date: issue.iso,
    newspaper: masthead.namesPaper ? issue.newspaper : null,
    articles: news.map((article) => ({ ...article })),
    hotlines: box?.hotlines ?? [],
    text: lines.join('\n'),
  };
}
