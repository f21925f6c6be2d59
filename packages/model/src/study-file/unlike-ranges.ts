import type { Finding } from '../format/problem.js';
import type { Quantity } from '../format/quantity.js';
import { toBaseValue } from '../format/units.js';
import { quantitiesOf } from '../scenario/quantities.js';
import { quantityAt } from '../scenario/quantity-at.js';
import type { Scenario } from '../scenario/schema.js';
import { overlaps } from '../scenario/patch.js';
import { variedPaths } from './check-design.js';
import { drawnPoints } from './design.js';
import type { LoadedStudy } from './load-study.js';

type Ends = readonly [number, number];

const endsOf = ({ value, range }: Quantity): Ends => [range?.[0] ?? value, range?.[1] ?? value];

/** Whether one number is larger at every design point: the ranges share no value, or one end where both numbers vary. */
function areApart(one: Quantity, other: Quantity): boolean {
  const [[a, b], [c, d]] = [one, other].map((each) => endsOf(each).map((end) => toBaseValue(end, each.unit))) as [number[], number[]];
  return b! < c! || d! < a! || (a! < b! && c! < d! && (b === c || d === a));
}

const isFixed = ([low, high]: Ends): boolean => low === high;

/** Whether a number stays, at each position, in the proportion or at the distance to another that their values have. */
function keepsPace(one: Quantity, other: Quantity): boolean {
  const base = (each: Quantity): readonly number[] => [each.value, ...endsOf(each)].map((at) => toBaseValue(at, each.unit));
  const [from, to] = [base(other), base(one)];
  const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
  const [first, second] = [from[0]!, to[0]!];
  return (
    from.every((each, i) => near(to[i]! - each, second - first)) ||
    (first !== 0 && from.every((each, i) => near(to[i]!, (each * second) / first)))
  );
}

const over = (quantity: Quantity): string => {
  const [low, high] = endsOf(quantity);
  return low === high ? `at ${quantity.value} ${quantity.unit}` : `over ${low} to ${high} ${quantity.unit}`;
};

/** What happens to the two numbers at a design point. */
const moves = (arm: Quantity, first: Quantity): string =>
  isFixed(endsOf(arm))
    ? 'the number of the first arm takes another value of its range, and that of the arm stays'
    : isFixed(endsOf(first))
      ? 'the number of the arm takes another value of its range, and that of the first arm stays'
      : 'the number of each arm takes the same position of its own range';

/** The range that keeps the proportion of the values, as an advice; none where it would leave what the unit allows, or units differ. */
function inProportion(arm: Quantity, first: Quantity): string {
  const times = arm.value / first.value;
  const [low, high] = endsOf(first).map((end) => Number((end * times).toPrecision(6))) as unknown as Ends;
  const most = { percent: 100, share: 1, probability: 1 }[arm.unit] ?? Infinity;
  const can = arm.unit === first.unit && Number.isFinite(times) && !isFixed(endsOf(first)) && high <= most;
  return can ? `write range: [${low}, ${high}] in the arm` : 'give both ranges in that proportion';
}

/** What is easily meant otherwise about a number that a design varies in the first arm or in another: null where the two keep pace. */
function unlike(
  path: string,
  first: Scenario,
  arm: { id: string; scenario: Scenario },
): Pick<Finding, 'found' | 'allowed' | 'todo'> | null {
  const [of, to] = [quantityAt(first, path), quantityAt(arm.scenario, path)];
  if (of === undefined) return null;
  if (to === undefined) {
    const parts = quantitiesOf(arm.scenario).filter((one) => one.path.startsWith(`${path}.`));
    if (isFixed(endsOf(of)) || !parts.some(({ quantity }) => keepsPace(quantity, of))) return null;
    return {
      found: `${path}, one number ${over(of)} in the first arm, split in the arm ${arm.id}`,
      allowed: 'one number, or the same split, in both arms',
      todo: 'The design varies each part at a position of its own, not at that of the number in the first arm, although a part has the same range or one in proportion. To vary them together, write the split in the scenario too. If the parts are meant to vary by themselves, leave it.',
    };
  }
  if (endsOf(of).every((end) => end === 0) || keepsPace(to, of) || areApart(to, of)) return null;
  return {
    found: `${path} ${over(to)} in the arm ${arm.id}, and ${over(of)} in the first arm`,
    allowed: 'ranges in the proportion, or at the distance, of the values',
    todo: `At each design point ${moves(to, of)}, so the arms do not always compare ${to.value} with ${of.value} ${of.unit}. To keep that proportion at every point, ${inProportion(to, of)}. If it is meant like this, leave it.`,
  };
}

/** Numbers that a design varies and an arm sets with a range that does not keep pace with that of the first arm. */
export function unlikeRanges({ study, scenarios, designs }: LoadedStudy): Finding[] {
  return study.experiments.flatMap((experiment, e) => {
    const { id, design, arms } = experiment;
    const own = scenarios[id]!;
    const [first, ...others] = own.arms;
    const table = designs?.[id] ?? null;
    const rows = table?.rows.length ?? 0;
    if (first === undefined || Math.max(drawnPoints(design, 'reduced', 1, rows), drawnPoints(design, 'full', 1, rows)) === 0) return [];
    const paths = variedPaths(experiment, own, table);
    return others.flatMap((arm, a) =>
      paths.flatMap((path): Finding[] => {
        const found = unlike(path, first.scenario, arm);
        if (found === null) return [];
        const key = Object.keys(arms[a + 1]?.patch ?? {}).find((one) => overlaps(one, path));
        return [{ path: ['experiments', e, 'arms', a + 1, ...(key === undefined ? [] : ['patch', key])], ...found }];
      }),
    );
  });
}
