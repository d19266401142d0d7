import type { Language } from '../../../src/domain/answer.js';
import { ownWords } from '../own-words.js';

/** What the bot says of itself. HTML: nothing from outside is ever put in without escaping. */
export interface Texts {
  start: string;
  help: string;
  privacy(keeps: { questions: boolean; days: number }): string;
  forgotten: string;
  unsupported: string;
  tooFast: string;
  expired: string;
  thanks: string;
  noArticle: string;
  chooseCategory: string;
  noNumber(words: string): string;
  unknownCommand: string;
  askInChat: string;
  commands: readonly { command: string; description: string }[];
  description: string;
  shortDescription: string;
}

const zh: Texts = {
  start:
    '您好，我是<b>问渝</b>，一个查报纸的机器人。\n\n请直接发问题，比如办事去哪里、热线是多少。我只摘录档案里的报纸原文，并写明报名、日期和标题；档案里没有的，我会直说没有。',
  help: '<b>怎么问</b>\n· 直接发问题，一句话就好；可以接着追问\n· /hotline 加名称查电话，例如 <code>/hotline 燃气</code>\n· /sources 看档案里有哪些报纸\n· 在任何聊天里输入 @我 加关键词，也能查号码\n· 群里请 @我 或回复我的消息\n\n回答下面的按钮可以看原文、换一条、评价有用没用。\n/about 关于　/privacy 隐私　/forget 忘掉我的记录',
  privacy: ({ questions, days }) =>
    `<b>隐私</b>\n· 为了能接着追问，您最近的几个问题会在内存里保留一小段时间，不写进日志\n· 收到的消息在答复之前暂存于本机，答复后删除\n· ${
      questions
        ? `提问会留存 ${days} 天，用来改进回答；不存姓名，只存加盐哈希后的编号`
        : `提问不留存；只有您点了“有用/没用”的那一条会保存 ${days} 天，不存姓名，只存加盐哈希后的编号`
    }\n· 发送 /forget 会删去与您有关的全部记录`,
  forgotten: ownWords.forgotten,
  unsupported: ownWords.unsupported,
  tooFast: ownWords.tooFast,
  expired: ownWords.expired,
  thanks: ownWords.thanks,
  noArticle: '抱歉，没有找到这篇原文。',
  chooseCategory: '请选一类，或发送 <code>/hotline 名称</code>，例如 <code>/hotline 自来水</code>：',
  noNumber: (words) => `档案里没有找到“${words}”的电话。您可以换个说法，或发送 /hotline 按类别查看。`,
  unknownCommand: '我不认识这个命令。直接发问题就可以；/help 里有用法。',
  askInChat: '到对话里问',
  commands: [
    { command: 'hotline', description: '查热线号码，可加名称' },
    { command: 'sources', description: '档案里有哪些报纸' },
    { command: 'help', description: '怎么用' },
    { command: 'about', description: '关于问渝' },
    { command: 'privacy', description: '隐私说明' },
    { command: 'forget', description: '忘掉我的记录' },
  ],
  description: '问渝：从报纸档案里找办事信息和热线号码，句句有出处。直接发问题即可。',
  shortDescription: '从报纸档案里找答案，句句有出处',
};

const en: Texts = {
  start:
    'Hello, this is <b>Wenyu</b>, a bot that looks things up in a newspaper archive.\n\nSend a question, such as where to handle something or which hotline to call. Answers are quotations with newspaper, date and headline; where the archive is silent, I say so.',
  help: '<b>How to ask</b>\n· Send one sentence; follow-up questions work\n· <code>/hotline gas</code> looks up a number\n· /sources lists the newspapers\n· In any chat, type my name and a word to look up numbers\n· In groups, mention me or reply to me\n\nThe buttons open the article, go on to the next item, and tell us whether it helped.\n/about · /privacy · /forget',
  privacy: ({ questions, days }) =>
    `<b>Privacy</b>\n· Your last questions stay in memory for a short while so that you can follow up; they are never logged\n· A message is kept on this machine until it is answered, then deleted\n· ${
      questions
        ? `Questions are kept for ${days} days to improve answers, under a salted hash instead of your name`
        : `Questions are not kept, except one that you judged: ${days} days, under a salted hash instead of your name`
    }\n· /forget deletes all of it`,
  forgotten: 'Done. Everything kept about our conversation here has been deleted.',
  unsupported: 'Sorry, I can only read text. Please write your question in a sentence.',
  tooFast: 'That was a little fast; please ask again in a few seconds.',
  expired: 'This answer has expired; please ask again.',
  thanks: 'Thank you!',
  noArticle: 'Sorry, that article was not found.',
  chooseCategory: 'Choose a category, or send <code>/hotline name</code>:',
  noNumber: (words) => `No number for “${words}” in the archive. Try other words, or /hotline to browse.`,
  unknownCommand: 'I do not know this command. Just send a question, or see /help.',
  askInChat: 'Ask in the chat',
  commands: [
    { command: 'hotline', description: 'Look up a hotline' },
    { command: 'sources', description: 'Newspapers of the archive' },
    { command: 'help', description: 'How to use' },
    { command: 'about', description: 'About this bot' },
    { command: 'privacy', description: 'Privacy' },
    { command: 'forget', description: 'Forget my records' },
  ],
  description: 'Wenyu answers civic questions with quotations from a newspaper archive.',
  shortDescription: 'Cited answers from a newspaper archive',
};

const texts: Record<Language, Texts> = { zh, en };

/** By the language of a person's Telegram client (an IETF tag): English for `en…`, Chinese otherwise. */
export function textsFor(languageCode: string | undefined): Texts {
  return texts[languageOf(languageCode)];
}

/** The language of a person's Telegram client, as {@link textsFor} takes it. */
export function languageOf(languageCode: string | undefined): Language {
  return languageCode?.toLowerCase().startsWith('en') ? 'en' : 'zh';
}
