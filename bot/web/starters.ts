import { setTimeout as sleep } from 'node:timers/promises';
import type { AnswerService } from '../../src/answering/service.js';
import type { Language } from '../../src/domain/answer.js';
import { oneLine } from '../channels/render/citation-line.js';

/** Questions that many archives of a city's paper can answer; each is shown only where this one does. */
const common: Record<Language, readonly string[]> = {
  zh: ['渝快办在哪里可以办？', '自来水热线是多少？', '去哪里接种疫苗？', '社保业务在哪里办理？', '有哪些便民服务？'],
  en: ['What is the water hotline?', 'What is the gas hotline?'],
};

const shown = 4;
/** The page waits no longer for them: it is whole without. */
const patienceMs = 300;

/**
 * Questions for the first screen, each of which the archive answers: it is asked before it is offered. Kept until the
 * index changes. None while they are still being found, and where they cannot be found now.
 */
export function createStarters(
  service: AnswerService,
  waitMs = patienceMs,
): (language: Language) => Promise<readonly string[]> {
  const kept = new Map<Language, { builtAt: string; questions: Promise<readonly string[]> }>();
  function find(language: Language): Promise<readonly string[]> {
    const { builtAt } = service.summary();
    const known = kept.get(language);
    if (known?.builtAt === builtAt) return known.questions;
    const questions = findStarters(service, language);
    kept.set(language, { builtAt, questions });
    questions.catch(() => kept.delete(language));
    return questions;
  }

  return async (language) => {
    const timer = new AbortController();
    const late = sleep(waitMs, none, { signal: timer.signal }).catch(() => none);
    const found = await Promise.race([find(language).catch(() => none), late]);
    timer.abort();
    return found;
  };
}

const none: readonly string[] = [];

async function findStarters(service: AnswerService, language: Language): Promise<readonly string[]> {
  const found: string[] = [];
  for (const question of [...common[language], ...(await fromDirectory(service, language))]) {
    if (found.length === shown) break;
    const answer = await service.ask({ question });
    if (answer.status === 'answered') found.push(question);
  }
  return found;
}

/** One question for each category of the directory. */
async function fromDirectory(service: AnswerService, language: Language): Promise<string[]> {
  const entries = await service.directory('');
  const firsts = new Map(entries.map((entry) => [entry.category, entry] as const).reverse());
  return [...firsts.values()]
    .slice(0, 8)
    .map(({ name }) => (language === 'zh' ? `${oneLine(name)}的电话是多少？` : `Phone number of ${oneLine(name)}?`));
}
