import type { Draw } from './draw.js';
import { places, reporters } from './issue.js';
import type { MadeArticle, PageStyle } from './made.js';

const subheadForms =
  '多措并举强基础 创新机制添活力 精准服务暖人心 久久为功见成效 聚焦重点抓落实 凝心聚力谋发展 现场直击 专家观点'.split(
    ' ',
  );

/** Sentences of a text; closing quotes stay with theirs. */
export function sentencesOf(text: string): string[] {
  return text.match(/[^。！？]+[。！？]+[”"』）)]*|[^。！？]+$/g) ?? [];
}

/** An article as it is set: its headline, paragraphs and what stands between. */
export interface Laid {
  article: MadeArticle;
  /** Each entry is a block: headline lines, paragraphs and what stands between. */
  blocks: {
    kind: 'head' | 'eyebrow' | 'deck' | 'byline' | 'text' | 'subhead' | 'caption' | 'jump' | 'note';
    text: string;
  }[];
}

/** Sets an article: bylines, subheads, captions and jumps are drawn. */
export function layArticle(news: MadeArticle, draw: Draw, style: PageStyle): Laid {
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
