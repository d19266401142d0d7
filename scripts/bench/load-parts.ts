import { openAnswerService } from '../../src/answering/create-answer-service.js';
import { loadConfig } from '../../src/config.js';
import { queryTerms } from '../../src/retrieval/query-terms.js';
import { openIndex } from '../../src/store/open-index.js';
import { configuredEmbedder } from '../configured-embedder.js';
import { modelsFolder } from '../with-service.js';
import { median, quantile } from './timing.js';

/** Cost of one part of an answer, in milliseconds. */
export interface PartCost {
  name: string;
  p50: number;
  p99: number;
}

const proposals = 72;
const warmUp = 20;

/** The parts of an answer, one after another in this process, without HTTP: what cannot be had for less. */
export async function measureParts(indexFolder: string, questions: readonly string[]): Promise<PartCost[]> {
  const embedder = await configuredEmbedder(loadConfig(process.env));
  const index = await openIndex(indexFolder, { embedder });
  const service = await openAnswerService({ indexFolder, modelsFolder: modelsFolder(), embedder });
  const costs: PartCost[] = [];
  async function measure(name: string, work: (question: string) => unknown): Promise<void> {
    const times: number[] = [];
    for (const [i, question] of questions.entries()) {
      const started = performance.now();
      await work(question);
      if (i >= warmUp) times.push(performance.now() - started);
    }
    costs.push({ name, p50: median(times), p99: quantile(times, 0.99) });
  }
  const vectors = new Map<string, Float32Array>();
  await measure('embed the question', async (question) => vectors.set(question, await embedder.embedQuery(question)));
  await measure('HNSW', (question) => index.searchVectors(vectors.get(question)!, proposals));
  await measure('BM25', (question) => index.searchTerms(queryTerms(question), proposals));
  await measure('the whole answer', (question) => service.ask({ question }));
  service.close();
  index.close();
  await embedder.close();
  return costs;
}
