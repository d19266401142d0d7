import type { Simd } from './simd.js';
import type { Side, StaticModel } from './static-model.js';

/** Adam (Kingma & Ba 2015) that visits only the rows a batch touched: most pieces are in few batches. */
export interface Optimiser {
  /** Moves the model against the gradients that both sides hold (with respect to their sums). */
  step(sides: readonly Side[], scaleGradient: number, rates: { vectors: number; weights: number }): void;
}

const [beta1, beta2, epsilon] = [0.9, 0.999, 1e-8];

export function createOptimiser(simd: Simd, model: StaticModel): Optimiser {
  const { pieces, size, vectors, logWeights } = model;
  const gradient = simd.floats(pieces * size);
  const mean = new Float32Array(pieces * size);
  const square = new Float32Array(pieces * size);
  const weightMean = new Float32Array(pieces);
  const weightSquare = new Float32Array(pieces);
  const scale = { mean: 0, square: 0 };
  const touchedAt = new Int32Array(pieces);
  let time = 0;

  return {
    step(sides, scaleGradient, rates) {
      time++;
      const touched: number[] = [];
      for (const side of sides) {
        side.texts.forEach(({ ids, factors }, row) => {
          ids.forEach((id, i) => {
            if (touchedAt[id] !== time) {
              touchedAt[id] = time;
              touched.push(id);
            }
            simd.addScaled(gradient, id * size, side.gradient, row * size, factors[i]!, size);
          });
        });
      }
      const bias1 = 1 - beta1 ** time;
      const bias2 = Math.sqrt(1 - beta2 ** time);
      for (const id of touched) {
        const weight = Math.exp(logWeights[id]!);
        let dot = 0;
        for (let i = id * size; i < (id + 1) * size; i++) {
          const raw = gradient[i]!;
          gradient[i] = 0;
          dot += raw * vectors[i]!;
          const g = raw * weight;
          mean[i] = beta1 * mean[i]! + (1 - beta1) * g;
          square[i] = beta2 * square[i]! + (1 - beta2) * g * g;
          vectors[i]! -= (rates.vectors * mean[i]!) / bias1 / (Math.sqrt(square[i]!) / bias2 + epsilon);
        }
        const g = dot * weight;
        weightMean[id] = beta1 * weightMean[id]! + (1 - beta1) * g;
        weightSquare[id] = beta2 * weightSquare[id]! + (1 - beta2) * g * g;
        logWeights[id]! -= (rates.weights * weightMean[id]!) / bias1 / (Math.sqrt(weightSquare[id]!) / bias2 + epsilon);
      }
      scale.mean = beta1 * scale.mean + (1 - beta1) * scaleGradient;
      scale.square = beta2 * scale.square + (1 - beta2) * scaleGradient * scaleGradient;
      model.logScale -= (rates.weights * scale.mean) / bias1 / (Math.sqrt(scale.square) / bias2 + epsilon);
    },
  };
}
