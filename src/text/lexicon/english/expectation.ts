import type { ExpectedType } from '../question-words.js';

type EnglishExpectation = Exclude<ExpectedType, 'yes-no' | 'open'>;

/** Tried in order; the first that matches tells. On lower-case text. */
const patterns: readonly [EnglishExpectation, RegExp][] = [
  [
    'date',
    /\bwhen\b|\bwhat (?:time|date|day|year|month)\b|\b(?:in|on) (?:which|what) (?:year|month|day|date)\b|\b(?:which|what) (?:year|month|day)\b|\bhow (?:soon|recently)\b|\b(?:opening|office|business|working) hours\b/,
  ],
  [
    'phone',
    /\b(?:hotline|phone|telephone|contact|mobile) ?(?:numbers?|no\.?)|\bwhat number\b|\b(?:which|what) (?:is |are )?(?:the )?(?:[\w'-]+ ){0,5}(?:hotline|phone|telephone)\b|\bwho (?:do|should|can|could|must) i (?:call|phone|ring|contact)|\bnumber (?:to call|for|of the (?:[\w-]+ )*hotline)|\bhow (?:do|can|should) i (?:call|contact|reach)|\b(?:call|phone|dial)\b.{0,30}\?|(?:hotline|phone)\s*[?.]*$/,
  ],
  [
    'number',
    /\bhow (?:many|much|long|far|old|often|tall|high|big|large|deep|wide|fast|heavy|frequently)\b|\bwhat (?:is |was |are )?(?:the )?(?:\w+ )?(?:number|percentage|proportion|rate|amount|cost|price|area|size|population|total|length|height|temperature|average|ratio|concentration)\b|\bwhat percent/,
  ],
  [
    'organisation',
    /\b(?:which|what) (?:[\w-]+ ){0,2}(?:department|bureau|company|bank|organi[sz]ation|agency|office|institution|hospital|school|university|team|commission|newspaper|ministry|authority|branch)\b|\bwho (?:is|are) (?:responsible|in charge)|\bwho (?:organi[sz]e[sd]?|hosts?|hosted|publish(?:es|ed)|sponsor(?:s|ed)|manages?|runs?|issued|built)\b/,
  ],
  [
    'person',
    /\bwho(?:'s|m|se)?\b|\b(?:which|what) (?:\w+ )?(?:person|official|leader|director|actor|athlete|player|reporter|singer|expert)\b/,
  ],
  [
    'place',
    /\bwhere\b|\b(?:which|what) (?:(?!is|are|was|were)\w+ )?(?:district|city|place|province|country|street|location|venue|station|address|town|village|county|market|subdistrict|community|road|area|park|building)\b|\b(?:address|location) of\b/,
  ],
  [
    'reason',
    /\bwhy\b|\b(?:what|which) (?:is|was|are|were) the (?:\w+ )?(?:reasons?|causes?)\b|\bwhat cause[sd]\b|\bhow come\b/,
  ],
  [
    'list',
    /\bwhat (?:are|were) the\b|\bwhich (?:\w+ )?(?:documents|materials|services|departments|districts|cities|items|measures|steps|projects|activities)\b|\bwhat (?:kinds?|types?|sorts?) of\b|\bwhat (?:documents|materials|services|measures|items|activities|projects|requirements|conditions|benefits)\b|\blist (?:of|the|all)\b/,
  ],
  ['how', /\bhow\b|\bsteps? (?:to|for)\b|\bprocedure\b|\bway to\b/],
  [
    'definition',
    /\bwhat(?:'s| is| was| does)\b.{0,60}\b(?:mean|stand for|refer to|for)\b|^\W*what(?:'s| is) (?:an?|the)?\s?[^?]*\?*$|\bdefin(?:e|ition)\b|\bmeaning of\b|\bexplain\b|\bwhat do(?:es)? .{1,40} do\b/,
  ],
];

/** What an English question expects of its answer; null when nothing tells. @param question lower-case text */
export function englishExpectation(question: string): EnglishExpectation | null {
  return patterns.find(([, pattern]) => pattern.test(question))?.[0] ?? null;
}
