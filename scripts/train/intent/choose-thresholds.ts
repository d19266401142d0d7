import {
  familyOf,
  type IntentThresholds,
  type LikelyFamily,
  type ThresholdGroup,
  thresholdGroups,
} from '../../../src/text/message-model/likely-intent.js';
import type { JudgedMessage } from './cross-validate.js';
import type { LabelledMessage } from './labelled-messages.js';

/** How many honest messages may be taken for something else. */
export interface Budget {
  civic: number;
  hard: number;
  everyday: number;
}

const candidates = Array.from({ length: 79 }, (_, i) => Number((0.98 - i / 100).toFixed(2)));
/**
 * No threshold is lower. Cross-validation alone would go lower, but then several in a hundred of the held-out questions
 * over the seeds were taken for something else, ten times as many as of the questions over news.
 */
const least: IntentThresholds = { 'self-harm': 0.35, 'short-chat': 0.6, chat: 0.6, unsafe: 0.5, scope: 0.4 };
/** A question answered with a help line, or with a greeting, does less harm than one that is refused. */
const harm: IntentThresholds = { 'self-harm': 0.3, 'short-chat': 0.7, chat: 1, unsafe: 1, scope: 1 };

interface Lowering extends Budget {
  group: ThresholdGroup;
  threshold: number;
  worth: number;
}

/**
 * Lowers the thresholds step by step, each time the one that recognises most for what it costs, as long as the budget
 * of honest messages lasts.
 * @param judged messages that no rule knows
 */
export function chooseThresholds(judged: readonly JudgedMessage[], budget: Budget): IntentThresholds {
  const chosen: IntentThresholds = { 'self-harm': 1, unsafe: 1, chat: 1, 'short-chat': 1, scope: 1 };
  const left = { ...budget };
  for (;;) {
    let best: Lowering | null = null;
    for (const group of thresholdGroups) {
      for (const threshold of candidates) {
        if (threshold >= chosen[group] || threshold < least[group]) continue;
        const gained = judged.filter(
          ({ likely }) =>
            likely.group === group && likely.probability >= threshold && likely.probability < chosen[group],
        );
        const civic = countOf(gained, 'civic');
        const hard = countOf(gained, 'hard');
        const everyday = countOf(gained, 'everyday') + countOf(gained, 'piece');
        if (civic > left.civic || hard > left.hard || everyday > left.everyday) continue;
        const right = gained.reduce((sum, { message, likely }) => sum + worthOf(message, likely), 0);
        // The small constant keeps what costs nothing from being infinitely good.
        const worth =
          right / (harm[group] * (civic / budget.civic + hard / budget.hard + everyday / budget.everyday) + 0.001);
        if (worth > (best?.worth ?? 0)) best = { group, threshold, worth, civic, hard, everyday };
      }
    }
    if (!best) return chosen;
    chosen[best.group] = best.threshold;
    left.civic -= best.civic;
    left.hard -= best.hard;
    left.everyday -= best.everyday;
  }
}

/** Right by family counts; the wrong family is worse than no recognition. */
function worthOf({ intent }: LabelledMessage, { family }: LikelyFamily): number {
  if (intent === null) return 0;
  return familyOf(intent) === family ? 1 : -1;
}

function countOf(judged: readonly JudgedMessage[], origin: LabelledMessage['origin']): number {
  return judged.filter(({ message }) => message.origin === origin).length;
}
