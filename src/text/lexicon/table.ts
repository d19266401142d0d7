const words = (text: string) => text.split(/\s+/).filter(Boolean);

/** The words on both sides of each line of a table, `left left = right right`; blank lines aside. */
export function tableRows(table: string): { left: string[]; right: string[] }[] {
  return table
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [left = '', right = ''] = line.split(' = ');
      return { left: words(left), right: words(right) };
    });
}
