import type { Failed, Language } from '../../domain/answer.js';
import type { ErrorCode } from '../../errors.js';
import { isEnglish } from '../../text/lexicon/english.js';

const words: Record<Language, { wait: string; busy: string; broken: string }> = {
  zh: {
    wait: '正在整理报纸档案，请您稍候片刻再问。',
    busy: '现在提问的人较多，请您稍后再试。',
    broken: '抱歉，系统出了点问题，没能查到。请您稍后再试。',
  },
  en: {
    wait: 'The archive is still being read. Please ask again in a moment.',
    busy: 'Many people are asking right now. Please try again shortly.',
    broken: 'Sorry, something went wrong on our side. Please try again later.',
  },
};

/** What a person reads when we broke: no detail of the fault. Plain text. */
export function failureText(code: ErrorCode, language: Language): string {
  const text = words[language];
  return code === 'E_NOT_READY' ? text.wait : code === 'E_OVERLOADED' ? text.busy : text.broken;
}

/** The answer that says so, in the language of the question. */
export function failedAnswer(code: ErrorCode, question: string): Failed {
  const language = isEnglish(question) ? 'en' : 'zh';
  return { status: 'failed', code, text: failureText(code, language), language };
}
