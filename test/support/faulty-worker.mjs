/**
 * An answer process that speaks the pool's protocol without an index. The question's first word tells it what to do:
 * crash, spin (computes without end), wait MS, exit, damage (its index cannot be read); anything else is repeated. `indexFolder` "broken" cannot be opened,
 * "deaf" stops hearing once it is open. To take a newer index it computes for the milliseconds that the manifest's text
 * says, hearing nothing.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const summary = {
  builtAt: '2026-01-02T03:04:05.000Z',
  articles: 1,
  passages: 1,
  directoryEntries: 0,
  modelId: 'fake',
  newspapers: [],
};

function spin() {
  for (;;);
}

let folder = '';

function refresh() {
  const ms = Number(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  for (const until = performance.now() + ms; performance.now() < until; );
  process.send({ kind: 'swap', summary: { ...summary, builtAt: new Date().toISOString() } });
}

process.on('message', ({ id, name, argument }) => {
  const answer = (result) => process.send({ kind: 'result', id, result });
  if (name === 'refresh') refresh();
  if (name === 'open') {
    folder = argument.indexFolder;
    if (argument.indexFolder === 'broken') {
      process.send({ kind: 'error', id, error: { code: 'E_INDEX_CORRUPT', message: 'broken', hint: 'rebuild' } });
    } else {
      answer(summary);
      if (argument.indexFolder === 'deaf') setTimeout(spin, 50);
    }
    return;
  }
  if (name !== 'ask') return answer(null);
  const [word, ms] = argument.question.split(' ');
  if (word === 'crash') process.kill(process.pid, 'SIGSEGV');
  if (word === 'damage') process.send({ kind: 'damage' });
  if (word === 'exit') process.exit(3);
  if (word === 'spin') spin();
  const reply = () => answer({ status: 'chat', text: argument.question, language: 'zh', pid: process.pid });
  if (word === 'wait') setTimeout(reply, Number(ms));
  else reply();
});
process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => {});
