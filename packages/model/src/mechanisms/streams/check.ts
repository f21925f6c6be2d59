import { entriesOf } from '../../format/findings.js';
import type { Findings } from '../../format/findings.js';
import type { Path } from '../../format/problem.js';
import type { Quantity } from '../../format/quantity.js';
import { toBase, toBaseValue } from '../../format/units.js';
import { checkBy, checkWho, partsOf } from '../../scenario/check-by.js';
import { recordedStreams } from '../../scenario/check-records.js';
import { checkMonthly, rounded } from '../../scenario/check-rates.js';
import type { Scenario, Stream } from '../../scenario/schema.js';
import { checkByCause, checkReactions, checkUseOfClasses } from './check-attempts.js';
import { checkShares } from '../population/check.js';
import { checkCalendar } from './check-calendar.js';
import { checkBrought, checkEnds, checkOutcome } from './check-ends.js';
import { bringersOf, parentsOf } from './outcomes.js';

/** Fields that a kind of stream needs, and fields that it may have besides. */
const FIELDS = ['inclination', 'duty', 'taken_for', 'amount', 'accuses', 'ends', 'cause', 'brings'] as const;

const NEEDS: Record<Stream['kind'], { needs: (typeof FIELDS)[number] | null; may: readonly (typeof FIELDS)[number][] }> = {
  breach: { needs: 'inclination', may: ['ends'] },
  merit: { needs: 'inclination', may: ['amount', 'ends'] },
  protected: { needs: 'inclination', may: ['ends'] },
  obligation: { needs: 'duty', may: [] },
  attempt: { needs: null, may: [] },
  false_alarm: { needs: 'taken_for', may: ['accuses'] },
  occasion: { needs: 'ends', may: [] },
  outcome: { needs: null, may: ['taken_for', 'cause', 'brings'] },
};

/** Highest ceiling: one chance a day, a year. */
const DAILY = 365;

/** Whether each number of a stream is taken at the high end of its range, or which are, by their paths below it. */
type High = boolean | ((path: string) => boolean);

/** Highest rate of one person in a stream, per person-year. */
export function highestRate(stream: Stream, high: High): number {
  const top = (quantity: Quantity, path: () => string): number =>
    quantity.range && (typeof high === 'boolean' ? high : high(path()))
      ? Math.max(toBase(quantity), toBaseValue(quantity.range[1], quantity.unit))
      : toBase(quantity);
  const highest = (by: Stream['rate'], at: string): number =>
    by ? Math.max(0, ...partsOf(by).map(({ path, quantity }) => top(quantity, () => [at, ...path].join('.')))) : 0;
  const rates = [highest(stream.rate, 'rate'), ...(stream.cases ?? []).map(({ rate }, i) => highest(rate, `cases.${i}.rate`))];
  const classes = entriesOf(stream.classes ?? {}).map(([id, { factor }]) => top(factor, () => `classes.${id}.factor`));
  classes.push(...entriesOf(stream.shared_classes?.factors ?? {}).map(([id, factor]) => top(factor, () => `shared_classes.factors.${id}`)));
  const trend = (stream.trend ?? []).map(({ factor }, i) => top(factor, () => `trend.${i}.factor`));
  return Math.max(0, ...rates) * (classes.length > 0 ? Math.max(...classes) : 1) * Math.max(1, ...trend);
}

/** The stream's highest rate stays below its ceiling. Returns what passes it, or null; a stream with a schedule has none. */
export function aboveCeiling(stream: Stream, high: High): string | null {
  if (!stream.ceiling) return null;
  const highest = highestRate(stream, high);
  const ceiling = toBase(stream.ceiling);
  if (highest <= ceiling * (1 + 1e-12)) return null;
  const times = ceiling > 0 ? `, ${rounded(highest / ceiling)} times the ceiling` : '';
  return `a rate of up to ${rounded(highest)} per person-year (rate x class x trend), ${rounded(highest - ceiling)} above the ceiling of ${rounded(ceiling)}${times}`;
}

/** Streams: the fields of their kind, references, shares of classes, ceilings. */
export function checkStreams(scenario: Scenario, out: Findings): void {
  if (Object.keys(scenario.streams).length === 0)
    out.error(['streams'], 'no stream', 'at least one stream', 'Add a stream: without one nothing happens.');
  const bringers = bringersOf(scenario);
  const parents = parentsOf(scenario);
  for (const [id, stream] of entriesOf(scenario.streams)) {
    const path: Path = ['streams', id];
    const { needs, may } = NEEDS[stream.kind];
    for (const field of FIELDS) {
      if (field === needs && stream[field] === undefined) {
        out.error([...path, field], 'nothing', `${field}, which a stream of kind ${stream.kind} needs`, `Add ${field}.`);
      } else if (field !== needs && !may.includes(field) && stream[field] !== undefined) {
        const kinds = entriesOf(NEEDS)
          .filter(([, each]) => each.needs === field || each.may.includes(field))
          .map(([kind]) => kind);
        out.errorAtKey(
          [...path, field],
          `${field} on a stream of kind ${stream.kind}`,
          `${field} on streams of kind ${kinds.join(', ')}`,
          `Remove ${field} or correct kind.`,
        );
      }
    }
    if (stream.taken_for !== undefined)
      out.refers([...path, 'taken_for'], stream.taken_for, recordedStreams(scenario), 'stream of conduct or duty');
    if (stream.kind === 'outcome') {
      checkOutcome(scenario, id, { bringers, parents: parents.get(id) ?? [] }, out);
      continue;
    }
    checkEnds(scenario, id, out);
    const bringer = bringers.get(id)?.[0];
    if (stream.kind === 'obligation' && bringer !== undefined) checkBrought(scenario, id, bringer, out);
    else checkCalendar(stream, scenario.horizon, path, out);
    checkUseOfClasses(scenario, stream, path, out);
    checkReactions(scenario, id, path, out);
    checkByCause(scenario.streams[id]!, path, out);
    checkWho(scenario, stream.who, [...path, 'who'], out);
    checkBy(scenario, stream.rate, [...path, 'rate'], out);
    checkBy(scenario, stream.inclination, [...path, 'inclination'], out);
    checkBy(scenario, stream.duty?.able, [...path, 'duty', 'able'], out);
    checkCases(scenario, id, out);
    checkDays(stream.duty?.lapses_after, [...path, 'duty', 'lapses_after'], out);
    checkMonthly(stream.duty?.performs, [...path, 'duty', 'performs'], out);
    checkMonthly(stream.duty?.recovers, [...path, 'duty', 'recovers'], out);
    if (stream.classes)
      checkShares(
        Object.values(stream.classes).map((each) => each.share),
        [...path, 'classes'],
        `classes of ${id}`,
        out,
      );
    if (stream.ceiling && toBase(stream.ceiling) > DAILY)
      out.error(
        [...path, 'ceiling', 'value'],
        `a ceiling of ${rounded(toBase(stream.ceiling))} per person-year`,
        `at most ${DAILY} per person-year, one chance a day`,
        'Lower it, or join chances.',
      );
    const above = aboveCeiling(stream, false);
    if (above)
      out.error(
        [...path, 'ceiling'],
        above,
        'a ceiling that no rate passes',
        'Raise the ceiling or lower the rate: a rate above its ceiling stops a run and is never cut.',
        [
          [...path, 'rate'],
          [...path, 'cases'],
          [...path, 'classes'],
          [...path, 'trend'],
        ],
      );
    else {
      const reach = aboveCeiling(stream, true);
      if (reach)
        out.warn(
          [...path, 'ceiling'],
          `at the high ends of the ranges ${reach}`,
          'a ceiling that no rate passes anywhere in its range',
          'Raise the ceiling, or a design point may stop the run.',
        );
    }
  }
}

/** A duty stands for a day at least before it lapses. */
function checkDays(lapses: Quantity | undefined, path: Path, out: Findings): void {
  if (!lapses) return;
  const least = Math.min(lapses.value, lapses.range?.[0] ?? lapses.value);
  if (toBaseValue(least, lapses.unit) < 1)
    out.error(
      [...path, lapses.value === least ? 'value' : 'range'],
      `${least} ${lapses.unit}`,
      'at least one day, over its whole range',
      'Raise it.',
    );
}

/** Cases: each gives a number that its kind of stream has, and asks nothing of what a person is. */
function checkCases(scenario: Scenario, id: string, out: Findings): void {
  const stream = scenario.streams[id]!;
  const fields = ['rate', 'inclination', 'able'] as const;
  const known = {
    rate: stream.rate !== undefined,
    inclination: stream.inclination !== undefined,
    able: stream.duty !== undefined,
    performs_at_once: stream.duty !== undefined,
    performs: stream.duty !== undefined,
    amount: stream.duty?.amount !== undefined,
    shares: stream.ends !== undefined,
  };
  const plain = ['performs_at_once', 'performs', 'amount', 'shares'] as const;
  const named = [...fields, ...plain].filter((field) => known[field]);
  (stream.cases ?? []).forEach((one, i) => {
    const path: Path = ['streams', id, 'cases', i];
    for (const field of fields) {
      checkBy(scenario, one[field], [...path, field], out);
      if (one[field] !== undefined && !known[field])
        out.errorAtKey([...path, field], `${field} in a case of a stream without one`, named.join(', '), `Remove ${field}.`);
    }
    for (const field of plain)
      if (one[field] !== undefined && !known[field])
        out.errorAtKey([...path, field], `${field} in a case of a stream without one`, named.join(', '), `Remove ${field}.`);
    checkMonthly(one.performs, [...path, 'performs'], out);
    if (named.every((field) => one[field] === undefined))
      out.error(path, 'a case that changes nothing', `at least one of ${named.join(', ')}`, 'Give a number, or remove the case.');
  });
}
