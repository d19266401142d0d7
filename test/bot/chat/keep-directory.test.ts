import { expect, it } from 'vitest';
import { keepDirectory } from '../../../bot/chat/keep-directory.js';
import { createFakeAnswerService, fakeEntries } from '../../support/fake-answer-service.js';

function setUp() {
  const fake = createFakeAnswerService();
  const asked: string[] = [];
  const world = { builtAt: '2026-01-01T00:00:00.000Z', now: 0, broken: false };
  const service = keepDirectory(
    {
      ...fake,
      summary: () => ({ ...fake.summary(), builtAt: world.builtAt }),
      async directory(query) {
        asked.push(query);
        if (world.broken) throw new Error('no room');
        return fake.directory(query);
      },
    },
    () => world.now,
  );
  return { service, asked, world };
}

it('asks for the whole directory once, and lists categories from it', async () => {
  const { service, asked } = setUp();
  const lists = await Promise.all(['', '', 'gas', 'water'].map((query) => service.directory(query)));
  expect(lists.map((entries) => entries.map(({ number }) => number))).toEqual([
    fakeEntries.map(({ number }) => number),
    fakeEntries.map(({ number }) => number),
    ['966777'],
    ['966886'],
  ]);
  expect(asked).toEqual(['']);
  await service.directory('燃气');
  expect(asked).toEqual(['', '燃气']);
});

it('asks again for a newer index, after a while, and after a failure', async () => {
  const { service, asked, world } = setUp();
  await service.directory('');
  world.builtAt = '2026-01-02T00:00:00.000Z';
  await service.directory('');
  expect(asked).toHaveLength(2);
  world.now += 59_000;
  await service.directory('');
  expect(asked).toHaveLength(2);
  world.now += 1_000;
  world.broken = true;
  await expect(service.directory('')).rejects.toThrow('no room');
  world.broken = false;
  expect(await service.directory('')).toHaveLength(fakeEntries.length);
  expect(asked).toHaveLength(4);
});
