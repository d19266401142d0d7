import { yearsIn } from '../../text/years.js';
import type { AnalysedQuestion } from '../understand/analysed-question.js';
import { yearAgreement } from './agreement.js';
import type { Candidate } from './candidates.js';

const thisYear = /今年|本年/;
/** One year is measured against another: 比2022年多几天, 与去年相比. */
const comparing = /比(?!例|赛|重|价|武)|相较|较(?=\d{4}年|[去上前]年)/;
const tellsAChange =
  /同比|比[去上前]年|比上年|较[去上前]年|较上年|[去上]年同期|相比|年[^,，。;]{0,8}(?:增|升|降|减|多|少)/;
const ofNextYear = /明年|来年|次年|后年/;

/** The later of two years that a question compares (2023年比2022年多几天) where no sentence tells of both or of the change; else null. */
export function comparedYearUntold(question: AnalysedQuestion, best: readonly Candidate[]): string | null {
  const { own, years } = question;
  const now = thisYear.exec(own)?.[0];
  if (!comparing.test(own) || years.length + (now ? 1 : 0) < 2) return null;
  const later = now ?? [...years].sort().at(-1)!;
  const told = best.some((candidate) => {
    const { folded, article } = candidate;
    const inOrder = yearsIn(folded, article.date?.slice(0, 4));
    const named = new Set(inOrder);
    const ofLater = now
      ? thisYear.test(folded) || inOrder.at(-1)! > years[0]!
      : yearAgreement({ ...question, years: [later] }, candidate) > 0;
    return ofLater && (named.size > 1 || tellsAChange.test(folded));
  });
  return told ? null : now ? later : `${later}年`;
}

/** 明年 where a question asks what it will bring and no sentence looks so far ahead; else null. A paper's own next year has passed. */
export function nextYearUntold({ own, years }: AnalysedQuestion, best: readonly Candidate[]): string | null {
  const said = ofNextYear.exec(own)?.[0];
  if (said === undefined || years.length > 0) return null;
  const told = best.some(({ before, folded, article }) => {
    if (ofNextYear.test(before + folded)) return true;
    const printed = article.date?.slice(0, 4);
    return printed !== undefined && yearsIn(folded, printed).some((year) => year > printed);
  });
  return told ? null : said;
}
