import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSimd, packColumns, packRows } from '../../scripts/train/simd.js';

const entry = fc.integer({ min: -8, max: 8 });
/** Sizes that the kernels take, and small whole numbers, of which float sums are exact. */
const problem = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 20 }))
  .map(([rows, columns, inner]) => ({ rows: rows * 4, columns: columns * 8, inner }))
  .chain((size) =>
    fc.record({
      size: fc.constant(size),
      a: fc.array(entry, { minLength: size.rows * size.inner, maxLength: size.rows * size.inner }),
      b: fc.array(entry, { minLength: size.inner * size.columns, maxLength: size.inner * size.columns }),
    }),
  );

describe('createSimd', () => {
  it('multiplies matrices as the definition does, from rows and from columns', () => {
    fc.assert(
      fc.property(problem, ({ size: { rows, columns, inner }, a, b }) => {
        const simd = createSimd(1);
        const [left, panels, product] = [simd.floats(a.length), simd.floats(b.length), simd.floats(rows * columns)];
        left.set(a);
        const expected = Array.from({ length: rows * columns }, (_, at) => {
          let sum = 0;
          for (let k = 0; k < inner; k++) {
            sum += a[Math.floor(at / columns) * inner + k]! * b[k * columns + (at % columns)]!;
          }
          return sum;
        });
        packRows(panels, Float32Array.from(b), inner, columns);
        simd.multiply(product, left, panels, rows, columns, inner);
        expect([...product]).toEqual(expected.map((x) => x + 0));

        const transposed = Float32Array.from(b, (_, at) => b[(at % inner) * columns + Math.floor(at / inner)]!);
        packColumns(panels, transposed, inner, columns);
        simd.multiply(product, left, panels, rows, columns, inner);
        expect([...product]).toEqual(expected.map((x) => x + 0));
      }),
      { numRuns: 50 },
    );
  });

  it('adds a multiple of one part of an array to a part of another, and touches nothing else', () => {
    const simd = createSimd(1);
    const [dst, src] = [simd.floats(16), simd.floats(16)];
    dst.fill(1);
    src.forEach((_, i) => {
      src[i] = i;
    });
    simd.addScaled(dst, 4, src, 8, 0.5, 8);
    expect([...dst]).toEqual([1, 1, 1, 1, 5, 5.5, 6, 6.5, 7, 7.5, 8, 8.5, 1, 1, 1, 1]);
  });
});
