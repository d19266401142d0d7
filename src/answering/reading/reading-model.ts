import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { WenyuError } from '../../errors.js';
import { encodeForReader } from './encode.js';
import type { SpanLogits } from './spans.js';

/** Folder of the reader among the models. */
export const readerFolder = 'answer-reader';

/** A network that reads a passage for the answer to a question (models/answer-reader). */
export interface ReadingModel {
  /** Logits over each window; both texts folded, what is longer than the network takes is cut. */
  read(question: string, windows: readonly string[]): Promise<SpanLogits[]>;
}

/** Windows in one run: enough to pay for the call, few enough to leave the event loop soon. */
const batchSize = 4;
/** Numbers from here on are characters; those before mean padding, unknown, start and separator. */
const firstCharacter = 4;

/**
 * Loads the reader that ships.
 * @throws WenyuError E_MODEL_MISSING or E_MODEL_INVALID
 */
export async function loadReadingModel(modelsFolder: string): Promise<ReadingModel> {
  const folder = join(modelsFolder, readerFolder);
  const [characters, words] = await Promise.all(
    ['characters.txt', 'words.txt'].map((name) => readList(join(folder, name))),
  );
  const vocabulary = { characters: numbered(characters!, firstCharacter), words: numbered(words!, 1) };
  const { InferenceSession, Tensor } = (await import('onnxruntime-node')).default;
  const file = join(folder, 'onnx', 'model_quantized.onnx');
  // One thread: answer processes take the cores, and threads of each that wait for one another cost more than they give.
  const session = await InferenceSession.create(file, { intraOpNumThreads: 1, interOpNumThreads: 1 }).catch(
    (cause: unknown) => {
      throw invalid(file, cause);
    },
  );

  const readBatch = async (question: string, windows: readonly string[]): Promise<SpanLogits[]> => {
    const rows = windows.map((window) => encodeForReader(question, window, vocabulary));
    const width = Math.max(...rows.map(({ ids }) => ids.length));
    const tensor = (part: 'ids' | 'positions' | 'kinds' | 'matches' | 'words') => {
      const data = new BigInt64Array(rows.length * width);
      rows.forEach((row, r) => {
        row[part].forEach((value, i) => {
          data[r * width + i] = BigInt(value);
        });
      });
      return new Tensor('int64', data, [rows.length, width]);
    };
    const output = await session.run({
      input_ids: tensor('ids'),
      position_ids: tensor('positions'),
      token_type_ids: tensor('kinds'),
      match_ids: tensor('matches'),
      word_ids: tensor('words'),
    });
    const logits = output.logits!.data as Float32Array;
    return rows.map(({ ids, offset }, r) => {
      const starts = new Float32Array(ids.length);
      const ends = new Float32Array(ids.length);
      for (let i = 0; i < ids.length; i++) {
        starts[i] = logits[2 * (r * width + i)]!;
        ends[i] = logits[2 * (r * width + i) + 1]!;
      }
      return { starts, ends, offset };
    });
  };

  // The highest numbers are looked up once, so that a list that does not fit the network shows now.
  await readBatch('', [characters!.at(-1) ?? '', words!.at(-1) ?? '']).catch((cause: unknown) => {
    throw invalid(folder, cause);
  });
  return {
    async read(question, windows) {
      const found: SpanLogits[] = [];
      for (let from = 0; from < windows.length; from += batchSize) {
        if (from > 0) await setImmediate();
        found.push(...(await readBatch(question, windows.slice(from, from + batchSize))));
      }
      return found;
    },
  };
}

function invalid(what: string, cause: unknown): WenyuError {
  return new WenyuError(
    'E_MODEL_INVALID',
    `the reader in ${what} cannot be loaded: ${cause instanceof Error ? cause.message : String(cause)}`,
    'restore the models/ folder of the project',
    { cause },
  );
}

const numbered = (list: readonly string[], first: number) => new Map(list.map((entry, i) => [entry, i + first]));

async function readList(file: string): Promise<string[]> {
  try {
    return (await readFile(file, 'utf8')).split('\n').filter(Boolean);
  } catch (cause) {
    throw new WenyuError('E_MODEL_MISSING', `${file} cannot be read`, 'restore the models/ folder of the project', {
      cause,
    });
  }
}
