import { type Answer, assertNever, type Language } from '../domain/answer.js';
import type { Intent } from '../text/lexicon/intents.js';
import { chatReply } from './compose/chat.js';
import { composeRefusal } from './compose/compose.js';
import { holdingsReply } from './compose/holdings.js';
import type { Reader } from './reader.js';
import { suggestHotlines } from './suggest.js';

/** Greetings, thanks and help get a human reply; what must not or cannot be done is refused by name. */
export function replyToIntent(
  intent: Intent,
  language: Language,
  { index, directory }: Pick<Reader, 'index' | 'directory'>,
): Answer {
  const refuse = (reason: 'unsafe' | 'personal-data' | 'out-of-scope' | 'unclear') =>
    composeRefusal({
      ...{ reason, missing: null, related: [], hotline: null, readings: [], language },
      suggestions: reason === 'unsafe' ? [] : suggestHotlines(directory, language),
    });
  switch (intent) {
    case 'greeting':
    case 'thanks':
    case 'farewell':
    case 'help':
    case 'identity':
    case 'praise':
    case 'smalltalk':
      return { status: 'chat', text: chatReply(intent, language), language };
    case 'injection':
    case 'abuse':
    case 'wrongdoing':
    case 'self-harm':
      return { ...refuse('unsafe'), text: chatReply(intent, language) };
    case 'personal-data':
      return refuse('personal-data');
    case 'holdings':
      return { status: 'chat', text: holdingsReply(index.manifest, language), language };
    case 'realtime':
    case 'opinion':
    case 'recommendation':
    case 'medical-advice':
    case 'legal-advice':
    case 'creative':
    case 'calculation':
    case 'general-knowledge':
      return refuse('out-of-scope');
    case 'empty':
    case 'gibberish':
    case 'emoji-only':
      return refuse('unclear');
    default:
      return assertNever(intent);
  }
}
