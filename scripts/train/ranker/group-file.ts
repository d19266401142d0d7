import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { addReadingFeatures, featureNames } from '../../../src/answering/passages/features.js';
import type { Group } from './collect.js';

const head = JSON.stringify(['features', featureNames]);

/**
 * Keeps collected groups between runs, so that settings of the training can be tried without collecting again. The first
 * line names the features, each further one is a group. Such files may be joined end to end.
 */
export async function writeGroups(file: string, groups: Iterable<Group>): Promise<void> {
  const stream = createWriteStream(file);
  stream.write(`${head}\n`);
  for (const group of groups) {
    const rows = group.rows.map((row) => ({ ...row, features: [...row.features] }));
    if (!stream.write(`${JSON.stringify({ ...group, rows })}\n`)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'finish');
}

/** @throws RangeError when the file was collected with other features. */
export async function readGroups(file: string): Promise<Group[]> {
  const groups: Group[] = [];
  let first = true;
  for await (const line of createInterface({ input: createReadStream(file) })) {
    if (first || line.startsWith('[')) {
      first = false;
      if (line !== head) throw new RangeError(`${file} was collected with other features: remove it and collect again`);
      continue;
    }
    const group = JSON.parse(line) as Group;
    for (const row of group.rows) row.features = Float64Array.from(row.features);
    groups.push(group);
  }
  return groups;
}

/**
 * Fills in what a reader that had not seen a question made of its sentences.
 * @param file one line for each group of the groups' file, in its order: for each sentence `[score, text]` or null
 * @throws when the lines do not fit the groups
 */
export async function addReadings(file: string, groups: readonly Group[]): Promise<void> {
  let i = 0;
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const { id, rows } = groups[i++] ?? { id: 'any group', rows: [] };
    const readings = JSON.parse(line) as ([score: number, text: string] | null)[];
    if (readings.length !== rows.length) throw new RangeError(`${file}:${i} is no reading of ${id}`);
    addReadingFeatures(
      rows.map(({ features }) => features),
      readings.map((reading) => reading && { score: reading[0], text: reading[1] }),
      rows.map(({ article }) => article),
    );
  }
  if (i !== groups.length)
    throw new RangeError(`${file} has ${i} readings for ${groups.length} groups: collect and read again`);
}
