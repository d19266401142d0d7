import { categoryWords } from '../../src/domain/categories.js';
import { type DirectoryCategory, directoryCategories } from '../../src/domain/directory.js';

/** National numbers whose service does not depend on the name printed beside them. */
const knownNumbers: Record<string, DirectoryCategory> = {
  '110': 'police',
  '122': 'police',
  '119': 'fire',
  '120': 'medical',
  '999': 'medical',
  '114': 'telecom',
  '10000': 'telecom',
  '10010': 'telecom',
  '10086': 'telecom',
  '11185': 'postal',
  '11183': 'postal',
  '12305': 'postal',
  '12306': 'rail',
  '12315': 'consumer',
  '12318': 'tourism',
  '12319': 'city-management',
  '12301': 'tourism',
  '12309': 'legal',
  '12320': 'health',
  '12328': 'transit',
  '12122': 'road',
  '12329': 'housing',
  '12333': 'labour',
  '12338': 'civil-affairs',
  '12345': 'government',
  '12348': 'legal',
  '12349': 'civil-affairs',
  '12350': 'emergency',
  '12351': 'labour',
  '12355': 'civil-affairs',
  '12356': 'health',
  '12358': 'price',
  '12365': 'consumer',
  '12331': 'consumer',
  '12366': 'tax',
  '12368': 'legal',
  '12369': 'environment',
  '12388': 'ethics-supervision',
  '12389': 'police',
  '12393': 'social-security',
  '12395': 'port',
  '12398': 'power',
  '95598': 'power',
  '95105105': 'rail',
  '95119': 'fire',
};

/** What bodies of any field do: a name that says a field too is of that field (燃气抢险). */
const acts = new Set(['抢险', '救援', '应急']);

/** Category of an entry: by the longest synonym in its name (the last of equal ones, acts last of all), else by its number. */
export function categoryOf(name: string, number: string): DirectoryCategory {
  let best: DirectoryCategory = 'other';
  let bestLength = 0;
  let bestAt = -1;
  for (const category of directoryCategories) {
    for (const synonym of categoryWords[category].synonyms) {
      const at = name.lastIndexOf(synonym);
      if (at < 0) continue;
      const length = acts.has(synonym) ? 0.5 : synonym.length;
      if (length > bestLength || (length === bestLength && at > bestAt)) {
        best = category;
        bestLength = length;
        bestAt = at;
      }
    }
  }
  return best === 'other' ? (knownNumbers[number.replace(/\D/g, '')] ?? 'other') : best;
}
