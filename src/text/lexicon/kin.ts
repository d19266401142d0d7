/**
 * What people call their own and those around them: who asks, for whom, or who told them so. In a question for a service it
 * sets the scene and says nothing of what is wanted.
 */
export const kin: ReadonlySet<string> = new Set(
  `妈 妈妈 老妈 母亲 爸 爸爸 老爸 老汉 老汉儿 父亲 爷爷 奶奶 婆婆 公公 外婆 外公 姥姥 姥爷 爷 奶 阿公 阿婆 阿奶 阿爷 嬢嬢 娘娘 叔叔 舅舅 姑姑 姨妈 伯伯 哥 哥哥
   弟 弟弟 姐 姐姐 妹 妹妹 妹子 妹儿 老弟 老公 丈夫 老婆 妻子 媳妇 堂客 男人 女人 儿子 女儿 幺儿 幺妹 闺女 姑娘 娃 娃娃 娃儿 孙子 孙女 外孙 女婿 儿媳
   屋头人 家里人 家人 亲戚 邻居 隔壁 朋友 同学 同事 老乡 室友 师傅 老师傅 人家 别个 大家 客人`
    .split(/\s+/)
    .filter(Boolean),
);
