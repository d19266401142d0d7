import { isDivision, withoutEnding } from '../../text/districts.js';
import { fold } from '../../text/fold.js';
import { type ExpectedAnswer, expectedType, questionStopwords } from '../../text/lexicon/question-words.js';
import { blankOut, type Span } from '../../text/sentences.js';
import { tokens } from '../../text/tokenize.js';

/** How a question leans on the conversation. */
export interface Resolution {
  /** The question as it stands alone. */
  question: string;
  /** What was taken from the conversation, to be weighed below the person's own words; null when nothing was. */
  context: string | null;
  /** What the conversation was asking for, for a follow-up that does not say (那燃气呢); null when it stands alone. */
  inherited: ExpectedAnswer | null;
}

/** Words that point back to something said before. */
const pointer =
  /^(?:那么?|不对|不是|错了|说错|问错|我(?:问|说)的是|然后|还有|另外|其中|至于|换成|再|它|他|她|这|该)|(?:它|他们|她们|它们|这个|那个|这些|那些|这种|那种|这里|那里|那儿|这儿|上面|里面|里头|其他|别的|其余|当时|上述|刚才|前面|同样|该)|^(?:他|她)|(?:呢)[?？。!！ ]*$|^(?:and|what about|how about|then)\b|\b(?:it|its|they|their|them|there|that one|this one)\b/iu;

/** So many content words name a subject of their own, even in a question that begins with 那. */
const namesItsOwn = 7;

/** Content words of a question: neither stop words nor question words. */
function contentWords(question: string, namesIn: NamesIn): string[] {
  const folded = fold(question);
  const span = expectedType(question).span;
  const names = namesIn(folded);
  const rest = blankOut(folded, names);
  const words = tokens(rest)
    .filter(({ term, start, end }) => !questionStopwords.has(term) && !(span && start < span[1] && end > span[0]))
    .filter(
      ({ term }) => !/^(?:那么?|这个?|它们?|他们?|她们?|这里|那里|上面|里面|里头|其中|还有|然后|另外)$/u.test(term),
    )
    .map(({ term }) => term);
  return [...names.map(([start, end]) => folded.slice(start, end)), ...words];
}

/** Another place takes the place of the one before (那渝中呢). */
const isPlace = (word: string) => isDivision(withoutEnding(word));

type NamesIn = (folded: string) => Span[];

function leansOnContext(question: string, namesIn: NamesIn): boolean {
  const words = contentWords(question, namesIn);
  if (words.length === 0) return true;
  const points = pointer.test(fold(question));
  if (points) return words.length < namesItsOwn;
  return words.length === 1 && [...question].length <= 6;
}

/**
 * Makes a question stand alone: a follow-up (那燃气呢? 它跟哪些组织配合?) takes what it leaves out from the question
 * before it, itself resolved in the same way; a question that stands alone drops the context.
 * @param history earlier questions, oldest first
 * @param namesIn where a folded text holds names of the archive
 */
export function resolveFollowUp(question: string, history: readonly string[], namesIn: NamesIn = () => []): Resolution {
  const previous = history.at(-1);
  if (previous === undefined || !leansOnContext(question, namesIn)) return { question, context: null, inherited: null };
  const earlier = resolveFollowUp(previous, history.slice(0, -1), namesIn);
  const own = new Set(contentWords(question, namesIn));
  const elsewhere = [...own].some(isPlace);
  const asked = expectedType(question);
  const asksItself = asked.span !== null;
  const context = [
    ...contentWords(earlier.question, namesIn),
    ...(earlier.context ? contentWords(earlier.context, namesIn) : []),
  ]
    // What was asked about before gives way when the follow-up asks for something of its own.
    .filter(
      (word) =>
        !own.has(word) &&
        !(elsewhere && isPlace(word)) &&
        !(asksItself && word === expectedType(earlier.question).focus),
    );
  const before = expectedType(earlier.question);
  const inherited = before.type === 'open' ? earlier.inherited : { ...before, span: null };
  return { question, context: context.length ? [...new Set(context)].join(' ') : null, inherited };
}
