import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { WenyuError } from '../errors.js';
import { defaultPatience, type Patience, withRetries } from './hub-request.js';
import { isModelFolder, modelFiles } from './model-files.js';

/** Where models come from when no mirror is named. */
const defaultHost = 'https://huggingface.co';

export interface FetchOptions {
  /** Name on the hub, `OWNER/NAME`. */
  model: string;
  /** Origin of the hub or of its mirror. */
  host?: string;
  /** Where fetched models lie; the model becomes the folder `cacheFolder/OWNER/NAME`. */
  cacheFolder: string;
  /** Called as bytes arrive; `total` is null when the hub does not say. */
  onProgress?: (file: string, received: number, total: number | null) => void;
  patience?: Patience;
}

/** What a hub says about a file before it is fetched. */
interface RemoteFile {
  url: string;
  bytes: number | null;
  /**
   * The hub's name for exactly these contents: SHA-256 (64 hex digits) of a large file, git's blob id (40) of a small
   * one, anything else of a mirror of another make; null when there is none.
   */
  tag: string | null;
}

const modelName = /^[\w-][\w.-]*\/[\w-][\w.-]*$/;

function checkName(model: string): void {
  if (modelName.test(model)) return;
  throw new WenyuError(
    'E_INPUT_INVALID',
    `${JSON.stringify(model)} is no name of a model on a hub`,
    'A name looks like Xenova/bge-small-zh-v1.5.',
  );
}

function numberOrNull(text: string | null): number | null {
  return text === null ? null : Number(text);
}

/** Asks about a file. A hub answers for a large file with a redirect that carries its size and checksum itself. */
async function describe(url: string, patience: Patience): Promise<RemoteFile> {
  const ask = (at: string, redirect: 'manual' | 'follow'): Promise<RemoteFile | null> =>
    withRetries(
      at,
      () => ({ method: 'HEAD', redirect, headers: { 'accept-encoding': 'identity' } }),
      async ({ status, headers }) => {
        const linked = headers.get('x-linked-etag');
        if (status >= 300 && status < 400 && linked === null) return null;
        if (status >= 400) {
          throw new WenyuError(
            'E_MODEL_MISSING',
            `${new URL(url).origin} has no file ${new URL(url).pathname} (it answered ${status})`,
            'Check the name; the model must have quantised ONNX files for transformers.js.',
          );
        }
        const tag = (linked ?? headers.get('etag'))?.replace(/^W\//, '').replaceAll('"', '') ?? null;
        return { url, tag, bytes: numberOrNull(headers.get('x-linked-size') ?? headers.get('content-length')) };
      },
      patience,
    );
  return (await ask(url, 'manual')) ?? (await ask(url, 'follow')) ?? { url, bytes: null, tag: null };
}

async function sizeOf(path: string): Promise<number> {
  return existsSync(path) ? (await stat(path)).size : 0;
}

/** Whether a file on disk is what the hub described. Without a checksum the size must do. */
async function matches(path: string, { bytes, tag }: RemoteFile): Promise<boolean> {
  const size = await sizeOf(path);
  if (bytes !== null && size !== bytes) return false;
  const isSha256 = tag !== null && /^[0-9a-f]{64}$/.test(tag);
  const isBlobId = tag !== null && /^[0-9a-f]{40}$/.test(tag);
  if (!isSha256 && !isBlobId) return size > 0;
  const hash = createHash(isSha256 ? 'sha256' : 'sha1');
  if (isBlobId) hash.update(`blob ${size}\0`);
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex') === tag;
}

/** Fetches one file into `path`, taking up what an earlier run left in `path.….part`. */
async function fetchFile(path: string, remote: RemoteFile, options: FetchOptions, file: string): Promise<void> {
  const contents = createHash('sha256')
    .update(remote.tag ?? 'untagged')
    .digest('hex')
    .slice(0, 12);
  const part = `${path}.${contents}.part`;
  // Without a name for its contents there is no telling whether the rest would belong to what is here.
  if (remote.tag === null || (await sizeOf(part)) > (remote.bytes ?? Infinity)) await rm(part, { force: true });
  let from = await sizeOf(part);
  if (from !== remote.bytes) {
    await withRetries(
      remote.url,
      () => ({
        method: 'GET',
        redirect: 'follow',
        headers: { 'accept-encoding': 'identity', ...(from > 0 && { range: `bytes=${from}-` }) },
      }),
      async (response, alive) => {
        const resumed = response.status === 206;
        let received = resumed ? from : 0;
        const count = async function* (chunks: AsyncIterable<Uint8Array>) {
          for await (const chunk of chunks) {
            alive();
            received += chunk.length;
            options.onProgress?.(file, received, remote.bytes);
            yield chunk;
          }
        };
        if (!response.ok || !response.body) throw new Error(`it answered ${response.status}`);
        try {
          await pipeline(response.body, count, createWriteStream(part, { flags: resumed ? 'a' : 'w' }));
        } finally {
          from = await sizeOf(part);
        }
        if (remote.bytes !== null && from < remote.bytes) throw new Error('the answer ended early');
      },
      options.patience ?? defaultPatience,
    );
  }
  if (!(await matches(part, remote))) {
    await rm(part, { force: true });
    throw new WenyuError(
      'E_MODEL_INVALID',
      `${remote.url} arrived damaged: its size or checksum is not what the hub announced`,
      'Run the same command again.',
    );
  }
  await rename(part, path);
}

/**
 * Fetches a model's files from a hub or its mirror. Resumable: a run that was stopped is taken up where it was. Checked:
 * each file against the size and checksum that the hub announces. All or nothing: the folder appears when all is there.
 * @returns The model's folder, and whether it was there already.
 * @throws WenyuError E_MODEL_UNREACHABLE, E_MODEL_MISSING (the hub has no such model), E_MODEL_INVALID (a file arrived
 * damaged), E_INPUT_INVALID (no name of a model).
 */
export async function fetchModel(options: FetchOptions): Promise<{ folder: string; wasThere: boolean }> {
  const { model, cacheFolder, host = defaultHost, patience = defaultPatience } = options;
  checkName(model);
  const folder = resolve(cacheFolder, model);
  if (isModelFolder(folder)) return { folder, wasThere: true };
  const staging = resolve(cacheFolder, '.fetching', model);
  for (const file of modelFiles) {
    const path = join(staging, file);
    const remote = await describe(`${host.replace(/\/+$/, '')}/${model}/resolve/main/${file}`, patience);
    await mkdir(dirname(path), { recursive: true });
    if (existsSync(path) && (await matches(path, remote))) continue;
    await fetchFile(path, remote, options, file);
  }
  await mkdir(dirname(folder), { recursive: true });
  await rm(folder, { recursive: true, force: true });
  await rename(staging, folder);
  return { folder, wasThere: false };
}
