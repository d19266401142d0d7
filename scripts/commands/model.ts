import { stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { Command } from 'commander';
import { loadConfig } from '../../src/config.js';
import { fetchModel } from '../../src/embedding/fetch-model.js';
import { folderOfModel } from '../../src/embedding/load.js';
import { modelFiles } from '../../src/embedding/model-files.js';
import { configuredEmbedder } from '../configured-embedder.js';
import { projectRoot } from '../project-root.js';

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);

/** One line on a terminal that is written over; on anything else, a line when a file begins. */
function createProgress(): (file: string, received: number, total: number | null) => void {
  let current = '';
  return (file, received, total) => {
    const isNew = file !== current;
    current = file;
    const amount = total === null ? `${megabytes(received)} MB` : `${megabytes(received)} / ${megabytes(total)} MB`;
    if (process.stderr.isTTY) process.stderr.write(`${isNew ? '\n' : ''}\r${file} ${amount}\u001b[K`);
    else if (isNew) process.stderr.write(`${file} ${total === null ? '' : `${megabytes(total)} MB`}\n`);
  };
}

async function runFetch(name: string, options: { host?: string }): Promise<void> {
  const { models, modelHost } = loadConfig(process.env);
  const host = options.host ?? modelHost;
  const { folder, wasThere } = await fetchModel({
    model: name,
    cacheFolder: models,
    onProgress: createProgress(),
    ...(host !== null && { host }),
  });
  if (process.stderr.isTTY && !wasThere) process.stderr.write('\n');
  process.stdout.write(
    `${wasThere ? '已有' : '已下载'} ${name}：${folder}\n` +
      `启用：设 WENYU_EMBEDDING_MODEL=${name}，再运行 wenyu index 重建索引。\n`,
  );
}

async function runInfo({ json }: { json?: boolean }): Promise<void> {
  const config = loadConfig(process.env);
  const embedder = await configuredEmbedder(config);
  try {
    const { id, digest, dimensions } = embedder;
    const folder = folderOfModel({
      model: id,
      modelsFolder: join(projectRoot(), 'models'),
      cacheFolder: config.models,
    });
    const sizes = await Promise.all(modelFiles.map(async (file) => (await stat(join(folder, file))).size));
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    if (json) process.stdout.write(`${JSON.stringify({ id, digest, dimensions, bytes, folder })}\n`);
    else {
      process.stdout.write(
        `模型 ${id}\n维数 ${dimensions}\n大小 ${megabytes(bytes)} MB\n` +
          `位置 ${relative(process.cwd(), folder) || folder}\n摘要 ${digest}\n`,
      );
    }
  } finally {
    await embedder.close();
  }
}

/** `wenyu model`: fetches an embedding model from a hub or its mirror, and tells which one is in use. */
export function modelCommand(): Command {
  const command = new Command('model').description('向量模型：下载，或查看当前使用的是哪一个');
  command
    .command('fetch')
    .description('从模型站或镜像下载模型；可断点续传，逐个文件校验，全部齐全后才启用')
    .argument('<NAME>', '模型名称，例如 Xenova/bge-small-zh-v1.5')
    .option('--host <URL>', '模型站或镜像的地址（默认取 WENYU_MODEL_HOST）')
    .action(runFetch);
  command
    .command('info')
    .description('当前向量模型的名称、维数、大小与摘要')
    .option('--json', '输出 JSON')
    .action(runInfo);
  return command;
}
