/**
 * An answer process that speaks the pool's protocol without an index. The question's first word tells it what to do:
 * crash, spin (computes without end), wait MS, exit; anything else is repeated. `indexFolder` "broken" cannot be opened,
 * "deaf" stops hearing once it is open.
 */
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

process.on('message', ({ id, name, argument }) => {
  const answer = (result) => process.send({ kind: 'result', id, result });
  if (name === 'open') {
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
  if (word === 'exit') process.exit(3);
  if (word === 'spin') spin();
  setTimeout(
    () => answer({ status: 'chat', text: argument.question, language: 'zh', pid: process.pid }),
    word === 'wait' ? Number(ms) : 0,
  );
});
process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => {});
