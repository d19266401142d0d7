import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanInput, longestQuestion } from '../../src/answering/understand/clean-input.js';
import { resolveFollowUp, type Turn } from '../../src/answering/understand/follow-up.js';
import { collectNames, correctNames, syllablesOf } from '../../src/answering/understand/names.js';
import { corrected, pointsBack } from '../../src/answering/understand/pointers.js';
import { expectedType } from '../../src/text/lexicon/question-words.js';

describe('cleanInput', () => {
  it('removes what a person cannot see', () => {
    expect(cleanInput('自来\u200b水\u202e热线\u0000是\ufeff多少').text).toBe('自来水热线 是多少');
    expect(cleanInput('  a \n\t b ').text).toBe('a b');
    expect(cleanInput('换个话题，土地推介会推了哪几块地').text).toBe('土地推介会推了哪几块地');
    expect(cleanInput('对了，停水打哪个').text).toBe('停水打哪个');
    expect(cleanInput('对了').text).toBe('对了');
  });
  it('cuts long messages and says so', () => {
    const { text, cut } = cleanInput('问'.repeat(5000));
    expect([...text].length).toBe(longestQuestion);
    expect(cut).toBe(true);
    expect(cleanInput('短').cut).toBe(false);
  });
  it('keeps the last sentence of a long message, where the question is', () => {
    const { text } = cleanInput(`${'我家在山里头，说来话长。'.repeat(60)}我就问一句：摊位有几个？`);
    expect(text).toMatch(/我就问一句：摊位有几个？$/);
  });
  it('gives clean text for anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (message) => {
        const { text } = cleanInput(message);
        expect([...text].length).toBeLessThanOrEqual(longestQuestion);
        expect(text).not.toMatch(/[\p{Cc}\p{Cs}\u200b-\u200f\u202a-\u202e]/u);
        expect(cleanInput(text).text).toBe(text);
      }),
    );
  });
});

describe('correctNames', () => {
  it('takes no word of the sentence for a piece of a misspelt name (昆明是哪年: no 昆明市)', async () => {
    const names = await collectNames(
      ['昆明市举行活动，昆明市代表团到访，党组织和党组织生活会。'],
      ['昆明市', '党组织'],
    );
    const mend = (question: string) => correctNames(question, names, () => false).text;
    expect(mend('昆明是哪年建成的')).toBe('昆明是哪年建成的');
    expect(mend('有没有当组织')).toBe('有没有当组织');
  });
  it('mends no name whose last character makes a word with the next (江城保险: no 江城报)', async () => {
    const names = await collectNames(['《江城报》讯，《江城报》记者到访。'], ['江城报']);
    const mend = (question: string) => correctNames(question, names, () => false).text;
    expect(mend('江城保险公司电话')).toBe('江城保险公司电话');
    expect(mend('江城保的电话')).toBe('江城报的电话');
  });
});

/** Names as long as they are given; every word is known. */
function resolve(message: string, history: string[], names: string[] = []) {
  const turn = (text: string): Turn => ({ text, typed: text, expected: expectedType(text), denied: null });
  const namesIn = (folded: string) =>
    names.flatMap((name): [number, number][] => {
      const at = folded.indexOf(name);
      return at < 0 ? [] : [[at, at + name.length]];
    });
  return resolveFollowUp(turn(message), history.map(turn), { namesIn, known: () => true });
}

describe('resolveFollowUp', () => {
  it('takes from the question before what a follow-up leaves out', () => {
    expect(resolve('那燃气呢？', ['自来水热线是多少？']).context).toContain('热线');
    expect(resolve('那里头有多少个摊位？', ['石灰市菜市场在哪里？']).context).toContain('石灰');
  });
  it('follows a chain of follow-ups back to its subject', () => {
    const { context } = resolve('那网办率呢？', ['渝快办有多少注册用户？', '那办件量呢？'], ['渝快办']);
    expect(context).toContain('渝快');
    expect(context).not.toContain('办件量');
  });
  it('drops the context for a question that stands alone', () => {
    expect(resolve('渝北救助平台收了多少条帮扶政策', ['自来水热线是多少？']).context).toBeNull();
    expect(resolve('自来水热线是多少', []).context).toBeNull();
  });
  it('carries words over as they stand together', () => {
    expect(resolve('那奉节呢？', ['2022年云阳积分银行投了多少钱？']).context).toMatch(/^2022 积分银行/);
  });
  it('knows the subject of a question that names nothing', () => {
    expect(resolve('注册的人有多少', ['渝快办是什么'], ['渝快办'])).toMatchObject({ context: null, subject: '渝快办' });
  });
});

describe('pointsBack', () => {
  it.each(['那个在哪里', '它有多大', '打这个要钱吗', '刚才那个号码'])('sees what points back: %s', (message) => {
    expect(pointsBack(message)).toBe(true);
  });
  it('takes 那个 after a noun for its own', () => expect(pointsBack('万州那个机制是怎么来的')).toBe(false));
});

describe('corrected', () => {
  it('takes what is meant and what is not apart', () => {
    expect(corrected('不是水费,我问的是电费在哪里交')).toEqual({ meant: '电费在哪里交', denied: '水费' });
    expect(corrected('不对,我问的是电费在哪里交')).toEqual({ meant: '电费在哪里交', denied: '' });
    expect(corrected('我说的不是这个,是那边的医院')).toEqual({ meant: '那边的医院', denied: '' });
  });
  it.each(['不是本地人,要交社保吗', '不是说免费吗,为什么还要交钱', '是不是要带身份证,我问一下'])(
    'leaves what puts nothing right: %s',
    (message) => expect(corrected(message)).toBeNull(),
  );
});

const names = await collectNames(
  ['推动“渝快办”越办越快。软件业“满天星”行动计划。石灰市菜市场很好，石灰市菜市场很大。'],
  ['自来水热线'],
);

describe('correctNames', () => {
  const correct = (question: string, archive = '') =>
    correctNames(question, names, (text) => archive.includes(text)).text;
  it('mends names that sound like one of the archive', () => {
    expect(correct('渝块办怎么用')).toBe('渝快办怎么用');
    expect(correct('愉快办有多少人注册')).toBe('渝快办有多少人注册');
    expect(correct('满天心是什么')).toBe('满天星是什么');
  });
  it('leaves free text and the right name alone', () => {
    expect(correct('今天过得很愉快')).toBe('今天过得很愉快');
    expect(correct('渝快办怎么用')).toBe('渝快办怎么用');
  });
  it('leaves what the archive itself prints', () => {
    expect(correct('愉快办', '愉快办')).toBe('愉快办');
  });
  it('makes near-homophones of south-western speech equal', () => {
    expect(correct('四灰四菜市场在哪里')).toBe('石灰市菜市场在哪里');
  });
  it('takes the nearest of names that sound alike', async () => {
    const alike = await collectNames(['“长江路”“常江路”“长江路”“常江路”'], []);
    expect(alike.nearest('长将路', syllablesOf('长将路'))).toEqual(['长江路']);
    const misprinted = await collectNames(['“长江路”'.repeat(9), '“常将路”'], []);
    expect(misprinted.nearest('常浆路', syllablesOf('常浆路'))).toEqual(['长江路']);
  });
  it('gives the question with each of the names that are equally near', async () => {
    const alike = await collectNames(['“长江路”“常江路”“长江路”“常江路”'], []);
    const { text, choices } = correctNames('畅江路在哪里', alike, () => false);
    expect(text).toBe('长江路在哪里');
    expect(choices).toEqual([
      { name: '长江路', text: '长江路在哪里' },
      { name: '常江路', text: '常江路在哪里' },
    ]);
    expect(correctNames('长江路在哪里', alike, () => false).choices).toEqual([]);
  });
  it('finds names by their spelling in pinyin', () => {
    expect(names.spelled('Shihuishi')).toContain('石灰市');
  });
});
