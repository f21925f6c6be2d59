import { toBase } from '../../format/units.js';
import type { ByAttribute } from '../../plan/by-attribute.js';
import { planBy } from '../../plan/by-attribute.js';
import type { Scenario } from '../../scenario/schema.js';
import { peopledPlaces } from '../places/plan.js';
import type { AttributePlan } from '../population/plan-types.js';

/** Days in a year of rates and of age. */
const YEAR = 365;

export interface DemographyPlan {
  /** Factor on ageing and on every rate. */
  pace: number;
  /** Days that each age band lasts at pace one; Infinity for the last, out of which nobody grows. */
  lasts: number[];
  /** Deaths per person-year at pace one. */
  deaths: ByAttribute;
  /** Births per person-year of adults at pace one; null: none. */
  births: ByAttribute | null;
  /** Null: nobody moves. */
  moves: MovesPlan | null;
}

export interface MovesPlan {
  /** Moves of a household a year. */
  rate: ByAttribute;
  /** Weight of each place that holds people among the places to which a household moves. */
  to: number[];
}

/** Null where a scenario has no population in time. */
export function planDemography(scenario: Scenario, attributes: AttributePlan[]): DemographyPlan | null {
  const { demography, population } = scenario;
  if (demography === undefined) return null;
  const bands = Object.values(population.age).sort((a, b) => a.from - b.from);
  return {
    pace: demography.pace === undefined ? 1 : toBase(demography.pace),
    lasts: bands.map(({ from, to }, b) => (b === bands.length - 1 ? Number.POSITIVE_INFINITY : (to - from + 1) * YEAR)),
    deaths: planBy(demography.mortality, attributes),
    births: demography.fertility === undefined ? null : planBy(demography.fertility, attributes),
    moves: demography.moves === undefined ? null : planMoves(scenario, demography.moves, attributes),
  };
}

type Moves = NonNullable<NonNullable<Scenario['demography']>['moves']>;

function planMoves(scenario: Scenario, { rate, to }: Moves, attributes: AttributePlan[]): MovesPlan {
  const weight = (place: string): number => toBase(to?.[place] ?? scenario.places[place].persons!);
  return { rate: planBy(rate, attributes), to: peopledPlaces(scenario).map(weight) };
}
