import type { ExpectedType } from './types.js';

/** What a head noun asks for when it ends a question or follows 哪/什么, and the unit its number would carry. */
export interface Head {
  type: ExpectedType;
  unit: string | null;
}

/** A head with the noun that was found. */
export interface FoundHead extends Head {
  word: string;
  /** Whether the noun opens the phrase instead of ending it (公司 in 公司中标). */
  opens?: boolean;
}

const list = (words: string) => words.split(/\s+/).filter(Boolean);

function table(rows: readonly [type: ExpectedType, unit: string | null, words: string][]): ReadonlyMap<string, Head> {
  const heads = new Map<string, Head>();
  for (const [type, unit, words] of rows) for (const word of list(words)) heads.set(word, { type, unit });
  return heads;
}

/** Before 专线: lines that one travels by, where another 专线 is a telephone. */
export const travelled = '公交|巴士|旅游|观光|接驳|通勤|定制|校园|机场|高铁|铁路|货运|物流';

/** Nouns that name the kind of answer wherever they end a question (“2022年高考报名人数”). */
const headNouns = table([
  ['phone', null, '电话 热线 联系方式 电话号码 号码 联系电话 座机 手机号 总机 专线 传真 传真号 客服号码 联络方式'],
  [
    'number',
    null,
    '身份证号码 身份证号 证件号码 车牌号码 车牌号 银行账号 账号 文号 刊号 期号 邮编 邮政编码 房号 编号 代码',
  ],
  [
    'person',
    null,
    `冠军 亚军 季军 冠亚军 得主 获得者 获奖者 获奖人 优胜者 导演 编剧 主演 领衔主演 演员 男主角 女主角 男主 女主 主角 配音 作者 译者
     总统 总理 首相 国王 女王 主席 副主席 局长 副局长 主任 副主任 书记 副书记 区长 副区长 市长 副市长 省长 县长 部长 副部长 校长
     院长 所长 站长 处长 科长 会长 理事长 董事长 总经理 总裁 行长 秘书长 负责人 领导人 领导 一把手 发言人 主持人 代言人 创始人 创办人
     发明人 发明者 发起人 设计师 设计者 建筑师 教练 主教练 队长 选手 球员 运动员 记者 编辑 责编 美编 主编 总编辑 歌手 嘉宾 讲师 主讲人
     教授 专家 院士 医生 老师 班主任 法人 法人代表 法定代表人 联系人 继任者 接班人 状元 旗手 火炬手 司令 署长 大使 镇长 乡长 村支书
     村主任 组长 裁判 原唱 演唱者 主唱 作曲 作词 作曲者 作词者 首席专家 首席技师 发现者 见证人 射手 最佳射手 掌门人 人选 当选人
     河长 网格员 楼栋长 店主 老板 车主 户主 房东 父亲 母亲 丈夫 妻子 摄影师 摄影者 撰稿人`,
  ],
  [
    'date',
    null,
    `时间 日期 年份 日子 时刻 时段 截止日 截止日期 截止时间 生日 开放时间 营业时间 办公时间 工作时间 上班时间 开始时间 结束时间 上映日期
     档期 首发时间 成立时间 开通时间 发车时间 首班车 末班车 首末班车 开学日 放假安排 出生年月 成立年份 节点`,
  ],
  ['number', '人', '人数 人口 参与人数 报名人数 就业人数 死亡人数 受益人数 常住人口 总人口 员工数 用户数 名额 编制'],
  [
    'number',
    '元',
    `票房 金额 价格 价钱 售价 单价 均价 总价 造价 投资 投资额 总投资 资金 经费 预算 收入 年收入 工资 月薪 年薪 薪资 薪酬 费用 收费 票价 门票
     门票价 房价 油价 运费 学费 押金 租金 房租 罚款 奖金 补贴 补助 补贴金额 赔偿金 成交价 销售额 成交额 产值 总产值 营业额 营收 利润 净利润
     市值 税收 财政收入 gdp 生产总值 地区生产总值 人均收入 可支配收入 贷款余额 债券余额 融资额 零售总额 成本 起步价 物业费 水费 电费 气费
     月租 月租费 会费 额度 授信额度 身价 资费 收费标准 最低工资标准 低保标准`,
  ],
  ['number', '平方米', '面积 占地面积 建筑面积 总面积 经营面积 建设面积 种植面积 使用面积 展览面积 绿化面积'],
  [
    'number',
    '%',
    `增速 增长率 同比增速 增幅 涨幅 跌幅 降幅 比例 占比 比重 百分比 份额 市场份额 利率 合格率 满意率 满意度 覆盖率 达标率 网办率 就业率 中签率 支持率
     录取率 死亡率 出勤率 投票率 回收率 利用率 优良率 收视率 入住率 税率 费率 普及率 识字率 治愈率 患病率 出生率 失业率 合格比例 城镇化率`,
  ],
  ['number', '高度', '高度 海拔 身高 净高 层高 水位'],
  [
    'number',
    '长度',
    '长度 全长 总长 总长度 跨度 里程 总里程 运营里程 通车里程 距离 宽度 深度 直径 半径 厚度 车程 航程 探测半径',
  ],
  ['number', '重量', '产量 重量 总重 体重 垃圾量 排放量 载重 吨位 吞吐量 总产量 年产量 载重量 处理量 日产量'],
  [
    'number',
    '时长',
    '时长 期限 时限 办理时限 有效期 保质期 工期 学制 任期 片长 保修期 寿命 刑期 最长期限 历时 工龄 党龄',
  ],
  ['number', '年龄', '年龄 岁数 平均年龄 年纪 起始年龄'],
  ['number', '温度', '温度 气温 最高温 最低温 最高气温 最低气温 体温 水温'],
  ['number', '次', '次数 班次 频次 场次'],
  ['number', '剂', '剂次 接种剂次 接种量 剂数'],
  ['number', '分', '得分 分数 分数线 总分 比分 录取分数线 评分'],
  [
    'number',
    null,
    `数量 总数 总量 数目 件数 户数 家数 天数 个数 层数 届数 期数 页数 集数 字数 辆数 台数 艘数 席位 销量 客流量 人流量 流量 办件量 业务量 访问量
     发行量 印数 注册量 下载量 保有量 存量 增量 库存 订阅量 排名 名次 位次 指数 浓度 速度 时速 频率 功率 容量 载客量 车次 航班号 车号 摊位数
     床位数 学生数 志愿者人数 队伍数 案件数 起数 总人次 人次 观看人次 游客量 接待量 金牌数 奖牌数 进球数 票数 得票数 股价 汇率 震级 烈度`,
  ],
  [
    'place',
    null,
    `地点 地址 位置 起点 终点 城市 国家 省份 所在地 发源地 产地 原产地 出生地 故乡 家乡 籍贯 首都 省会 举办地 举办城市 承办城市 主办城市 会场
     主会场 分会场 场地 目的地 首站 终点站 始发站 起点站 集合点 集合地 总部 会址 旧址 遗址 校址 新址 原址 具体位置 办公地点 办理地点 接种点
     考点 举办地点 比赛场馆 场馆 落户地 所在区 所在街道 辖区 举办国 主办国 东道主 东道国 取景地 拍摄地 住所 方位`,
  ],
  [
    'organisation',
    null,
    `主办方 主办单位 主办者 承办方 承办单位 协办单位 组织方 主管部门 主管单位 监管部门 责任单位 责任部门 牵头单位 牵头部门 开发商 运营商
     承建单位 承建方 施工单位 施工方 建设单位 设计单位 生产厂家 生产商 制造商 供应商 经销商 出版社 出版单位 发行方 出品方 制作方 投资方
     印刷单位 签约方 合作单位 合作方 隶属单位 发布单位 颁发单位 授牌单位 指导单位 夺冠球队 冠军队 母公司 控股股东 大股东 工作单位 经办机构`,
  ],
  [
    'how',
    null,
    '流程 步骤 方法 办法 程序 做法 攻略 乘车路线 方式 办理方式 途径 渠道 办理流程 操作方法 缴费方式 报名方式 申请方式 技巧 诀窍',
  ],
  [
    'list',
    null,
    `名单 条件 材料 手续 资料 证件 清单 目录 范围 对象 措施 举措 政策 内容 项目 事项 要求 亮点 特点 成果 名录 种类 类型 分类 好处 职责 职能
     组成 构成 成员 组成人员 获奖名单 景点 线路 站点 优惠 奖项 规定 区别 关键词 功能 步数 注意事项 所需材料 申请条件 适用人群 服务内容
     报名条件 组别 症状 阵容 参赛队伍 参展商 入选名单 版面 栏目
     ${travelled
       .split('|')
       .map((kind) => `${kind}专线`)
       .join(' ')}`,
  ],
  ['definition', null, '含义 意思 定义 概念 释义 涵义 内涵 用途 作用 意义'],
  ['reason', null, '原因 理由 缘由 起因 诱因 事故原因 缘故 成因 动机'],
]);

/** Nouns that tell the kind of answer only after 哪个/什么 (“哪个区”): alone at a question's end they prove nothing. */
const askedNouns = table([
  [
    'person',
    null,
    '人 人物 人员 领导干部 明星 学生 同学 市民 工人 警察 民警 皇帝 诗人 作家 科学家 画家 英雄 律师 师傅 司机',
  ],
  [
    'place',
    null,
    `国 省 市 区 县 镇 乡 村 街 路 街道 社区 小区 大街 大道 站 车站 国 州 岛 山 湖 河 江 桥 公园 广场 景区 景点 机场 码头 港 港口 楼 楼层 楼盘 馆
     体育馆 博物馆 图书馆 商场 市场 菜市场 超市 高速 高速公路 隧道 出口 地方 区域 地区 地段 位置 窗口 大厅 网点 省市 区县 乡镇 点 点位 园区 商圈
     河流 方向 楼宇 寺 教堂 剧院 影院 电影院 码头 地铁站 轻轨站 号线`,
  ],
  [
    'organisation',
    null,
    `部门 单位 机构 公司 企业 集团 厂 厂家 工厂 学校 大学 高校 中学 小学 幼儿园 医院 诊所 银行 支行 派出所 法院 检察院 局 委 委办 办 科室 处室
     组织 协会 学会 委员会 队 球队 队伍 俱乐部 品牌 媒体 报社 报纸 报 杂志 电视台 电台 平台 网站 出版社 研究所 研究院 实验室 基金会 政府 党派
     乐队 乐团 剧团 战队 代表团 代表队 联盟 酒店 餐馆 饭店 商家 店 药店 养老院 养老机构 律所 律师事务所 物业 物业公司 开发商 供应商 航空公司`,
  ],
  [
    'date',
    null,
    '年 月 日 天 季度 星期 月份 时候 时间 日子 季节 节日 年代 年份 周末 朝代 世纪 时期 阶段 期间 钟头 点钟',
  ],
  ['number', '元', '价 价位 价钱 价格'],
  ['number', null, '程度 水平 规模 等级 级别 档次 名次'],
  [
    'list',
    null,
    `服务 活动 优惠政策 影响 变化 问题 困难 节目 单 费 东西 经验 计划 安排 打算 成效 成绩 证 证明 证书 手段 动作 疾病 业务 荣誉 奖励
     权利 权益 责任 义务 危害 风险 后果 保障 福利 设施 设备 技能 科目 课程 专业 岗位 产业 产品 品种 建议 意见 看法 新闻 消息 条款`,
  ],
  ['reason', null, '道理 根据 依据'],
  ['how', null, '招 门路 法子 路子 步骤'],
]);

/** Nouns of an attribute: “活动的主题是什么” asks for the theme's words, not for a definition. */
export const attributeNouns: ReadonlySet<string> = new Set(
  list(
    `主题 目的 目标 名称 名字 姓名 全名 全称 简称 别称 别名 英文名 标准 口号 题目 标题 歌名 片名 书名 代表作 职务 职位 职业 职称 身份 学历 专业 结果 结论
     背景 现状 情况 进展 效果 成效 反应 态度 观点 看法 回应 建议 下一步 关系 颜色 形状 主题曲 片尾曲 插曲 会徽 吉祥物 区花 市花 市树 国花
     奖品 奖项 荣誉 称号 头衔 绰号 昵称 宗旨 原则 理念 定位 主线 核心 精髓 灵魂 本质 性质 任务 首要任务 重点 关键 难点 焦点 前身 前称 旧称 原名 现名
     证件类型 车型 型号 品牌 语言 民族 货币 病因 病情 密码 网址 官网 邮箱 公众号 微信号 频道 依据 底线 红线 短板 优势 劣势 挑战 机遇 变化 影响
     成语 谜底 答案 下一句 上一句 出处 来源 由来 星座 属相 生肖 血型 爱好 第一步 突破口 比分 成绩 战绩`,
  ),
);

function lookUp(tables: readonly ReadonlyMap<string, Head>[], phrase: string, longest: number): FoundHead | null {
  for (let length = Math.min(longest, phrase.length); length > 0; length--) {
    const word = phrase.slice(-length);
    for (const nouns of tables) {
      const head = nouns.get(word);
      if (head) return { ...head, word };
    }
  }
  return null;
}

/** Endings of nouns that name people: 多少游客 is counted in 人. */
const people =
  /(?:[人员者众]|(?<!人)民|(?:旅|游|乘|顾|访|租|房|散|食|住)客|(?:学|考|新|医|师|女|男|先|毕业|研究|实习|大学)生|(?:老|教|律|医|技|厨|工程|会计|设计)师|(?:选|歌|水|能|射|舵|好)手|(?:员|职|民|义|社|技|矿|护|农民)工|孩子|儿童|妇女|青年|少年|干部|专家|代表|警察|[民交辅刑]警|护士|大夫|徒弟|家长|同学|官兵|战士)$/;

/** Whether a noun names people. */
export function namesPeople(noun: string): boolean {
  return people.test(noun);
}

/** One-character endings that name a quantity, except in words where they do not. */
const quantityEnding =
  /(?:(?<![多少])数|(?<![质力能商测胆音气])量|(?<![名金])额|(?<![效频汇税])率|(?<![评廉高低平特讲物])价|(?<![免消自公缴收付报浪话])费|(?<![基现])金(?<=[租奖押税罚佣薪]金))$/;

/** The head at the end of a noun phrase: the longest known noun that ends it; null when none does. */
export function headOf(phrase: string): FoundHead | null {
  const known = lookUp([headNouns], phrase, 8);
  if (known) return known;
  const ending = quantityEnding.exec(phrase)?.[0];
  if (!ending || phrase.length < 3) return null;
  return {
    word: phrase.slice(-2),
    type: 'number',
    unit: ending === '率' ? '%' : /[额价费金]/.test(ending) ? '元' : null,
  };
}

/** The head of a noun asked for with 哪个 or 什么: the noun that ends the phrase, else the one that opens it. */
export function askedHead(phrase: string): FoundHead | null {
  const found = lookUp([headNouns, askedNouns], phrase, 8);
  if (found) return found;
  for (let length = phrase.length - 1; length >= 2; length--) {
    const word = phrase.slice(0, length);
    const head = headNouns.get(word) ?? askedNouns.get(word);
    if (head) return { ...head, word, opens: true };
  }
  return null;
}
