import { countedRoundsOf, counterIds, dayOf } from '@glasshouse/model';
import type { CommunityColumn, Experiment, Indicator, RunResult } from '@glasshouse/model';
import type { RunInputs } from '../ports.js';
import { refuse } from '../problem.js';
import type { Sample } from '../statistics/ratio.js';
import { countersOf } from './globs.js';

/** Fewest people of a community for which a number is reported. */
const FEWEST = 1_000;

/** Where the columns of an indicator over communities stand among those of its experiment; `below` is -1 where nothing is divided by. */
export interface CommunityPlaces {
  above: number;
  below: number;
  of: number;
}

const columnsIn = (indicators: readonly Indicator[]): number =>
  indicators.reduce((n, { communities, over }) => n + (communities === undefined ? 0 : over === 'none' ? 1 : 2), 0);

/** Where an indicator reads; null where it is not one over communities. */
export function placesOf(indicators: readonly Indicator[], id: string): CommunityPlaces | null {
  const at = indicators.findIndex((indicator) => indicator.id === id);
  const indicator = indicators[at];
  if (!indicator?.communities) return null;
  const above = columnsIn(indicators.slice(0, at));
  return { above, below: indicator.over === 'none' ? -1 : above + 1, of: columnsIn(indicators) };
}

/** What a run keeps for each community, for the indicators over communities of its experiment, in their order. Empty where there are none. */
export function communityColumns(experiment: Experiment, { base, arms }: RunInputs): CommunityColumn[] {
  if (!experiment.indicators.some(({ communities }) => communities)) return [];
  const ids = counterIds(
    base,
    arms.map(({ scenario }) => scenario),
  );
  const rounds = countedRoundsOf(base.horizon);
  const start = rounds[0]!.first;
  const end = rounds.at(-1)!.last;
  const named = (patterns: readonly string[]): string[] => countersOf(patterns, ids).map((i) => ids[i]!);
  return experiment.indicators.flatMap(({ communities, of, over, take, from, to }): CommunityColumn[] => {
    if (!communities) return [];
    const window = { first: from === undefined || take === 'at_end' ? start : dayOf(from), last: to === undefined ? end : dayOf(to) };
    const column = (patterns: readonly string[]): CommunityColumn => ({ counters: named(patterns), ...window });
    if (over === 'none') return [column(of)];
    return [column(of), column(over === 'persons' ? [take === 'at_end' ? 'people.present' : 'people.days'] : over)];
  });
}

/** Throws InputError where a community of a plan is so small that nothing is told of it. */
export function checkCommunities(where: string, communities: readonly { persons: number }[], indicators: readonly Indicator[]): void {
  const over = indicators.find((indicator) => indicator.communities);
  const least = Math.min(...communities.map(({ persons }) => persons));
  if (!over || least >= FEWEST) return;
  refuse(
    `${where}.${over.id}`,
    `a community of ${least} people`,
    `communities of at least ${FEWEST} people`,
    'Raise community_size, or simulate more people.',
  );
}

/** What an indicator tells of the communities of one arm of a run. `overDays`, `per`: as of an indicator over all together. */
export function communitySample(
  { above, below, of }: CommunityPlaces,
  read: NonNullable<Indicator['communities']>,
  { communities }: RunResult,
  arm: number,
  { overDays, per }: { overDays: number; per: number },
): Sample {
  if (!communities) throw new Error('the run kept nothing of its communities');
  const counts = communities.byArm[arm]!;
  const own = Array.from(communities.sizes, (_, c): Sample => ({
    above: counts[c * of + above]!,
    below: below < 0 ? 1 : counts[c * of + below]! / overDays,
  })).filter((one) => one.below > 0);
  const value = (one: Sample): number => (per * one.above) / one.below;
  const { share_above: line, share_below: floor, quantile } = read;
  if (quantile === undefined) {
    const past = own.filter((one) => (line === undefined ? value(one) < floor! : value(one) > line));
    return { above: past.length, below: own.length };
  }
  const order = own.map((one, at) => ({ one, at })).sort((a, b) => value(a.one) - value(b.one) || a.at - b.at);
  return order[Math.max(0, Math.ceil(quantile * order.length) - 1)]?.one ?? { above: 0, below: 0 };
}

/** What a sample of an indicator is multiplied by: percent of communities, else `per`. */
export const perOf = ({ communities, per }: Indicator): number => (communities && communities.quantile === undefined ? 100 : per);
