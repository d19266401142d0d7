import type { Embedder } from '../embedding/embedder.js';
import { codeOf } from '../errors.js';
import type { ArchiveIndex } from '../store/archive-index.js';
import { openLiveIndex } from '../store/live-index.js';
import { loadIntentModel } from '../text/message-model/intent-model.js';
import { answer } from './answer.js';
import { presentEntry, searchDirectory } from './directory/entries.js';
import { loadFieldModel } from './directory/field-model.js';
import { openReader, readRanker } from './open-reader.js';
import type { Reader, Trace } from './reader.js';
import { loadReadingModel } from './reading/reading-model.js';
import type { AnswerService } from './service.js';

export interface AnswerServiceOptions {
  indexFolder: string;
  modelsFolder: string;
  embedder: Embedder;
  /** Whether it looks for a newer index by itself, or only when `refresh` is called. Default true. */
  follow?: boolean;
  /** Told of each crash behind a `failed` answer. */
  onCrash?: (error: unknown) => void;
  /** Told when a newer index was taken, and of each that could not be opened. */
  onSwap?: () => void;
  onIndexError?: (error: unknown) => void;
  /** Told once when the index in use turns out to be damaged. */
  onDamage?: () => void;
}

/** So many of a conversation's last questions are read again for what a follow-up leaves out. */
const questionsReadBack = 6;

/** The service with what evaluation and operation need beside it. */
export interface OpenAnswerService extends AnswerService {
  /** As `ask`, but also tells what each step found. */
  trace(
    request: Parameters<AnswerService['ask']>[0],
  ): Promise<{ answer: Awaited<ReturnType<AnswerService['ask']>>; trace: Trace }>;
  /** Looks for a newer index at once; true when one was taken. Questions are answered from the last one meanwhile. */
  refresh(): Promise<boolean>;
  /** False once the index in use cannot be read any more, until another one is taken. */
  healthy(): boolean;
  close(): void;
}

/**
 * Opens the index and answers from it; a newer index is taken while running.
 * @throws WenyuError when the index or a model cannot be opened (E_INDEX_*, E_MODEL_*)
 */
export async function openAnswerService(options: AnswerServiceOptions): Promise<OpenAnswerService> {
  const { indexFolder, modelsFolder, embedder, follow = true, onCrash, onSwap, onIndexError, onDamage } = options;
  const ranker = await readRanker(modelsFolder);
  const reading = await loadReadingModel(modelsFolder);
  const messages = {
    intents: await loadIntentModel(modelsFolder),
    fields: await loadFieldModel(modelsFolder, embedder),
  };
  const live = await openLiveIndex<Reader>(indexFolder, {
    embedder,
    prepare: (index) => openReader(index, embedder, ranker, reading, messages),
    ...(follow ? {} : { intervalMs: null }),
    ...(onSwap ? { onSwap } : {}),
    ...(onIndexError ? { onError: onIndexError } : {}),
  });
  const damaged = new WeakSet<ArchiveIndex>();
  const noteDamage = (index: ArchiveIndex, error: unknown): void => {
    if (codeOf(error) !== 'E_INDEX_CORRUPT' || damaged.has(index)) return;
    damaged.add(index);
    if (index === live.current().index) onDamage?.();
  };
  const trace: OpenAnswerService['trace'] = (request) =>
    live.use(async (reader) => {
      const found: Trace = {};
      const noteCrash = (error: unknown): void => {
        noteDamage(reader.index, error);
        onCrash?.(error);
      };
      const history = (request.history ?? []).slice(-questionsReadBack);
      return { answer: await answer({ ...request, history }, reader, found, noteCrash), trace: found };
    });
  const read = <T>(work: (reader: Reader) => T): Promise<T> =>
    live.use((reader) => {
      try {
        return work(reader);
      } catch (error) {
        noteDamage(reader.index, error);
        throw error;
      }
    });
  return {
    ask: async (request) => (await trace(request)).answer,
    trace,
    directory: (query) =>
      read(({ directory, articleOf }) =>
        searchDirectory(query, directory).flatMap((entry) => presentEntry(entry, articleOf) ?? []),
      ),
    article: (id) => read(({ index }) => index.article(id)),
    healthy: () => !damaged.has(live.current().index),
    summary() {
      const { builtAt, counts, model, newspapers } = live.current().index.manifest;
      return {
        builtAt,
        articles: counts.articles,
        passages: counts.passages,
        directoryEntries: counts.directoryEntries,
        modelId: model.id,
        newspapers,
      };
    },
    refresh: () => live.check(),
    close() {
      live.close();
      messages.fields.close().catch((error: unknown) => onCrash?.(error));
    },
  };
}
