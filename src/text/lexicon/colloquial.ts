import type { DirectoryCategory } from '../../domain/directory.js';
import { actions } from './colloquial/actions.js';
import { business } from './colloquial/business.js';
import { care } from './colloquial/care.js';
import { community } from './colloquial/community.js';
import { consumer } from './colloquial/consumer.js';
import { culture } from './colloquial/culture.js';
import { digital } from './colloquial/digital.js';
import { education } from './colloquial/education.js';
import { environment } from './colloquial/environment.js';
import { everyday } from './colloquial/everyday.js';
import type { ColloquialGroup } from './colloquial/groups.js';
import { health } from './colloquial/health.js';
import { housing } from './colloquial/housing.js';
import { media } from './colloquial/media.js';
import { papers } from './colloquial/papers.js';
import { party } from './colloquial/party.js';
import { qualities } from './colloquial/qualities.js';
import { roles } from './colloquial/roles.js';
import { rural } from './colloquial/rural.js';
import { safety } from './colloquial/safety.js';
import { services } from './colloquial/services.js';
import { social } from './colloquial/social.js';
import { speech } from './colloquial/speech.js';
import { things } from './colloquial/things.js';
import { transport } from './colloquial/transport.js';
import { utilities } from './colloquial/utilities.js';
import { work } from './colloquial/work.js';
import { createPhraseFinder } from './phrase-finder.js';

/** Every civic concept of the thesaurus. */
export const colloquialGroups: readonly ColloquialGroup[] = [
  ...[...services, ...papers, ...social, ...housing, ...utilities, ...transport, ...consumer, ...environment],
  ...[...health, ...education, ...work, ...care, ...community, ...party, ...business, ...digital, ...culture],
  ...[...safety, ...rural, ...media, ...everyday, ...actions, ...roles, ...speech, ...qualities, ...things],
];

/** A phrase of a question with what newspapers print for it; `[start, end)` is its place in the question. */
export interface Expansion {
  said: string;
  printed: string[];
  start: number;
  end: number;
  category?: DirectoryCategory;
}

interface Entry {
  said: string;
  printed: string[];
  category?: DirectoryCategory;
}

/** What each phrase is printed as, of all groups that have it. */
function phrasesOf(groups: readonly ColloquialGroup[]): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const { said, printed, category } of groups) {
    for (const phrase of said) {
      const entry = entries.get(phrase) ?? { said: phrase, printed: [], ...(category ? { category } : {}) };
      for (const word of printed) if (word !== phrase && !entry.printed.includes(word)) entry.printed.push(word);
      entries.set(phrase, entry);
    }
  }
  return entries;
}

const findPhrases = createPhraseFinder(phrasesOf(colloquialGroups));

/**
 * The colloquial phrases of a question, leftmost and longest first, never overlapping, each with its printed words.
 * @param question folded text
 */
export function expandColloquial(question: string): Expansion[] {
  return findPhrases(question)
    .filter(({ entry }) => entry.printed.length > 0)
    .map(({ entry, start, end }) => ({ ...entry, printed: [...entry.printed], start, end }));
}
