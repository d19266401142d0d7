import { createInterface } from 'node:readline/promises';
import { Command } from 'commander';
import type { OpenAnswerService } from '../../src/answering/create-answer-service.js';
import type { Answer } from '../../src/domain/answer.js';
import { batchId, batchList, batchObject, batchText } from '../batch-lines.js';
import { runBatch } from '../run-batch.js';
import { withService } from '../with-service.js';

const batchRecord = batchObject({
  id: batchId,
  question: batchText,
  history: batchList(batchText)
    .nullish()
    .transform((history) => history ?? []),
});
const batchHint = '每行应是 {"id": "1", "question": "自来水热线是多少"}，可另加 "history": ["之前的问题"]';

interface AskOptions {
  json?: boolean;
  batch?: string;
  index?: string;
}

/** `wenyu ask [QUESTION] [--json] [--batch FILE] [--index DIR]` */
export function askCommand(): Command {
  return new Command('ask')
    .description('问一个问题；不带问题时在终端里对话')
    .argument('[QUESTION...]', '问题')
    .option('--json', '以 JSON 输出 Answer')
    .option('--batch <FILE>', 'JSON Lines：每行 {id, question, history?}，输出 {id, …Answer}；- 为标准输入')
    .option('--index <DIR>', '索引文件夹（默认取 WENYU_INDEX）')
    .action(async (words: string[], options: AskOptions, command: Command) => {
      if (words.length > 0 && options.batch !== undefined) command.error('问题与 --batch 只能给一个');
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

function answerBatch(file: string, service: OpenAnswerService): Promise<void> {
  return runBatch({
    file,
    schema: batchRecord,
    hint: batchHint,
    work: async ({ id, ...request }) => {
      const answer = await service.ask(request);
      return { printed: { id, ...answer }, failed: answer.status === 'failed' };
    },
  });
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
