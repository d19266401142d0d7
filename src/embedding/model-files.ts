import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { WenyuError } from '../errors.js';

/** The network of a quantised encoder, relative to the model's folder. */
export const networkFile = 'onnx/model_quantized.onnx';
/** The files that transformers.js reads of a quantised encoder, relative to the model's folder, in digest order. */
export const modelFiles = ['config.json', 'tokenizer.json', 'tokenizer_config.json', networkFile];

/** Whether `folder` holds every file of a model. */
export function isModelFolder(folder: string): boolean {
  return modelFiles.every((file) => existsSync(join(folder, file)));
}

/** @throws WenyuError E_MODEL_MISSING naming the first file that is not there. */
export function requireModelFolder(folder: string): void {
  for (const file of modelFiles) {
    if (existsSync(join(folder, file))) continue;
    throw new WenyuError(
      'E_MODEL_MISSING',
      `the embedding model has no file ${join(folder, file)}`,
      'Restore models/ from the project, or run `wenyu model fetch NAME` for a model of a hub.',
    );
  }
}

/** SHA-256 (hex) of one file. */
async function digestOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** SHA-256 (hex) over the names and contents of a model's files: changes whenever any vector could. */
export async function digestOfModel(folder: string): Promise<string> {
  const hash = createHash('sha256');
  for (const file of modelFiles) hash.update(`${file} ${await digestOfFile(join(folder, file))}\n`);
  return hash.digest('hex');
}
