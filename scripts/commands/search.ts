import { Command, InvalidArgumentError } from 'commander';
import { loadConfig } from '../../src/config.js';
import type { Hit } from '../../src/retrieval/hit.js';
import { retrieve } from '../../src/retrieval/retrieve.js';
import { openIndex } from '../../src/store/open-index.js';
import { batchId, batchObject, batchText } from '../batch-lines.js';
import { configuredEmbedder } from '../configured-embedder.js';
import { runBatch } from '../run-batch.js';

const mostHits = 100;
const batchRecord = batchObject({ id: batchId, query: batchText });
const batchHint = '每行应是 {"id": "1", "query": "渝快办 网点"}';

interface SearchOptions {
  json?: boolean;
  batch?: string;
  top: number;
  index?: string;
}

/** `wenyu search`: the passages found for a query, or for each query of a file, best first. */
export function searchCommand(): Command {
  return new Command('search')
    .description('检索段落，最相关的在前')
    .argument('[QUERY...]', '检索词或问题')
    .option('--json', '以 JSON 输出')
    .option('--batch <FILE>', '逐行读取 {id, query}，逐行输出 {id, hits}（JSON Lines；- 表示标准输入）')
    .option('--top <N>', '每次最多几段', wholeNumber, 10)
    .option('--index <DIR>', '索引文件夹（默认取 WENYU_INDEX）')
    .action(async (words: string[], options: SearchOptions, command: Command) => {
      const query = words.join(' ').trim();
      if ((query === '') === (options.batch === undefined)) command.error('检索词与 --batch 须给一个，也只能给一个');
      const config = loadConfig(process.env);
      const embedder = await configuredEmbedder(config);
      try {
        const index = await openIndex(options.index ?? config.index, { embedder });
        const search = async (text: string) =>
          (await retrieve(index, embedder, text, { top: options.top, rejected: 0 })).accepted;
        if (options.batch === undefined) {
          const hits = await search(query);
          process.stdout.write(options.json ? `${JSON.stringify({ hits: hits.map(printed) })}\n` : listed(hits));
        } else {
          await runBatch({
            file: options.batch,
            schema: batchRecord,
            hint: batchHint,
            work: async ({ id, query: text }) => ({ printed: { id, hits: (await search(text)).map(printed) } }),
          });
        }
        index.close();
      } finally {
        await embedder.close();
      }
    });
}

function wholeNumber(value: string): number {
  const number = Number(value);
  if (/^\d+$/.test(value) && number >= 1 && number <= mostHits) return number;
  throw new InvalidArgumentError(`应为 1 到 ${mostHits} 的整数`);
}

/** A hit as the command prints it; a public interface. */
function printed({ passage, headline, score, dense, lexical }: Hit) {
  const { articleId, id, text, start, end } = passage;
  return { articleId, passageId: id, score, headline, text, start, end, dense, lexical };
}

function listed(hits: readonly Hit[]): string {
  if (hits.length === 0) return '没有找到相关段落\n';
  return hits
    .map(({ passage, headline, score }, i) => {
      return `${i + 1}. ${headline || '（无标题）'}  ${passage.id}  ${score.toFixed(3)}\n${passage.text}\n`;
    })
    .join('\n');
}
