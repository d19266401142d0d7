import { readFileSync, writeFileSync } from 'node:fs';
import type { Group } from './collect.js';

/** Keeps collected groups between runs, so that settings of the training can be tried without collecting again. */
export function writeGroups(file: string, groups: { training: Group[]; heldOut: Group[] }): void {
  const plain = (list: Group[]) =>
    list.map((group) => ({ ...group, rows: group.rows.map((row) => ({ ...row, features: [...row.features] })) }));
  const lines = [
    ...plain(groups.training).map((group) => ['t', group]),
    ...plain(groups.heldOut).map((group) => ['h', group]),
  ];
  writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
}

export function readGroups(file: string): { training: Group[]; heldOut: Group[] } {
  const groups: { training: Group[]; heldOut: Group[] } = { training: [], heldOut: [] };
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (!line) continue;
    const [part, group] = JSON.parse(line) as ['t' | 'h', Group];
    for (const row of group.rows) row.features = Float64Array.from(row.features);
    (part === 't' ? groups.training : groups.heldOut).push(group);
  }
  return groups;
}
