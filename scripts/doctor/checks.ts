import { constants } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Config, type Environment, loadConfig, unknownVariables } from '../../src/config.js';
import type { Embedder } from '../../src/embedding/embedder.js';
import { codeOf, WenyuError } from '../../src/errors.js';
import { projectRoot } from '../project-root.js';
import type { Check } from './check.js';
import { checkPort } from './port.js';
import { checkTelegram } from './telegram.js';
import { allows } from './version.js';

// What loads a native module is imported by the check that needs it, so that one that fails is a finding like others.

/** The checks that need no setting: the machine and the settings themselves. */
export function machineChecks(env: Environment): Check[] {
  return [
    { name: 'Node', look: checkNode },
    { name: '本地模块', look: checkNativeModules },
    { name: '设置', look: async () => checkSettings(env) },
  ];
}

/**
 * The checks of what the settings name, and what lets go of the model they load.
 * @param online also asks Telegram who the token belongs to
 */
export function serviceChecks(config: Config, online: boolean): { checks: Check[]; close(): Promise<void> } {
  let embedder: Embedder | null = null;
  const checks: Check[] = [
    {
      name: '向量模型',
      async look() {
        const { configuredEmbedder } = await import('../configured-embedder.js');
        embedder = await configuredEmbedder(config);
        const vector = await embedder.embedQuery('自来水热线是多少');
        return `${embedder.id}，${vector.length} 维，摘要 ${embedder.digest.slice(0, 12)}`;
      },
    },
    { name: '排序模型', look: checkRanker },
    { name: '阅读模型', look: checkReader },
    { name: '意图模型', look: checkIntents },
    { name: '领域模型', look: () => checkFields(embedder) },
    { name: '档案', look: () => checkArchive(config.archive) },
    { name: '索引', look: () => checkIndex(config.index, embedder) },
    { name: '状态目录', look: () => checkState(config.state) },
    { name: '端口', look: () => checkPort(config.host, config.port) },
    { name: 'Telegram', look: () => checkTelegram(config, online) },
  ];
  return { checks, close: async () => embedder?.close() };
}

async function checkNode(): Promise<string> {
  const { engines } = JSON.parse(await readFile(join(projectRoot(), 'package.json'), 'utf8'));
  if (allows(engines.node, process.versions.node)) return `${process.version}（${process.platform} ${process.arch}）`;
  throw new WenyuError('E_CONFIG_INVALID', `Node ${process.version} 不在 ${engines.node} 之内`, '请安装 Node 20 或 22');
}

const nativeModules = ['better-sqlite3', 'hnswlib-node', 'nodejieba', '@xenova/transformers'];

async function checkNativeModules(): Promise<string> {
  for (const name of nativeModules) {
    try {
      await import(name);
    } catch (cause) {
      throw new WenyuError(
        'E_INTERNAL',
        `${name} 不能加载（${cause instanceof Error ? cause.message : String(cause)}）`,
        '请在本机重新安装：rm -rf node_modules && npm ci（需要 g++、make 与 python3）',
        { cause },
      );
    }
  }
  return nativeModules.join('、');
}

function checkSettings(env: Environment): string {
  loadConfig(env);
  const unknown = unknownVariables(env);
  if (unknown.length === 0) return '各项取值有效';
  throw new WenyuError('E_CONFIG_INVALID', `${unknown.join('、')} 不是本程序的设置`, '请核对拼写：wenyu config');
}

async function checkRanker(): Promise<string> {
  const { readRanker, rankerFolder } = await import('../../src/answering/open-reader.js');
  const { thresholds } = await readRanker(join(projectRoot(), 'models'));
  return `${rankerFolder}，作答门槛 ${thresholds.answer}`;
}

async function checkReader(): Promise<string> {
  const { loadReadingModel, readerFolder } = await import('../../src/answering/reading/reading-model.js');
  const passage = '自来水热线:966886';
  const { read } = await loadReadingModel(join(projectRoot(), 'models'));
  await read('自来水热线是多少', [passage]);
  return `${readerFolder}，试读 ${passage.length} 个字符`;
}

async function checkIntents(): Promise<string> {
  const { intentFolder, loadIntentModel } = await import('../../src/text/message-model/intent-model.js');
  const message = '自来水热线是多少';
  const { classify } = await loadIntentModel(join(projectRoot(), 'models'));
  return `${intentFolder}，试读“${message}”：${classify(message)?.intent ?? '提问'}`;
}

async function checkFields(embedder: Embedder | null): Promise<string> {
  const { fieldFolder, loadFieldModel } = await import('../../src/answering/directory/field-model.js');
  const message = '早上起来龙头一滴水都没有';
  const fields = await loadFieldModel(join(projectRoot(), 'models'), embedder);
  const field = await fields.classify(message);
  await fields.close();
  return `${fieldFolder}，试读“${message}”：${field?.category ?? '无'}`;
}

async function checkArchive(folder: string): Promise<string> {
  const { findArchiveFiles } = await import('../../index/read/archive-files.js');
  const { files, skips } = await findArchiveFiles(folder);
  if (files.length === 0) {
    throw new WenyuError('E_ARCHIVE_EMPTY', `${folder} 里没有版面或文章`, '请放入 .txt 版面或 .jsonl 文章');
  }
  return `${folder}，${files.length} 个文件${skips.length === 0 ? '' : `，另有 ${skips.length} 个不读`}`;
}

async function checkIndex(folder: string, embedder: Embedder | null) {
  const { readManifest } = await import('../../src/store/read-manifest.js');
  const { openIndex } = await import('../../src/store/open-index.js');
  try {
    const { counts, builtAt, model } = readManifest(folder);
    (await openIndex(folder, { embedder: embedder ?? model })).close();
    return `${folder}，${counts.articles} 篇文章、${counts.passages} 个段落，建于 ${builtAt}`;
  } catch (error) {
    if (codeOf(error) !== 'E_INDEX_MISSING') throw error;
    return {
      state: 'unset' as const,
      detail: `${folder} 还没有索引`,
      hint: 'wenyu index（wenyu serve 启动时也会建立）',
    };
  }
}

/** Looks for the nearest folder that exists: a state folder that is missing is made by the first start. */
async function checkState(folder: string): Promise<string> {
  const { dirname, resolve } = await import('node:path');
  for (let path = resolve(folder); ; path = dirname(path)) {
    try {
      await access(path, constants.W_OK | constants.X_OK);
      return path === resolve(folder) ? `${folder} 可写` : `${folder} 将在首次启动时建立`;
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === 'ENOENT' && dirname(path) !== path) continue;
      throw new WenyuError('E_STATE_UNUSABLE', `${path} 不可写`, '请改正该目录的权限，或另设 WENYU_STATE', { cause });
    }
  }
}
