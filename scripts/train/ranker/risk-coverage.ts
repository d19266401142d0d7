import type { SetName } from './collect.js';
import type { Ranked } from './fit.js';

const steps = Array.from({ length: 97 }, (_, i) => Number((0.01 * (i + 2)).toFixed(2)));

interface Point {
  threshold: number;
  /** Share of the answerable questions that are answered rightly; of the others that are refused. */
  answered: number;
  refused: number;
  /** Share of all questions answered, and of those the share answered wrongly. */
  coverage: number;
  risk: number;
}

/** The threshold, and the curves as a picture and as numbers. */
export interface RiskCoverage {
  threshold: number;
  svg: string;
  csv: string;
}

/** One question as decided. */
export interface Judged {
  answerable: boolean;
  /** Whether one of the sentences that may be shown answers. */
  rightShown: boolean;
  probability: number;
}

function curve(ranked: readonly Judged[]): Point[] {
  const asked = ranked.filter(({ answerable }) => answerable);
  const other = ranked.filter(({ answerable }) => !answerable);
  return steps.map((threshold) => {
    const answers = ranked.filter(({ probability }) => probability >= threshold);
    const right = answers.filter(({ rightShown }) => rightShown).length;
    return {
      threshold,
      answered: right / Math.max(1, asked.length),
      refused: other.filter(({ probability }) => probability < threshold).length / Math.max(1, other.length),
      coverage: answers.length / Math.max(1, ranked.length),
      risk: answers.length ? 1 - right / answers.length : 0,
    };
  });
}

const percent = (value: number) => (100 * value).toFixed(1);

/** One set's figures as lines of text. */
export function describe(name: string, ranked: readonly Ranked[]): string {
  const asked = ranked.filter(({ answerable }) => answerable);
  const share = (is: (one: Ranked) => boolean) => percent(asked.filter(is).length / Math.max(1, asked.length));
  const reach = share(({ group }) => group.rows.some(({ label }) => label === 1));
  const head = `${name}: ${asked.length} answerable (${reach} % among the candidates, ${share((one) => one.rightFirst)} % first, ${share((one) => one.rightShown)} % in three), ${ranked.length - asked.length} not`;
  const points = curve(ranked).filter(({ threshold }) => (threshold * 100) % 10 < 0.01);
  return [
    head,
    ...points.map((p) => `  ${p.threshold}: right ${percent(p.answered)} refused ${percent(p.refused)}`),
  ].join('\n');
}

/**
 * The risk–coverage curves, and the threshold: the lowest that refuses the share `refusedAtLeast` of the questions of the
 * sets `judging` without an answer, all out of fold.
 */
export function riskCoverage(
  sets: ReadonlyMap<SetName, readonly Judged[]>,
  judging: readonly SetName[],
  refusedAtLeast: number,
): RiskCoverage {
  const both = curve(judging.flatMap((name) => sets.get(name) ?? []));
  const best = both.find(({ refused }) => refused >= refusedAtLeast) ?? both.at(-1)!;
  const curves = [...sets].map(([name, ranked]) => ({ name, points: curve(ranked) }));
  const rows = curves.flatMap(({ name, points }) =>
    points.map((p) =>
      [name, p.threshold, ...[p.coverage, p.risk, p.answered, p.refused].map((value) => value.toFixed(4))].join(','),
    ),
  );
  return {
    threshold: best.threshold,
    svg: draw(curves),
    csv: `set,threshold,coverage,risk,answered_rightly,refused_rightly\n${rows.join('\n')}\n`,
  };
}

const colours = ['#b3261e', '#0b57d0', '#7b1fa2', '#3c7d22', '#7a5c00', '#00696d'];

function draw(curves: readonly { name: string; points: Point[] }[]): string {
  const x = (value: number) => (60 + 500 * value).toFixed(1);
  const y = (value: number) => (330 - 300 * value).toFixed(1);
  const grid = [0, 0.25, 0.5, 0.75, 1].map(
    (at) =>
      `<path d="M${x(at)} 30V330M60 ${y(at)}H560" stroke="#ccc" fill="none"/><text x="${x(at)}" y="348" text-anchor="middle">${at}</text><text x="52" y="${Number(y(at)) + 4}" text-anchor="end">${at}</text>`,
  );
  const lines = curves.map(({ name, points }, i) => {
    const path = points.map((p) => `${x(p.coverage)},${y(p.risk)}`).join(' ');
    return `<polyline points="${path}" fill="none" stroke="${colours[i]}" stroke-width="2"/><text x="580" y="${50 + 20 * i}" fill="${colours[i]}">${name}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="680" height="380" font-family="sans-serif" font-size="12"><rect width="680" height="380" fill="#fff"/>${grid.join('')}${lines.join('')}<text x="310" y="370" text-anchor="middle">coverage: share of questions answered</text><text x="16" y="180" transform="rotate(-90 16 180)" text-anchor="middle">risk: share of answers wrong</text></svg>\n`;
}
