import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { WenyuError } from '../../errors.js';
import { featureValue } from './features.js';

/** The weights of one linear score over all buckets, in 8 bits. */
export interface WeightRow {
  scale: number;
  bias: number;
  values: Int8Array;
}

/** The linear score of a message with these features. */
export function scoreOf({ scale, bias, values }: WeightRow, features: Int32Array): number {
  let sum = 0;
  for (const bucket of features) sum += values[bucket]!;
  return sum * scale * featureValue(features) + bias;
}

/** The probabilities of scores that are log-odds of one another, in their order. */
export function softmax(scores: readonly number[]): number[] {
  const top = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - top));
  const all = odds.reduce((sum, one) => sum + one, 0);
  return odds.map((one) => one / all);
}

/**
 * Reads a file of weights that ships.
 * @param training the npm script that makes it
 * @throws WenyuError E_MODEL_MISSING, or E_MODEL_INVALID where `decode` throws
 */
export async function readWeights<Weights>(
  file: string,
  training: string,
  decode: (content: Buffer) => Weights,
): Promise<Weights> {
  const hint = `restore the models/ folder of the project, or run npm run ${training}`;
  let content: Buffer;
  try {
    content = await readFile(file);
  } catch (cause) {
    throw new WenyuError('E_MODEL_MISSING', `${file} cannot be read`, hint, { cause });
  }
  try {
    return decode(content);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new WenyuError('E_MODEL_INVALID', `${file} cannot be used: ${why}`, hint, { cause });
  }
}

interface StoredRow {
  scale: number;
  bias: number;
  stored: 'dense' | 'sparse';
  bytes: number;
}

const prefixOf = (magic: string) => magic.length + 4;

/**
 * A file of weight rows: the magic, the length of the header as a 32-bit number (little-endian), the header as JSON, with
 * what is given as `meta`, a description of each row and a SHA-256 of all that follows. The rows follow, each stored the
 * shorter way: a dense row has a byte a bucket; a sparse one a bit a bucket that tells which weights are not 0, the lowest bit
 * of a byte first, then those.
 */
export function encodeRows(magic: string, meta: Readonly<Record<string, unknown>>, rows: readonly WeightRow[]): Buffer {
  const bodies = rows.map(({ values }) => {
    const sparse = sparseRow(values);
    return sparse.length < values.length
      ? { stored: 'sparse' as const, body: sparse }
      : { stored: 'dense' as const, body: Buffer.from(values) };
  });
  const data = Buffer.concat(bodies.map(({ body }) => body));
  const stored = rows.map(
    ({ scale, bias }, r): StoredRow => ({ scale, bias, stored: bodies[r]!.stored, bytes: bodies[r]!.body.length }),
  );
  const json = Buffer.from(JSON.stringify({ ...meta, rows: stored, digest: digestOf(data) }));
  const start = Buffer.alloc(prefixOf(magic), magic);
  start.writeUInt32LE(json.length, magic.length);
  return Buffer.concat([start, json, data]);
}

/**
 * Reads what {@link encodeRows} wrote.
 * @param sizesOf checks the header's other fields and tells how many weights each row has
 * @throws TypeError or SyntaxError saying what is wrong: another format, a truncated or changed file
 */
export function decodeRows<Meta>(
  magic: string,
  file: Buffer,
  sizesOf: (meta: Partial<Meta>) => (row: number) => number,
): { meta: Partial<Meta>; rows: WeightRow[] } {
  const prefix = prefixOf(magic);
  if (file.length < prefix || file.toString('latin1', 0, magic.length) !== magic)
    throw new TypeError('it is not a file of such weights');
  const dataStart = prefix + file.readUInt32LE(magic.length);
  if (dataStart > file.length) throw new TypeError('it ends within its header');
  const meta = JSON.parse(file.toString('utf8', prefix, dataStart)) as Partial<Meta> & {
    rows?: StoredRow[];
    digest?: string;
  };
  const sizeOf = sizesOf(meta);
  const data = file.subarray(dataStart);
  if (meta.digest !== digestOf(data)) throw new TypeError('it is truncated or changed');
  let at = 0;
  const rows = (meta.rows ?? []).map(({ scale, bias, stored, bytes }, row): WeightRow => {
    if (!Number.isFinite(scale) || !Number.isFinite(bias)) throw new TypeError('a scale or a bias is no number');
    const body = data.subarray(at, at + bytes);
    at += bytes;
    const size = sizeOf(row);
    const values = stored === 'sparse' ? denseRow(body, size) : Int8Array.from(body, (b) => (b << 24) >> 24);
    if (values.length !== size) throw new TypeError('a row has the wrong size');
    return { scale, bias, values };
  });
  if (at !== data.length) throw new TypeError('it is longer than its rows');
  return { meta, rows };
}

function sparseRow(values: Int8Array): Buffer {
  const bits = Buffer.alloc(values.length / 8);
  values.forEach((value, bucket) => {
    if (value !== 0) bits[bucket >> 3]! |= 1 << (bucket & 7);
  });
  return Buffer.concat([bits, Buffer.from(values.filter((value) => value !== 0))]);
}

function denseRow(body: Buffer, buckets: number): Int8Array {
  const values = new Int8Array(buckets);
  let at = buckets / 8;
  for (let bucket = 0; bucket < buckets; bucket++)
    if ((body[bucket >> 3] ?? 0) & (1 << (bucket & 7))) values[bucket] = body[at++] ?? 0;
  if (at !== body.length) throw new TypeError('a row has the wrong size');
  return values;
}

function digestOf(data: Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}
