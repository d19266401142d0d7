/** A matter that one asks offices, lines and papers about, and the strings of which every text that tells of it holds one. */
export interface Matter {
  said: readonly string[];
  told: readonly string[];
}

const words = (text: string) => text.split(/\s+/).filter(Boolean);

/** Reads matters from a table: a line each, `said said = told told`, blank lines aside; what is said tells as well. */
export function matters(table: string): Matter[] {
  return table
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [said = '', told = ''] = line.split(' = ');
      return { said: words(said), told: words(told) };
    });
}
