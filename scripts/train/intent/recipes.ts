import type { Recipe } from './fit-intents.js';

/** The recipe of the classifier that ships. */
export const shippedRecipe: Recipe = {
  features: { longestGram: 3, words: true, pairs: true, buckets: 2 ** 18 },
  penalty: 4e-6,
  epochs: 8,
  stepSize: 8,
  civicWeight: 0.5,
  balance: 0.5,
};

const { features } = shippedRecipe;

/** What it was compared with (models/message-intent/README.md has the figures), each other than it in one thing. */
export const comparedRecipes: readonly (readonly [name: string, recipe: Recipe])[] = [
  ['as shipped', shippedRecipe],
  ['runs up to 2 characters', { ...shippedRecipe, features: { ...features, longestGram: 2 } }],
  ['runs up to 4 characters', { ...shippedRecipe, features: { ...features, longestGram: 4 } }],
  ['without pairs of words', { ...shippedRecipe, features: { ...features, pairs: false } }],
  ['2^16 buckets', { ...shippedRecipe, features: { ...features, buckets: 2 ** 16 } }],
  ['L2 2e-5', { ...shippedRecipe, penalty: 2e-5 }],
  ['L2 1e-6', { ...shippedRecipe, penalty: 1e-6 }],
  ['civic questions count 1', { ...shippedRecipe, civicWeight: 1 }],
  ['civic questions count 0.2', { ...shippedRecipe, civicWeight: 0.2 }],
  ['intents by their number', { ...shippedRecipe, balance: 0 }],
];
