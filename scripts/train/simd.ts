/**
 * The two inner loops of training in WebAssembly SIMD, assembled here byte by byte: V8 does not vectorise JavaScript,
 * and four lanes at once make an epoch five times shorter. Opcodes: WebAssembly core specification 2.0, §5.4.
 */

/** The part of the WebAssembly interface used here; Node has it, but no type library of this project declares it. */
declare namespace WebAssembly {
  class Memory {
    constructor(descriptor: { initial: number });
    readonly buffer: ArrayBuffer;
  }
  class Module {
    constructor(bytes: Uint8Array<ArrayBuffer>);
  }
  class Instance {
    constructor(module: Module, imports: Record<string, Record<string, unknown>>);
    readonly exports: Record<string, unknown>;
  }
}

/** All arrays of a training run live in one memory, handed out front to back and never given back. */
export interface Simd {
  /** A zeroed array of `length` floats. */
  floats(length: number): Float32Array;
  /** dst += factor · src. Both are arrays of {@link floats} (or parts of one); the length is a multiple of 4. */
  addScaled(dst: Float32Array, dstAt: number, src: Float32Array, srcAt: number, factor: number, length: number): void;
  /**
   * C = A · B. A is rows × inner in row order; `panels` holds B (inner × columns) as {@link packRows} or
   * {@link packColumns} lays it out. rows is a multiple of 4, columns of 8.
   */
  multiply(c: Float32Array, a: Float32Array, panels: Float32Array, rows: number, columns: number, inner: number): void;
}

const op = {
  i32Add: [0x6a],
  i32Sub: [0x6b],
  f32x4Add: [0xfd, 0xe4, 0x01],
  f32x4Mul: [0xfd, 0xe6, 0x01],
  f32x4Splat: [0xfd, 0x13],
  load: (offset: number) => [0xfd, 0x00, 0x02, offset],
  loadSplat: [0xfd, 0x09, 0x02, 0x00],
  store: (offset: number) => [0xfd, 0x0b, 0x02, offset],
  get: (local: number) => [0x20, local],
  set: (local: number) => [0x21, local],
  constant: (value: number) => [0x41, value],
  /** Repeats `body` while the local `counter`, less one each time, is not 0. */
  loop: (body: number[], counter: number) => [
    ...[0x03, 0x40],
    ...body,
    ...[0x20, counter, 0x41, 1, 0x6b, 0x22, counter, 0x0d, 0, 0x0b],
  ],
};
const i32 = 0x7f;
const f32 = 0x7d;
const v128 = 0x7b;

/** local += amount */
const advance = (local: number, amount: number): number[] => [
  ...op.get(local),
  ...op.constant(amount),
  ...op.i32Add,
  ...op.set(local),
];

/** (dst, src, factor, quads): four floats a turn. */
function addScaledBody(): number[] {
  const [dst, src, factor, quads, splat] = [0, 1, 2, 3, 4];
  return [
    ...[...op.get(factor!), ...op.f32x4Splat, ...op.set(splat!)],
    ...op.loop(
      [
        ...op.get(dst!),
        ...[...op.get(dst!), ...op.load(0)],
        ...[...op.get(src!), ...op.load(0), ...op.get(splat!), ...op.f32x4Mul],
        ...[...op.f32x4Add, ...op.store(0)],
        ...[...advance(dst!, 16), ...advance(src!, 16)],
      ],
      quads!,
    ),
  ];
}

/** (a, aStride, b, c, cStride, inner): a block of 4 rows × 8 columns, held in eight registers. */
function blockBody(): number[] {
  const [a, aStride, b, c, cStride, inner] = [0, 1, 2, 3, 4, 5] as const;
  const rowAt = [a, 6, 7, 8];
  const [left, right, splat, firstSum] = [9, 10, 11, 12] as const;
  const sum = (row: number, half: number): number => firstSum + row * 2 + half;
  const rows = [0, 1, 2, 3];
  return [
    ...[1, 2, 3].flatMap((row) => [
      ...[...op.get(rowAt[row - 1]!), ...op.get(aStride), ...op.i32Add, ...op.set(rowAt[row]!)],
    ]),
    ...op.loop(
      [
        ...[...op.get(b), ...op.load(0), ...op.set(left), ...op.get(b), ...op.load(16), ...op.set(right)],
        ...rows.flatMap((row) => [
          ...[...op.get(rowAt[row]!), ...op.loadSplat, ...op.set(splat), ...advance(rowAt[row]!, 4)],
          ...[left, right].flatMap((columns, half) => [
            ...op.get(sum(row, half)),
            ...[...op.get(splat), ...op.get(columns), ...op.f32x4Mul],
            ...[...op.f32x4Add, ...op.set(sum(row, half))],
          ]),
        ]),
        ...advance(b, 32),
      ],
      inner,
    ),
    ...rows.flatMap((row) => [
      ...[...op.get(c), ...op.get(sum(row, 0)), ...op.store(0)],
      ...[...op.get(c), ...op.get(sum(row, 1)), ...op.store(16)],
      ...[...op.get(c), ...op.get(cStride), ...op.i32Add, ...op.set(c)],
    ]),
  ];
}

const leb = (value: number): number[] => (value < 128 ? [value] : [(value & 127) | 128, ...leb(value >> 7)]);
const section = (id: number, body: number[]): number[] => [id, ...leb(body.length), ...body];
const text = (value: string): number[] => [value.length, ...Buffer.from(value)];
const code = (locals: number[], body: number[]): number[] => {
  const bytes = [...locals, ...body, 0x0b];
  return [...leb(bytes.length), ...bytes];
};

function assemble(): Uint8Array<ArrayBuffer> {
  return new Uint8Array([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [2, 0x60, 4, i32, i32, f32, i32, 0, 0x60, 6, i32, i32, i32, i32, i32, i32, 0]),
    ...section(2, [1, ...text('env'), ...text('memory'), 0x02, 0x00, 0x01]),
    ...section(3, [2, 0, 1]),
    ...section(7, [2, ...text('addScaled'), 0, 0, ...text('block'), 0, 1]),
    ...section(10, [
      2,
      ...code([1, 1, v128], addScaledBody()),
      // Three row addresses, then B's two halves, the splat and eight sums.
      ...code([2, 3, i32, 11, v128], blockBody()),
    ]),
  ]);
}

const pageBytes = 65536;

/** @param megabytes Size of the memory that all arrays share. */
export function createSimd(megabytes: number): Simd {
  const memory = new WebAssembly.Memory({ initial: Math.ceil((megabytes * 1048576) / pageBytes) });
  const instance = new WebAssembly.Instance(new WebAssembly.Module(assemble()), { env: { memory } });
  const { addScaled, block } = instance.exports as {
    addScaled(dst: number, src: number, factor: number, quads: number): void;
    block(a: number, aStride: number, b: number, c: number, cStride: number, inner: number): void;
  };
  let used = 16;
  return {
    floats(length) {
      const array = new Float32Array(memory.buffer, used, length);
      used += Math.ceil(length / 4) * 16;
      return array;
    },
    addScaled(dst, dstAt, src, srcAt, factor, length) {
      addScaled(dst.byteOffset + dstAt * 4, src.byteOffset + srcAt * 4, factor, length >> 2);
    },
    multiply(c, a, panels, rows, columns, inner) {
      for (let column = 0; column < columns; column += 8) {
        const b = panels.byteOffset + column * inner * 4;
        for (let row = 0; row < rows; row += 4) {
          const at = c.byteOffset + (row * columns + column) * 4;
          block(a.byteOffset + row * inner * 4, inner * 4, b, at, columns * 4, inner);
        }
      }
    },
  };
}

/** Lays out B (inner × columns, row order) for {@link Simd.multiply}: panels of 8 columns, one after another. */
export function packRows(panels: Float32Array, b: Float32Array, inner: number, columns: number): void {
  let at = 0;
  for (let column = 0; column < columns; column += 8) {
    for (let k = 0; k < inner; k++) {
      const from = k * columns + column;
      for (let i = 0; i < 8; i++) panels[at++] = b[from + i]!;
    }
  }
}

/** Lays out the transpose of B (columns × inner, row order) for {@link Simd.multiply}. */
export function packColumns(panels: Float32Array, b: Float32Array, inner: number, columns: number): void {
  let at = 0;
  for (let column = 0; column < columns; column += 8) {
    for (let k = 0; k < inner; k++) {
      for (let i = 0; i < 8; i++) panels[at++] = b[(column + i) * inner + k]!;
    }
  }
}
