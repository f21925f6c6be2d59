import { canonicalJson, dayOf, everyMechanism } from '@glasshouse/model';
import type { Condition, InForce, Measure, Scenario } from '@glasshouse/model';
import type { BoundIndicator } from './indicator.js';
import type { Frame } from './summary.js';

/** Sections whose counters bear the name of an entry: `list.defaulters.persons` counts nothing while `lists.defaulters` is out of force. */
const SECTION_OF: Readonly<Record<string, keyof Scenario>> = {
  ...Object.fromEntries(everyMechanism.flatMap(({ named }) => Object.entries(named ?? {}))),
  'first.listed': 'lists',
  'first.flagged': 'screens',
  channel: 'channels',
  flow: 'flows',
  spread: 'spreads',
};

type Entry = { in_force?: InForce } | undefined;

/** Whether an entry is in force on some day of the horizon, somewhere. */
function everInForce(entry: Entry, { horizon, places }: Scenario): boolean {
  const window = entry?.in_force;
  if (!entry || !window) return entry !== undefined;
  const [start, end] = [dayOf(horizon.start), dayOf(horizon.end)];
  if (window.to !== undefined && dayOf(window.to) < start) return false;
  const starts = [window.from, ...Object.entries(window.adopted ?? {}).flatMap(([place, day]) => (place in places ? [day] : []))];
  return starts.some((day) => day === undefined || dayOf(day) <= end);
}

const anyInForce = (entries: Readonly<Record<string, NonNullable<Entry>>>, scenario: Scenario): boolean =>
  Object.values(entries).some((entry) => everInForce(entry, scenario));

/** Whether a record of a stream can be written: a channel sees it or what is taken for it, or a screen, a spread or an office holder may write it. */
function canRecord(stream: string, scenario: Scenario): boolean {
  const { channels, screens, spreads, streams, officials } = scenario;
  const isIt = (seen: string): boolean => seen === stream || streams[seen]?.taken_for === stream;
  const isSeen = Object.values(channels).some((channel) => channel.sees.some(isIt) && everInForce(channel, scenario));
  return isSeen || anyInForce(screens, scenario) || anyInForce(spreads, scenario) || officials?.invents_as === stream;
}

/**
 * Whether a condition can hold: not where it asks for an entry on a list that nobody can come onto, for a score of a ledger or for a measure that is never in
 * force, or for records that nobody writes. What is denied may always fail, so `not` can hold.
 */
function canHold(condition: Condition, scenario: Scenario, canList = canBeListed): boolean {
  if ('all' in condition) return condition.all.every((one) => canHold(one, scenario, canList));
  if ('any' in condition) return condition.any.some((one) => canHold(one, scenario, canList));
  if ('list' in condition) return canList(condition.list, scenario);
  if ('ledger' in condition) return everInForce(scenario.ledgers[condition.ledger], scenario);
  if ('records' in condition) return canRecord(condition.records, scenario);
  return !('measure' in condition) || everInForce(scenario.measures[condition.measure], scenario);
}

/** Whether a list is in force on some day. Lists may name one another, so that what is asked of an entry looks no further. */
const listInForce = (list: string, scenario: Scenario): boolean => everInForce(scenario.lists[list], scenario);

/** Whether somebody can come onto a list: it is in force on some day, and what makes one of its entries can happen. */
function canBeListed(list: string, scenario: Scenario): boolean {
  const entries = Object.values(scenario.lists[list]?.entries ?? {});
  return (
    listInForce(list, scenario) &&
    entries.some(
      ({ on, if: asked }) =>
        (typeof on === 'string' ? canRecord(on, scenario) : 'who' in on || canHold(on, scenario, listInForce)) &&
        (asked === undefined || canHold(asked, scenario, listInForce)),
    )
  );
}

/** Whether a measure is in force on some day, and one of its triggers can hold. */
const canFall = (measure: Measure, scenario: Scenario): boolean =>
  everInForce(measure, scenario) && measure.trigger.some((trigger) => 'enterprise' in trigger || canHold(trigger, scenario));

/** Whether somebody can be under a sanction for another's deed: a spread passes records on, or a sanction reaches a household or an owner of a firm. */
const canFallOnOthers = (scenario: Scenario): boolean =>
  anyInForce(scenario.spreads, scenario) ||
  Object.values(scenario.measures).some(
    (measure) =>
      measure.kind === 'sanction' &&
      (measure.reaches_household === true ||
        measure.reaches_children === true ||
        measure.trigger.some((trigger) => 'enterprise' in trigger)) &&
      canFall(measure, scenario),
  );

/** Whether requests that can be made cost a fee, which the money of the harm ledger holds whatever sanctions do. */
const canCharge = (scenario: Scenario): boolean =>
  [...Object.values(scenario.lists), ...Object.values(scenario.ledgers)].some((entry) => entry.appeal?.fee && everInForce(entry, scenario));

/** Counters that count nothing unless an entry of a section is in force on some day. */
const NEEDS_ONE_OF: Readonly<Record<string, 'audits' | 'enterprise'>> = {
  'office.removed': 'audits',
  'firms.closed.listed': 'enterprise',
  'firms.stopped_months': 'enterprise',
};

/** What a witness does because the deed would fall on them too. */
const BECAUSE_LIABLE: readonly string[] = ['covered_up', 'got_ahead'];

/** Whether a counter can count anything in a scenario without dated changes. Errs towards saying that it can. */
export function canCount(counter: string, scenario: Scenario): boolean {
  const [first = '', second = '', third = ''] = counter.split('.');
  const [kind, id] = first === 'first' ? [`first.${second}`, third] : [first, second];
  const sections = scenario as unknown as Record<string, Record<string, Entry> | undefined>;
  const needed = kind === 'channel' && BECAUSE_LIABLE.includes(third) ? 'spreads' : NEEDS_ONE_OF[counter];
  if (needed !== undefined && !anyInForce(scenario[needed], scenario)) return false;
  if (counter === 'harm.days.other' && !canFallOnOthers(scenario)) return false;
  if (counter.startsWith('harm.money') && canCharge(scenario)) return true;
  if (kind === 'harm' || counter === 'first.sanctioned' || counter === 'first.without_deed') {
    // A wish can be given up before a sanction falls.
    const can = counter === 'harm.unmet' ? everInForce : canFall;
    return Object.values(scenario.measures).some((measure) => measure.kind === 'sanction' && can(measure, scenario));
  }
  if (kind === 'stream' && third === 'detected')
    return (
      Object.values(scenario.channels).some((channel) => channel.sees.includes(id) && everInForce(channel, scenario)) ||
      anyInForce(scenario.screens, scenario)
    );
  if (kind === 'stream' && third === 'recorded') return canRecord(id, scenario);
  if (kind === 'stream' && third === 'refused')
    return Object.values(scenario.measures).some((measure) => measure.refuses?.includes(id) === true && canFall(measure, scenario));
  if (kind === 'measure' && Object.hasOwn(scenario.measures, id)) return canFall(scenario.measures[id]!, scenario);
  if ((kind === 'list' || kind === 'first.listed') && Object.hasOwn(scenario.lists, id)) return canBeListed(id, scenario);
  if (kind === 'appeal' && (Object.hasOwn(scenario.lists, id) || Object.hasOwn(scenario.ledgers, id)))
    return canBeListed(id, scenario) || everInForce(scenario.ledgers[id], scenario);
  const section = SECTION_OF[kind];
  const entries = section === undefined ? undefined : sections[section];
  return entries === undefined || !Object.hasOwn(entries, id) || everInForce(entries[id], scenario);
}

/**
 * Whether an indicator is zero in an arm whatever the random draws: each counter of its numerator belongs to a rule that is never in force, or counts what only such
 * rules bring. A measure cannot fall where each of its triggers asks for what cannot be: a list that nobody can come onto, a score that nobody keeps, a record
 * that nobody writes. Errs towards saying that something could happen. A dated policy makes it possible.
 */
export function isImpossible({ planned, definitions }: Frame, bound: BoundIndicator, arm: number): boolean {
  const { scenario } = planned.inputs.arms[arm]!;
  return (
    bound.places === null && scenario.timeline.length === 0 && bound.of.every((counter) => !canCount(definitions[counter]!.id, scenario))
  );
}

/** Whether two arms hold the same scenario, so that nothing can differ. */
export const areOne = ({ planned: { inputs } }: Frame, arm: number, other: number): boolean =>
  canonicalJson(inputs.arms[arm]!.scenario) === canonicalJson(inputs.arms[other]!.scenario);
