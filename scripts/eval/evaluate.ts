import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { buildIndex } from '../../index/build-index.js';
import { type OpenAnswerService, openAnswerService } from '../../src/answering/create-answer-service.js';
import type { Trace } from '../../src/answering/reader.js';
import { loadConfig } from '../../src/config.js';
import type { Answer, Citation } from '../../src/domain/answer.js';
import { configuredEmbedder } from '../configured-embedder.js';
import { projectRoot } from '../project-root.js';
import { type LabelledQuestion, ownQuestions } from '../train/ranker/labelled.js';
import { modelsFolder } from '../with-service.js';
import { comparable } from './comparable.js';

/**
 * Asks labelled questions and prints how often each step was right, per type of question, so that a fall shows where
 * it happened.
 *
 *   npm run evaluate -- [--questions FILE …] [--archive DIR] [--wrong]
 *
 * Without --questions: the sets over the seeds, those of the training first, then those over test/fixtures/papers and archives.
 * --wrong lists each question that went wrong.
 */
const { values: args } = parseArgs({
  options: {
    questions: { type: 'string', multiple: true },
    archive: { type: 'string', default: join(projectRoot(), 'seeds') },
    wrong: { type: 'boolean', default: false },
  },
});

/** The scorers' limit on what may be quoted in all. */
const mostQuoted = 450;
const mustRefuse = new Set(['unanswerable', 'unsafe', 'chitchat']);

interface Verdict {
  type: string;
  question: LabelledQuestion;
  answer: Answer;
  /** The evidence was in a sentence that retrieval brought; in the best-scored sentence. */
  retrieved: boolean;
  best: boolean;
  decided: boolean;
  right: boolean;
  first: boolean;
  quoted: number;
}

function judge(question: LabelledQuestion, answer: Answer, trace: Trace): Verdict {
  const refuse = mustRefuse.has(question.type);
  const evidence = question.answers.map(comparable).filter(Boolean);
  const holds = (text: string, citation: Pick<Citation, 'source'>) =>
    (question.files?.has(basename(citation.source.file)) ?? true) &&
    evidence.some((one) => comparable(text).includes(one));
  const pieces =
    answer.status === 'answered'
      ? [
          ...answer.excerpts.map(({ text, citation }) => ({ text, citation })),
          ...answer.entries.map(({ name, number, citation }) => ({ text: name + number, citation })),
        ]
      : [];
  const quoted = pieces.reduce((sum, { text }) => sum + comparable(text).length, 0);
  const scored = trace.scored ?? [];
  const inDirectory = pieces.some(({ text, citation }) => holds(text, citation));
  const at = scored.findIndex(({ candidate }) => holds(candidate.text, candidate.article));
  return {
    ...{ type: question.type, question, answer, quoted },
    retrieved: refuse || at >= 0 || inDirectory,
    best: refuse || at === 0 || inDirectory,
    decided: refuse
      ? answer.status === 'refused' || (question.type === 'chitchat' && answer.status === 'chat')
      : answer.status === 'answered',
    right: refuse
      ? answer.status === 'refused' || (question.type === 'chitchat' && answer.status === 'chat')
      : inDirectory && quoted <= mostQuoted,
    first: !refuse && pieces.length > 0 && holds(pieces[0]!.text, pieces[0]!.citation),
  };
}

async function evaluate(name: string, questions: readonly LabelledQuestion[], service: OpenAnswerService) {
  const verdicts: Verdict[] = [];
  for (const question of questions) {
    const { answer, trace } = await service.trace({
      question: question.question,
      ...(question.history ? { history: question.history } : {}),
    });
    verdicts.push(judge(question, answer, trace));
  }
  const share = (of: readonly Verdict[], is: (verdict: Verdict) => boolean) =>
    of.length ? `${((100 * of.filter(is).length) / of.length).toFixed(1)}%`.padStart(7) : '      –';
  console.log(`\n${name}\n${'type'.padEnd(14)}    n retrieved   best decided   right   first`);
  const row = (label: string, of: readonly Verdict[]) =>
    console.log(
      `${label.padEnd(14)} ${String(of.length).padStart(4)}   ${share(of, (v) => v.retrieved)} ${share(of, (v) => v.best)} ${share(of, (v) => v.decided)} ${share(of, (v) => v.right)} ${share(of, (v) => v.first)}`,
    );
  for (const type of [...new Set(verdicts.map((v) => v.type))].sort())
    row(
      type,
      verdicts.filter((v) => v.type === type),
    );
  const asked = verdicts.filter((v) => !mustRefuse.has(v.type));
  row('= to answer', asked);
  row(
    '= to refuse',
    verdicts.filter((v) => mustRefuse.has(v.type)),
  );
  const quoted = asked.map((v) => v.quoted).sort((a, b) => a - b);
  if (quoted.length) console.log(`median quoted ${quoted[quoted.length >> 1]} characters`);
  if (!args.wrong) return;
  for (const { type, question, answer, retrieved, best, right } of verdicts) {
    if (right) continue;
    const got =
      answer.status === 'answered'
        ? [...answer.entries.map((e) => e.name + e.number), ...answer.excerpts.map((e) => e.text.slice(0, 50))]
        : [];
    const score = 'confidence' in answer ? answer.confidence.toFixed(2) : '';
    console.log(
      `${question.id} ${type} ${retrieved ? '' : 'NOT-RETRIEVED'} ${best ? '' : 'not-best'} | ${[...(question.history ?? []), question.question].join(' → ')} | want ${question.answers.slice(0, 2).join('/')} | ${answer.status} ${score} ${got.join(' ‖ ')}`,
    );
  }
}

/** An archive with the questions over it. */
interface EvaluationSet {
  archive: string;
  questions: string[];
}

const fixtures = join(projectRoot(), 'test/fixtures');
const overSeeds = ['dev', 'near', 'heldout', 'untouched', 'fresh', 'street', 'apart', 'later', 'latest'];
const sets: EvaluationSet[] = args.questions
  ? [{ archive: args.archive, questions: args.questions }]
  : [
      { archive: args.archive, questions: overSeeds.map((set) => join(fixtures, `questions/${set}.jsonl`)) },
      ...['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth'].map((set) => ({
        archive: join(fixtures, `papers/${set}/pages`),
        questions: [join(fixtures, `papers/${set}/questions.jsonl`)],
      })),
      ...['services', 'economy', 'culture', 'safety', 'evening', 'interviews'].map((set) => ({
        archive: join(fixtures, `archives/${set}/articles`),
        questions: [join(fixtures, `archives/${set}/questions.jsonl`)],
      })),
    ];
const missing = sets.flatMap(({ questions }) => questions).find((file) => !existsSync(file));
if (missing) {
  console.error(`${missing} does not exist`);
  process.exit(2);
}
const embedder = await configuredEmbedder(loadConfig(process.env));
for (const { archive, questions } of sets) {
  const indexFolder = join(tmpdir(), 'wenyu-evaluate');
  await buildIndex({ archiveFolder: archive, indexFolder, embedder });
  const service = await openAnswerService({
    ...{ indexFolder, modelsFolder: modelsFolder(), embedder },
    onCrash: (error) => console.error(error),
  });
  for (const file of questions)
    await evaluate(args.questions ? basename(file) : relative(fixtures, file), ownQuestions(file), service);
  service.close();
}
await embedder.close();
