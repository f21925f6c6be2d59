import { windowIn, yearsIn } from '@glasshouse/model';
import type { CounterDefinition, Indicator, Round, RunResult, Window } from '@glasshouse/model';
import type { Sample } from '../statistics/ratio.js';
import { communitySample, placesOf } from './communities.js';
import type { CommunityPlaces } from './communities.js';
import { countersOf } from './globs.js';
import { cellsOf, sumOfGroup } from './of-group.js';
import type { GroupPlaces } from './of-group.js';
import type { PlanShape } from '../ports.js';
import { refuse } from '../problem.js';

/** An indicator bound to the counters and rounds of a plan. */
export interface BoundIndicator {
  indicator: Indicator;
  of: number[];
  /** Counters of the denominator; for `persons`, the counter of person-days or of people present; empty for none. */
  over: number[];
  window: Window;
  /** The earlier period of a before-and-after reading. */
  earlier: Window | null;
  /** Divide the denominator by this: days of the window where people are counted by their days, else 1. */
  overDays: number;
  /** Days over which it sums. */
  days: number;
  /** The greatest possible ratio: for the rule of three. */
  ceiling: number | undefined;
  /** Where its columns by community stand; null: it reads all communities together. */
  places: CommunityPlaces | null;
  /** Where it reads one group; null: it reads everybody. */
  group: GroupPlaces | null;
}

/** What an indicator is bound to. `indicators`: all of its experiment, among which columns by community are counted. */
export interface IndicatorFrame {
  definitions: readonly CounterDefinition[];
  rounds: readonly Round[];
  groups: PlanShape['groups'];
  indicators: readonly Indicator[];
}

/**
 * Binds an indicator. Throws InputError where a pattern names no counter, the window does not consist of whole rounds, or that of a group not of whole years.
 * Flows and days are summed over the window; with `at_end`, from the first round to the end of the window.
 * Stocks are read at the end of the window, whatever `take` says: a sum of stocks has no meaning.
 * `persons`: mean people present over the window, or people present at its end for `at_end`.
 */
export function bindIndicator(
  indicator: Indicator,
  where: string,
  { definitions, rounds, groups, indicators }: IndicatorFrame,
): BoundIndicator {
  const ids = definitions.map((d) => d.id);
  const at = `${where}.${indicator.id}`;
  const read = (name: string, from: string | undefined, to: string | undefined): Window => {
    const found = windowIn(rounds, from, to);
    return 'window' in found ? found.window : refuse(name, found.found, found.allowed, found.todo);
  };
  const window = read(at, indicator.from, indicator.to);
  const earlier = indicator.against ? read(`${at}.against`, indicator.against.from, indicator.against.to) : null;
  if (earlier && (earlier.last >= window.first || !Array.isArray(indicator.over)))
    refuse(
      `${at}.against`,
      `a reading against ${indicator.against!.from} to ${indicator.against!.to}`,
      'rounds before those of the indicator, which has counters in over',
      'Correct the indicator.',
    );
  const named = (patterns: readonly string[]): number[] => {
    for (const pattern of patterns) {
      if (countersOf([pattern], ids).length === 0)
        refuse(
          `${where}.${indicator.id}`,
          `"${pattern}", which matches no counter`,
          'ids of the data dictionary, * for any text',
          'Correct the indicator.',
        );
    }
    return countersOf(patterns, ids);
  };
  const atEnd = indicator.take === 'at_end';
  const of = named(indicator.of);
  const over =
    indicator.over === 'none' ? [] : named(indicator.over === 'persons' ? [atEnd ? 'people.present' : 'people.days'] : indicator.over);
  return {
    indicator,
    of,
    over,
    window,
    earlier,
    overDays: indicator.over === 'persons' && !atEnd ? window.days : 1,
    days: atEnd ? rounds[window.last]!.last - rounds[0]!.first + 1 : window.days,
    ceiling: ceilingOf(indicator, of, over),
    places: placesOf(indicators, indicator.id),
    group: groupPlaces(indicator, at, window, { definitions, rounds, groups }, [...of, ...over]),
  };
}

function groupPlaces(
  { group, from, to }: Indicator,
  at: string,
  window: Window,
  { definitions, rounds, groups }: Pick<IndicatorFrame, 'definitions' | 'rounds' | 'groups'>,
  counters: readonly number[],
): GroupPlaces | null {
  if (!group) return null;
  const owned = counters.find((counter) => definitions[counter]!.owned !== undefined);
  if (owned !== undefined)
    refuse(at, `${definitions[owned]!.id}, which belongs to no people`, 'counters of people', 'Name another counter, or leave out group.');
  const cells = cellsOf(group, groups);
  if (cells.length === 0) {
    const known = groups.map(({ id, categories }) => `${id}: ${categories.join(', ')}`).join('; ');
    refuse(`${at}.group`, Object.entries(group).join(', '), known || 'a group of the scenario', 'Name a category of population.groups.');
  }
  if (from === undefined && to === undefined) return { cells, years: null };
  const years = yearsIn(rounds, window);
  return years
    ? { cells, years }
    : refuse(at, 'a period of a group that cuts a year', 'whole calendar years', 'Begin in January and end in December.');
}

/** The greatest possible ratio, where there is one: shares, and points that are counted. */
function ceilingOf(indicator: Indicator, of: readonly number[], over: readonly number[]): number | undefined {
  if (indicator.communities && indicator.communities.quantile === undefined) return 1;
  if (indicator.against) return indicator.against.read === 'times' ? undefined : 1;
  return Array.isArray(indicator.over) && of.every((c) => over.includes(c)) ? 1 : undefined;
}

/** Numerator and denominator of an indicator in one arm of one run. */
export function sampleOf(bound: BoundIndicator, result: RunResult, arm: number, definitions: readonly CounterDefinition[]): Sample {
  if (bound.places) {
    const { communities, per } = bound.indicator;
    return communitySample(bound.places, communities!, result, arm, { overDays: bound.overDays, per });
  }
  if (bound.group) return groupSample(bound, bound.group, result, arm, definitions);
  const rounds = result.counts.byRound[arm]!;
  const { window, indicator, earlier } = bound;
  const sum = (counters: readonly number[], first: number, last: number): number => {
    let total = 0;
    for (const c of counters) {
      if (definitions[c]!.kind === 'stock') total += rounds[last]![c]!;
      else for (let r = first; r <= last; r += 1) total += rounds[r]![c]!;
    }
    return total;
  };
  if (earlier && indicator.against) {
    const at = ({ first, last }: Window): Sample => ({ above: sum(bound.of, first, last), below: sum(bound.over, first, last) });
    return readAgainst(at(window), at(earlier), indicator.against.read);
  }
  const start = indicator.take === 'at_end' ? 0 : window.first;
  return {
    above: sum(bound.of, start, window.last),
    below: indicator.over === 'none' ? 1 : sum(bound.over, start, window.last) / bound.overDays,
  };
}

function groupSample(
  { of, over, overDays, indicator }: BoundIndicator,
  group: GroupPlaces,
  result: RunResult,
  arm: number,
  definitions: readonly CounterDefinition[],
): Sample {
  const places = group.years && indicator.take === 'at_end' ? { ...group, years: { ...group.years, first: 0 } } : group;
  const sum = (counters: readonly number[]): number => sumOfGroup(places, result, arm, counters, (c) => definitions[c]!.kind === 'stock');
  return { above: sum(of), below: indicator.over === 'none' ? 1 : sum(over) / overDays };
}

/** A before-and-after reading of one run: the later count, as if over the earlier denominator, against the earlier; or whether it is less or more. */
function readAgainst(later: Sample, before: Sample, read: NonNullable<Indicator['against']>['read']): Sample {
  const above = (later.above * before.below) / later.below;
  if (read === 'times') return { above, below: before.above };
  return { above: (read === 'fewer' ? above < before.above : above > before.above) ? 1 : 0, below: 1 };
}

/** Whether an indicator counts design points: then one run of each is read, all together. */
export const countsPoints = ({ indicator }: BoundIndicator): boolean =>
  indicator.against !== undefined && indicator.against.read !== 'times';
