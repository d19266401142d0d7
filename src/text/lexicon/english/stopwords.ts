/** English words that carry no content in a question. */
export const stopwords: ReadonlySet<string> = new Set(
  `a an the this that these those some any no not and or but if then than so as of in on at to for from by with without about into onto up down out off per via
   is are was were be been being am do does did done doing have has had having can could may might must shall should will would
   i you he she it we they me him her us them my your his its our their mine yours ours theirs myself yourself one ones
   what which who whom whose when where why how what's where's who's how's it's i'm don't doesn't isn't aren't there here
   please tell know want like get got go going gone say said ask asked show give make made take find look see let us let's
   much many more most also too very just only even still already ever never again please thanks thank hello hi hey dear ok okay yes
   long far big often exactly currently actually really such other others another own same both either neither each
   two three four five six seven eight nine ten hundred thousand second third
   there's that's which's whats wheres whos im id does'nt am pm mr mrs ms called named kind sort thing things something anything someone anyone
   won't can't cannot wasn't weren't hasn't haven't hadn't didn't couldn't wouldn't shouldn't i've i'd i'll we're we've you're they're he's she's who're what're where're
   gave given gives came come comes put puts bring brings brought keep keeps kept try tried trying told else yet soon somewhere somebody everybody everyone anywhere nobody
   ring contact became front number numbers
   wonder wondering guess suppose hope maybe perhaps possible possibly certain anyway regarding concerning
   need needed able happens happened mean means meant stand stands use used is? while because though although whether`
    .split(/\s+/)
    .filter(Boolean),
);
