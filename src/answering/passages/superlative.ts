import type { AnalysedQuestion } from '../understand/analysed-question.js';
import { holds } from './term-match.js';

const degree = '[大小长短高低多少贵早晚先远近快慢宽窄深重轻老新]';
/** 最长的那条, 最早成立的, 哪个街道最多; an upper limit (最多能贷多少, 最高补贴) and 最近 ask for no first of many. */
const asksForMost = new RegExp(
  `最(${degree})的|最(${degree})(?=[成建开创设]|一[条座家所处批名]|一个(?![月人小工星]))|(?:哪|谁|什么)[^,，。?？]{0,16}最(${degree})(?=$|[\\s?？呢啊呀])`,
  'u',
);
/** Such words as names and sayings have them. */
const noRank = /最多跑[一1]次|最[大小]?限度|最后一|最近/g;
const leads = '第一(?!书记|时间|轮|批|章|线|步|锤|季度|产业|届)|首位|榜首|居首|之冠|之最|冠军|头名';
const first = '首个|首家|首座|首条|首批|首次|首例|第一批|率先|最先|始建';

const ofAge = /岁数|年龄|年纪/;

/** What else tells that a thing comes first in a degree; that somebody is the oldest, papers say by the age. */
function leadingIn(said: string, asked: string): RegExp {
  const others = [/[早先]/.test(said) ? first : '', ofAge.test(asked) ? '最年|高龄|寿|\\d岁' : ''].filter(Boolean);
  return new RegExp([leads, ...others].join('|'), 'u');
}

/** Whether a question asks for the first of many in some degree, and no sentence says so of anything, nor a clause on its matter that it leads. */
export function rankUntold({ own, terms }: AnalysedQuestion, sentences: readonly string[]): boolean {
  // Several that lead are listed, mostly without a word for it: 哪几样办的人最多.
  if (/哪[些几]/.test(own)) return false;
  const asked = own.replace(noRank, ' ');
  const said = asksForMost.exec(asked)?.slice(1).find(Boolean);
  if (said === undefined) return false;
  const leading = leadingIn(said, asked);
  const matter = terms.filter(({ term, kind }) => kind === 'word' && !term.includes('最') && term.length > 1);
  return !sentences.some((sentence) => {
    const text = sentence.replace(noRank, ' ');
    const clauses = text.split(/[,，。;；:：]/);
    return (
      text.includes(`最${said}`) ||
      clauses.some((clause) => leading.test(clause) && matter.some((term) => holds(term, clause)))
    );
  });
}
