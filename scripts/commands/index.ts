import { SingleBar } from 'cli-progress';
import { Command } from 'commander';
import { type BuildReport, buildIndex } from '../../index/build-index.js';
import type { BuildProgress } from '../../index/write-index.js';
import { loadConfig } from '../../src/config.js';
import { configuredEmbedder } from '../configured-embedder.js';

const phaseNames: Record<BuildProgress['phase'], string> = { reading: '读取', indexing: '建索引', committing: '写入' };

/** `wenyu index`: builds the index of an archive or brings it up to date; the report goes to stdout. */
export function indexCommand(): Command {
  return new Command('index')
    .description('为档案建立索引，或更新已有索引；建好之前旧索引照常可用')
    .option('--archive <DIR>', '档案文件夹（默认取 WENYU_ARCHIVE）')
    .option('--index <DIR>', '索引文件夹（默认取 WENYU_INDEX）')
    .option('--json', '以 JSON 输出报告')
    .action(async (options: { archive?: string; index?: string; json?: boolean }) => {
      const config = loadConfig(process.env);
      const embedder = await configuredEmbedder(config);
      const progress = progressBar();
      const interruption = new AbortController();
      const interrupt = () => interruption.abort(new Error('interrupted'));
      process.once('SIGINT', interrupt);
      process.once('SIGTERM', interrupt);
      try {
        const report = await buildIndex({
          archiveFolder: options.archive ?? config.archive,
          indexFolder: options.index ?? config.index,
          embedder,
          onProgress: progress.show,
          signal: interruption.signal,
        });
        progress.stop();
        process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : describe(report));
      } catch (error) {
        progress.stop();
        if (!interruption.signal.aborted) throw error;
        process.stderr.write('已中断；原来的索引没有改动\n');
        process.exitCode = 130;
      } finally {
        process.off('SIGINT', interrupt);
        process.off('SIGTERM', interrupt);
        await embedder.close();
      }
    });
}

/** A bar on stderr when that is a terminal; nothing otherwise. */
function progressBar(): { show(progress: BuildProgress): void; stop(): void } {
  if (!process.stderr.isTTY) return { show: () => {}, stop: () => {} };
  const bar = new SingleBar({
    format: '{phase} {bar} {percentage}% {value}/{total} 剩余 {eta_formatted}',
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
    etaBuffer: 200,
  });
  let shown: string | null = null;
  return {
    show({ phase, done, total }) {
      if (shown !== phase) {
        if (shown !== null) bar.stop();
        bar.start(Math.max(1, total), done, { phase: phaseNames[phase] });
        shown = phase;
      } else {
        bar.update(done);
      }
    },
    stop() {
      if (shown !== null) bar.stop();
      shown = null;
    },
  };
}

function describe(report: BuildReport): string {
  const { pages, articles, passages, directoryEntries, vectorsReused, skips, boilerplate, seconds } = report;
  const lines = [
    `版面 ${pages}，文章 ${articles}，段落 ${passages}，电话 ${directoryEntries}`,
    `沿用向量 ${vectorsReused}，新算向量 ${passages - vectorsReused}，未收入正文的版面文字 ${boilerplate.length} 行`,
    `跳过 ${skips.length} 处${skips.length > 0 ? '：' : ''}`,
    ...skips.map(({ file, line, reason }) => `  ${line === undefined ? file : `${file}:${line}`}：${reason}`),
    `用时 ${seconds.toFixed(1)} 秒`,
  ];
  return `${lines.join('\n')}\n`;
}
