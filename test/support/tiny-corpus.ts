import type { Corpus } from '../../scripts/train/corpus.js';

const topics = [
  ['供水公司', '水费', '停水', '抢修', '水表', '自来水'],
  ['公交集团', '线路', '站点', '班次', '首末班车', '乘客'],
  ['社区卫生中心', '疫苗', '体检', '医生', '预约', '老年人'],
  ['市图书馆', '借书证', '阅览室', '读者', '讲座', '开放时间'],
];
const shapes = [
  (w: string[]) => `${w[0]}今天发布通知,从3月5日起调整${w[1]}办理办法。`,
  (w: string[]) => `市民办理${w[1]}时请带好身份证,${w[4]}由工作人员现场核对。`,
  (w: string[]) => `王建国介绍,去年${w[0]}共处理${w[2]}1200件,${w[3]}平均用时两天。`,
  (w: string[]) => `${w[5]}在中山路举行宣传活动,居民可以咨询${w[3]}。`,
  (w: string[]) => `今后${w[0]}还会公开${w[4]}情况,方便大家查询${w[5]}。`,
];

/** A corpus of a few dozen made-up articles: enough to train a model of no use in a second. */
export function tinyCorpus(): Corpus {
  const news = Array.from({ length: 48 }, (_, i) => {
    const words = topics[i % topics.length]!;
    const turned = words.map((_, k) => words[(k + Math.floor(i / 4)) % words.length]!);
    return shapes.map((shape) => shape(turned));
  });
  const asked = topics.map((words) => ({
    title: words[0]!,
    text: shapes.map((shape) => shape(words)).join(''),
    questions: [`${words[1]}怎么办理?`, `${words[0]}的${words[3]}要多久?`],
  }));
  return { news, asked };
}
