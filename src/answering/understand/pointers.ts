import { fold } from '../../text/fold.js';
import { taggedTokens } from '../../text/tokenize.js';

/** Words that point back to something said before. */
const pointer =
  /^(?:那么?|不对|不是|错了|说错|问错|我(?:问|说)的是|然后|还有|另外|其中|至于|换成|再|它|他|她|这|该)|(?:它|他们|她们|它们|这个|那个|这些|那些|这种|那种|这里|那里|那儿|这儿|上面|里面|里头|其他|别的|其余|当时|上述|刚才|前面|前头|同样|该)|(?:[呢喃])[?？。!！ ]*$|^(?:and|what about|how about|then)\b|\b(?:it|its|they|their|them|there|that one|this one)\b/iu;

/** 那个 and the like before what it belongs to. */
const determiner = /[那这](?:个|种|家|些|条|座)(?=[\p{Script=Han}"《])(?![是在又也都有没的啥呢多几哪什怎里时])/gu;
const noun = /^(?:n|j|l|i|x|eng|vn|s)/;

/** Whether a message points back to what was said before it; 那个 after a noun (万州那个楼栋工作日) does not. */
export function pointsBack(typed: string): boolean {
  const folded = fold(typed);
  const nounEnds = new Set(taggedTokens(folded).flatMap(({ end, tag }) => (noun.test(tag) ? [end] : [])));
  return pointer.test(folded.replace(determiner, (said, at: number) => (nounEnds.has(at) ? '' : said)));
}

/** Ways to go back to what was talked of before the last question. */
const goingBack = /回到|再说|说回|刚才|刚刚|前头|前面|先头|还是说|\b(?:back to|earlier)\b/iu;

/** Whether a message goes back to something talked of before the last question. */
export function goesBack(typed: string): boolean {
  return goingBack.test(typed);
}

/** Ways to name what is asked about next and no more: 那燃气呢, what about gas. */
const further = /[呢喃][\s?？。.!！~]*$|^(?:and|what about|how about)\b/iu;

/** Whether a message asks the same of something else that it names. */
export function asksFurther(typed: string): boolean {
  return further.test(typed);
}

/** 不是X，我问的是Y; 我说的不是X，Y: what is not meant, and what is. */
const corrections = [
  /^(?:不对|错了|说错了|不不|不|不是)[\s,，!！。]+我(?:是|就是)?(?:想|要)?(?:问|说|要|指|讲)(?:的是?|是)?(?<denied>)(?<meant>.{2,})$/u,
  /^(?:不对|错了|说错了|不不|不)?[\s,，!！。]*(?:不是(?:说|问|要)?|我不是(?:说|问|要))(?<denied>[^,，。;；!！?？吗么吧才就都]{1,16})[\s,，。;；!！]+(?:而是|是|我(?:是|就是)?(?:想)?(?:问|说|要|指|讲)(?:的是?|是)?)(?<meant>.{2,})$/u,
  /^(?:不对|错了|说错了|不不|不)?[\s,，!！。]*我(?:说|问|要|指|讲)的(?:不是|并不是)(?<denied>[^,，。;；!！?？吗么吧才就都]{1,16})[\s,，。;；!！]+(?:而?是|我(?:是|就是)?(?:想)?(?:问|说|要|指|讲)(?:的是?|是)?)?(?<meant>.{2,})$/u,
];
/** 不是这个 denies what was said, by no name. */
const unnamed = /^(?:这个?|那个?|的|它|这样|那样|这些|那些)$/;

/**
 * Takes a message that puts right what was understood (不是建行，我问的是邮储) apart.
 * @param text in standard Chinese
 * @returns what is meant, and the words for what is not (none where it is only pointed at); null where nothing is put right
 */
export function corrected(text: string): { meant: string; denied: string } | null {
  const match = corrections.map((pattern) => pattern.exec(text)).find((found) => found !== null);
  if (!match?.groups) return null;
  const { denied, meant } = match.groups as { denied: string; meant: string };
  return { meant, denied: unnamed.test(denied) ? '' : denied };
}
