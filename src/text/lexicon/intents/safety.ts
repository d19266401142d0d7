import type { IntentRule } from './types.js';

const how =
  '(?:怎么|怎样|如何|教我|教一下|教教我|告诉我|我想|想要?|我要|帮我|有什么(?:办法|方法)(?:可以|能)?)(?:样)?(?:才能|可以|能够?|去|来|快速|悄悄|偷偷|合法|自己|在家|成功|不被发现)*(?:地)?';
const surname =
  '(?:[王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤冉艾蔚]|欧阳|司马|诸葛|上官|夏侯)';
const titles =
  '书记|主任|区长|市长|县长|省长|局长|部长|校长|院长|所长|站长|处长|科长|主席|总统|总理|领导|老师|医生|教授|律师|法官|检察官|警官|民警|记者|编辑|师傅|同志|先生|女士|小姐|总|经理|老板|委员|代表|镇长|镇书记|网格员';
const someone = `(?:他|她|这个人|那个人|此人|某人|别人|邻居|前任|前女友|前男友|前妻|前夫|同事|同学|房东|租客|患者|病人|业主|投诉人|举报人|当事人|女神|男神|明星|${surname}\\p{Script=Han}{1,2}?(?:${titles})?|${surname}(?:${titles})|(?:[区市县省镇乡]委?)?(?:${titles})(?:${surname}\\p{Script=Han}{1,2}?)?)`;
const privateThing =
  '(?:住(?:在)?(?:哪里|哪儿|哪个小区|哪栋|哪|什么地方|几楼|几号)|家里?(?:住|在)(?:哪里|哪儿|哪|什么地方)|(?:家庭|家里|家的|私人|个人)(?:住址|地址|电话|号码|座机|情况)|住址|家庭住址|手机(?:号码|号)|私人(?:电话|号码|微信)|身[份分]证(?:号码|号)|银行(?:卡号|卡|账号|账户|存款)|微信号|qq号?|车牌号|(?:开房|通话|聊天|出行|就诊|消费)记录|病历|行踪|定位|(?:老婆|妻子|老公|丈夫|情人|小三|女儿|儿子|孩子|父母|家人)(?:是谁|叫什么|在哪|几岁|多大|的?照片|的?信息|$|[?？])|婚姻状况|结婚了(?:吗|没有)|有没有结婚|离婚了(?:吗|没有)|体重|存款|银行流水|征信|密码)';
const org =
  '[局所站社馆店院校厅处办司部委](?:的)?|中心|公司|银行|热线|街道|社区|物业|部门|客服|平台|大厅|单位|企业|机构|网点';

/** Messages that must not be answered whatever the archive holds. The first rule that matches decides. */
export const safetyRules: readonly IntentRule[] = [
  {
    intent: 'self-harm',
    when: /不想活(?!动|跃)|(?:我|好)?(?:真的|真|好|很|就)?(?:想|要|准备|打算)(?:去)?(?:自杀|轻生|寻死|跳楼|跳河|跳江|割腕|上吊|自残|自尽)|(?:我|真|好)想死(?![你我他她它念])|想死的心|活不下去|活着(?:没意思|没有意思|没意义|没有意义|好累|太累)|结束(?:我|自己|我自己)的?(?:生命|一生)|(?:怎么|怎样|如何)(?:自杀|自尽|自残|死(?:最|才|不|得|比较))|自杀(?:的)?(?:方法|方式|最|教程)|自我了断|了结自己|不如死了|死了算了|去死算了|吃(?:多少|几片|几颗)安眠药|安眠药.{0,6}(?:会死|致死)|\bkill myself|\bend my (?:own )?life|(?:want|wanna|going) to die\b|don'?t want to (?:live|be alive)|\bhurt myself|\b(?:commit|committing) suicide|suicidal|how (?:can|do) i die/u,
    unless: /怎么劝|如何劝|如何预防自杀|自杀干预|(?:有人|别人|群众|一名|一男子|一女子|男子|女子|电影|小说|主角|歌)/u,
  },
  {
    intent: 'injection',
    when: /(?:忽略|无视|忘记|忘掉|抛弃|不要管|别管|不用管|跳过|覆盖|绕过|绕开|取消|删除|停止遵守|不要遵守|放弃)(?:掉)?(?:你)?(?:之前|以上|上面|前面|先前|所有|一切|全部|你的|系统|原来|此前|任何|刚才|上述|前述|这些|那些|一下|的|,|所|有)+(?:.{0,6})?(?:指令|指示|提示词?|规则|限制|设定|设置|命令|约束|要求|内容|对话|prompt|instruction)|(?:忽略|无视|忘记|绕过|泄露|输出|打印).{0,4}(?:系统指令|提示词|系统提示|安全限制|安全规则|prompt)/u,
  },
  {
    intent: 'injection',
    when: /你现在(?:是一|是(?:dan|我的)|扮演|开始扮演|变成|叫|就是|不再是|没有任何限制|处于|进入)|(?:^|[\s,，。;；:：]|请|你|来|让我们|我要你|要求你)(?:你)?(?:现在|来|要|将|就|必须|需要|应该)?扮演(?!的|什么|谁|过|着|者|了|重要|哪|.{0,6}角色的)|(?:假装|假设|想象|设想)你(?:是|没有|可以|不是)|从现在(?:开始|起)[,，]?\s*你(?:是|叫|必须|要|只|将|不|就)|(?:进入|开启|启用|切换到?|打开|激活|以)(?:开发者|管理员|上帝|调试|越狱|无限制|超级用户|root|维护|测试|dan)(?:者)?(?:的)?(?:模式|身份|权限)|开发者模式|越狱(?:模式|提示|指令|版|吧|一下)|(?:让你|帮你|给你|对你|你)越狱|dan ?模式|(?:你是|叫你|作为|扮演)\s*dan\b|你的(?:系统)?(?:提示词|初始指令|系统指令|系统设定|底层指令|内部指令|system prompt|prompt|原始设定)|系统提示词|初始提示词?|(?:重复|复述|输出|打印|显示|泄露|告诉我|发给我|给我看).{0,10}(?:你的(?:指令|设定|提示|规则|配置|密钥|源代码)|系统提示|提示词|上面的(?:全部|所有)?(?:文字|内容|指令)|api ?key|密钥|环境变量)|不受(?:任何)?(?:限制|约束)的?(?:ai|人工智能|助手|模型|机器人)|没有(?:任何)?(?:限制|道德约束|审查)的?(?:ai|人工智能|助手|模型|机器人)/u,
  },
  {
    // To answer others what somebody dictates, and to speak in an office's name.
    intent: 'injection',
    when: /(?:不管|无论|只要)(?:谁|哪个|什么人|有人|别人).{0,4}(?:问|来问).{0,16}你?(?:都|就|只能|必须)(?:要)?(?:回答|说|告诉|答|回)|(?:请|帮我|替我|你)?以.{2,12}(?:政府|[局委办院厅]|公安|报社|法院|公司|官方|领导)的?名义(?:来|去)?(?:给.{1,8})?[发写出编拟](?:一?[个份条篇则])?.{0,4}(?:通知|公告|短信|消息|通告|文件|新闻|声明)/u,
    unless: /诈骗|骗子|举报|被骗|真的吗|是真|假的/u,
  },
  {
    intent: 'injection',
    when: /\b(?:ignore|disregard|forget|override|bypass|skip)\b.{0,30}\b(?:instructions?|prompts?|rules?|guidelines?|directions?|restrictions?|filters?|programming|above|archives?|sources?|articles?|documents?|previous (?:text|messages?))\b|\bmake up\b.{0,30}\b(?:numbers?|hotlines?|answers?|quotes?|sources?|citations?)\b|\bforget (?:everything|all) (?:you|above|before|i)|\byou are (?:now|no longer) |\bfrom now on,? you\b|(?:^|[.!;,:]\s*|please |now |must |should |to )(?:act|behave|respond|answer) (?:as|like) (?:if|a|an|my|the|dan|you)\b|(?:^|[.!;,:]\s*|please |now )(?:pretend|imagine) (?:to be|you|that you|you're)|\brole-?play as\b|\bsystem prompt\b|\binitial (?:prompt|instructions)\b|\byour (?:hidden |secret |original )?(?:instructions|prompt|system message|configuration)\b|\bdeveloper mode\b|\bgod mode\b|\bdebug mode\b|\bsudo mode\b|\bjailbreak|\bdo anything now\b|\bdan mode\b|\byou are dan\b|\bwithout (?:any )?(?:restrictions|filters|censorship|limitations)\b|\bapi[ _-]?key\b|<\|?(?:im_start|im_end|system|endoftext)\|?>|\[\/?(?:inst|system)\]|^\s*(?:system|assistant|developer)\s*:|###\s*(?:instruction|system)|<script|drop\s+table|rm\s+-rf|\$\{jndi|union\s+select/u,
    unless: /(?:traffic|safety|parking|building|local) rules|(?:水|电|交通)规则/u,
  },
  {
    intent: 'personal-data',
    when: new RegExp(
      `${someone}(?:的|家的?|本人的?|现在|目前|到底|平时|他们?家|个人的?|私人的?)*${privateThing}(?!怎么|如何|可以|能不能|办理|补办|变更|的(?:房子|旧居|故居|小区))|(?:查|找|搜|人肉|调查|定位|跟踪)(?:一?下|到|出)?(?!我|自己|本人)${someone}(?:的)?(?:${privateThing}|个人信息|户籍信息|全部信息|隐私|底细)|人肉(?:搜索)?(?:一?下|他|她|这个人|这人)|(?:^|[我他她,，])(?:帮我)?查(?:一?下)?(?:某人|一个人|这个人)的`,
      'u',
    ),
    unless: new RegExp(
      `(?:${org})(?:的)?(?:手机|电话|住址)|故居|旧居|曾居|住过|曾住|纪念馆|我的|本人的|身份证号(?:码)?(?:有|是)?(?:几|多少)位|孩子(?:上学|入学|读书|打疫苗|接种)|养老院|安置|公租房|保障房`,
      'u',
    ),
  },
  {
    // Somebody whom the paper names is no office: 记者采访的市民吴春霞电话.
    intent: 'personal-data',
    when: new RegExp(
      `(?:市民|居民|村民|业主|考生|学生|游客|乘客|患者|老人|司机|志愿者|记者|网格员|工人)${surname}\\p{Script=Han}{1,2}?的?(?:手机|电话|号码|联系方式|微信)`,
      'u',
    ),
  },
  {
    intent: 'personal-data',
    when: /where (?:does|do|did) (?!the )(?:he|she|they|mr|mrs|ms|secretary|mayor|director|reporter|[a-z]+)[\w.' -]{0,30} live\b|(?:home|private|residential) address of\b|(?:his|her|their|'s|mayor|secretary|director) (?:home address|cell ?phone|mobile(?: phone)?(?: number)?|private (?:phone|number)|personal (?:phone|number|address)|id (?:card )?number|bank account|wechat(?: id)?|licen[cs]e plate|medical record|salary slip|wife|husband|children)\b|(?:id (?:card )?number|mobile number|cell ?phone number|bank account) of (?:mr|mrs|ms|mayor|secretary|[a-z]+ [a-z]+)/u,
    unless: /\b(?:i|my|bureau|company|office|station|centre|center|museum|residence|former)\b/u,
  },
  {
    intent: 'wrongdoing',
    when: new RegExp(
      `${how}(?:进行|实施|搞|做|弄|开展)?(?:诈骗|骗(?:钱|保|补|取|贷|老人|人|低保|社保|医保|补贴)|行骗|伪造|变造|造假|作假|制假|售假|办(?:理)?假|做假|买假证|开假|假冒|制(?:造|作)(?:炸弹|炸药|毒品|枪|武器|假币|病毒|燃烧瓶)|做炸弹|造(?:炸弹|枪|假)|炸(?:掉|毁|政府|学校)|制毒|贩毒|吸毒|买毒|买枪|杀人|杀(?:了|死|掉)|弄死|害死|毒死|下毒|投毒|偷(?!偷)|盗窃|盗取|盗号|抢劫|抢银行|撬锁|入室|逃税|避税|逃避|洗钱|走私|黑(?:进|入|掉)|入侵|攻击.{0,6}(?:网站|系统|服务器)|破解.{0,8}(?:密码|wifi|系统|水表|电表|燃气表|软件|账号)|跟踪(?:别人|他|她|一个人|前)|偷拍|偷窥|放火|纵火|绑架|敲诈|勒索|行贿|贿赂|收买|串通|围标|报复|恐吓|陷害|诬告|造谣|传播谣言|逃票|逃单|逃费|作弊|替考|酒驾不|闯红灯不|躲(?:避|过)?(?:电子眼|摄像头|警察|交警|城管|检查|执法)|绕过(?:监管|检查|审批)|贩卖|拐卖|套现|套取|骗取|挪用|私吞|打(?:人|死|残)|强奸|迷奸|倒卖|刷单赚|开赌场|赌博赚|翻墙|隐瞒(?:疫情|事故|收入))`,
      'u',
    ),
    unless:
      /举报|投诉|怎么办|防范|预防|防止|防诈|反诈|识别|辨别|辨认|避免|处罚|处理|判刑|量刑|报警|报案|查处|打击|整治|治理|被(?:骗|偷|抓|判|罚|打|抢|盗)|受骗|上当|维权|赔偿|追回|责任|(?:的)?(?:行为|案件|危害|后果|知识|常识)|新闻|报道|法律援助/u,
  },
  {
    // What is to stay hidden, or is done to the meter behind the supplier's back, tells the intent whatever the deed.
    intent: 'wrongdoing',
    when: /(?:怎么|怎样|如何|啷个|咋个?|教我|有什么(?:办法|招)).{0,16}(?:不(?:会)?被.{0,8}(?:查|发现|抓|罚|逮)|(?:不让|[躲避]过|瞒着|瞒过).{0,8}(?:查|发现|抓|罚|知道|晓得)|(?:又|还)(?:查|发现)不(?:到|了)|偷偷(?:接|改|拆|装|换|倒|排|埋|卖|挖|建)|私(?:接|拉|改|挖|埋)(?!.{0,4}(?:罚|处))|(?:(?:让|使|把).{0,6}表|表.{0,8})(?:走|调|弄|转)?(?:慢|不走|停|少走|倒转))|(?:悄悄|偷偷|暗地里?|不声不响).{0,6}(?:弄死|毒死|搞死|整死|毒|下药|下毒)|教我.{0,8}药.{0,14}(?:毒死|药死|弄死)/u,
    unless: /举报|投诉|查处|怎么处罚|处罚|防止|避免|整治|治理|危害|打击/u,
  },
  {
    intent: 'wrongdoing',
    when: /(?:哪里|哪儿|哪点|什么地方|谁|怎么|咋个?)(?:可以|能|有)?(?:买|卖|搞|弄|办)(?:得到|到)?(?:一?[个张把包点些])?(?:假证|假的?(?:身份证|驾照|文凭|毕业证|发票|币|钞|章)|枪|手枪|毒品|冰毒|海洛因|大麻|k粉|迷药|听话水|窃听器|炸药|雷管|管制刀具)|(?:办|买)假(?:证|文凭|驾照|毕业证|身份证)(?:多少钱|电话|联系|找谁)|代开发票|\bhow (?:to|do i|can i|do you|could i|would i) (?:\w+ )?(?:make|build|create) (?:a |an |some )?(?:\w+ )?(?:bombs?|explosives?|guns?|meth|drugs?|weapons?|poison|virus|malware|fake (?:id|money|documents?))|\bhow (?:to|do i|can i|do you|could i) (?:\w+ )?(?:hack|steal|forge|counterfeit|launder|smuggle|poison|kill|murder|kidnap|blackmail|evade tax(?:es)?|dodge tax(?:es)?|avoid paying|scam|defraud|bribe|cheat|stalk|rob|shoplift|fake)\b|\b(?:buy|get|sell) (?:a |some )?(?:fake (?:id|passport|diploma|certificate)|illegal|cocaine|heroin|drugs|stolen)/u,
    unless: /举报|投诉|查处|打击|被骗|\b(?:report|prevent|avoid being|protect|victim|stop|complain)/u,
  },
  {
    // Forged papers and what is got with them, whoever is asked to make them.
    intent: 'wrongdoing',
    when: /(?:教我|教一下|怎么|怎样|如何|帮我|找谁|哪里).{0,4}私刻|(?:教我|帮我|替我|给我|怎么|怎样|如何|咋个?|想)(?:才能|可以)?(?:[做编弄搞造开写办]|伪造|[Pp])(?:一?[张份个本])?(?:假的?).{0,8}(?:证|证明|合同|发票|材料|病历|章|流水|简历)|(?:怎么|怎样|如何|咋个?|教我|帮我).{0,6}(?:冒用|冒充|盗用|借用?别人).{0,16}(?:套|骗|领|拿|补贴|换|贷)|(?:怎么|怎样|如何|咋个?).{0,12}(?:多套|套取|骗取|虚报|谎报|瞒报)/u,
    unless: /举报|投诉|查处|处罚|防止|防范|识别|发现|打击|被骗/u,
  },
  {
    // To be taught to make what kills (教我做一个土炸弹), however the wish is put.
    intent: 'wrongdoing',
    when: /(?:教|告诉|跟我说|想学|想要|我想|我要|怎么|怎样|如何|咋个?|自己).{0,8}(?:做|造|制作|制造|自制|配制?|合成|组装|提炼).{0,6}(?:炸弹|炸药|雷管|燃烧瓶|土枪|枪支|手枪|子弹|毒品|冰毒|海洛因|毒药)|(?:炸弹|炸药|雷管|燃烧瓶|土枪|毒品|冰毒|毒药)(?:要|该|应该)?(?:怎么|怎样|如何|咋个?)(?:自己|在家)?(?:做|造|制|配|合成|提炼)/u,
    unless: /举报|投诉|查处|打击|破获|缴获|处罚|判|罪|危害|防|发现|遇到|报警|处理|警方|公安|民警|电影|游戏|模型|玩具/u,
  },
  {
    // A forged paper or seal that somebody wants (想刻个假的公章), or a bribe that somebody would pay (塞多少红包才批).
    intent: 'wrongdoing',
    when: /(?:想|要|帮我|给我|能不能|可不可以|哪里|哪儿|哪点|多少钱|找谁).{0,10}(?:刻|做|办|弄|搞|买|造|印|开)(?:一?[个张把枚本份些])?假的?\p{Script=Han}{0,6}(?:章|证|证件|证明|执照|驾照|文凭|学历|合同|病历|病假条|户口本|流水)|(?:塞|送|给)(?!.{0,12}(?:老人|孩子|员工|职工|红包雨)).{0,14}(?:红包|好处费|回扣|购物卡|茶水费).{0,8}(?:才|能|可以|就).{0,8}(?:批|办|过|通融|放|快|插队|照顾|松口)|(?:给|跟|向).{0,14}(?:窗口|工作人员|领导|干部|科长|处长|局长|主任|民警|交警|法官|考官|评委|审批).{0,8}(?:塞|送|打点).{0,6}(?:多少|什么|些啥|红包|好处|购物卡|钱)/u,
    unless: /举报|投诉|发现|遇到|查处|打击|识别|辨别|处罚|怎么办|报警|被骗|拒收|不准|严禁|收红包/u,
  },
  {
    // Abuse that somebody wants to be written for him.
    intent: 'abuse',
    when: /(?:帮我|替我|教我|给我).{0,12}(?:骂(?:一?[下顿句])?(?:他|她|人|死|我们|那|这|隔壁|邻居|领导|老板|干部)|(?:侮辱|羞辱|辱骂).{0,4}(?:他|她|人|邻居|领导|干部|那|这))/u,
    unless: /投诉|举报|维权|报警|骂我(?!们)|怎么办/u,
  },
  {
    intent: 'abuse',
    when: /傻[逼比叉屌吊]|傻b|煞笔|沙雕|(?:^|[^a-z])(?:sb|cnm|nmsl|tmd|mmp|wcnm)(?![a-z])|[操草艹肏日干]你(?:妈|娘|全家|大爷|先人|祖宗|个)|尼玛|(?:你|他|去你)妈的|(?:^|[,，。!！ ])妈的(?![\p{Script=Han}]{0,4}(?:生日|身份|社保|退休))|妈[卖麦]?[批逼皮](?!肤|包)|你妈(?:死|逼|批)|你(?:去死|怎么不去死|给我死)|(?:^|[,，。!！])去死吧|(?:^|你|给我|都|快)滚(?:蛋|开|犊子|远点|吧|$|[!！。])|(?:你|真是|就是|一群|一帮|这个|什么)(?:个|们|是|这|这个|是个)?(?:废物|垃圾|白痴|智障|脑残|弱智|傻子|傻瓜|蠢货|蠢猪|笨蛋|笨猪|猪头|猪脑子|神经病|王八蛋|混蛋|畜生|杂种|贱人|婊子|狗东西|人渣|败类)(?:$|[!！。,，吧啊呀]|东西|玩意|机器人|助手|软件|程序|系统)|^(?:废物|白痴|智障|脑残|弱智|傻子|蠢货|蠢猪|笨蛋|神经病|王八蛋|混蛋|畜生|杂种|贱人|人渣|垃圾机器人|垃圾软件|破机器人|狗东西)[!！。~]*$|(?:瓜娃子|瓜批|哈批|哈麻批|龟儿子?|龟孙|狗日的?|狗杂种|仙人板板|日妈|先人板板|批娃儿|砍脑壳的?|背时鬼|宝批龙|憨批|胎神|方脑壳)|你(?:个|是个|这个|龟儿)?(?:锤子|哈儿|瓜兮兮|哈戳戳|宝器|傻儿|闷墩儿)|(?:说|懂|晓得|知道)个(?:锤子|屁|铲铲|球)|放(?:你的)?(?:狗)?屁|狗屁不通|\bfuck|\bbitch\b|\basshole|\bbastard\b|\bcunt\b|\bmotherf|\bpiece of shit|\b(?:you(?:'re| are)?|u r?|such an?|stupid|what an?) (?:a |an |so |such a |fucking )?(?:idiot|moron|stupid|dumb|trash|garbage|useless bot|retard|loser|piece of (?:crap|garbage|junk))|^(?:idiot|moron|stupid(?: bot)?|shut up|go to hell|screw you|dumb bot|shit|bullshit)[\s!.]*$|\bscrew you\b|\bgo to hell\b|\byou suck\b|\bshut up\b/u,
    unless:
      /投诉|举报|热线|电话|打哪|物业|城管|怎么办|怎么处理|哪里|哪个部门|维权|报警|老板|邻居|司机|商家|骂|是什么意思|hotline|complain|report/u,
  },
];
