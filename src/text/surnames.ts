/** The family names that most Chinese bear, one character each. */
const common = new Set(
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻苏潘葛范彭郎鲁韦马苗方俞任袁柳鲍史唐费岑薛雷贺倪汤殷罗毕郝安常乐于傅皮卞齐康伍余顾孟黄穆萧肖尹姚邵湛汪祁毛狄米贝臧成戴宋庞熊纪舒屈项祝董梁杜阮蓝闵席季贾江童颜郭梅林钟徐邱骆高夏蔡田樊胡凌霍虞万柯卢莫房丁邓郁单洪包石崔龚程邢裴陆荣翁段富焦谷车侯全班宁仇甘祖武符刘景詹龙叶司黎白蒲赖卓屠池乔阳闻党翟谭贡申冉桑桂牛边燕冀尚温庄晏柴瞿阎连习艾容古易廖聂曾关佟游蔚涂付代',
);

/** Those that fewer bear; most are words of their own too. */
const lessCommon = new Set(
  '柏水窦章云奚昌凤花酆廉滕邬时元卜平和禹明计伏谈茅麻强路娄危盛刁支昝管经裘缪干解应宗宣贲杭诸左吉钮嵇滑荀羊於惠甄曲家封芮羿储靳汲邴糜松井巫乌巴弓牧隗山宓蓬郗仰秋仲伊宫栾暴钭厉戎束幸韶郜蓟薄印宿怀邰从鄂索咸籍蔺蒙阴胥能苍双莘劳逄姬扶堵宰郦雍璩濮寿通扈郏浦农别充慕茹宦鱼向慎戈庾终暨居衡步都耿满弘匡国文寇广禄阙东欧沃利越夔隆师巩厍晁勾敖融冷訾辛阚那简饶空毋沙乜养鞠须丰巢蒯相查后荆红竺权逯盖益桓公覃佘岳占',
);

/** Whether a text begins with a family name that most bear. */
export function startsAsSurname(text: string): boolean {
  return text !== '' && common.has(text[0]!);
}

/** As `startsAsSurname`, the less common names too: for where a name is expected anyway. */
export function startsAsAnySurname(text: string): boolean {
  return text !== '' && (common.has(text[0]!) || lessCommon.has(text[0]!));
}
