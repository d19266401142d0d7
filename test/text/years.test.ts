import { expect, it } from 'vitest';
import { yearsIn } from '../../src/text/years.js';

it('tells years from numbers of the same look', () => {
  expect(yearsIn('2022年和2023届,2024土地推介会,2021')).toEqual(['2022', '2023', '2024', '2021']);
  expect(yearsIn('立案1927起,补贴2000元,2013.5万人,第2012号,12022年,1999多户,2000公里')).toEqual([]);
});
