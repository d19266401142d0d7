const utility = `(?:power|electricity|lights?|lighting)`;
const water = String.raw`(?:(?:tap |running |hot )?water(?: supply)?)`;
const lately = `(?:(?:has|have|had|just|all|suddenly|been|keeps?|is|are|was|were|['’]s|['’]re|got|getting|gets|went|goes|gone|going|completely|still|again) ?){1,4}`;

/** Turns of phrase that mean something else than their words, each with the phrase of the glossary that says it. Applied in order. */
const idioms: readonly [RegExp, string][] = [
  // What leads in and says nothing.
  [/^(?:(?:ok(?:ay)?|thanks|thank you|hi(?: there)?|hello|hey)[\s,.!]+)+(?=\S)/gi, ' '],
  [
    /\b(?:by the way|one more(?: thing| question)?|of course|as well(?: as)?|in order to|first of all|right now|at the moment|a lot of|lots of|at all|as soon as possible|excuse me|happen(?:s|ed)? to|used to|going to|have to|has to|had to|able to|be allowed to|how about|what about|no longer|not any more)\b/gi,
    ' ',
  ],
  [
    /\b(?:in|at) (?:my|our) (?:apartment|flat|house|building|block|home|place|street)\b|\bin front of (?:my|our|the) (?:house|door|building|flat)\b|\bsince (?:this |last |yesterday )?(?:morning|night|yesterday|noon|afternoon|evening)\b|\b(?<=(?:power|electricity|water|gas|lights?) )at home\b/gi,
    ' ',
  ],
  // Lines cut off and things that break.
  [
    new RegExp(
      `\\bno (?:electricity|power|lights?)\\b|\\b${utility}(?: ?in [^,.?!]{1,24}?| ?at home)? ${lately}(?:out|off|cut(?: off)?|down|failed|gone)\\b|\\b(?:power|electricity) (?:failure|failed|cut|loss)\\b|\\b(?:lost|losing|without|turned off the|cut(?: off)? (?:the|our|my)) (?:power|electricity)\\b`,
      'gi',
    ),
    'power outage',
  ],
  [
    new RegExp(
      `\\bno ${water}(?! (?:bill|fee|meter|hotline|company|quality))|\\b${water}(?: ?in [^,.?!]{1,24}?| ?at home)? ${lately}(?:off|out|shut off|cut(?: off)?|stopped|gone)\\b|\\b(?:without|cut(?: off)? (?:the|our|my)|turned off the) water\\b`,
      'gi',
    ),
    'water outage',
  ],
  [
    /\b(?:has |have |is |there['’]s |there is )?no (?:natural )?gas\b|\b(?:the |our |my )gas (?:is |was |has been |got |went )(?:off|out|cut(?: off)?|stopped)\b/gi,
    'gas outage',
  ],
  [/\bsmell(?:s|ed|ing)?(?: of| like)? gas\b|\bgas smell\b|\bgas is leaking\b|\bleaking gas\b/gi, 'gas leak'],
  [
    /\b(?:pipe|tap|faucet)s? (?:is |are |has |have |keeps? )?(?:burst|broken|broke|leaking|leaks?|dripping)\b|\b(?:burst|broken|leaking|leaky) (?:water )?(?:pipe|tap|faucet)s?\b/gi,
    'water leak',
  ],
  [
    /\b(?:give|get|got|giving|want|return|refund)(?:ing)? (?:me )?(?:my |our |the )?money(?: back)?\b|\bmoney back\b/gi,
    'refund',
  ],
  [
    /\b(?:trapped|stuck) in (?:the |a |an )?(?:elevator|lift)\b|\b(?:elevator|lift) (?:is |got |has )?stuck\b/gi,
    'trapped in elevator',
  ],
  // Numbers that are dialled.
  [
    /\b(?:what|which)(?:['’]s| is)? (?:the )?number\b(?! of)|\bany number (?=for|to\b)|\ba number (?=for|to\b)|\bnumber (?=to (?:call|ring|dial)|i (?:can|should|could|must) (?:call|ring|dial))/gi,
    'phone number ',
  ],
  [/(?<!(?:phone|contact|hotline) )\b(?:number|amount) of\b/gi, ' '],
  [/\b(?:how|what)(?: is| are|['’]s) (\w+(?: \w+)?) like\b/gi, '$1'],
];

/** An English question whose idioms are put in words that the glossary knows; the rest stays as written. */
export function plainEnglish(question: string): string {
  return idioms
    .reduce((text, [idiom, plain]) => text.replace(idiom, ` ${plain} `), question)
    .replace(/ {2,}/g, ' ')
    .trim();
}
