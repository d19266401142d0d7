/** People of the speaker's life, and ways to address somebody: the source of a pattern. */
export const kinWords =
  '(?:老[汉爸妈婆公板伴乡表太家]|[阿外]?[奶爷婆公]+|姥[爷姥]|[爸妈爹娘哥姐弟妹叔姨姑舅嬢娃孃]+子?|岳[父母]|(?:父|母)亲|爱人|丈夫|妻子|男友|女友|男朋友|女朋友|朋友|同[事学乡]|邻居|亲戚|家[里属人]+|孩子|儿子|女儿|孙[子女]|侄[子女儿]|妹子|小伙子?|客人|老师|师傅|师父|徒弟|房东|大[爷妈哥姐叔]|[先女][生士]|人家|[大小]家|[幺老][儿幺弟妹])';
const people = new RegExp(`^${kinWords}$`, 'u');

/**
 * Whether a word names somebody of the speaker's life: who asks, for whom, or who told him. In a question for a service it sets
 * the scene and says nothing of what is wanted.
 */
export function isKin(word: string): boolean {
  return people.test(word);
}
