import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenAnswerService, openAnswerService } from '../../src/answering/create-answer-service.js';
import { excerptLimits } from '../../src/domain/answer.js';
import { districtFirst, lastDistrict } from '../../src/text/districts.js';
import { modelsFolder, seedsIndex } from '../support/seeds-index.js';

let service: OpenAnswerService;
beforeAll(async () => {
  const { folder, embedder } = await seedsIndex();
  service = await openAnswerService({ indexFolder: folder, modelsFolder, embedder });
});
afterAll(() => service.close());

const ask = (question: string, history: string[] = []) => service.ask({ question, history });

describe('what is told of another district', () => {
  it('is no answer about the one that the archive is of', async () => {
    const own = await ask('渝中排查了多少起安全隐患');
    expect(JSON.stringify(own)).not.toContain('204起');
    expect(await ask('渝中区的救助窗口设在哪里')).toMatchObject({ status: 'refused' });
  });
  it('is no answer to a follow-up about a further one', async () => {
    const history = ['渝北的救助平台有几个部门'];
    for (const place of ['渝中', '江北', '沙坪坝']) {
      const answer = await ask(`那${place}呢`, history);
      expect(answer.status, place).toBe('refused');
      expect(answer.text).not.toContain('渝北的');
    }
  });
  it('is no answer where an article tells of several districts, one of them by name in the sentence', async () => {
    for (const question of [
      '江北区成立了多少个社区物业服务中心',
      '南岸一共有多少个社区物业服务中心',
      '渝中每年花多少钱在积分上',
      '渝中区搞没搞楼栋工作日',
    ]) {
      expect((await ask(question)).status, question).toBe('refused');
    }
    expect(await ask('奉节每年花多少钱在积分银行上')).toMatchObject({ status: 'answered' });
    expect(await ask('渝中成立了多少个社区物业服务中心')).toMatchObject({ status: 'answered' });
  });
  it('is quoted apart from the paragraph on the next district', async () => {
    const answer = await ask('法律诊所和积分银行分别在哪些地方');
    const texts = answer.status === 'answered' ? answer.excerpts.map(({ text }) => text) : [];
    expect(texts.filter((text) => text.includes('奉节') && text.includes('綦江'))).toEqual([]);
  });
  it('is quoted with the sentence that names the district where it says 全区', async () => {
    const answer = await ask('渝北的救助平台有几个部门');
    const [first] = answer.status === 'answered' ? answer.excerpts : [];
    expect(first!.text).toMatch(/渝北区.*全区14个区级救助部门/s);
    expect(first!.text.length).toBeLessThanOrEqual(excerptLimits.charactersEach);
  });
});

describe('districtFirst', () => {
  it.each([
    ['江北去年建了几所学校', '江北'],
    ['长寿有多少个社区', '长寿'],
    ['长寿的秘诀是什么', null],
    ['南岸线怎么走', null],
    ['渝北有多少个社区', null],
  ])('%s', (text, place) => {
    expect(districtFirst(text)).toBe(place);
  });
});

describe('lastDistrict', () => {
  it.each([
    ['渝北区正在推进，后来璧山区也推进', '璧山'],
    ['今年以来，奉节县每年拿出1700多万元', '奉节'],
    ['我区推进，全市第一', null],
    ['江北的老人', null],
    ['江北区的老人', '江北'],
  ])('%s', (text, place) => {
    expect(lastDistrict(text)).toBe(place);
  });
});
