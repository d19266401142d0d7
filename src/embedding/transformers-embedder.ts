import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { AutoTokenizer, PreTrainedModel } from '@xenova/transformers';
import { WenyuError } from '../errors.js';
import { fold } from '../text/fold.js';
import type { Embedder } from './embedder.js';
import { networkFile } from './model-files.js';
import type { ModelProfile } from './profile.js';
import { createUnigram } from './unigram.js';

export interface LoadedModel {
  id: string;
  digest: string;
  /** Absolute path of the model's folder. */
  folder: string;
  profile: ModelProfile;
}

/** Texts for one run of the network: enough to pay for the call, few enough to leave the event loop soon. */
const batchSize = 16;
/** Longest piece of any vocabulary worth counting on, in characters: bounds the work on a text of megabytes. */
const longestPiece = 8;

type Tokenizer = Awaited<ReturnType<typeof AutoTokenizer.from_pretrained>> & { cls_token?: string };
/** What transformers.js keeps of a Unigram tokenizer. */
interface UnigramModel {
  vocab: string[];
  scores: number[];
  unk_token_id: number;
}

/** The tokenizer and network of transformers.js, loaded from `folder` alone: no cache, no network. */
async function loadNetwork(folder: string, { cost }: ModelProfile) {
  const { AutoModel, AutoTokenizer, Tensor, env } = await import('@xenova/transformers');
  env.allowRemoteModels = false;
  env.useFSCache = false;
  env.localModelPath = '';
  const tokenizer = await AutoTokenizer.from_pretrained(folder, { local_files_only: true });
  const network = await AutoModel.from_pretrained(folder, { local_files_only: true, quantized: true });
  if (cost === 'static') await useOneThread(network, folder);
  return { tokenizer, network, Tensor };
}

/**
 * Gives a network a session of one thread, which transformers.js has no option for: between two short runs the threads of a
 * session spin, and so take a whole core from the building of the graph (docs/benchmarks.md).
 */
async function useOneThread(network: PreTrainedModel, folder: string): Promise<void> {
  const { InferenceSession } = (await import('onnxruntime-node')).default;
  const file = join(folder, networkFile);
  const session = await InferenceSession.create(file, { intraOpNumThreads: 1, interOpNumThreads: 1 });
  await network.dispose();
  network.session = session;
}

/**
 * The tokenizer of a static model, in a fifth of the time: the lattice that transformers.js builds for each word takes
 * three quarters of all the work on a text. Same pieces, but unknown characters are left out, whose vector is zero.
 */
function staticEncoder(tokenizer: Tokenizer): (text: string) => number[] {
  const { vocab: pieces, scores, unk_token_id: unknown } = tokenizer.model as unknown as UnigramModel;
  const classify = pieces.indexOf(tokenizer.cls_token ?? '[CLS]');
  const pad = tokenizer.pad_token_id ?? 0;
  const segment = createUnigram({ pieces, scores, pad, unknown, classify });
  return (text) => [classify, ...segment(text.normalize('NFKC').toLowerCase())];
}

/** Scales to length 1, in place; a vector of zeros or of no number becomes the first unit vector. */
function normalise(vector: Float32Array): Float32Array {
  let sum = 0;
  for (const x of vector) sum += x * x;
  const norm = Math.sqrt(sum);
  if (norm > 0 && Number.isFinite(norm)) {
    for (let i = 0; i < vector.length; i++) vector[i]! /= norm;
  } else {
    vector.fill(0);
    vector[0] = 1;
  }
  return vector;
}

/**
 * An embedder over a model folder of transformers.js, in this process. Texts longer than the model takes are cut,
 * empty ones get a vector too.
 * @throws WenyuError E_MODEL_INVALID when the files do not make a model.
 */
export async function createTransformersEmbedder({ id, digest, folder, profile }: LoadedModel): Promise<Embedder> {
  const { tokenizer, network, Tensor } = await loadNetwork(folder, profile).catch((cause: unknown) => {
    throw new WenyuError(
      'E_MODEL_INVALID',
      `the embedding model in ${folder} cannot be loaded: ${cause instanceof Error ? cause.message : String(cause)}`,
      'Restore the model folder, or fetch the model again.',
      { cause },
    );
  });
  const maxTokens: number = tokenizer.model_max_length ?? 512;

  const segment =
    profile.cost === 'static' ? staticEncoder(tokenizer) : (text: string): number[] => tokenizer.encode(text);
  /** Token ids of a text, never more than the model takes and never none. */
  const encode = (text: string): number[] => {
    const cut = text.slice(0, maxTokens * longestPiece);
    const ids = segment(profile.fold ? fold(cut) : cut.replace(/\p{Surrogate}/gu, ' '));
    if (ids.length <= maxTokens) return ids;
    return [...ids.slice(0, maxTokens - 1), ids.at(-1)!];
  };

  const embedBatch = async (texts: readonly string[]): Promise<Float32Array[]> => {
    const rows = texts.map(encode);
    const width = Math.max(...rows.map((row) => row.length));
    const shape = [rows.length, width];
    const ids = new BigInt64Array(rows.length * width).fill(BigInt(tokenizer.pad_token_id ?? 0));
    const mask = new BigInt64Array(rows.length * width);
    rows.forEach((row, r) => {
      row.forEach((token, i) => {
        ids[r * width + i] = BigInt(token);
        mask[r * width + i] = 1n;
      });
    });
    const output = await network({
      input_ids: new Tensor('int64', ids, shape),
      attention_mask: new Tensor('int64', mask, shape),
      token_type_ids: new Tensor('int64', new BigInt64Array(ids.length), shape),
    });
    const [, steps, size] = output.last_hidden_state.dims as [number, number, number];
    const hidden = output.last_hidden_state.data as Float32Array;
    return rows.map((row, r) => {
      const from = r * steps * size;
      if (profile.pooling === 'cls') return normalise(hidden.slice(from, from + size));
      const sum = new Float32Array(size);
      for (let i = 0; i < row.length; i++) {
        for (let d = 0; d < size; d++) sum[d]! += hidden[from + i * size + d]!;
      }
      return normalise(sum);
    });
  };

  const [probe] = await embedBatch(['']);
  return {
    id,
    digest,
    dimensions: probe!.length,
    async embedPassages(texts) {
      const vectors: Float32Array[] = [];
      for (let from = 0; from < texts.length; from += batchSize) {
        if (from > 0) await setImmediate();
        vectors.push(...(await embedBatch(texts.slice(from, from + batchSize))));
      }
      return vectors;
    },
    async embedQuery(text) {
      const [vector] = await embedBatch([profile.queryPrefix + text]);
      return vector!;
    },
    close: async () => {
      await network.dispose();
    },
  };
}
