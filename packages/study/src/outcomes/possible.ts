import { canonicalJson, dayOf, everyMechanism } from '@glasshouse/model';
import type { Condition, InForce, Measure, Scenario } from '@glasshouse/model';
import type { BoundIndicator } from './indicator.js';
import type { Frame } from './summary.js';

/** Sections whose counters bear the name of an entry: `list.defaulters.persons` counts nothing while `lists.defaulters` is out of force. */
const SECTION_OF: Readonly<Record<string, keyof Scenario>> = {
  ...Object.fromEntries(everyMechanism.flatMap(({ named }) => Object.entries(named ?? {}))),
  'first.listed': 'lists',
  'first.flagged': 'screens',
};

type Entry = { in_force?: InForce; kind?: string } | undefined;

/** Whether an entry is in force on some day of the horizon, somewhere. */
function everInForce(entry: Entry, { horizon, places }: Scenario): boolean {
  const window = entry?.in_force;
  if (!entry || !window) return entry !== undefined;
  const [start, end] = [dayOf(horizon.start), dayOf(horizon.end)];
  if (window.to !== undefined && dayOf(window.to) < start) return false;
  const starts = [window.from, ...Object.entries(window.adopted ?? {}).flatMap(([place, day]) => (place in places ? [day] : []))];
  return starts.some((day) => day === undefined || dayOf(day) <= end);
}

/** Whether a condition can hold: not where it asks for an entry on a list that is never in force. What is denied may always fail, so `not` can hold. */
function canHold(condition: Condition, scenario: Scenario): boolean {
  if ('all' in condition) return condition.all.every((one) => canHold(one, scenario));
  if ('any' in condition) return condition.any.some((one) => canHold(one, scenario));
  return !('list' in condition) || everInForce(scenario.lists[condition.list], scenario);
}

/** Whether a measure is in force on some day, and one of its triggers can hold. */
const canFall = (measure: Measure, scenario: Scenario): boolean =>
  everInForce(measure, scenario) && measure.trigger.some((trigger) => 'enterprise' in trigger || canHold(trigger, scenario));

function canCount(counter: string, scenario: Scenario): boolean {
  const [first = '', second = '', third = ''] = counter.split('.');
  const [kind, id] = first === 'first' ? [`first.${second}`, third] : [first, second];
  const sections = scenario as unknown as Record<string, Record<string, Entry> | undefined>;
  if (kind === 'harm' || counter === 'first.sanctioned' || counter === 'first.without_deed') {
    // A wish can be given up before a sanction falls.
    const can = counter === 'harm.unmet' ? everInForce : canFall;
    return Object.values(scenario.measures).some((measure) => measure.kind === 'sanction' && can(measure, scenario));
  }
  if (kind === 'measure' && Object.hasOwn(scenario.measures, id)) return canFall(scenario.measures[id]!, scenario);
  const section = SECTION_OF[kind];
  const entries = section === undefined ? undefined : sections[section];
  return entries === undefined || !Object.hasOwn(entries, id) || everInForce(entries[id], scenario);
}

/**
 * Whether an indicator is zero in an arm whatever the dice: each counter of its numerator belongs to a list, measure, ledger, screen, patrol or register that
 * is never in force, or counts sanction-days where no sanction can fall. A measure cannot fall where each of its triggers asks for an entry on a list that is
 * never in force. Errs towards saying that something could happen. A dated policy makes it possible.
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
