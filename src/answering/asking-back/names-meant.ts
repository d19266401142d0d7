import type { Understanding } from '../understand/understand.js';
import type { Meaning } from './meaning.js';

/**
 * The names of the archive that a misspelt one is equally near to, each as the question with that name; none when no name
 * is in doubt, or when the question leans on the conversation, which tells more than the sound.
 */
export function namesMeant({ choices, question }: Pick<Understanding, 'choices' | 'question'>): Meaning[] {
  if (question.terms.some(({ borrowed }) => borrowed)) return [];
  return choices.map(({ name, text }) => {
    const asked = text.replace(/[\s?？。!！,，]+$/u, '');
    return {
      phrasings: [{ question: asked === name ? `“${name}”是什么？` : `${asked}？`, isAnsweredBy: () => true }],
    };
  });
}
