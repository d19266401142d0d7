import type { DirectoryCategory } from '../../domain/directory.js';
import { tokens } from '../tokenize.js';
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

/** Phrases by their first character, longest first. */
function indexPhrases(): ReadonlyMap<string, readonly Entry[]> {
  const entries = new Map<string, Entry>();
  for (const { said, printed, category } of colloquialGroups) {
    for (const phrase of said) {
      const entry = entries.get(phrase) ?? { said: phrase, printed: [], ...(category ? { category } : {}) };
      for (const word of printed) if (word !== phrase && !entry.printed.includes(word)) entry.printed.push(word);
      entries.set(phrase, entry);
    }
  }
  const byFirst = new Map<string, Entry[]>();
  for (const entry of entries.values()) {
    const first = entry.said[0]!;
    byFirst.set(first, [...(byFirst.get(first) ?? []), entry]);
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.said.length - a.said.length);
  return byFirst;
}

const phrases = indexPhrases();

/** Phrases of at most so many characters must begin and end where words do: 没电 is no part of 没电话. */
const shortPhrase = 2;

/**
 * The colloquial phrases of a question, leftmost and longest first, never overlapping, each with its printed words.
 * A phrase never begins or ends inside a Latin word or a number, a short one inside no word at all.
 * @param question folded text
 */
export function expandColloquial(question: string): Expansion[] {
  const found: Expansion[] = [];
  let edges: Set<number> | null = null;
  const atEdges = (start: number, end: number) => {
    edges ??= new Set(tokens(question).flatMap((token) => [token.start, token.end]));
    return edges.has(start) && edges.has(end);
  };
  for (let at = 0; at < question.length; ) {
    const entry = phrases.get(question[at]!)?.find(({ said }) => {
      const end = at + said.length;
      if (!question.startsWith(said, at) || !isolated(question, at, end)) return false;
      return said.length > shortPhrase || atEdges(at, end);
    });
    if (entry && entry.printed.length > 0) {
      found.push({ ...entry, printed: [...entry.printed], start: at, end: at + entry.said.length });
    }
    at += entry?.said.length ?? 1;
  }
  return found;
}

const alphanumeric = /[a-z0-9]/;

function isolated(text: string, start: number, end: number): boolean {
  const cut = (left: string | undefined, right: string | undefined) =>
    left !== undefined && right !== undefined && alphanumeric.test(left) && alphanumeric.test(right);
  return !cut(text[start - 1], text[start]) && !cut(text[end - 1], text[end]);
}
