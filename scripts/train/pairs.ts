import type { Corpus, NewsArticle } from './corpus.js';
import { damage, pageNoise, typingNoise } from './noise.js';
import { askAbout, askForPart, subjectOf } from './questions.js';
import type { Random } from './random.js';

/** A question or crop, and the passage that it should find. */
export interface Pair {
  query: string;
  passage: string;
  /** Pairs of one group are no negatives of each other: the news article, or the title of the passage asked about. */
  group: string;
}
type Texts = Pick<Pair, 'query' | 'passage'>;

/** The kinds of pairs, and in what proportion a batch holds them. */
export interface Mixture {
  /** A span of a sentence → the text around it. */
  crop: number;
  /** The first sentence → a later part of the article. */
  lead: number;
  /** Two parts of one article. */
  parts: number;
  /** A question made from a sentence by a number, date, place or name → the text around it. */
  part: number;
  /** A question made of a sentence's content words → the text around it. */
  about: number;
  /** The same, led by a name from the article's opening → the text around it without the opening. */
  subject: number;
  /** A question that a person asked → its passage. */
  asked: number;
}

export const defaultMixture: Mixture = { crop: 25, lead: 8, parts: 6, part: 14, about: 20, subject: 20, asked: 7 };

/** How often a text is damaged as scans and typing damage it. */
const passageDamage = 0.2;
const queryDamage = 0.08;

/** A dateline such as 新华社北京7月28日电(记者张三): it tells nothing of what the article is about. */
const dateline = /^.{0,24}?[电讯]\s*(?:[((][^))]{0,40}[))])?/u;

/** Sentences around `at`, about `target` characters of them, without sentence `at` itself when `without`. */
function windowAround(article: NewsArticle, at: number, target: number, without: boolean, random: Random): string {
  let first = at;
  let last = at;
  let length = article[at]!.length;
  while (length < target && (first > 0 || last < article.length - 1)) {
    const back = first > 0 && (last === article.length - 1 || random.chance(0.5));
    if (back) first--;
    else last++;
    length += article[back ? first : last]!.length;
  }
  const kept = article.slice(first, last + 1);
  if (without && kept.length > 1) kept.splice(at - first, 1);
  return kept.join('').slice(0, target * 2);
}

/** A span of 8 to 60 characters of a sentence; the whole sentence half of the time when it is short. */
function crop(sentence: string, random: Random): string {
  if (sentence.length <= 40 && random.chance(0.5)) return sentence;
  const length = Math.min(sentence.length, 8 + random.below(52));
  const from = random.below(sentence.length - length + 1);
  return sentence.slice(from, from + length);
}

function newsPair(kind: keyof Mixture, article: NewsArticle, random: Random): Texts | null {
  const at = random.below(article.length);
  const sentence = article[at]!;
  const target = 80 + random.below(300);
  switch (kind) {
    case 'crop':
      return { query: crop(sentence, random), passage: windowAround(article, at, target, random.chance(0.6), random) };
    case 'lead': {
      const lead = article[0]!.replace(dateline, '').slice(0, 80);
      const later = 1 + random.below(article.length - 1);
      return { query: lead, passage: windowAround(article.slice(1), later - 1, target, false, random) };
    }
    case 'parts': {
      if (article.length < 6) return null;
      const middle = 2 + random.below(article.length - 4);
      const front = article.slice(0, middle);
      const back = article.slice(middle);
      return {
        query: windowAround(front, random.below(front.length), 40 + random.below(120), false, random),
        passage: windowAround(back, random.below(back.length), target, false, random),
      };
    }
    case 'part':
    case 'about': {
      const query = kind === 'part' ? askForPart(sentence, random) : askAbout(sentence, random);
      return query === null ? null : { query, passage: windowAround(article, at, target, random.chance(0.35), random) };
    }
    case 'subject': {
      if (at === 0) return null;
      const question = askAbout(sentence, random);
      if (question === null) return null;
      const subject = subjectOf(article[0]!.replace(dateline, ''), random);
      const passage = windowAround(article.slice(1), at - 1, target, random.chance(0.3), random);
      return { query: subject + question, passage };
    }
    case 'asked':
      return null;
  }
}

/** Draws pairs from a corpus, endlessly: of the news article with the given number, or of a question that was asked. */
export function createPairSource(corpus: Corpus, mixture: Mixture, random: Random) {
  const kinds = Object.keys(mixture) as (keyof Mixture)[];
  const total = kinds.reduce((sum, kind) => sum + mixture[kind], 0);
  const questions = corpus.asked.flatMap((passage) => passage.questions.map((question) => ({ question, passage })));

  const pickKind = (): keyof Mixture => {
    let left = random.next() * total;
    for (const kind of kinds) {
      left -= mixture[kind];
      if (left < 0) return kind;
    }
    return 'crop';
  };
  return {
    draw(article: number): Pair {
      for (let attempt = 1; ; attempt++) {
        const kind = attempt < 20 ? pickKind() : 'crop';
        let pair: Texts | null;
        let group = String(article);
        if (kind === 'asked' && questions.length > 0) {
          const { question, passage } = random.pick(questions);
          pair = { query: question, passage: passage.text };
          group = passage.title;
        } else {
          pair = newsPair(kind, corpus.news[article]!, random);
        }
        if (!pair || pair.query.length < 4 || pair.passage.length < 8) continue;
        return {
          query: random.chance(queryDamage) ? damage(pair.query, random, typingNoise) : pair.query,
          passage: random.chance(passageDamage) ? damage(pair.passage, random, pageNoise) : pair.passage,
          group,
        };
      }
    },
  };
}
