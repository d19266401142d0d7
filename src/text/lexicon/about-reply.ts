import { fold } from '../fold.js';
import { standardise } from './dialect.js';

/**
 * What a message asks of the reply just given: where it is from, who wrote it, to hear it again, whether it is sure, or what else
 * there is.
 */
export type AskedOfReply = 'source' | 'author' | 'again' | 'sure' | 'more';

const lead = '(?:(?:那么?|哦|噢|嗯|好的?|请问|麻烦|对了|不好意思|等等|等一下|等下)[\\s,，]*)*';
const end = '[\\s?？。.!！~啊呀哦嘛呢哈喃哟吧]*$';
/** What the reply is called. */
const it =
  '(?:你?(?:刚才|刚刚|上面|前面|之前)?(?:你)?(?:说|引|讲|给|查到|答|写)?的?)?(?:(?:这|那|上|刚才那|上面那)(?:一)?(?:个|条|篇|段|句|则|些|份|组)?)?(?:话|消息|新闻|报道|报导|内容|信息|说法|文章|答案|原文|数字|数据|电话|号码|稿子?)?(?:都|又)?(?:是|来自|出自)?';
const paper = '(?:报纸?|日报|晚报|新闻|报道|媒体|文章)';
const printed = '(?:登|刊|刊登|登载|刊载|印|发表|报道|报导)';
const seen = '(?:登|刊登|印|看到|看见|查到|找到|听到|听说|写|说|讲)';
const what = '(?:什么|哪|啥)';
const when = `(?:${what}(?:一)?(?:年|天|日|月|期|时候|时间|个月)(?:哪天)?|几月几[号日]|几[号日]|多久|何时|第?几期)`;
const which = `${what}(?:一)?(?:个|家|张|份|种|版|篇|期)?`;

const zh: readonly [AskedOfReply, RegExp][] = (
  [
    [
      'again',
      '(?:请|麻烦|你|您|再|可以|能不能|能)*(?:再说|重说|重复|再讲|再发|再念|再给我说|重新说|再来)(?:一)?(?:遍|次|下|回)(?:吗|嘛)?|(?:我)?(?:没|没有)(?:看|听)(?:清楚?|懂|明白|到)(?:[\\s,，]*再(?:说|发|来)一?[遍次])?',
    ],
    [
      'sure',
      `(?:你|您)(?:真的?)?(?:敢)?(?:确定|肯定|保证|有把握)(?:吗|么|不|没有|没搞错)?|(?:真的?)?(?:确定|肯定)(?:吗|么|不)|(?:你|您)?(?:没|不会|是不是)?(?:搞|弄|说|看|记)错了?(?:吗|没有|没)?|${it}?(?:真的|真的假的|靠谱|可靠|准确|准|可信|对|属实|假的)(?:吗|么|不|没有|不准|不对|不靠谱|不可靠)`,
    ],
    [
      'author',
      `${it}?(?:记者|作者|写稿的?人?|采访的?)(?:是|叫)?(?:谁|哪个|哪位|什么名字)|${it}?(?:谁|哪个|哪位)(?:记者)?(?:写|采访|采写|报道)(?:的)?`,
    ],
    [
      'source',
      [
        `${it}${when}(?:的)?(?:${paper})(?:上)?(?:${printed})?(?:的|出来的)?`,
        `${it}(?:在)?${when}(?:的)?${printed}(?:出来)?(?:的|了)`,
        `${it}${when}的(?:消息|新闻|报道|数字|数据|事|内容|文章|报|号码|电话|信息)?`,
        `${it}(?:在|从)?${which}${paper}(?:上)?(?:的?(?:${printed}|${seen}))?(?:出来)?(?:的)?`,
        `${it}(?:在|从|登在|印在|刊在)?(?:哪里|哪儿|哪个地方|什么地方)${seen}(?:过)?的`,
        `${it}(?:登|印|刊)?(?:在)?(?:第几|哪一?|几)(?:个)?版(?:上)?(?:的|登的|面)?`,
        `${it}?(?:有没有|有)?(?:什么)?(?:出处|来源|依据|根据)(?:是|在)?(?:什么|哪里|哪儿|哪个|吗|没有)?`,
        `(?:你|您)?(?:在|从)?(?:哪里|哪儿|什么地方|哪个地方)(?:看到|查到|找到|听到|晓得|知道)(?:的|这个的)`,
        '报纸(?:是)?(?:哪天|哪年|什么时候|多久)(?:的|出的)?',
      ].join('|'),
    ],
    [
      'more',
      `还有(?:吗|没有|没得|不|呢|没)|还有(?:没有|没得)?(?:别的|其他的?|其它的?|更多的?|另外的?)\\p{Script=Han}{0,4}(?:吗|没有|没得|不|呢|没)?|(?:别的|其他的?|其它的?|更多的?)(?:呢|还有吗|有吗|有没有|没有了?吗?)|(?:再|还)?(?:没有|没得)(?:了|别的了?|其他的?了?|更多了?)(?:吗|么|嘛)|(?:就|只有|只)(?:这些|这点|这个|这几个|这么多|这一个|一个)(?:了)?(?:吗|么|嘛|啊)|继续(?:说|讲)?|接着(?:说|讲)|然后呢`,
    ],
  ] as const
).map(([asked, pattern]) => [asked, new RegExp(`^${lead}(?:${pattern})${end}`, 'u')] as const);

const en: readonly [AskedOfReply, RegExp][] = [
  [
    'again',
    /^(?:please |can you |could you |sorry,? )*(?:say|repeat|tell me) (?:it|that|this)(?: again)?(?: please)?\W*$|^(?:once again|again|pardon|repeat)(?: please)?\W*$/,
  ],
  [
    'sure',
    /^(?:are you (?:really )?(?:sure|certain)(?: about (?:that|this|it))?|is (?:that|this|it) (?:true|right|correct|reliable)|really)\W*$/,
  ],
  ['author', /^who (?:wrote|reported) (?:it|that|this)(?: article| report)?\W*$/],
  [
    'source',
    /^(?:which|what) (?:newspaper|paper|page|issue|date|day|article)(?: (?:is|was) (?:it|that|this)(?: (?:from|in|printed|published|on))?)?\W*$|^(?:where|when) (?:is|was|did) (?:it|that|this|you)(?: (?:from|printed|published|reported|get (?:it|that|this)(?: from)?|find (?:it|that|this)))\W*$|^(?:what(?:'s| is) (?:the|your) source|source)\W*$/,
  ],
  [
    'more',
    /^(?:(?:and )?(?:anything|what) else(?: (?:is there|do you have))?|(?:is there )?(?:any )?more|tell me more|go on|is that all)\W*$/,
  ],
];

const englishLead =
  /^(?:(?:thanks?(?: you)?(?: very much| a lot)?|ok(?:ay)?|great|good|i see|got it|and|but|so|well)[\s,.!;:-]+)+/;

/** So long is a message at most that asks nothing but about the reply. */
const longest = 40;

/** What a message asks of the reply before it; null when it asks something of its own. */
export function askedOfReply(message: string): AskedOfReply | null {
  const folded = fold(message).trim();
  if (folded.length > longest) return null;
  const standard = standardise(folded);
  const plain = folded.replace(englishLead, '');
  const found = [...zh, ...en].find(([, pattern]) => pattern.test(standard) || pattern.test(plain));
  return found?.[0] ?? null;
}
