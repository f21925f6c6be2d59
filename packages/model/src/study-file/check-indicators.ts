import { counterHint, counterIds, namesCounter } from '../counters/names.js';
import type { Findings } from '../format/findings.js';
import { describe } from '../format/problem.js';
import type { Path } from '../format/problem.js';
import { toBase, toBaseValue } from '../format/units.js';
import { countedRoundsOf, windowIn, yearsIn } from '../scenario/rounds.js';
import type { Scenario } from '../scenario/schema.js';
import { categoriesOf } from '../mechanisms/population/check.js';
import type { Experiment, Indicator } from './schema.js';

/** Counters, windows and readings of the indicators of an experiment: whatever passes here can be read off its runs. */
export function checkIndicators(experiment: Experiment, every: readonly Scenario[], path: Path, out: Findings): void {
  const ids = counterIds(every[0]!, every.slice(1));
  const rounds = countedRoundsOf(every[0]!.horizon);
  experiment.indicators.forEach((indicator, i) => {
    const at: Path = [...path, 'indicators', i];
    const check = (pattern: string, where: Path): void => {
      if (namesCounter(pattern, ids)) return;
      out.error(
        where,
        `${describe(pattern)}, which matches no counter of these scenarios`,
        'ids of the data dictionary, with * for any text',
        counterHint(pattern, ids, 'List them with glasshouse counters.'),
      );
    };
    indicator.of.forEach((pattern, j) => check(pattern, [...at, 'of', j]));
    if (Array.isArray(indicator.over)) indicator.over.forEach((pattern, j) => check(pattern, [...at, 'over', j]));
    const windows: [Path, string | undefined, string | undefined][] = [[at, indicator.from, indicator.to]];
    if (indicator.against) windows.push([[...at, 'against'], indicator.against.from, indicator.against.to]);
    for (const [where, from, to] of windows) checkWindow(rounds, where, from, to, out);
    checkReading(indicator, at, out);
    checkUnit(indicator, rounds, at, out);
    if (indicator.group) checkGroup(indicator, indicator.group, every[0]!, [...at, 'group'], out);
    if (indicator.communities) checkCommunities(indicator, indicator.communities, every, at, out);
  });
}

/** A group of the scenario, in whole years, and of counters that belong to people. */
function checkGroup(indicator: Indicator, group: NonNullable<Indicator['group']>, scenario: Scenario, path: Path, out: Findings): void {
  const categories = categoriesOf(scenario);
  for (const [attribute, category] of Object.entries(group)) {
    if (!out.refers([...path, attribute], attribute, scenario.groups, 'attribute among the groups of the scenario')) continue;
    out.refers([...path, attribute], category, categories[attribute]!, `category of ${attribute}`);
  }
  for (const key of ['communities', 'against'] as const)
    if (indicator[key]) out.error(path, `a group with ${key}`, 'one of the two', 'Remove one of them.');
  const rounds = countedRoundsOf(scenario.horizon);
  const { from, to } = indicator;
  if (from === undefined && to === undefined) return;
  const read = windowOf(rounds, from, to);
  if (read && 'window' in read && !yearsIn(rounds, read.window))
    out.error(
      path,
      `a group in a period from ${from ?? scenario.horizon.start} to ${to ?? scenario.horizon.end}`,
      'whole calendar years, by which groups are counted',
      'Begin in January and end in December, or leave out group.',
    );
}

/** Fewest people of a community for which a number is reported, even without its name. */
export const FEWEST_OF_COMMUNITY = 1_000;

function checkCommunities(
  { against, scaled }: Indicator,
  read: NonNullable<Indicator['communities']>,
  every: readonly Scenario[],
  at: Path,
  out: Findings,
): void {
  const path: Path = [...at, 'communities'];
  const keys = Object.entries(read).flatMap(([key, value]) => (value === undefined ? [] : [key]));
  if (keys.length !== 1)
    out.error(path, keys.join(' and ') || 'nothing', 'one of share_above, share_below, quantile', 'Write one indicator for each reading.');
  if (against) out.error(path, 'communities with against', 'one of the two', 'Remove one of them.');
  if (scaled) out.error(path, 'communities with scaled', 'numbers of communities, which have no scale', 'Remove scaled.');
  if (every.some((scenario) => scenario.harm_only === true))
    out.error(path, 'communities of a harm-only scenario', 'results of all together', 'Remove communities. See docs/responsible-use.md.');
  const size = toBase(every[0]!.community_size);
  if (size < FEWEST_OF_COMMUNITY)
    out.error(
      path,
      `communities of ${size} people (community_size)`,
      `communities of at least ${FEWEST_OF_COMMUNITY} people`,
      'Raise community_size in the scenario, or read all communities together.',
    );
}

type ReadWindow = ReturnType<typeof windowIn>;

/** A window as it can be read; null where its days are in the wrong order or do not exist, which has its own message. */
function windowOf(rounds: ReturnType<typeof countedRoundsOf>, from: string | undefined, to: string | undefined): ReadWindow | null {
  if (from !== undefined && to !== undefined && from > to) return null;
  try {
    return windowIn(rounds, from, to);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function checkWindow(
  rounds: ReturnType<typeof countedRoundsOf>,
  at: Path,
  from: string | undefined,
  to: string | undefined,
  out: Findings,
): void {
  const read = windowOf(rounds, from, to);
  if (read && 'found' in read) out.error([...at, from === undefined ? 'to' : 'from'], read.found, read.allowed, read.todo);
}

/** Keys of an indicator that would change nothing, or multiply a rate into a number without a meaning. */
function checkReading({ take, from, scaled, over, against }: Indicator, at: Path, out: Findings): void {
  if (take === 'at_end' && from !== undefined)
    out.error(
      [...at, 'from'],
      'from on a reading at the end, which counts from the start of the run',
      'no from with take: at_end',
      'Remove from, or read take: sum.',
    );
  if (take === 'at_end' && against)
    out.error([...at, 'against'], 'against on a reading at the end', 'against with take: sum', 'Remove one of them.');
  if (scaled && over !== 'none')
    out.error(
      [...at, 'scaled'],
      'scaled on a ratio, which has no scale',
      'scaled only with over: none',
      'Remove scaled, or count with over: none.',
    );
}

/** Days of a year in durations and rates. */
const YEAR = toBaseValue(1, 'years');

/** Notes a unit such as `per 1,000 people per year` over another time than a year, where `per` does not make up for it. */
function checkUnit(
  { unit, over, per, take, from, to }: Indicator,
  rounds: ReturnType<typeof countedRoundsOf>,
  at: Path,
  out: Findings,
): void {
  const many = Number(/(\d[\d,]*)\D*(?<!half )\byear\b/.exec(unit)?.[1]?.replaceAll(',', ''));
  const read = windowOf(rounds, from, to);
  if (!many || over !== 'persons' || take === 'at_end' || !read || !('window' in read)) return;
  const right = (many * YEAR) / read.window.days;
  // Money is counted in hundredths.
  if ([1, 100].some((times) => Math.abs((per * times) / right - 1) < 0.05)) return;
  const someOf = /\d\s+(?!people\b|persons\b|inhabitants\b|year)([a-z]+s|children)\b/.exec(unit)?.[1];
  const days = `over: [people.days] with per: ${many * YEAR}`;
  out.warn(
    [...at, 'per'],
    `per: ${per} for "${unit}" over ${read.window.days} days`,
    `per: ${Number(right.toPrecision(3))}, or ${days} (person-years)`,
    `The sum over the whole period is divided by the mean number of people, not by years.${someOf ? ` If ${someOf} are a part of the people, divide by that part.` : ''}`,
  );
}
