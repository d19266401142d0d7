/** One bar: its engine, its value, and the set or size that it belongs to. */
export interface Bar {
  label: string;
  value: number;
  group: string;
}

const palette = ['#1b6ca8', '#7fb3d5', '#b7cfe0', '#c0762c', '#d9a066', '#8a8f3c', '#9b5f7c', '#666666'];
const barHeight = 16;
const labelWidth = 130;
const plotWidth = 420;

/** A horizontal bar chart as SVG, a block of bars a group. `logarithmic` for values of very different size. */
export function barChart(title: string, bars: readonly Bar[], { logarithmic = false, digits = 1 } = {}): string {
  const groups = [...new Set(bars.map(({ group }) => group))];
  const labels = [...new Set(bars.map(({ label }) => label))];
  const most = Math.max(...bars.map(({ value }) => value));
  const least = Math.min(...bars.map(({ value }) => value));
  const widthOf = (value: number) => {
    const share = logarithmic ? Math.log(value / (least / 2)) / Math.log(most / (least / 2)) : value / most;
    return Math.max(1, share * plotWidth);
  };
  let y = 34;
  const parts: string[] = [];
  for (const group of groups) {
    parts.push(`<text x="8" y="${y + 12}" font-weight="bold">${escaped(group)}</text>`);
    y += 20;
    for (const { label, value } of bars.filter((bar) => bar.group === group)) {
      const width = widthOf(value);
      const colour = palette[labels.indexOf(label) % palette.length];
      parts.push(
        `<text x="${labelWidth - 6}" y="${y + 12}" text-anchor="end">${escaped(label)}</text>`,
        `<rect x="${labelWidth}" y="${y}" width="${width.toFixed(1)}" height="${barHeight - 2}" fill="${colour}"/>`,
        `<text x="${(labelWidth + width + 5).toFixed(1)}" y="${y + 12}">${value.toFixed(digits)}</text>`,
      );
      y += barHeight;
    }
    y += 8;
  }
  const note = logarithmic ? ' (logarithmic scale)' : '';
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${labelWidth + plotWidth + 70} ${y}" font-family="sans-serif" font-size="12">`,
    `<title>${escaped(title)}</title>`,
    '<rect width="100%" height="100%" fill="#ffffff"/>',
    `<text x="8" y="20" font-size="14" font-weight="bold">${escaped(title)}${note}</text>`,
    ...parts,
    '</svg>\n',
  ].join('\n');
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
