import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { Command } from 'commander';
import { z } from 'zod';
import type { OpenAnswerService } from '../../src/answering/create-answer-service.js';
import type { Answer } from '../../src/domain/answer.js';
import { WenyuError } from '../../src/errors.js';
import { batchLines } from '../batch-lines.js';
import { withService } from '../with-service.js';

const batchRecord = z.object({
  id: z.union([z.string(), z.number()]),
  question: z.string(),
  history: z
    .array(z.string())
    .nullish()
    .transform((history) => history ?? []),
});

interface AskOptions {
  json?: boolean;
  batch?: string;
  index?: string;
}

/** `wenyu ask [QUESTION] [--json] [--batch FILE] [--index DIR]` */
export function askCommand(): Command {
  return new Command('ask')
    .description('问一个问题；不带问题时在终端里对话')
    .argument('[question...]', '问题')
    .option('--json', '以 JSON 输出 Answer')
    .option('--batch <file>', 'JSON Lines：每行 {id, question, history?}，输出 {id, …Answer}；- 为标准输入')
    .option('--index <dir>', '索引目录（默认取设置 WENYU_INDEX）')
    .action(async (words: string[], options: AskOptions) => {
      if (words.length && options.batch !== undefined) {
        throw new WenyuError(
          'E_INPUT_INVALID',
          'give either a question or --batch',
          '例如：wenyu ask 自来水热线是多少',
        );
      }
      await withService(options.index, async (service) => {
        if (options.batch !== undefined) await answerBatch(options.batch, service);
        else if (words.length) print(await service.ask({ question: words.join(' ') }), options);
        else await converse(service, options);
      });
    });
}

function print(answer: Answer, { json }: AskOptions): void {
  console.log(json ? JSON.stringify(answer) : answer.text);
  if (answer.status === 'failed') process.exitCode = 1;
}

async function answerBatch(file: string, service: OpenAnswerService): Promise<void> {
  for await (const { id, ...request } of batchLines(file, batchRecord)) {
    const line = JSON.stringify({ id, ...(await service.ask(request)) });
    if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
  }
}

/** Questions typed one after another, each with the earlier ones as its context, until the input ends. */
async function converse(service: OpenAnswerService, options: AskOptions): Promise<void> {
  const { newspapers, articles } = service.summary();
  const papers = newspapers.map(({ name }) => `《${name}》`).join('');
  console.error(`问渝：${papers || '报纸档案'}共${articles}篇文章。请输入问题，Ctrl-D 结束。`);
  const prompt = createInterface({ input: process.stdin, output: process.stderr, prompt: '\n您问：' });
  const history: string[] = [];
  prompt.prompt();
  for await (const line of prompt) {
    if (line.trim()) {
      print(await service.ask({ question: line, history }), options);
      history.push(line);
    }
    prompt.prompt();
  }
}
