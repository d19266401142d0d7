/** The family names that most Chinese bear, one character each. */
const surnames = new Set(
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻苏潘葛范彭郎鲁韦马苗方俞任袁柳鲍史唐费岑薛雷贺倪汤殷罗毕郝安常乐于傅皮卞齐康伍余顾孟黄穆萧肖尹姚邵湛汪祁毛狄米贝臧成戴宋庞熊纪舒屈项祝董梁杜阮蓝闵席季贾江童颜郭梅林钟徐邱骆高夏蔡田樊胡凌霍虞万柯卢莫房丁邓郁单洪包石崔龚程邢裴陆荣翁段富焦谷车侯全班宁仇甘祖武符刘景詹龙叶司黎白蒲赖卓屠池乔阳闻党翟谭贡申冉桑桂牛边燕冀尚温庄晏柴瞿阎连习艾容古易廖聂曾关佟游蔚涂付代',
);

/** Whether a text begins with a family name. */
export function startsAsSurname(text: string): boolean {
  return text !== '' && surnames.has(text[0]!);
}
