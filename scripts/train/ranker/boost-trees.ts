import { type BoostedTrees, sigmoid, type Tree } from '../../../src/answering/ranking/trees.js';
import { createRandom } from '../random.js';

export interface BoostOptions {
  rounds: number;
  learningRate: number;
  leaves: number;
  /** Least sum of hessians in a leaf. */
  leastWeight: number;
  /** L2 penalty on leaf values. */
  penalty: number;
  /** Share of the rows, and of the features, that each tree sees. */
  subsample: number;
  featureShare: number;
  /** Features that may only raise (1) or only lower (−1) the probability; the others are free. */
  monotone: ReadonlyMap<string, 1 | -1>;
  seed: number;
  /** Log-odds that a model trained before gives each row: the trees correct these. None: the share of ones. */
  from?: Float64Array;
}

const bins = 64;

/**
 * Trains gradient-boosted trees on the logistic loss, leaf-wise over histograms (the method of LightGBM, Ke et al. 2017).
 * @param rows feature vectors of one length; @param labels 0 or 1; @param weights of the rows
 */
export function boostTrees(
  features: readonly string[],
  rows: readonly Float64Array[],
  labels: readonly number[],
  weights: readonly number[],
  options: BoostOptions,
): BoostedTrees {
  const { next } = createRandom(options.seed);
  const edges = features.map((_, f) => quantiles(rows.map((row) => row[f]!)));
  const binned = features.map((_, f) => Uint8Array.from(rows, (row) => binOf(edges[f]!, row[f]!)));
  const directions = features.map((name) => options.monotone.get(name) ?? 0);
  const total = weights.reduce((a, b) => a + b, 0);
  const mean = labels.reduce((sum, label, i) => sum + label * weights[i]!, 0) / total;
  const bias = options.from ? 0 : Math.log(mean / (1 - mean));
  const scores = options.from ? Float64Array.from(options.from) : new Float64Array(rows.length).fill(bias);
  const gradient = new Float64Array(rows.length);
  const hessian = new Float64Array(rows.length);
  const trees: Tree[] = [];
  for (let round = 0; round < options.rounds; round++) {
    const sample: number[] = [];
    for (let i = 0; i < rows.length; i++) {
      const p = sigmoid(scores[i]!);
      gradient[i] = (p - labels[i]!) * weights[i]!;
      hessian[i] = Math.max(1e-6, p * (1 - p)) * weights[i]!;
      if (next() < options.subsample) sample.push(i);
    }
    const usable = features.map(() => next() < options.featureShare);
    const tree = growTree(Int32Array.from(sample), { binned, edges, gradient, hessian, directions, usable, options });
    trees.push(tree);
    for (let i = 0; i < rows.length; i++) scores[i]! += leafOf(tree, rows[i]!);
  }
  return { features: [...features], bias, trees };
}

function leafOf(tree: Tree, row: Float64Array): number {
  let node = 0;
  while (tree.feature[node]! >= 0) {
    node = row[tree.feature[node]!]! <= tree.threshold[node]! ? tree.left[node]! : tree.right[node]!;
  }
  return tree.threshold[node]!;
}

/** Up to 63 edges between bins; a value is in the bin of the first edge that it does not exceed. */
function quantiles(values: number[]): number[] {
  const sorted = Float64Array.from(values).sort();
  const edges: number[] = [];
  for (let bin = 1; bin < bins; bin++) {
    const edge = sorted[Math.floor((bin * sorted.length) / bins)]!;
    if (edges.at(-1) !== edge) edges.push(edge);
  }
  return edges;
}

function binOf(edges: readonly number[], value: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= edges[middle]!) high = middle;
    else low = middle + 1;
  }
  return low;
}

interface Split {
  gain: number;
  feature: number;
  bin: number;
}

/** What growing a tree reads; one entry a feature, or one a row. */
interface Growth {
  binned: readonly Uint8Array[];
  edges: readonly number[][];
  gradient: Float64Array;
  hessian: Float64Array;
  directions: readonly number[];
  usable: readonly boolean[];
  options: BoostOptions;
}

interface Leaf {
  node: number;
  rows: Int32Array;
  split: Split | null;
  /** Bounds on the values below this leaf, which keep a monotone split above it true. */
  low: number;
  high: number;
}

function growTree(rows: Int32Array, growth: Growth): Tree {
  const { binned, edges, directions, options } = growth;
  const tree: Tree = { feature: [], threshold: [], left: [], right: [] };
  const addLeaf = (members: Int32Array, low: number, high: number): Leaf => {
    let g = 0;
    let h = 0;
    for (const i of members) {
      g += growth.gradient[i]!;
      h += growth.hessian[i]!;
    }
    const node = tree.feature.length;
    tree.feature.push(-1);
    tree.threshold.push(options.learningRate * clamp(-g / (h + options.penalty), low, high));
    tree.left.push(-1);
    tree.right.push(-1);
    return { node, rows: members, low, high, split: bestSplit(members, g, h, growth) };
  };
  const open = [addLeaf(rows, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY)];
  for (let leaves = 1; leaves < options.leaves; leaves++) {
    const best = open.filter((leaf) => leaf.split).sort((a, b) => b.split!.gain - a.split!.gain)[0];
    if (!best) break;
    open.splice(open.indexOf(best), 1);
    const { feature, bin } = best.split!;
    const bucket = binned[feature]!;
    const direction = directions[feature]!;
    // The middle of the leaf's own value bounds both sides, so that nothing below can turn the split round.
    const middle = tree.threshold[best.node]! / options.learningRate;
    const [leftHigh, rightLow] = direction > 0 ? [middle, middle] : [best.high, best.low];
    const [leftLow, rightHigh] = direction < 0 ? [middle, middle] : [best.low, best.high];
    const left = addLeaf(
      best.rows.filter((i) => bucket[i]! <= bin),
      leftLow,
      leftHigh,
    );
    const right = addLeaf(
      best.rows.filter((i) => bucket[i]! > bin),
      rightLow,
      rightHigh,
    );
    tree.feature[best.node] = feature;
    tree.threshold[best.node] = edges[feature]![bin]!;
    tree.left[best.node] = left.node;
    tree.right[best.node] = right.node;
    open.push(left, right);
  }
  return tree;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

function bestSplit(rows: Int32Array, g: number, h: number, growth: Growth): Split | null {
  const { binned, edges, gradient, hessian, directions, usable, options } = growth;
  const { penalty, leastWeight } = options;
  const whole = (g * g) / (h + penalty);
  let best: Split | null = null;
  const sumG = new Float64Array(bins + 1);
  const sumH = new Float64Array(bins + 1);
  for (let feature = 0; feature < binned.length; feature++) {
    const last = edges[feature]!.length;
    if (last === 0 || !usable[feature]) continue;
    sumG.fill(0);
    sumH.fill(0);
    const bucket = binned[feature]!;
    for (const i of rows) {
      sumG[bucket[i]!]! += gradient[i]!;
      sumH[bucket[i]!]! += hessian[i]!;
    }
    let leftG = 0;
    let leftH = 0;
    for (let bin = 0; bin < last; bin++) {
      leftG += sumG[bin]!;
      leftH += sumH[bin]!;
      if (leftH < leastWeight || h - leftH < leastWeight) continue;
      const left = -leftG / (leftH + penalty);
      const right = -(g - leftG) / (h - leftH + penalty);
      if (directions[feature]! * (right - left) < 0) continue;
      const gain = (leftG * leftG) / (leftH + penalty) + ((g - leftG) * (g - leftG)) / (h - leftH + penalty) - whole;
      if (gain > 1e-6 && gain > (best?.gain ?? 0)) best = { gain, feature, bin };
    }
  }
  return best;
}
