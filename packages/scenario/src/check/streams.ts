import { toBase, toBaseValue } from '../schema/units.js';
import { describe } from '../problem.js';
import type { Path } from '../problem.js';
import type { Quantity } from '../schema/quantity.js';
import type { Scenario, Stream } from '../schema/scenario.js';
import { entriesOf } from './findings.js';
import type { Findings } from './findings.js';
import { categoriesOf, checkShares } from './population.js';

type By = Stream['rate'];

/** Fields that a kind of stream needs, and fields that it may have besides. */
const FIELDS = ['inclination', 'duty', 'taken_for', 'amount', 'accuses'] as const;
const NEEDS: Record<Stream['kind'], { needs: (typeof FIELDS)[number] | null; may: readonly (typeof FIELDS)[number][] }> = {
  breach: { needs: 'inclination', may: [] },
  merit: { needs: 'inclination', may: ['amount'] },
  protected: { needs: 'inclination', may: [] },
  obligation: { needs: 'duty', may: [] },
  attempt: { needs: null, may: [] },
  false_alarm: { needs: 'taken_for', may: ['accuses'] },
};

/** Highest ceiling: one chance a day, a year. */
const DAILY = 365;

/** Highest rate of things that are checked once a month, a year. */
const MONTHLY = 365 / 30;

/** The quantities of a number for all or by category, each with its path below the number. */
export function partsOf(by: By): { path: Path; quantity: Quantity; category: string | null }[] {
  if (!('by' in by)) return [{ path: [], quantity: by, category: null }];
  return entriesOf(by.values).map(([category, quantity]) => ({ path: ['values', category], quantity, category }));
}

/** Every category of a `by` is given, and no other. */
export function checkBy(scenario: Scenario, by: By | undefined, path: Path, out: Findings): void {
  if (by === undefined || !('by' in by)) return;
  const known = categoriesOf(scenario);
  if (!out.refers([...path, 'by'], by.by, Object.keys(known), 'attribute')) return;
  const categories = known[by.by]!;
  for (const category of Object.keys(by.values)) out.refers([...path, 'values', category], category, categories, `category of ${by.by}`);
  for (const category of categories) {
    if (!Object.hasOwn(by.values, category))
      out.error([...path, 'values', category], 'nothing', `a value for each category of ${by.by}`, `Add ${category}.`);
  }
}

/** Attributes and categories named in a `who` exist. */
export function checkWho(scenario: Scenario, who: Record<string, string[]> | undefined, path: Path, out: Findings): void {
  const known = categoriesOf(scenario);
  for (const [attribute, categories] of entriesOf(who ?? {})) {
    if (!out.refers([...path, attribute], attribute, Object.keys(known), 'attribute')) continue;
    categories.forEach((category, i) => out.refers([...path, attribute, i], category, known[attribute]!, `category of ${attribute}`));
  }
}

/** A rate of something that is looked at once a month can be at most that, over its whole range. */
export function checkMonthly(rate: Quantity | undefined, path: Path, out: Findings): void {
  if (!rate) return;
  const highest = Math.max(toBase(rate), toBaseValue(rate.range?.[1] ?? rate.value, rate.unit));
  if (highest > MONTHLY) {
    const key = toBase(rate) > MONTHLY ? 'value' : 'range';
    out.error(
      [...path, key],
      `${rounded(highest)} per person-year`,
      'at most 12.16 per person-year: it is looked at once in 30 days',
      'Lower the rate.',
    );
  }
}

/** Highest rate of one person in a stream, per person-year; with `ranges` at the high end of every range. */
export function highestRate(stream: Stream, high: (path: string) => boolean): number {
  const top = (quantity: Quantity, path: string): number =>
    high(path) && quantity.range ? Math.max(toBase(quantity), toBaseValue(quantity.range[1], quantity.unit)) : toBase(quantity);
  const rates = partsOf(stream.rate).map(({ path, quantity }) => top(quantity, ['rate', ...path].join('.')));
  const classes = entriesOf(stream.classes ?? {}).map(([id, { factor }]) => top(factor, `classes.${id}.factor`));
  const trend = (stream.trend ?? []).map(({ factor }, i) => top(factor, `trend.${i}.factor`));
  return Math.max(0, ...rates) * (classes.length > 0 ? Math.max(...classes) : 1) * Math.max(1, ...trend);
}

const rounded = (value: number): string => String(Number(value.toPrecision(6)));

/** The stream's highest rate stays below its ceiling. Returns what passes it, or null. */
export function aboveCeiling(stream: Stream, high: (path: string) => boolean): string | null {
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
    if (stream.taken_for !== undefined) {
      const conducts = Object.keys(scenario.streams).filter((other) => !['attempt', 'false_alarm'].includes(scenario.streams[other]!.kind));
      out.refers([...path, 'taken_for'], stream.taken_for, conducts, 'stream of conduct or duty');
    }
    checkWho(scenario, stream.who, [...path, 'who'], out);
    checkBy(scenario, stream.rate, [...path, 'rate'], out);
    checkBy(scenario, stream.inclination, [...path, 'inclination'], out);
    checkBy(scenario, stream.duty?.able, [...path, 'duty', 'able'], out);
    checkMonthly(stream.duty?.performs, [...path, 'duty', 'performs'], out);
    checkMonthly(stream.duty?.recovers, [...path, 'duty', 'recovers'], out);
    if (stream.classes)
      checkShares(
        Object.values(stream.classes).map((each) => each.share),
        [...path, 'classes'],
        `classes of ${id}`,
        out,
      );
    if (toBase(stream.ceiling) > DAILY)
      out.error(
        [...path, 'ceiling', 'value'],
        `a ceiling of ${rounded(toBase(stream.ceiling))} per person-year`,
        `at most ${DAILY} per person-year, one chance a day`,
        'Lower it, or join chances.',
      );
    const above = aboveCeiling(stream, () => false);
    if (above)
      out.error(
        [...path, 'ceiling'],
        above,
        'a ceiling that no rate passes',
        'Raise the ceiling or lower the rate: a rate above its ceiling stops a run and is never cut.',
        [
          [...path, 'rate'],
          [...path, 'classes'],
          [...path, 'trend'],
        ],
      );
    else {
      const reach = aboveCeiling(stream, () => true);
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

const ANSWERS: Record<string, Stream['kind']> = {
  deterrence: 'breach',
  chilling: 'protected',
  merit_farming: 'merit',
  payment: 'obligation',
  accusation: 'false_alarm',
  stigma: 'breach',
  emulation: 'merit',
};

/** Responses name streams of the right kind (appeal: lists), and their effect has the right unit. */
export function checkResponses(scenario: Scenario, out: Findings): void {
  for (const [id, response] of entriesOf(scenario.responses)) {
    const path: Path = ['responses', id];
    const isRate = response.effect.unit !== 'factor';
    if (response.kind === 'appeal') {
      response.on.forEach((list, i) => {
        if (!out.refers([...path, 'on', i], list, Object.keys(scenario.lists), 'list')) return;
        // A hidden list cannot hear one; an arm may open it.
        if (!scenario.lists[list]!.appeal && scenario.lists[list]!.hidden !== true) {
          out.warn(
            [...path, 'on', i],
            `the list ${list}, which hears no appeal`,
            'lists with appeal',
            'Add appeal to the list, or remove the response.',
          );
        }
      });
      if (!isRate)
        out.error(
          [...path, 'effect', 'unit'],
          describe(response.effect.unit),
          'a rate, such as per person-year',
          'An appeal is a rate: give its unit.',
        );
      else checkMonthly(response.effect, [...path, 'effect'], out);
      continue;
    }
    if (response.kind === 'revolt') {
      response.on.forEach((spread, i) => out.refers([...path, 'on', i], spread, Object.keys(scenario.spreads), 'spread'));
      if (isRate || response.effect.value > 1)
        out.error(
          [...path, 'effect'],
          `${response.effect.value} ${response.effect.unit}`,
          'a factor of at most 1: it is a chance',
          'Correct it.',
        );
      continue;
    }
    const kind = ANSWERS[response.kind]!;
    response.on.forEach((stream, i) => {
      const found = Object.hasOwn(scenario.streams, stream) ? scenario.streams[stream]!.kind : null;
      if (found !== null && found !== kind)
        out.error(
          [...path, 'on', i],
          `${stream}, of kind ${found}`,
          `streams of kind ${kind} for ${response.kind}`,
          'Name another stream or correct kind.',
        );
      else if (found === null)
        out.refers(
          [...path, 'on', i],
          stream,
          Object.keys(scenario.streams).filter((each) => scenario.streams[each]!.kind === kind),
          `stream of kind ${kind}`,
        );
    });
    if (isRate) out.error([...path, 'effect', 'unit'], describe(response.effect.unit), 'factor', 'Only an appeal is a rate.');
    if ((response.kind === 'stigma' || response.kind === 'emulation') && !scenario.perception)
      out.warn(
        path,
        `${response.kind} without perception`,
        'perception, from which it follows who knows of the lists',
        'Add perception, or the response does nothing.',
      );
    if ((response.kind === 'deterrence' || response.kind === 'chilling') && !isRate) {
      if (response.effect.value > 1)
        out.error(
          [...path, 'effect', 'value'],
          String(response.effect.value),
          'at most 1: the chance of acting cannot fall below 0',
          'Lower the effect.',
        );
      if (!scenario.perception)
        out.warn(
          path,
          `${response.kind} without perception`,
          'perception, from which people know a risk',
          'Add perception, or the response does nothing.',
        );
    }
  }
}
