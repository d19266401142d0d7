import { setTimeout as sleep } from 'node:timers/promises';
import type { ChannelName } from '../../chat-service.js';
import type { Deliveries } from '../../state/deliveries.js';

/** What became of a delivery: the reply, or why there is none to give now. */
export type Once =
  | { kind: 'reply'; reply: string }
  /** Still being looked up, and the platform will not ask again. */
  | { kind: 'late' }
  /** Answered before, and the reply is no longer kept. */
  | { kind: 'gone' };

/** A platform that lets go of a slow request and repeats the message, a few times. */
export interface Repeats {
  /** How often the platform delivers a message in all. */
  tries: number;
  /** How long its last try may take. */
  lastTryMs: number;
}

/**
 * Answers a delivery that wants its reply in the same response, once, however often it is repeated.
 * @param key the platform's id of the message.
 * @param conversationId whose message it is: what is kept goes when its person asks to be forgotten.
 * @param work makes the reply, without ids of anybody, as it is kept on disk; not called for a repetition.
 * @param repeats where the platform repeats what was slow: every try but the last waits for the reply, for an early
 * response would end the repetitions, and the reply could never be given.
 */
export type AnswerOnce = (
  channel: ChannelName,
  key: string,
  conversationId: string,
  work: () => Promise<string>,
  repeats?: Repeats,
) => Promise<Once>;

export function createAnswerOnce(deliveries: Deliveries): AnswerOnce {
  const underWay = new Map<string, Promise<string>>();

  function begin(channel: ChannelName, key: string, name: string, work: () => Promise<string>): Promise<string> {
    const reply = work().then((text) => {
      deliveries.finish(channel, key, text);
      return text;
    });
    underWay.set(name, reply);
    const done = () => void underWay.delete(name);
    reply.then(done, done);
    return reply;
  }

  return async (channel, key, conversationId, work, repeats) => {
    const name = `${channel}:${key}`;
    let reply = underWay.get(name);
    if (reply === undefined) {
      // `pending` and not under way: a process died over it, and the platform brings it again.
      if (deliveries.receiveOf(channel, key, conversationId) === 'done') {
        const kept = deliveries.replyTo(channel, key);
        return kept === null ? { kind: 'gone' } : { kind: 'reply', reply: kept };
      }
      reply = begin(channel, key, name, work);
    }
    const answered = reply.then((text): Once => ({ kind: 'reply', reply: text }));
    if (repeats === undefined || deliveries.begin(channel, key) < repeats.tries) return await answered;
    const timer = new AbortController();
    const late = sleep(repeats.lastTryMs, undefined, { signal: timer.signal }).then(
      (): Once => ({ kind: 'late' }),
      (): Once => ({ kind: 'late' }),
    );
    try {
      return await Promise.race([answered, late]);
    } finally {
      timer.abort();
    }
  };
}
