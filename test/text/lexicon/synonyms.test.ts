import { describe, expect, it } from 'vitest';
import { fold } from '../../../src/text/fold.js';
import { synonymClusters, synonymsOf } from '../../../src/text/lexicon/synonyms.js';

describe('synonyms', () => {
  it.each([
    ['城管', '城市管理'],
    ['高新区', '高新技术产业开发区'],
    ['市监局', '市场监管局'],
    ['经信委', '经济信息委'],
    ['组织部长', '组织部部长'],
    ['一把手', '书记'],
    ['单位', '部门'],
    ['创办', '成立'],
    ['举行', '召开'],
    ['首映', '上映'],
    ['发售', '上市'],
  ])('%s ↔ %s', (one, other) => {
    expect(synonymsOf(one)).toContain(other);
    expect(synonymsOf(other)).toContain(one);
  });
  it('are symmetric, folded, at least 300 pairs, and never the word itself', () => {
    const pairs = new Set<string>();
    for (const cluster of synonymClusters) {
      for (const word of cluster) {
        expect(fold(word)).toBe(word);
        expect(word.length).toBeGreaterThan(1);
        expect(synonymsOf(word)).not.toContain(word);
        for (const other of synonymsOf(word)) {
          expect(synonymsOf(other)).toContain(word);
          pairs.add([word, other].sort().join(' '));
        }
      }
    }
    expect(pairs.size).toBeGreaterThanOrEqual(300);
    expect(synonymsOf('没有这个词')).toEqual([]);
  });
});
