import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { WenyuError } from '../errors.js';

/** How a model wants its texts, and how its output becomes one vector. */
export interface ModelProfile {
  /** `cls`: the output at the first position is the text's vector; `mean`: the mean over all tokens. */
  pooling: 'cls' | 'mean';
  /** Put before a question, never before a passage. */
  queryPrefix: string;
  /** Whether texts are folded (width, Traditional to Simplified, lower case) before tokenising. */
  fold: boolean;
  /** `static`: a table look-up of well under a millisecond a text; `transformer`: runs in a process of its own. */
  cost: 'static' | 'transformer';
}

/** The instruction that the bge family was trained with (BAAI/bge-small-zh-v1.5, model card). */
const bgeChinesePrefix = '为这个句子生成表示以用于检索相关文章：';

/** What is known of models that do not say it themselves, by the end of their name. */
const knownProfiles: [pattern: RegExp, profile: ModelProfile][] = [
  [
    /(^|\/)bge-[a-z]+-zh(-v[\d.]+)?$/,
    { pooling: 'cls', queryPrefix: bgeChinesePrefix, fold: false, cost: 'transformer' },
  ],
  [/(^|\/)bge-m3$/, { pooling: 'cls', queryPrefix: '', fold: false, cost: 'transformer' }],
];

const defaultProfile: ModelProfile = { pooling: 'mean', queryPrefix: '', fold: false, cost: 'transformer' };

/**
 * The profile of the model in `folder`: its own `wenyu` entry of config.json, else what is known of its name, else
 * mean pooling without a prefix.
 * @throws WenyuError E_MODEL_INVALID when config.json is not JSON.
 */
export async function readProfile(model: string, folder: string): Promise<ModelProfile> {
  const path = join(folder, 'config.json');
  let config: { wenyu?: Partial<ModelProfile> };
  try {
    config = JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    throw new WenyuError('E_MODEL_INVALID', `${path} cannot be read as JSON`, 'Restore the model folder.', { cause });
  }
  const known = knownProfiles.find(([pattern]) => pattern.test(model))?.[1] ?? defaultProfile;
  return { ...known, ...config.wenyu };
}
