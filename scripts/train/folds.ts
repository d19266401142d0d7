/** How many parts labelled questions and messages are divided into, each judged by what was trained on the others. */
export const folds = 5;

function hashOf(source: string): number {
  let hash = 7;
  for (let i = 0; i < source.length; i++) hash = (hash * 31 + source.charCodeAt(i)) >>> 0;
  return hash;
}

/** The part of a question, 0 to 4, by the articles that it is about: questions over one article stay together. */
export function foldOfArticles(source: string): number {
  return hashOf(source) % folds;
}

/** The part of a message, 0 to 4, by what it comes from: messages of one source are judged together. */
export function foldOfMessage(source: string): number {
  const hash = hashOf(source);
  return ((hash ^ (hash >>> 7)) >>> 0) % folds;
}
