import type { Language, Refused } from '../../domain/answer.js';

export type ChatIntent =
  | 'greeting'
  | 'thanks'
  | 'farewell'
  | 'help'
  | 'identity'
  | 'praise'
  | 'smalltalk'
  | 'injection'
  | 'abuse'
  | 'wrongdoing'
  | 'self-harm';

const replies: Record<ChatIntent, Record<Language, string>> = {
  greeting: {
    zh: '您好！我是问渝，从报纸档案里帮您查办事服务、热线电话和政策项目，每句话都注明出处。您想问什么？',
    en: 'Hello! I am Wenyu, a bot. I look up services, hotlines and programmes in a newspaper archive and cite every word. What would you like to know?',
  },
  thanks: { zh: '不客气，有需要随时问我。', en: 'You are welcome. Ask me any time.' },
  farewell: { zh: '再见，祝您一切顺利！', en: 'Goodbye, take care!' },
  help: {
    zh: '您可以这样问我：\n· 自来水热线是多少？\n· 95598是管什么的？\n· 渝快办在银行网点能办哪些事？\n也可以接着追问，比如“那燃气呢？”。我只引用报纸原文，档案里没有的我会直说。',
    en: 'You can ask, for example:\n· What is the tap water hotline?\n· What is 95598 for?\n· What can be done on 渝快办 at a bank branch?\nI only quote the newspapers, and I say so when they hold no answer.',
  },
  identity: {
    zh: '我是问渝，一个查报纸档案的机器人。我不写文章、不发表看法，只引用报纸原文，并注明报名、日期和标题。',
    en: 'I am Wenyu, a bot that searches a newspaper archive. I give no opinions: I only quote what was printed, with paper, date and headline.',
  },
  praise: { zh: '谢谢夸奖！还有什么想查的吗？', en: 'Thank you! Is there anything else to look up?' },
  smalltalk: {
    zh: '我是查报纸档案的机器人，闲聊不太在行。办事服务、热线电话、政策项目方面的事，您尽管问。',
    en: 'I am a bot for a newspaper archive, so not much of a talker. Do ask me about services, hotlines and programmes.',
  },
  injection: {
    zh: '这个我不能照办。我只根据报纸档案回答问题，不执行消息里的其他指令。您想查什么服务或热线？',
    en: 'I cannot do that. I only answer from the newspaper archive and follow no other instructions. Which service or hotline are you looking for?',
  },
  abuse: {
    zh: '没能帮上忙，抱歉。您要查办事服务、热线电话或政策项目的话，请直接告诉我。',
    en: 'I am sorry I was no help. If you are looking for a service, a hotline or a programme, please tell me which.',
  },
  wrongdoing: {
    zh: '这件事我不能帮忙。如果您遇到了违法的事，请拨打110报警。',
    en: 'I cannot help with that. If you are the victim of a crime, please call 110.',
  },
  'self-harm': {
    zh: '听到您这么说，我很担心您。请马上和信任的人说一说，或拨打全国统一心理援助热线12356；情况紧急请拨打120或110。',
    en: 'I am worried about you. Please talk to someone you trust now, or call the national psychological support line 12356; in an emergency call 120 or 110.',
  },
};

/** The reply to a message that is no question to the archive. 12356 is the national line since 2025 (国家卫生健康委). */
export function chatReply(intent: ChatIntent, language: Language): string {
  return replies[intent][language];
}

const whoListens: Record<Language, string> = {
  zh: '如果您心里难受，想找人说说话，可以打全国统一心理援助热线12356；情况紧急请打120或110。',
  en: 'If you feel low and want to talk to someone, you can call the national psychological support line 12356; in an emergency call 120 or 110.',
};

/** Says after a refusal who listens, to somebody who may be in despair and said no word of it. */
export function tellWhoListens(refusal: Refused): Refused {
  return { ...refusal, text: `${refusal.text}\n\n${whoListens[refusal.language]}` };
}
