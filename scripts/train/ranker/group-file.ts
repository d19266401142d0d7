import { readFileSync, writeFileSync } from 'node:fs';
import { addReadingFeatures, featureNames } from '../../../src/answering/passages/features.js';
import type { Group } from './collect.js';

/**
 * Keeps collected groups between runs, so that settings of the training can be tried without collecting again. The first
 * line names the features.
 */
export function writeGroups(file: string, groups: { training: Group[]; heldOut: Group[] }): void {
  const plain = (list: Group[]) =>
    list.map((group) => ({ ...group, rows: group.rows.map((row) => ({ ...row, features: [...row.features] })) }));
  const lines = [
    ...plain(groups.training).map((group) => ['t', group]),
    ...plain(groups.heldOut).map((group) => ['h', group]),
  ];
  writeFileSync(file, [['features', featureNames], ...lines].map((line) => `${JSON.stringify(line)}\n`).join(''));
}

/** @throws RangeError when the file was collected with other features. */
export function readGroups(file: string): { training: Group[]; heldOut: Group[] } {
  const groups: { training: Group[]; heldOut: Group[] } = { training: [], heldOut: [] };
  const [head = '', ...lines] = readFileSync(file, 'utf8').split('\n');
  if (head !== JSON.stringify(['features', featureNames]))
    throw new RangeError(`${file} was collected with other features: remove it and collect again`);
  for (const line of lines) {
    if (!line) continue;
    const [part, group] = JSON.parse(line) as ['t' | 'h', Group];
    for (const row of group.rows) row.features = Float64Array.from(row.features);
    (part === 't' ? groups.training : groups.heldOut).push(group);
  }
  return groups;
}

/**
 * Fills in what a reader that had not seen a question made of its sentences.
 * @param file one line for each group of the groups' file, in its order: for each sentence `[score, text]` or null
 * @throws when the lines do not fit the groups
 */
export function addReadings(file: string, { training, heldOut }: { training: Group[]; heldOut: Group[] }): void {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  const groups = [...training, ...heldOut];
  if (lines.length !== groups.length)
    throw new RangeError(`${file} has ${lines.length} readings for ${groups.length} groups: collect and read again`);
  groups.forEach(({ id, rows }, i) => {
    const readings = JSON.parse(lines[i]!) as ([score: number, text: string] | null)[];
    if (readings.length !== rows.length) throw new RangeError(`${file}:${i + 1} is no reading of ${id}`);
    addReadingFeatures(
      rows.map(({ features }) => features),
      readings.map((reading) => reading && { score: reading[0], text: reading[1] }),
      rows.map(({ article }) => article),
    );
  });
}
