import { designKey, pathwaysOf, quantitiesOf } from '@glasshouse/model';
import type { ClaimMoves, Estimated, SensitivityBudget, SensitivityFactor, SensitivityResult, Study } from '@glasshouse/model';
import { parseReference, withoutSearch } from '../claims/reference.js';
import type { Reference } from '../claims/reference.js';
import type { Resolver } from '../claims/resolver.js';
import { designFiles, positionsOf } from '../design/design-file.js';
import { factorsOf } from '../design/factors.js';
import type { Outcomes } from '../outcomes/samples.js';
import { alternativeOf, betweenAlternatives, budgetOf, FEWEST_POINTS_OF_A_BUDGET, sizeEffect, withAlternatives } from './budget.js';
import { FEWEST_POINTS, givenDataShares } from './given-data.js';
import { morrisMeasures } from './morris.js';
import { pointMean, runNumbers } from './numbers.js';
import type { RunNumbers } from './numbers.js';
import { sobolIndices } from './saltelli.js';
import { pathwayParts } from './shapley.js';
import { RESAMPLES, sampleVariance } from './spread.js';

type Shares = Pick<SensitivityResult, 'method' | 'over' | 'used' | 'dummy' | 'together' | 'change'> & {
  factors: Omit<SensitivityFactor, 'role'>[];
  /** Share of the random draws, where the design itself shows it. */
  dice: Estimated | null;
};

type Asked = Extract<Reference, { kind: 'indicator' }>;

function sharesOf(outcomes: Outcomes, numbers: RunNumbers, address: string): Shares | null {
  const { planned } = outcomes.frame;
  const { design, sensitivity } = planned.experiment;
  const factors = factorsOf(planned.dimensions);
  const rows = positionsOf(planned);
  const how = { resamples: sensitivity?.bootstrap ?? RESAMPLES, address };
  const key = designKey(design);
  if (key === 'saltelli') {
    const throws = (numbers.drawn[0] ?? []).map((_, t) => numbers.drawn.map((of) => of[t]!));
    const found = sobolIndices(throws, factors, how);
    if (!found) return null;
    const together = found.factors.reduce((sum, one) => sum + one.first.value, 0);
    const dice = design.common_dice ? null : found.dice;
    return { method: 'saltelli', over: 'drawn', used: found.rows, factors: found.factors, dummy: null, together, dice };
  }
  if (key === 'switches') {
    const found = pathwayParts([numbers.written, ...numbers.drawn]);
    if (!found) return null;
    const parts = pathwaysOf(design.switches!).map((factor, i) => ({ factor, part: found.parts[i]! }));
    return {
      method: 'shapley',
      over: 'drawn',
      used: found.throws,
      factors: parts,
      dummy: null,
      together: null,
      dice: null,
      change: found.change,
    };
  }
  const means = numbers.drawn.map(pointMean);
  if (key === 'morris') {
    if (means.every((value) => !Number.isFinite(value) || value === means[0])) return null;
    const found = morrisMeasures(rows, means, factors, how);
    const used = Math.max(...found.map(({ effects }) => effects));
    const still = stillSteps(outcomes);
    const measures = found.map(({ factor, mu, muStar, sigma, effects }, f) =>
      effects > 0 ? { factor, mu, muStar, sigma: effects > 1 ? sigma : null, still: still[f]! } : { factor },
    );
    return { method: 'morris', over: 'drawn', used, factors: measures, dummy: null, together: null, dice: null };
  }
  const fits = numbers.points.flatMap(({ index }, i) => (outcomes.fitting?.has(index) ? [i] : []));
  const fitting = fits.length >= FEWEST_POINTS;
  const read = fitting ? fits : numbers.points.map((_, i) => i);
  const found = givenDataShares(
    read.map((i) => rows[i]!),
    read.map((i) => means[i]!),
    factors,
    how,
  );
  if (!found) return null;
  const known = found.factors.flatMap(({ factor, first }) => (first ? [{ factor, first }] : [{ factor }]));
  const { points: used, dummy, together } = found;
  return { method: 'given data', over: fitting ? 'fitting' : 'drawn', used, factors: known, dummy, together, dice: null };
}

/** Where inputs cannot be told apart, a budget may still be had. */
const untold = (numbers: RunNumbers): Shares => {
  const used = numbers.drawn.filter((throws) => Number.isFinite(pointMean(throws))).length;
  return { method: 'given data', over: 'drawn', used, factors: [], dummy: null, together: null, dice: null };
};

/** For each factor of Morris trajectories the steps in which its value stayed, because only whole numbers run. */
function stillSteps({ frame: { planned } }: Outcomes): number[] {
  const { positions, values } = designFiles(planned);
  const factors = factorsOf(planned.dimensions);
  const moved = (rows: readonly (readonly number[])[], i: number, columns: readonly number[]): boolean =>
    columns.some((d) => rows[i]![d] !== rows[i - 1]![d]);
  return factors.map(
    ({ columns }) =>
      positions.filter((_, i) => i % (factors.length + 1) > 0 && moved(positions, i, columns) && !moved(values, i, columns)).length,
  );
}

const plain = (value: number): Estimated => ({ value, interval: null });

/**
 * How the variance splits over assumptions and dice: from the throws of each point; with one throw from what the rows of Saltelli's design have in
 * common (`dice`), or else from the throws of point 0.
 */
function budgetFor(
  outcomes: Outcomes,
  { points, drawn, written }: RunNumbers,
  dice: Estimated | null,
  used: number,
): SensitivityBudget | null {
  const own = drawn.filter((_, i) => points[i]!.dice === undefined || points[i]!.dice === points[i]!.index);
  if ((own[0]?.length ?? 0) > 1) return budgetOf(own, outcomes.frame.planned.experiment.design.common_dice === true);
  if (dice) {
    const { value, interval } = dice;
    const rest: Estimated = { value: 1 - value, interval: interval && [1 - interval[1], 1 - interval[0]] };
    return { assumptions: rest, dice, both: null, points: used, throws: 1 };
  }
  const over = own.flat().filter(Number.isFinite);
  const share = sampleVariance(written) / sampleVariance(over);
  if (over.length < FEWEST_POINTS_OF_A_BUDGET || !Number.isFinite(share)) return null;
  return { assumptions: plain(1 - share), dice: plain(share), both: null, points: over.length, throws: 1 };
}

/** The drawn runs of a number; the replicates of point 0 where nothing was drawn. */
function runsOf({ drawn, written }: RunNumbers): number[] {
  const known = drawn.flat().filter(Number.isFinite);
  return known.length > 0 ? known : written.filter(Number.isFinite);
}

/** Takes up structures and sizes that the study names beside an experiment. */
function wholeBudget(
  budget: SensitivityBudget | null,
  numbers: RunNumbers,
  structures: readonly RunNumbers[],
  beside: RunNumbers | null,
): SensitivityBudget | null {
  if (!budget) return null;
  const written = [numbers, ...(beside ? [beside] : [])].map((one) => one.written);
  const sized = beside && written.every((values) => values.length > 1 && values.every(Number.isFinite));
  const structured = structures.length > 0 && structures.every((one) => runsOf(one).length > 1);
  const shares = withAlternatives(
    budget,
    sampleVariance(runsOf(numbers)),
    structured ? betweenAlternatives([numbers, ...structures].map((one) => alternativeOf(runsOf(one)))) : null,
    sized ? betweenAlternatives(written.map(alternativeOf)) : null,
  );
  return { ...shares, points: budget.points, throws: budget.throws };
}

function explained(all: readonly Outcomes[], outcomes: Outcomes, asked: Asked, of: string, title: string): SensitivityResult | null {
  const { planned, persons } = outcomes.frame;
  const numbers = planned.dimensions.length === 0 ? null : runNumbers(outcomes, asked);
  if (!numbers) return null;
  const shares = sharesOf(outcomes, numbers, of) ?? untold(numbers);
  const scenarios = [planned.inputs.base, ...planned.inputs.arms.map((arm) => arm.scenario)];
  const roles = new Map(scenarios.flatMap((scenario) => quantitiesOf(scenario).map(({ path, role }) => [path, role] as const)));
  const first = new Map(factorsOf(planned.dimensions).map(({ id, columns }) => [id, planned.dimensions[columns[0]!]!]));
  const { dice, factors, ...rest } = shares;
  const named = (id: string): Outcomes | undefined => all.find((one) => one.frame.planned.experiment.id === id);
  const { sizes, structures = [] } = planned.experiment.sensitivity ?? {};
  const larger = sizes === undefined ? undefined : named(sizes);
  const beside = larger ? runNumbers(larger, asked) : null;
  const others = structures.flatMap((id) => {
    const other = named(id);
    const read = other && runNumbers(other, asked);
    return read ? [read] : [];
  });
  const budget = rest.method === 'shapley' ? null : budgetFor(outcomes, numbers, dice, rest.used);
  if (factors.length === 0 && budget === null) return null;
  return {
    experiment: planned.experiment.id,
    of,
    title,
    harm: numbers.harm,
    ...rest,
    factors: factors.map((one) => ({ ...one, role: roles.get(first.get(one.factor)!) ?? 'world' })),
    budget: wholeBudget(budget, numbers, others, beside),
    size: larger && beside ? sizeEffect(numbers.written, beside.written, [persons, larger.frame.persons]) : null,
  };
}

/** Every number that is explained, each once: those that experiments name, then those of claims. Experiments with a planted world only where they name some. */
export function explainNumbers(study: Study, all: readonly Outcomes[], resolver: Resolver): SensitivityResult[] {
  const named = study.experiments.flatMap(({ id, sensitivity }) => (sensitivity?.of ?? []).map((of) => `${id}.${of}`));
  const claimed = study.claims.flatMap((claim) => claim.numbers.map(({ of }) => withoutSearch(of)));
  return [...new Set([...named, ...claimed])].flatMap((of) => {
    const asked = parseReference(of);
    if (asked?.kind !== 'indicator') return [];
    const outcomes = all.find((one) => one.frame.planned.experiment.id === asked.experiment);
    const found = outcomes && explained(all, outcomes, asked, of, resolver.nameOf(of, 'compared with') ?? of);
    return found ? [found] : [];
  });
}

/** Quantities that are named on a claim. */
const MOST_NAMED = 3;

/** The quantities that move the numbers of a claim most, harms first as the claim has them; empty where no design shows it. */
export function movesOf(claim: Study['claims'][number], results: readonly SensitivityResult[]): ClaimMoves[] {
  return claim.numbers.flatMap(({ of: written }) => {
    const of = withoutSearch(written);
    const result = results.find((one) => one.of === of && one.method !== 'shapley');
    if (!result) return [];
    const { method, over, dummy, budget } = result;
    const most = result.factors
      .flatMap(({ factor, first, total, muStar }) => {
        const moves = total ?? muStar ?? first;
        return moves && Number.isFinite(moves.value) ? [{ factor, moves }] : [];
      })
      .filter(({ moves }) => (dummy === null ? (moves.interval?.[0] ?? moves.value) > 0 : moves.value > dummy))
      .sort((a, b) => b.moves.value - a.moves.value)
      .slice(0, MOST_NAMED);
    const { dice = null, structure, size } = budget ?? {};
    return [{ of, method, over, most, dice, ...(structure ? { structure } : {}), ...(size ? { size } : {}) }];
  });
}
