import { intentFamilies, type LearntIntent, type LikelyIntent } from '../text/lexicon/intents/types.js';
import type { DirectoryLookup } from './directory/lookup.js';
import type { AnalysedQuestion } from './understand/analysed-question.js';

/**
 * What becomes of a message for what a classifier takes it for: the reply to that replaces the answer, the message is refused like
 * any other that nothing answers, or neither.
 */
export type Verdict = 'replaces' | 'refuses' | 'leaves';

/** From here on a message is taken for a misdeed whatever else it speaks of; most honest ones so taken are below. */
const surelyMisdeed = 0.85;
/** A message of one field's service is no misdeed. */
const surelyOfField = 0.9;
/** Below, despair over a service that has a line here (停水三天了，我受不了了) is mostly no wish to die. */
const likelyDespair = 0.9;

/** Words of death and of giving up. Without one a complaint is easily taken for despair: 我真的没得办法了. */
const ofDeath =
  /死|[自轻寻].?[杀生短尽残]|想不开|[跳坠].{0,2}[楼河江桥海崖井下]|活(?![动儿鱼鸡虾])|安眠药|农药|上吊|手腕|刀|楼顶|天台|窗台|桥上|[撑熬扛]不|坚持不下|绝望|没得?(?:意思|意义)|没有意[思义]|盼头|解脱|了断|了结|遗书|永别|[下来]辈子|一了百了|不想醒|不(?:再)?醒|傻事|伤害自己|弄伤自己|离开(?:这个|人)世|人世|负担|累赘|\b(?:die|dying|kill|suicid|end (?:it|my)|alive|to live|living|hurt myself|never wake|goodbye|overdose)/iu;

const misdeeds: ReadonlySet<LearntIntent> = new Set<LearntIntent>(intentFamilies.unsafe);

/**
 * Weighs what a message is likely to be against what the archive answers. Nobody is told that his matter is none to help with unless
 * that is nearly sure: an unanswered question is refused without a reason.
 * @param confidence of the archive's answer
 */
export function weighed(
  { intent, probability }: LikelyIntent,
  confidence: number,
  { field, typed }: AnalysedQuestion,
  lookup: DirectoryLookup | undefined,
): Verdict {
  if (probability <= confidence) return 'leaves';
  if (intent === 'self-harm') {
    if (probability < likelyDespair && (lookup?.near.length ?? 0) > 0) return 'leaves';
    return ofDeath.test(typed) ? 'replaces' : 'refuses';
  }
  if (!misdeeds.has(intent)) return 'replaces';
  const ofField = (field?.probability ?? 0) >= surelyOfField;
  return probability >= surelyMisdeed && !ofField ? 'replaces' : 'refuses';
}
