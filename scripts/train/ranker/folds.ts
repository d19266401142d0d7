export const folds = 5;

/** The fold of a question: questions over one article stay together. */
export function foldOf(source: string): number {
  let hash = 7;
  for (const character of source) hash = (hash * 31 + character.charCodeAt(0)) >>> 0;
  return hash % folds;
}
