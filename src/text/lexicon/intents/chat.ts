import type { Intent } from './types.js';

/** Chat is recognised only when nothing else is said: the whole message is made of these. */
const phrases: readonly [intent: Intent, pattern: string][] = [
  [
    'farewell',
    '再见|再会|拜拜了?|拜|88+|886|回头见|回见|下次见|下次再聊|改天再聊|先这样|就这样|没事了|没有了|没有问题了|没问题了|不用了|不问了|不聊了|我走了|走了|我先走了|慢走|晚安|bye(?: bye)?|bye-bye|goodbye|good night|see (?:you|ya|u)(?: later| soon| tomorrow| again)?|take care|farewell|later',
  ],
  [
    'thanks',
    '(?:非常|十分|太|真(?:的)?是?|很|万分|衷心|特别)?(?:感谢|谢谢|多谢|谢)(?:你|您|你们|各位)?(?:的)?(?:帮助|回答|解答|回复|耐心|帮忙|提醒|告知|分享|服务)?|谢谢|谢了|谢啦|多谢了|感激不尽|感恩|辛苦(?:你|您|你们)?了?|麻烦(?:你|您)了?|劳慰(?:你|您)?|劳您费心|3q|thx|tks|ty|thank(?:s| you| u)(?: so much| very much| a lot| for (?:your|the) (?:help|answer|reply|assistance|information)| again)?|many thanks|much appreciated|i appreciate it|appreciate it|cheers',
  ],
  [
    'praise',
    "(?:你|您|这个|这|回答得|答得|说得|做得|写得|讲得)?(?:真是|真的|真|太|好|很|非常|挺|超级|超|确实|还)?(?:棒|厉害|牛|赞|聪明|不错|好用|有用|有帮助|给力|靠谱|巴适|安逸|可爱)(?:极了|得很|得板|惨了|了|的)?|(?:你|您|你们)(?:真是|真的|真|太|好|很|非常|挺|超级|超|确实)(?:优秀|贴心|专业|智能|方便|强大|强|能干|得力)(?:了|的)?|点个?赞|给你点赞|太好了|真好|好极了|很好|非常好|你真好|你太好了|好评|五星好评|满意|很满意|雄起|(?:回答|答|说|讲)得(?:真|很|非常)?(?:好|对|清楚)|great(?: job| work| answer)?|good (?:job|bot|work|answer)|well done|awesome|amazing|nice(?: one| job)?|excellent|perfect|brilliant|wonderful|(?:very |so |really )?helpful|you(?:'re| are) (?:so |very |really )?(?:great|good|helpful|smart|awesome|amazing|the best)|i like you",
  ],
  [
    'help',
    '(?:请|求)?(?:帮助|帮帮我|帮我|帮个忙|帮下忙|帮忙)|(?:你|这个?|这个?机器人|这个?助手|这个?系统|问渝)?(?:怎么|如何|怎样)(?:使用|用|操作)(?:你|这个|问渝|机器人)?|使用(?:说明|方法|帮助|指南)|用法|(?:你|您|问渝)(?:都|还)?(?:能|会|可以)(?:帮我|帮助我|帮我们)?(?:做|干|回答|查|问|办)?(?:些)?什么(?:问题|事情?|忙)?|(?:你|您)(?:都)?有(?:什么|哪些)(?:功能|本事|用处?|能力)|(?:我)?(?:能|可以|该|应该)(?:向|跟)?(?:你|您)?(?:问|查)(?:你|您)?(?:些)?(?:什么|哪些)(?:问题|内容)?|(?:我)?(?:该|要|应该)?怎么(?:问|提问)(?:你|您)?|能帮我(?:什么|做什么|吗)?|功能(?:介绍|列表)?|菜单|命令|有什么功能|/help|/start|help(?: me)?(?: please)?|what can (?:you|i) (?:do|ask|help)(?: you)?(?: with| for me| about)?|how (?:do|can|should|to) (?:i )?use (?:you|this|it|this bot|the bot|this assistant)|how does (?:this|it|the bot) work|menu|commands|usage|instructions|what do you do|can you help(?: me)?|i need help|what are you for',
  ],
  [
    'identity',
    "(?:你|您)(?:给|说|讲|答|回答|查)(?:的|出来的)?(?:答案|话|东西|消息|内容|信息)?(?:到底|究竟)?(?:靠不靠谱|靠谱吗|靠谱不|准不准|准吗|准不|准确吗|可靠吗|可信吗|能信吗|信得过吗|真的假的|是真的吗|对不对)|(?:你|您|你们)(?:到底|究竟|又|不会)?是(?:谁|什么|什么人|哪位|哪个|什么东西|做什么的|干什么的|真人|人工|人工智能|机器人|机器|人|活人|ai|chatgpt|gpt|程序|大模型|什么模型|哪家公司的|不是(?:机器人|真人|人|ai))(?:客服|助手)?(?:吗|呀|啊|还是(?:机器人|真人|人|人工|ai|机器))?|(?:你|您)(?:叫|姓)(?:什么|啥)(?:名字)?|(?:你|您)的(?:名字|大名|身份|来历)(?:是什么|叫什么)?|(?:你|您)(?:是)?(?:谁|哪个|哪家|哪家公司|什么公司|什么单位)(?:开发|做|制作|创造|发明|研发|设计|训练|管|负责)(?:的)?(?:你)?|谁(?:开发|做|制作|创造|发明|研发|设计|训练)(?:了|的)?(?:你|您)(?:的)?|(?:你|您)(?:今年)?(?:多大|几岁)(?:了)?|(?:请)?(?:做个|来个)?自我介绍(?:一?下)?|介绍(?:一?下)?(?:你|您)?自己|介绍一下你|(?:你|您)(?:是)?(?:男的|女的|男是女|男还是女)(?:还是女的)?|(?:你|您)从哪(?:里|儿)来|(?:你|您)的?(?:数据|资料|消息|信息|答案|内容|新闻)(?:来源)?(?:是)?(?:从)?(?:哪里|哪儿|什么地方|是什么)(?:来)?的?|问渝是(?:什么|谁|做什么的|干什么的)|who (?:are|r) (?:you|u)|what are you|what(?:'s| is) your name|are you (?:a |an )?(?:real )?(?:human|robot|bot|ai|person|real|chatgpt|machine|real person|human being)(?: or (?:a )?(?:bot|robot|human|machine))?|who (?:made|created|built|developed|owns|runs|trained) (?:you|this(?: bot)?)|what model are you|introduce yourself|tell me about yourself|how old are you|where do you get your (?:information|data|answers)(?: from)?|are you there",
  ],
  [
    'greeting',
    '你好|您好|你们好|大家好|各位好|老师好|嗨|嘿|哈喽|哈啰|哈罗|哈咯|早|早安|早啊|午安|早上好|上午好|中午好|下午好|晚上好|新年好|新年快乐|春节快乐|节日快乐|在吗|在不在|在么|在嘛|有人吗|有人在吗|有人没有|喂|好久不见|幸会|hello|hi|hey|hiya|halo|nihao|ni hao|yo|howdy|greetings|good (?:morning|afternoon|evening|day)|hi there|hello there|hey there|hello world',
  ],
  [
    'smalltalk',
    "(?:你|您)?吃(?:饭|早饭|午饭|晚饭)?了(?:吗|没有|没)|(?:你|您)(?:还|最近|今天|过得)?好吗|(?:你|您)?最近(?:怎么样|还好吗|如何|忙吗)|(?:你|您)(?:累|无聊|开心|高兴|难过|寂寞|困|忙|饿|冷)(?:不累|不开心)?(?:吗)?|(?:你|您)今天(?:心情)?(?:开心|高兴|怎么样|好)(?:吗)?|(?:我们)?(?:来)?(?:聊聊|聊聊天|聊天|聊一聊|聊会儿天|随便聊聊)|(?:陪|跟|和)我(?:聊聊|聊天|聊聊天|说说话|玩)|我(?:好|很|有点|真|太)?(?:无聊|开心|高兴|累|困|饿|孤独|寂寞|难过|烦|郁闷|伤心)(?:啊|了|死了)?|(?:哈|嘿|呵|嘻|hia){2,}|(?:233+|666+)|(?:我)?(?:好的|好|好吧|好嘞|行|行吧|可以|中|对|对的|是|是的|嗯+|哦+|噢+|喔+|知道了|明白了|明白|懂了|了解了|了解|收到|原来如此|这样啊|不是|没关系|不客气|没事|算了|随便|当然|真的吗|真的|是吗|不知道|继续)|(?:你|您)(?:有|交)(?:女朋友|男朋友|对象|朋友|家人|孩子|爸爸|妈妈|感情|意识|名字)(?:吗|没有)?|(?:你|您)(?:结婚|睡觉|下班|上班|休息)了?(?:吗|没有)|(?:我)?(?:爱|喜欢|讨厌|想)(?:你|您)(?:们)?|(?:你|您)(?:爱|喜欢|想)我吗|(?:你|您)喜欢(?:我|什么|什么颜色|吃什么|谁)(?:吗)?|(?:你|您)(?:在)?(?:干嘛|干什么|做什么|忙什么|想什么)(?:呢)?|(?:你|您)(?:住|家)(?:在)?(?:哪里|哪儿|哪)|how are (?:you|u)(?: doing)?(?: today)?|how(?:'s| is) it going|what(?:'s| is) up|sup|i(?:'m| am) (?:so |very )?(?:bored|happy|sad|tired|lonely)|i love (?:you|u)|do you (?:love|like) me|(?:ha){2,}h?|lol|lmao|ok(?:ay|ey)?|k|i see|got it|cool|sure|yes|yeah|yep|no|nope|hmm+|oh|wow|really|never mind|nothing|let(?:'s| us) (?:chat|talk)|chat with me|nice to meet you|are you (?:ok|happy|tired|busy|bored|single)|do you (?:sleep|eat|dream|have feelings|have friends)",
  ],
];

const addressee =
  '机器人|小?助手|问渝|小渝|小问|客服|同志|老师|朋友|亲们?|各位|师傅|美女|帅哥|小姐姐|大哥|兄弟|there|bot|robot|assistant|everyone|sir|madam|friend|wenyu|buddy|man|dear';
const filler =
  '[\\s,，.。!！?？~～…、;；:：()（）"\'^_-]+|(?:\\p{Extended_Pictographic}|\\ufe0f|\\u200d)+|[啊呀哦哈呢嘛吧哇啦嘞哟噢喔诶欸咯了的就先]|那么?|嗯+|好的?|行|ok|请问|所以|please|so|and|then|well|oh';

const longestMessage = 48;
const longestPhrase = 40;
const chat = phrases.map(([intent, pattern]) => [intent, new RegExp(`^(?:${pattern})$`, 'u')] as const);
const between = new RegExp(`^(?:${addressee}|${filler})$`, 'u');
const latin = /[a-z]/;

interface Reading {
  cost: number;
  parts: readonly { intent: Intent; evidence: string }[];
}

/** What a piece of a message is: chat of some kind, a filler (null), or something else (undefined). */
function kindOf(piece: string): Intent | null | undefined {
  for (const [intent, pattern] of chat) if (pattern.test(piece)) return intent;
  return between.test(piece) ? null : undefined;
}

/**
 * The kind of chat that a message is when nothing else is said in it; null for anything more. The message is cut into
 * the fewest pieces of chat and filler (dynamic programming over positions, so no message is slow to read); when it
 * mixes kinds, the first in the order of {@link phrases} decides.
 */
export function chatIntent(text: string): { intent: Intent; evidence: string } | null {
  if (text.length > longestMessage) return null;
  const best: (Reading | undefined)[] = [{ cost: 0, parts: [] }];
  for (let start = 0; start < text.length; start++) {
    const reading = best[start];
    if (!reading) continue;
    for (let end = start + 1; end <= Math.min(text.length, start + longestPhrase); end++) {
      if (end < text.length && latin.test(text[end - 1]!) && latin.test(text[end]!)) continue;
      const cost = reading.cost + 1;
      const known = best[end];
      if (known && known.cost <= cost) continue;
      const evidence = text.slice(start, end);
      const intent = kindOf(evidence);
      if (intent === undefined) continue;
      best[end] = { cost, parts: intent ? [...reading.parts, { intent, evidence }] : reading.parts };
    }
  }
  const parts = best[text.length]?.parts ?? [];
  for (const [intent] of phrases) {
    const part = parts.find((candidate) => candidate.intent === intent);
    if (part) return part;
  }
  return null;
}
