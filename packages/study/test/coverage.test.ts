import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { binomialTails } from '../../../validation/chance.js';
import { drawsAt, KINDS } from './coverage-kinds.js';
import type { Case, Kind } from './coverage-kinds.js';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const PAGE = join(ROOT, 'docs', 'coverage.md');
const UPDATE = process.env['GLASSHOUSE_UPDATE_COVERAGE'] === 'reviewed';
/** Chance of a failure on either side where the true coverage is at the end of its band. */
const CHANCE = 0.001;
/** Milliseconds that the trials may take on a machine that has hardly a core to spare. */
const LONGEST = 2_000_000_000;

interface Counted {
  kind: Kind;
  one: Case;
  /** Trials with an interval, and those whose interval held the truth. */
  printed: number;
  held: number;
}

async function count(kind: Kind, one: Case): Promise<Counted> {
  let [printed, held] = [0, 0];
  for (let trial = 0; trial < one.trials; trial += 1) {
    const result = await one.trial(drawsAt(kind.title, one, trial), trial);
    if (!result) continue;
    const { interval, truth } = result;
    printed += 1;
    if (interval[0] <= truth && truth <= interval[1]) held += 1;
  }
  return { kind, one, printed, held };
}

const percent = (share: number): string => (100 * share).toFixed(1);

/** The page, from what was counted. */
function pageOf(counted: readonly Counted[]): string {
  const rows = counted.map(({ kind, one, printed, held }, i) => {
    const first = counted[i - 1]?.kind !== kind;
    const wanted = `${percent(one.band[0])} to ${percent(one.band[1])}`;
    return `| ${first ? kind.title : ''} | ${first ? kind.printed : ''} | ${one.name} | ${percent(kind.nominal)} | ${percent(held / printed)} | ${wanted} | ${printed} of ${one.trials} |`;
  });
  return `# Coverage of the intervals

How often does an interval hold the true value? Each kind of interval that the program prints is tested on simulated numbers whose true value is known. The numbers come
from fixed seeds, so the table is the same on every machine. The band is where the true coverage may lie; it was stated before the trials were run. The test fails when a
count leaves the band by more than chance allows (1 in 1,000 on either side).

The last column counts the trials in which an interval is printed. No interval is printed with fewer than ten replicates, or where the replicates do not differ.

| Interval | Where it is printed | Situation | Nominal, percent | Held, percent | Band, percent | Printed |
|---|---|---|---|---|---|---|
${rows.join('\n')}

Read the table with five limits in mind.

- From ten replicates, a t interval of skewed numbers holds the true value less often than its nominal percentage. More replicates help; \`glasshouse advise\` says how many.
- A bootstrap interval assumes a normal distribution around its estimate, and may extend below 0. It holds the true value somewhat less often than its nominal percentage with 20 trajectories, and more often over base rows of a Sobol’ sequence.
- With fewer points, or with skewed draws, intervals do worse than in the table. We tried these cases once, without a band; each number is the percentage of trials in which a nominal 95 percent interval held the true value. Share of assumptions: 89 from ten points of two replicates, 88 from five points, and 85 from 100 points with four shared draws (no longer printed).
  Welch’s interval of exponential numbers: 91. Counts with a mean of 0.1 to 200, shares of 0.003 and 0.999, and ratios of small counts: 94 to 97. Difference between two arms in which 1 and 2 of 100 people in households have a case, from ten replicates: 87. Where cases are few and come by household, its interval is too narrow.
- The rule of three assumes that people are independent. Where one event strikes a whole household or unit, its bound is too low, as the table shows.
- The least and the greatest value over points are not a confidence interval. They only say which values occurred at these points.

The table is written by \`GLASSHOUSE_UPDATE_COVERAGE=reviewed npx vitest run packages/study/test/coverage.test.ts\`.
`;
}

describe('intervals hold the truth as often as they say', () => {
  const counted: Counted[] = [];
  beforeAll(async () => {
    for (const kind of KINDS) for (const one of kind.cases) counted.push(await count(kind, one));
  }, LONGEST);

  it.each(KINDS.flatMap((kind) => kind.cases.map((one) => [`${kind.title}: ${one.name}`, kind, one] as const)))(
    '%s',
    (name, _kind, one) => {
      const { printed, held } = counted.find((each) => each.one === one)!;
      expect(printed, 'trials with an interval').toBeGreaterThan(one.trials / 4);
      const [low, high] = one.band;
      expect(binomialTails(held, printed, low).atMost, `${name}: ${held} of ${printed}, below ${low}`).toBeGreaterThan(CHANCE);
      expect(binomialTails(held, printed, high).atLeast, `${name}: ${held} of ${printed}, above ${high}`).toBeGreaterThan(CHANCE);
    },
  );

  it('docs/coverage.md has what was counted', () => {
    const page = pageOf(counted);
    if (UPDATE) writeFileSync(PAGE, page);
    expect(readFileSync(PAGE, 'utf8'), 'GLASSHOUSE_UPDATE_COVERAGE=reviewed npx vitest run packages/study/test/coverage.test.ts').toBe(
      page,
    );
  });

  it('every file that makes an interval has its kind', () => {
    const home = join(ROOT, 'packages', 'study', 'src');
    const makes = /\b(tQuantile|withError|exactInterval|levelInterval|differenceInterval|abcRange|RULE_OF_THREE|upperBound: typeof)\b/;
    /** Files that define a helper, or hand on an interval made by a kind above. */
    const other = ['statistics/t-quantile.ts', 'sensitivity/spread.ts', 'calibrate/of-study.ts', 'calibrate/again.ts'];
    const files = (readdirSync(home, { recursive: true }) as string[])
      .map((file) => file.split('\\').join('/'))
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && makes.test(readFileSync(join(home, file), 'utf8')));
    const known = [...KINDS.map(({ from }) => from), ...other];
    expect(files.filter((file) => !known.includes(file))).toEqual([]);
    for (const { from } of KINDS) expect(readFileSync(join(home, from), 'utf8').length, from).toBeGreaterThan(0);
  });
});
