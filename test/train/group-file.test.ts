import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Group, setNames } from '../../scripts/train/ranker/collect.js';
import { addReadings, readGroups, writeGroups } from '../../scripts/train/ranker/group-file.js';
import { featureNames } from '../../src/answering/passages/features.js';
import { temporaryFolder } from '../support/small-index.js';

const { folder, remove } = temporaryFolder();
afterAll(remove);
const at = (name: string) => join(folder, name);

function groupOf(id: string, set: Group['set'], sentences: number): Group {
  const rows = Array.from({ length: sentences }, (_, i) => ({
    features: Float64Array.from(featureNames, (_name, k) => i + k / 8),
    label: i === 0 ? (1 as const) : (0 as const),
    text: `第${i}句`,
    article: 'a1',
    window: i === 0 ? 0 : -1,
    span: [0, 3] as [number, number],
  }));
  const windows = [{ text: '第0句第1句', marks: [[1, 2] as [number, number]] }];
  return { id, set, type: 'who', source: 'a1', answerable: true, question: '第几句', windows, rows };
}

describe('the file of labelled groups', () => {
  const groups = setNames.map((set, i) => groupOf(`q${i}`, set, i % 3));

  it('gives back what was written, also when files are joined end to end', async () => {
    await writeGroups(at('one'), groups.slice(0, 2));
    await writeGroups(at('two'), groups.slice(2));
    appendFileSync(at('one'), readFileSync(at('two')));
    expect(await readGroups(at('one'))).toEqual(groups);
  });

  it('refuses groups collected with other features, wherever they stand', async () => {
    await writeGroups(at('ours'), groups);
    for (const text of ['["features",["old"]]\n', `${readFileSync(at('ours'), 'utf8')}["features",["old"]]\n`]) {
      writeFileSync(at('other'), text);
      await expect(readGroups(at('other'))).rejects.toThrow('collected with other features');
    }
    writeFileSync(at('other'), readFileSync(at('ours'), 'utf8').split('\n').slice(1).join('\n'));
    await expect(readGroups(at('other'))).rejects.toThrow('collected with other features');
    rmSync(at('other'));
  });

  it('takes the readings of its own groups only', async () => {
    const reading = (sentences: number) => Array.from({ length: sentences }, (_, i) => (i === 0 ? [2.5, '0'] : null));
    const lines = groups.map(({ rows }) => JSON.stringify(reading(rows.length)));
    const copy = () =>
      groups.map((group) => ({
        ...group,
        rows: group.rows.map((row) => ({ ...row, features: row.features.slice() })),
      }));
    const read = featureNames.indexOf('read');
    const filled = copy();
    writeFileSync(at('readings'), `${lines.join('\n')}\n`);
    await addReadings(at('readings'), filled);
    expect(filled[1]!.rows[0]!.features[read]).not.toBe(groups[1]!.rows[0]!.features[read]);
    for (const wrong of [lines.slice(1), lines.slice(0, -1), [...lines, '[]', '[]']]) {
      writeFileSync(at('readings'), `${wrong.join('\n')}\n`);
      await expect(addReadings(at('readings'), copy())).rejects.toThrow(/readings|no reading of/);
    }
  });
});
