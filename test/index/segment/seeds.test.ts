import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ArchiveContent, readArchive } from '../../../index/read-archive.js';
import type { Article } from '../../../src/domain/article.js';
import { lineAt } from '../../../src/domain/article.js';

const seeds = fileURLToPath(new URL('../../../seeds', import.meta.url));
let archive: ArchiveContent;

beforeAll(async () => {
  archive = await readArchive(seeds);
});

function holding(words: string): Article {
  const found = archive.articles.filter((article) => article.body.includes(words));
  expect(
    found.map((article) => article.headline),
    words,
  ).toHaveLength(1);
  return found[0]!;
}

describe('the five pages that ship', () => {
  it.each([
    ['历时一个月', '培训班开班', '青年兴则国家兴'],
    ['巴蜀中学礼堂', '重温红色记忆 传承五四精神', '学以致用'],
    ['流动接种服务队', '5天接种13725剂次', '一件件泛黄的实物'],
    ['青羊区、金牛区、青白江区', '提质增效擦亮“窗口”', '30万剂次'],
    ['渝警骁骑', '用“辛苦指数”换“满意指数”', '习近平主席'],
    ['平等相待、互尊互信', '朝着构建人类命运共同体方向不断迈进', '三层封控线'],
    ['业务协同模型', '奋力打造更多实用实战标志性成果', '志愿者94810人'],
    ['注册志愿者94810人', '学雷锋日主题志愿服务活动启动', '雷锋的士'],
    ['“雷锋的士”“金牌导游”', '全国文明城市建设成果', '巡视问题清单'],
    ['八张高分报表', '深化政治巡察', '果蔬垃圾'],
    ['较场口四贤巷3号', '创新“无废”化建设', '交通大学'],
    ['交通大学”“八县办”', '2024年土地推介会', '四贤巷'],
    ['配备79名', '“助企帮帮团”进园区进楼宇', '汪立东'],
    ['通远大厦', '“满天星”行动计划实施情况', '长沙市政协'],
    ['十大类66项任务清单', '生态环境质量持续改善', '追责问责'],
    ['容缺受理', '我区加快推进政务服务数字化', '大胜归来'],
    ['432个便民缴费事项', '“渝快办”越办越快', '杨琳'],
    ['渣土消纳场', '智能监管平台助推', '杨琳'],
    ['累计办件量超过1亿件', '加强新治理 让数字经济带来更多“智能红利”', '裕农通'],
    ['持续深化12319城市管理热线', '加强新治理', '党风廉政'],
    ['30问', '市应急局加强党风廉政建设', '璧山区'],
    ['共排查安全隐患204起', '坚持全面从严治党与工作两手抓', '沙坪坝'],
    ['告全体党员倡议书', '切实发挥党支部战斗堡垒作用', '璧山'],
    ['五方联席会', '市域社会治理现代化', '朱凤莲'],
    ['亟待改变国家积贫弱的面貌', '胸怀祖国 无私奉献', '邮储银行'],
    ['首家智慧网点', '抢占金融服务高地', '梧桐'],
    ['金手指奖', '卢跃富', '乡村振兴'],
  ])('%s stands in 《%s》 alone', (words, headline, foreign) => {
    const article = holding(words);
    expect(article.headline).toContain(headline);
    expect(article.body).not.toContain(foreign);
  });

  it('dates each page as precisely as it allows, with the evidence', () => {
    const dates = new Map(archive.articles.map((a) => [a.source.file.slice(0, 3), [a.date, a.dateCertainty]]));
    expect(Object.fromEntries(dates)).toEqual({
      '000': ['2021-05', 'inferred'],
      '001': ['2024-03-06', 'printed'],
      '002': ['2023-06-09', 'printed'],
      '003': ['2020-06', 'inferred'],
      '004': ['2021-11', 'inferred'],
    });
    for (const article of archive.articles)
      expect(article.dateEvidence === null, article.id).toBe(article.dateCertainty !== 'inferred');
    expect(holding('12319').newspaper).toBe('重庆日报');
  });

  it('keeps the masthead as an article of its own', () => {
    const masthead = archive.articles.find((a) => a.kind === 'masthead' && a.headline === '渝中報');
    expect(masthead).toMatchObject({ newspaper: '渝中报', issue: '26（总第2011期）', headlineLine: 3 });
    expect(masthead?.body).toContain('每周一、三、五出版');
  });

  it('finds the printed numbers and no decoy', () => {
    const entries = archive.directory.map(({ name, number, category }) => `${name} ${number} ${category}`);
    expect(entries).toEqual([
      '消费投诉 12315 consumer',
      '价格咨询 12358 price',
      '自来水热线 966886 water',
      '电力热线 95598 power',
      '燃气热线 966777 gas',
      '火车时刻 61681114 rail',
      '民航班机 67152337 air',
      '港口客运 63100659 port',
      '新闻热线 63807576 news-desk',
      '职业道德监督 63801987 ethics-supervision',
      '城市管理热线 12319 city-management',
    ]);
    for (const entry of archive.directory)
      for (const { articleId, start, end } of entry.sightings) {
        const text = archive.articles
          .find(({ id }) => id === articleId)!
          .body.slice(start, end)
          .replace(/\s/g, '');
        expect(text).toContain(entry.name);
        expect(text).toContain(entry.number);
      }
  });

  it('maps each body position to the line of the file that holds it', () => {
    for (const article of archive.articles) {
      const lines = readFileSync(`${seeds}/${article.source.file}`, 'utf8').split('\n');
      expect(article.lineMap[0]![0]).toBe(0);
      for (let i = 0; i < article.body.length; i++) {
        if (!/[\p{Script=Han}0-9A-Za-z]/u.test(article.body[i]!)) continue;
        expect(lines[lineAt(article.lineMap, i, 0) - 1], `${article.id} at ${i}`).toContain(article.body[i]);
      }
    }
  });

  it('links no half whose other half the archive lacks, and says which page it is on', () => {
    const continued = archive.articles.filter((article) => article.continuedFrom);
    expect(continued.map((article) => article.continuedFrom)).toEqual(
      Array.from({ length: 4 }, () => ({ page: '1', articleId: null })),
    );
  });
});
