import type { Language } from '../../domain/answer.js';
import type { Attribute } from '../../text/lexicon/attributes.js';
import type { NamedMatter } from '../../text/lexicon/matters.js';
import type { ExpectedAnswer } from '../../text/lexicon/question-words/types.js';
import type { LikelyField } from '../directory/field-model.js';
import type { QuestionTerm } from '../passages/question-terms.js';

/** A question that stands alone, ready to be searched for. */
export interface AnalysedQuestion {
  /** In standard Chinese, spelling corrected, what a follow-up leaves out filled in. */
  text: string;
  folded: string;
  /** Only what this message says of it, folded: without what the conversation adds. */
  own: string;
  /** The message as it came, folded: what a person typed, in the language they typed it. */
  typed: string;
  /** The message as it came, with its capitals: for showing its words. */
  written: string;
  language: Language;
  expected: ExpectedAnswer;
  terms: readonly QuestionTerm[];
  /** What a follow-up names in place of what was asked about before (那燃气呢): what answers it has to tell of that. */
  instead: readonly QuestionTerm[];
  /** Four-digit years named in it. */
  years: readonly string[];
  /** Other places named in it, folded. */
  places: readonly string[];
  /** Places named in it that the archive is of: naming them tells nothing. */
  localPlaces: readonly string[];
  /** Stems of the administrative places named in it that the archive is not of (江北, 巴南, 贵阳), folded. */
  districts: readonly string[];
  /** The field whose public service the message itself most likely wants; null when none is believed. */
  field: LikelyField | null;
  /** The attributes asked for (cost, reason, address …), with what a text must hold to tell them. */
  attributes: readonly Attribute[];
  /** The matters that it names (失业金, 养狗证). */
  matters: readonly NamedMatter[];
}
