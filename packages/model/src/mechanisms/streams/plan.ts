import { ONE, gapFactor } from '@glasshouse/dice';
import { dayOf } from '../../format/dates.js';
import { toBase } from '../../format/units.js';
import { cumulative, planBy, planWho } from '../../plan/by-attribute.js';
import { indexOf, sortedIds } from '../../plan/ids.js';
import { NEVER } from '../../plan/never.js';
import type { Planning } from '../../plan/planning.js';
import { planDuring, planSchedule } from './calendar.js';
import { highestOf, planCases } from './plan-cases.js';
import { causeOfBringer, outcomeCause, planEnds } from './plan-ends.js';
import { planUnder } from '../responses/under.js';
import { bringersOf } from './outcomes.js';
import { CHECK_DAYS, perCheck } from './per-check.js';
import { KINDS } from './plan-types.js';
import type { Chance, StreamPlan } from './plan-types.js';
import { className, classesOf, planReacts } from './plan-reacts.js';

export { CHECK_DAYS, perCheck };

/** Streams in canonical order as flat rows. Throws when a person's rate could pass the ceiling. */
export function planStreams({ base: scenario, asked, names, plan: { attributes }, key }: Planning): StreamPlan[] {
  const { streams: ids, contexts } = names;
  const keys = ids.map((id) => key(`streams.${id}`));
  const classKeys = new Map(ids.map((id, i) => [`streams.${id}`, keys[i]]));
  for (const id of sortedIds(scenario.classes ?? {})) classKeys.set(`classes.${id}`, key(`classes.${id}`));
  const bringers = bringersOf(scenario);
  return ids.map((id, i) => {
    const stream = scenario.streams[id];
    const classes = classesOf(scenario, stream);
    const factors = classes.length ? classes.map(({ factor }) => factor) : [1];
    const trend = [...(stream.trend ?? [])].sort((a, b) => dayOf(a.from) - dayOf(b.from));
    const written = planBy(stream.rate, attributes);
    const cases = planCases(scenario, id, asked, attributes);
    const rate = highestOf(written, cases);
    const ceiling = stream.ceiling ? toBase(stream.ceiling) : 0;
    const highest = Math.max(...rate.values) * Math.max(...factors) * Math.max(1, ...trend.map((t) => toBase(t.factor)));
    if (ceiling > 365)
      throw new Error(`streams.${id}: a ceiling of ${ceiling} per person-year is more than one chance a day; lower it, or join chances`);
    if (highest > ceiling * (1 + 1e-12)) {
      throw new Error(
        `streams.${id}: a rate of ${highest} per person-year passes the ceiling of ${ceiling}; raise the ceiling or lower the rate`,
      );
    }
    const effect = (kind: string): number =>
      Object.values(scenario.responses)
        .filter((response) => response.kind === kind && response.if === undefined && response.on.includes(id))
        .reduce((sum, response) => sum + toBase(response.effect), 0);
    const duty = stream.duty;
    return {
      id,
      title: stream.title,
      key: keys[i],
      kind: KINDS.indexOf(stream.kind),
      context: indexOf(contexts, stream.context),
      conduct: names.streamConduct[i],
      who: planWho(stream.who, attributes),
      adultsOnly: stream.who?.age === undefined,
      rate,
      written,
      cases,
      thinsAgain: rate !== written,
      schedule: planSchedule(stream),
      during: planDuring(stream),
      ceiling,
      gapFactor: ceiling > 0 ? gapFactor(ceiling / 365) : 0,
      classFactors: factors,
      classCumulative: classes.length ? cumulative(classes.map(({ share }) => share)) : [ONE],
      classKey: classKeys.get(className(id, stream))!,
      reacts: planReacts(scenario, id, ids),
      trendDays: trend.map((t) => dayOf(t.from)),
      trendFactors: trend.map((t) => toBase(t.factor)),
      ends: planEnds(id, stream, ids, attributes),
      cause: outcomeCause(stream),
      brings: stream.brings === undefined ? -1 : indexOf(ids, stream.brings),
      brought: causeOfBringer(scenario, bringers.get(id)?.[0]),
      lapses: duty?.lapses_after ? toBase(duty.lapses_after) : NEVER,
      inclination: planBy(stream.inclination, attributes),
      amount: stream.amount ? Math.round(stream.amount.value) : 0,
      able: planBy(duty?.able, attributes),
      performsAtOnce: duty ? toBase(duty.performs_at_once) : 0,
      performs: duty ? perCheck(toBase(duty.performs), `streams.${id}.duty.performs`) : 0,
      recovers: duty ? perCheck(toBase(duty.recovers), `streams.${id}.duty.recovers`) : 0,
      deterred: effect('deterrence'),
      chilled: effect('chilling'),
      farmed: effect('merit_farming'),
      shamed: effect('stigma'),
      emulated: effect('emulation'),
      paymentEffect: effect('payment'),
      under: planUnder(scenario, id, asked),
      stance: -1,
      accuses: stream.accuses ? toBase(stream.accuses) : -1,
      accused: effect('accusation'),
      watched: -1,
      owed: null,
    };
  });
}

/** Factor of the trend on a day: that of the last date reached, 1 before the first. */
export function trendOn(stream: Chance, day: number): number {
  let factor = 1;
  for (let i = 0; i < stream.trendDays.length; i++) {
    if (stream.trendDays[i] > day) break;
    factor = stream.trendFactors[i];
  }
  return factor;
}
