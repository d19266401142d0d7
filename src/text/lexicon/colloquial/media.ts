import { groups } from './groups.js';

const desk = groups(
  'news-desk',
  `
爆料 报料 给报社打电话 提供新闻 提供线索 新闻线索 找记者 联系记者 联系报社 报社电话 = 新闻热线 新闻线索
报社 报纸编辑部 办报的 哪家报社 = 报社 融媒体中心 报业
记者 写稿的 = 记者
编辑 排版的 = 编辑 美编
融媒体 融媒体中心 区电视台 = 融媒体中心
报纸什么时候出 几天出一期 星期几出报 哪天出报 = 出版 每周
扫码看视频 看视频 二维码 = 扫码看 视频 二维码
照片谁拍的 拍照的人 = 记者 摄
`,
);
const ethics = groups(
  'ethics-supervision',
  `
记者收红包 记者收钱 记者要钱 举报记者 投诉记者 假记者 记者敲诈 记者态度 = 职业道德监督 新闻职业道德 职业道德
有偿新闻 假新闻 乱写 报道不实 = 职业道德监督 虚假新闻 有偿新闻
`,
);
const subscription = groups(
  'subscription',
  `
订报 订报纸 买报纸 订一份报 报纸没送到 没收到报纸 送报 = 订阅 发行 征订 投递
`,
);
const advertising = groups(
  'advertising',
  `
登广告 打广告 登报 登报声明 登个声明 遗失声明 做广告 = 广告 刊登 遗失声明 广告热线
印刷 印报纸的 哪里印的 谁印的 = 印刷 印务
`,
);

/** The newspaper itself: tips, ethics, subscription, advertising. */
export const media = [...desk, ...ethics, ...subscription, ...advertising];
