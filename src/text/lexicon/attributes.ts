/** What a question can ask of a thing, the words that ask for it, and what a text must hold to tell it. On folded text. */
export interface Attribute {
  asked: RegExp;
  told: RegExp;
  /** It cannot be told in other words: where no evidence has these, nothing tells it. */
  plain?: true;
}

const attributes: readonly Attribute[] = [
  {
    asked:
      /多少钱|好多钱|几块|价格|价钱|单价|费用|花(?:了|费|销)|造价|总投资|投资额|成本|票价|收费|学费|工资|月薪|租金|奖金|罚(?:款|多少)|补(?:贴|助|偿)多少|要(?:不要)?钱|贵不贵|how much (?:does|did|is|money)|\bcosts?\b|\bprices?\b|\bfees?\b/,
    told: /(?<![单多公纪二三四五六])元(?![旦素宵首帅老])|免费|(?<![消自耗浪缴])费(?!尽)|价(?!值)|薪|奖金|补贴|补助|资金|投资|罚/,
  },
  {
    asked: /为什么|为何|为啥|原因|什么缘故|咋会|\bwhy\b/,
    told: /因为|由于|原因|为了|因此|所以|导致|以便|旨在|为此|缘|鉴于|使得|致(?![辞力敬以])/,
  },
  {
    asked: /下载|安装|网址|官网|二维码|\bdownload\b|\bwebsite\b/,
    told: /下载|安装|网址|官网|网站|二维码|扫码|应用商店|www|http/,
  },
  { asked: /报名|sign up|register for/, told: /报名|招募|申请|扫码|招收|征集/ },
  { asked: /(?:怎么|如何|怎样)(?:才能)?(?:加入|参加|参与)/, told: /加入|参加|参与|报名|登记|注册|申请|招募/ },
  {
    asked: /材料|证件|手续|带什么|带啥|要哪些资料|\bdocuments?\b/,
    told: /材料|证件|身份证|户口|手续|资料|证明|申请表|凭/,
    plain: true,
  },
  {
    asked: /条件|资格|门槛|什么人(?:可以|能)|谁(?:可以|能)申请|\beligib/,
    told: /条件|资格|门槛|符合|凡|对象|须|应当|以上|以下/,
    plain: true,
  },
  { asked: /截止|最晚|到什么时候(?:为止)?|\bdeadline\b/, told: /截止|止|底前|日前|之前|至/ },
  {
    asked: /年龄|几岁|多大(?:岁数|年纪|了)|哪年(?:出)?生|出生(?:于|年|日期|在哪)|\bhow old\b/,
    told: /岁|出生|年龄|生于|月龄|周龄|高龄|年满|新生儿|\d0后|[零五六七八九]零后|[五六七八九]旬|花甲|古稀|耄耋|而立之年|不惑/,
    plain: true,
  },
  {
    asked: /前任|上一任|继任|接任|接替|哪年当上|什么时候上任|任职|\bpredecessor\b|\bsuccessor\b/,
    told: /前任|继任|接任|接替|上任|任职|任命|当选|就任|担任/,
  },
  { asked: /去年同期|上年同期|同比/, told: /同期|同比|上年/, plain: true },
  { asked: /创刊/, told: /创刊/ },
  {
    asked: /哪一?年(?:成立|建|开通|上线|创办|开)|(?:成立|建成|开通|上线|创办)(?:时间|于哪|的?是?哪年)/,
    told: /成立|创办|建成|创立|开通|上线|建于|启用|设立|始建/,
  },
  { asked: /名单|花名册/, told: /名单|公布|公示/ },
  { asked: /停车位|停车场|停车/, told: /停车|车位/ },
  { asked: /门票/, told: /门票|免费|票/ },
  { asked: /百分之几|占比|比例|几成|比率|\bpercent/, told: /%|‰|成|比例|比率|百分|占|分之|半/ },
  { asked: /第几|排(?:名)?第|名次|\brank/, told: /第|名列|位居|居|名次|排名|首位|榜/ },
  { asked: /处罚|罚款|罚多少|判(?:了|几|多少)|刑期/, told: /罚|处分|判|刑|拘留|追究/ },
  {
    asked: /营业时间|开放时间|上班时间|几点(?:开|关|上|下|钟)?|开门|关门|opening hours/,
    told: /\d{1,2}(?:时|点|:)|点半|全天|小时|上午|下午|早上|晚上|工作日/,
  },
  {
    asked: /哪条街|哪条路|门牌|地址|具体位置|在哪条|几号楼|\baddress\b/,
    told: /路|街|巷|号|大厦|广场|楼|村|镇|街道|旁|附近/,
  },
  { asked: /邮箱|微信号|公众号|\bemail\b/, told: /@|邮箱|微信|公众号/ },
  { asked: /多高|身高|高度/, told: /米|层|高|厘米/ },
  { asked: /面积|多宽|占地/, told: /平方|亩|公顷|面积|米/ },
  { asked: /哪所学校毕业|什么学历|毕业于|学历/, told: /毕业|学历|本科|硕士|博士|大专/ },
  { asked: /利息|利率|年化/, told: /利率|利息|%|厘/, plain: true },
  {
    asked: /间隔|隔几|隔多久|多久一次/,
    told: /间隔|相隔|隔[\d一二三两]|每[隔\d一二三两]|每(?:天|日|周|月|年)/,
    plain: true,
  },
  {
    asked: /《[^》]{2,40}》.{0,8}(?:规定|内容|写|讲|提|说)(?:了|的|些)*(?:些?啥|什么|哪些|哪几)/,
    told: /规定|明确|要求|提出|包括|内容|涵盖|指出|分为|条(?!件)/,
    plain: true,
  },
];

/** The attributes that a folded question asks for. */
export function askedAttributes(question: string): Attribute[] {
  return attributes.filter(({ asked }) => asked.test(question));
}
