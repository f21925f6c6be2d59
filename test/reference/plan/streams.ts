import { dayOf } from '@glasshouse/model';
import type { Condition, Scenario } from '@glasshouse/model';
import { amount, aMonth, at, byCategory, byPlaceToo, cents, edges, ids, keyOf, masks } from './numbers.js';
import type { Attribute, By, Stated } from './numbers.js';

const ONE = 2 ** 32;
const NEVER = 0x3fffffff;
const KINDS = ['breach', 'merit', 'protected', 'obligation', 'attempt', 'false_alarm', 'occasion', 'outcome'];
const CAUSES: Record<string, number> = { deed: 0, lawful: 1, inability: 3, error: 5 };
const WEEK = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const YEAR = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const ORDER = ['first', 'second', 'third', 'fourth', 'last'];

type Stream = Scenario['streams'][string];

/** What the tables of the world are made with. `asks` keeps a condition for the policies to answer, and gives its place. */
export interface Making {
  base: Scenario;
  every: readonly Scenario[];
  attributes: readonly Attribute[];
  asks: (condition: Condition) => number;
}

const yearly = (text: string) => ({ month: Number(text.slice(0, 2)), day: Number(text.slice(3, 5)) });

function scheduleOf({ schedule }: Pick<Stream, 'schedule'>) {
  if (schedule === undefined) return null;
  return {
    every: amount(schedule.every),
    weekday: WEEK.indexOf(schedule.weekday ?? ''),
    which: ORDER.indexOf(schedule.which ?? ''),
    dayOfMonth: schedule.day ?? 0,
    dates: (schedule.dates ?? []).flatMap((each) => (each.length === 'MM-DD'.length ? [yearly(each)] : [])),
    days: (schedule.dates ?? []).flatMap((each) => (each.length === 'MM-DD'.length ? [] : [dayOf(each)])),
    below: (schedule.probability === undefined ? 1 : amount(schedule.probability)) * ONE,
  };
}

function duringOf({ during }: Stream) {
  if (during === undefined) return null;
  const except = during.except ?? [];
  return {
    terms: (during.terms ?? []).map(({ from, to }) => ({ from: yearly(from), to: yearly(to) })),
    months: (during.months ?? []).map((month) => 1 + YEAR.indexOf(month)),
    weekdays: (during.weekdays ?? []).map((day) => WEEK.indexOf(day)),
    except: except.flatMap((each) => (each.length === 'MM-DD'.length ? [] : [dayOf(each)])),
    exceptYearly: except.flatMap((each) => (each.length === 'MM-DD'.length ? [yearly(each)] : [])),
  };
}

/** Classes of people who meet a stream more or less often, and the name under which a person's class is drawn. */
function classesOf({ classes = {} }: Scenario, id: string, stream: Stream) {
  const { shared_classes: shared } = stream;
  const names = shared === undefined ? ids(stream.classes ?? {}) : ids(classes[shared.of]!.shares);
  const found = names.map((name) =>
    shared === undefined
      ? { share: amount(stream.classes![name]!.share), factor: amount(stream.classes![name]!.factor) }
      : { share: amount(classes[shared.of]!.shares[name]), factor: amount(shared.factors[name]) },
  );
  return {
    classFactors: found.length === 0 ? [1] : found.map(({ factor }) => factor),
    classCumulative: found.length === 0 ? [ONE] : edges(found.map(({ share }) => share)),
    classKey: keyOf(shared === undefined ? `streams.${id}` : `classes.${shared.of}`),
  };
}

const trendOf = (trend: readonly { from: string; factor: Stated }[] | undefined) => {
  const steps = [...(trend ?? [])].sort((a, b) => dayOf(a.from) - dayOf(b.from));
  return { trendDays: steps.map(({ from }) => dayOf(from)), trendFactors: steps.map(({ factor }) => amount(factor)) };
};

/** What people do when a wish is refused. */
function reactsOf({ reacts }: Stream, streams: string[]) {
  if (reacts === undefined) return null;
  const turns = ids(reacts.turns_to ?? {});
  const shares = turns.map((other) => amount(reacts.turns_to![other]));
  return {
    turnsTo: turns.map((other) => at(streams, other)),
    turnsBelow: shares.map(
      (_, i) =>
        Math.min(
          1,
          shares.slice(0, i + 1).reduce((sum, share) => sum + share, 0),
        ) * ONE,
    ),
    retries: amount(reacts.retries?.at_most),
    againBelow: amount(reacts.retries?.probability) * ONE,
    after: amount(reacts.retries?.after),
    givesUpAfter: amount(reacts.gives_up?.after),
    pursuedBelow: reacts.gives_up === undefined ? ONE : amount(reacts.gives_up.factor) * ONE,
  };
}

const LAWS = ['fixed', 'exponential', 'lognormal'];

/** An amount of money around its mean. */
const around = (
  mean: Parameters<typeof byCategory>[0],
  of: { law?: string | undefined; spread?: Stated | undefined },
  attributes: readonly Attribute[],
) => ({
  mean: byCategory(mean, attributes, cents),
  law: Math.max(0, LAWS.indexOf(of.law ?? 'fixed')),
  spread: amount(of.spread),
});

/** What is owed with a duty, and how people pay it off. */
function owedOf(id: string, { duty }: Stream, attributes: readonly Attribute[]) {
  if (duty?.amount === undefined) return null;
  const { part_payment: part, instalments, settlement } = duty;
  return {
    key: keyOf(`streams.${id}.duty.amount`),
    ...around(duty.amount.mean, duty.amount, attributes),
    pays: aMonth(part?.rate),
    part: amount(part?.share),
    agrees: aMonth(instalments?.rate),
    number: instalments === undefined ? 0 : Math.max(1, Math.round(amount(instalments.number))),
    every: amount(instalments?.every),
    keeps: amount(instalments?.keeps),
    settles: aMonth(settlement?.rate),
    settled: amount(settlement?.share),
  };
}

/** Reference amounts of the world. */
export const amountsOf = ({ base, attributes }: Making) =>
  ids(base.amounts).map((id) => ({ key: keyOf(`amounts.${id}`), ...around(base.amounts[id]!.a_month, base.amounts[id]!, attributes) }));

/** How chances of a stream end. */
function endsOf({ ends }: Stream, streams: string[], attributes: readonly Attribute[]) {
  if (ends === undefined) return null;
  const names = ids(ends.shares);
  return {
    streams: names.map((each) => at(streams, each)),
    shares: names.map((each) => byCategory(ends.shares[each], attributes)),
    otherwise: at(streams, ends.otherwise),
  };
}

function casesOf(stream: Stream, { attributes, asks }: Making) {
  const own = <T, R>(stated: T | undefined, of: (value: T) => R): R | null => (stated === undefined ? null : of(stated));
  return (
    stream.cases?.map((one) => ({
      ask: asks(one.if),
      rate: own(one.rate, (rate) => byCategory(rate, attributes)),
      inclination: own(one.inclination, (inclination) => byCategory(inclination, attributes)),
      able: own(one.able, (able) => byCategory(able, attributes)),
      performsAtOnce: own(one.performs_at_once, amount),
      performs: own(one.performs, aMonth),
      amount: own(one.amount, (mean) => cents(amount(mean))),
      shares: own(one.shares, (shares) =>
        ids(stream.ends?.shares ?? {}).map((each) => own(shares[each], (share): By => byCategory(share, attributes))),
      ),
    })) ?? null
  );
}

/** Cause of the outcome that brings a duty, where it is no own deed; else -1. */
function broughtBy({ streams }: Scenario, duty: string): number {
  const cause = Object.values(streams).find(({ brings }) => brings === duty)?.cause;
  return cause === undefined || cause === 'deed' ? -1 : CAUSES[cause]!;
}

/** Streams of what people meet, in the order of their names. */
export function streamsOf(making: Making) {
  const { base, every, attributes } = making;
  const streams = ids(base.streams);
  const meant = [base.streams, ...every.map(({ measures }) => measures)].flatMap((map) =>
    Object.values(map).map((each) => [each.context, true]),
  );
  const contexts = ids(Object.fromEntries(meant) as object);
  const watched = new Set(every.flatMap(({ screens }) => Object.values(screens).flatMap((screen) => screen.looks_for)));
  const rows = streams.map((id) => {
    const stream = base.streams[id]!;
    const { duty } = stream;
    const cases = casesOf(stream, making);
    const written = byCategory(stream.rate, attributes);
    const rates = (cases ?? []).flatMap(({ rate }) => rate?.values ?? []);
    const effect = (kind: string): number =>
      Object.values(base.responses)
        .filter((response) => response.kind === kind && !response.if && response.on.includes(id))
        .reduce((sum, response) => sum + amount(response.effect), 0);
    const stance = ids(base.stances).findIndex((each) => base.stances[each]!.conduct === id);
    return {
      id,
      key: keyOf(`streams.${id}`),
      kind: KINDS.indexOf(stream.kind),
      context: contexts.indexOf(stream.context),
      conduct: at(streams, stream.taken_for ?? id),
      who: masks(stream.who, attributes),
      adultsOnly: stream.who?.['age'] === undefined,
      written,
      rate: rates.length === 0 ? written : { attribute: -1, values: [Math.max(...written.values, ...rates)] },
      cases,
      schedule: scheduleOf(stream),
      during: duringOf(stream),
      ceiling: amount(stream.ceiling),
      ...classesOf(base, id, stream),
      reacts: reactsOf(stream, streams),
      byCause: stream.by_cause === true,
      ...trendOf(stream.trend),
      ends: endsOf(stream, streams, attributes),
      cause: stream.cause === undefined ? -1 : CAUSES[stream.cause]!,
      brings: stream.brings === undefined ? -1 : at(streams, stream.brings),
      brought: broughtBy(base, id),
      lapses: duty?.lapses_after === undefined ? NEVER : amount(duty.lapses_after),
      inclination: byCategory(stream.inclination, attributes),
      amount: Math.round(stream.amount?.value ?? 0),
      able: byCategory(duty?.able, attributes),
      performsAtOnce: amount(duty?.performs_at_once),
      performs: aMonth(duty?.performs),
      recovers: aMonth(duty?.recovers),
      /** Responses of those of whom a condition holds. */
      under: Object.values(base.responses).flatMap((response) =>
        response.if && response.kind !== 'appeal' && response.on.includes(id)
          ? [{ kind: response.kind, ask: making.asks(response.if), effect: amount(response.effect) }]
          : [],
      ),
      deterred: effect('deterrence'),
      chilled: effect('chilling'),
      farmed: effect('merit_farming'),
      shamed: effect('stigma'),
      emulated: effect('emulation'),
      paymentEffect: effect('payment'),
      stance,
      accuses: stream.accuses === undefined ? -1 : amount(stream.accuses),
      accused: effect('accusation'),
      owed: owedOf(id, stream, attributes),
    };
  });
  return {
    contexts,
    streams: rows,
    attempts: rows.flatMap(({ kind }, s) => (KINDS[kind] === 'attempt' ? [s] : [])),
    watched: streams.flatMap((id, s) => (watched.has(id) ? [s] : [])),
  };
}

/** States of people, and the changes between their values, in the order of their names. */
export function statesOf({ base, attributes, asks }: Making, chains: readonly (readonly string[])[]) {
  const named = ids(base.states);
  const states = named.map((id) => {
    const state = base.states[id]!;
    const values = ids(state.values);
    const starts = values.map((value) => byPlaceToo(state.values[value]!.start, attributes, chains));
    const by = starts.find(({ attribute }) => attribute !== -1)?.attribute ?? -1;
    const parts = by === -1 ? 1 : by === -2 ? chains.length : attributes[by]!.categories.length;
    return {
      id,
      key: keyOf(`states.${id}`),
      who: masks(state.who, attributes),
      adultsOnly: state.who?.['age'] === undefined,
      values,
      startBy: by,
      start: Array.from({ length: parts }, (_, part) => edges(starts.map((each) => each.values[each.attribute === -1 ? 0 : part]!))),
    };
  });
  const transitions = named.flatMap((id, s) => {
    const state = base.states[id]!;
    return ids(state.transitions).map((name) => {
      const transition = state.transitions[name]!;
      const since = (transition.since ?? []).map((step) => ({ after: amount(step.after), factor: amount(step.factor) }));
      const factors = (transition.factors ?? []).map((each) => ({ ask: asks(each.if), factor: amount(each.factor) }));
      // Before the first step the factor is one.
      const bySince = [...(since[0]?.after === 0 ? [] : [1]), ...since.map(({ factor }) => factor)];
      const atRate = factors.reduce((product, { factor }) => product * Math.max(1, factor), Math.max(...bySince));
      // Of those whom a date moves, factors leave a share.
      const highest = transition.schedule ? 1 : atRate;
      return {
        id: `${id}.${name}`,
        state: s,
        from: transition.from.reduce((mask, value) => mask | (1 << at(states[s]!.values, value)), 0),
        to: at(states[s]!.values, transition.to),
        sinceDays: since.map(({ after }) => after),
        sinceFactors: since.map(({ factor }) => factor),
        asks: factors.map(({ ask }) => ask),
        factors: factors.map(({ factor }) => factor),
        highest,
        key: keyOf(`states.${id}.transitions.${name}`),
        who: masks(state.who, attributes),
        adultsOnly: state.who?.['age'] === undefined,
        rate: byCategory(transition.rate, attributes),
        ceiling: amount(transition.ceiling),
        classFactors: [highest],
        classCumulative: [ONE],
        classKey: 0,
        schedule: scheduleOf(transition),
        during: null,
        ...trendOf(transition.trend),
      };
    });
  });
  return { states, transitions };
}

export { trendOf };
