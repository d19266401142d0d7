/** How many parts messages are divided into, each judged by what was trained on the others. */
export const folds = 5;

/** The part of a message, 0 to 4, by what it comes from: messages of one source are judged together. */
export function foldOf(source: string): number {
  let hash = 7;
  for (let i = 0; i < source.length; i++) hash = (hash * 31 + source.charCodeAt(i)) >>> 0;
  return ((hash ^ (hash >>> 7)) >>> 0) % folds;
}
