import type { Findings } from '../../format/findings.js';
import type { Path } from '../../format/problem.js';
import { toBase } from '../../format/units.js';
import { quantityAt, withQuantity } from '../../scenario/quantity-at.js';
import type { Scenario } from '../../scenario/schema.js';
import { familyOf, membersOf, scaledToOne } from '../../scenario/share-families.js';
import { sweptTo } from '../../scenario/swept.js';
import type { Experiment } from '../../study-file/schema.js';

const SIZES = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'] as const;

const [HOUSEHOLDS, AGE] = ['population.household_size', 'population.age'] as const;

/** Varied shares of one family of which every combination of ends is tried. */
const MOST_TRIED = 10;

const ROUNDING = 1e-9;

/** Mean number of members of a household. */
function meanSize({ population }: Scenario): number {
  const shares = SIZES.map((size) => (population.household_size[size] ? toBase(population.household_size[size]) : 0));
  return shares.reduce((sum, share, i) => sum + share * (i + 1), 0) / (shares.reduce((sum, share) => sum + share, 0) || 1);
}

/** Part of all people who are below 18. */
const childrenOf = ({ population }: Scenario): number =>
  Object.values(population.age).reduce((sum, band) => sum + (band.from < 18 ? toBase(band.share) : 0), 0);

/** Whether every household can have an adult; else the two numbers that do not fit, in words. */
export function tooManyChildren(children: number, mean: number): string | null {
  if (children * mean <= mean - 1 + ROUNDING) return null;
  return `${Math.round(children * 1000) / 10} percent children in households of ${Math.round(mean * 100) / 100} on average`;
}

export const childrenFound = (scenario: Scenario): string | null => tooManyChildren(childrenOf(scenario), meanSize(scenario));

/** The scenario at each combination of the ends of the varied shares of a family, made to add to one as a design point is. */
function corners(base: Scenario, family: string, varied: (path: string) => boolean): Scenario[] {
  const moved = membersOf(base, family).filter((path) => varied(path) && quantityAt(base, path)!.range !== undefined);
  const tried = moved.slice(0, MOST_TRIED);
  let made = [base];
  for (const path of tried) made = made.flatMap((each) => quantityAt(base, path)!.range!.map((end) => withQuantity(each, path, end)));
  return made.map((each) => (moved.length > 0 ? scaledToOne(each, family, moved, null) : each));
}

/** Every design point of an experiment leaves room for an adult in every household. */
export function checkVariedHouseholds(
  experiment: Experiment,
  base: Scenario,
  varied: (path: string) => boolean,
  path: Path,
  out: Findings,
): void {
  const sweeps = Object.entries(experiment.design.sweep ?? {}).filter(([name]) =>
    [HOUSEHOLDS, AGE].some((family) => family === familyOf(name)),
  );
  const settings: ((scenario: Scenario) => Scenario)[] = [
    (scenario) => scenario,
    ...sweeps.flatMap(([name, values]) => values.map((value) => (scenario: Scenario) => sweptTo(scenario, name, value))),
  ];
  const sizes = corners(base, HOUSEHOLDS, varied);
  const ages = corners(base, AGE, varied);
  if (sizes.length * ages.length === 1) return;
  for (const set of settings) {
    const mean = Math.min(...sizes.map((each) => meanSize(set(each))));
    const found = tooManyChildren(Math.max(...ages.map((each) => childrenOf(set(each)))), mean);
    if (found === null) continue;
    out.error(
      [...path, 'design'],
      `${found}, at the ends of the varied ranges`,
      'room for an adult in every household at every design point',
      'Narrow the ranges of population.household_size and population.age in the scenario, or take them out of the design.',
    );
    return;
  }
}
