/** The kind of thing a question asks for. */
export type ExpectedType =
  | 'phone'
  | 'number'
  | 'date'
  | 'place'
  | 'person'
  | 'organisation'
  | 'list'
  | 'how'
  | 'definition'
  | 'reason'
  | 'yes-no'
  | 'open';

/** What a question expects of its answer. */
export interface ExpectedAnswer {
  type: ExpectedType;
  /** The measure word or unit asked for (个, 元), or a dimension (时长, 高度); see `unitsOf`. */
  unit: string | null;
  /** The noun asked about (多少个摊位 → 摊位). */
  focus: string | null;
  /** Half-open span of the question words in the folded question, in UTF-16 code units. */
  span: [start: number, end: number] | null;
}

/** A reading that a rule proposes; the leftmost, then longest, one wins. */
export interface Candidate {
  start: number;
  end: number;
  type: ExpectedType;
  unit?: string | null;
  focus?: string | null;
}
