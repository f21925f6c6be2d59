import type { CounterDefinition } from '@glasshouse/scenario';
import { CAUSE_COUNT, CAUSES, FALSE_ALARM, MERIT, OTHER, PROTECTED } from '../plan/types.js';
import type { Plan } from '../plan/types.js';

/** Offsets within the block of a spread. */
export const SPREAD = { passed: 0, people: 1, revolt: 2, revolted: 3, left: 4, chains: 5, chain_people: 6, from: 7 } as const;
/** A chain is counted under each of these numbers that its people, the first included, reach. */
export const CHAIN_SIZES = [2, 3, 4, 5, 6, 10, 20, 50, 100, 1000] as const;
const SPREAD_SLOTS = SPREAD.from + CHAIN_SIZES.length;
/** Offsets within the block of a channel with witnesses. */
export const WITNESS = { noticed: 0, informed: 1, covered_up: 2, got_ahead: 3 } as const;
const WITNESS_SLOTS = 4;
/** Offsets within the blocks of a measure: reach into the household, and doors. Withheld: stock by cause, then days by cause. */
export const REACH = { on: 0, days: 1, households: 2 } as const;
const REACH_SLOTS = 3;
export const DOORS = { closed: 0, opened: 1, on: 2, days: 3 } as const;
const DOOR_SLOTS = 4;
/** Offsets within the block of a stream that some measure suspends. */
export const SUSPENDED = { suspended: 0, lost: 1 } as const;
const SUSPENDED_SLOTS = 2;

/** First slot of each block; -1 where a plan has no use for it. */
export interface LiabilitySlots {
  spreads: number;
  witnesses: number[];
  withheld: number[];
  reach: number[];
  doors: number[];
  suspended: number[];
  end: number;
}

type Report = (id: string, kind: CounterDefinition['kind'], unit: string, definition: string, at: number[]) => void;

/** Lays out the counters of spreads, witnesses and what measures do to others, from slot `from` on. */
export function layOutLiability(plan: Plan, from: number): LiabilitySlots {
  let end = from;
  const block = (wanted: boolean, size: number): number => {
    if (!wanted) return -1;
    end += size;
    return end - size;
  };
  const spreads = end;
  end += plan.spreads.length * SPREAD_SLOTS;
  const witnesses = plan.witnessed.map((has) => block(has, WITNESS_SLOTS));
  const withheld = plan.measures.map((_, m) => block(isWithheld(plan, m), 2 * CAUSE_COUNT));
  const reach = plan.measures.map((_, m) => block(((plan.reachesHousehold >>> m) & 1) === 1, REACH_SLOTS));
  const doors = plan.doorColumn.map((column) => block(column >= 0, DOOR_SLOTS));
  const suspended = plan.suspendable.map((has) => block(has, SUSPENDED_SLOTS));
  return { spreads, witnesses, withheld, reach, doors, suspended, end };
}

/** Whether a measure is a benefit that some other measure can take away. */
export const isWithheld = (plan: Plan, m: number): boolean =>
  ((plan.endable >>> m) & 1) === 1 && !plan.arms.some((arm) => arm.policies.some((policy) => policy.measures[m].sanction));

/** Slots of the days that belong to the harm ledger, by cause: benefits withheld, and days on the other adults of a household. */
export function harmSlots(slots: LiabilitySlots, cause: number): number[] {
  const withheld = slots.withheld.flatMap((at) => (at < 0 ? [] : [at + CAUSE_COUNT + cause]));
  return cause === OTHER ? [...withheld, ...householdDays(slots)] : withheld;
}

const householdDays = (slots: LiabilitySlots): number[] => slots.reach.flatMap((at) => (at < 0 ? [] : [at + REACH.days]));

/** Publishes the counters; `pair`: a stock and the days that stand on it. */
export function reportLiability(plan: Plan, slots: LiabilitySlots, report: Report, pair: (stock: number, days: number) => void): void {
  plan.streams.forEach((stream, s) => {
    const at = slots.suspended[s];
    if (at < 0) return;
    report(`stream.${stream.id}.suspended`, 'flow', 'count', 'Chances not met because a measure suspended them.', [
      at + SUSPENDED.suspended,
    ]);
    if (stream.kind === PROTECTED || stream.kind === MERIT)
      report(`stream.${stream.id}.lost`, 'flow', 'count', 'Of these, acts that would have been done: lawful acts and merits lost.', [
        at + SUSPENDED.lost,
      ]);
  });
  plan.channels.forEach((id, c) => {
    const at = slots.witnesses[c];
    if (at < 0) return;
    const count = (what: keyof typeof WITNESS, definition: string): void =>
      report(`channel.${id}.${what}`, 'flow', 'count', definition, [at + WITNESS[what]]);
    count('noticed', 'Times a witness noticed.');
    count('informed', 'Times a witness informed.');
    count(
      'covered_up',
      'Times a witness kept silent who would have informed, had the deed not fallen on them too and were they not in revolt.',
    );
    count('got_ahead', 'Times a witness informed who would have kept silent, had the deed not fallen on them too.');
  });
  plan.spreads.forEach((id, s) => reportSpread(slots.spreads + s * SPREAD_SLOTS, id, report));
  plan.measures.forEach((id, m) => reportMeasure(slots, id, m, report, pair));
  if (slots.reach.some((at) => at >= 0))
    report('harm.household', 'days', 'person-days', 'Sanction-days on the other adults of a household.', householdDays(slots));
  const withheld = slots.withheld.flatMap((at) => (at < 0 ? [] : CAUSES.map((_, c) => at + CAUSE_COUNT + c)));
  if (withheld.length > 0) report('harm.withheld', 'days', 'person-days', 'Days of benefits withheld by a sanction.', withheld);
}

function reportSpread(at: number, id: string, report: Report): void {
  const flow = (what: string, unit: string, definition: string, offset: number): void =>
    report(`spread.${id}.${what}`, 'flow', unit, definition, [at + offset]);
  flow('passed', 'records', 'Records of others written to a person.', SPREAD.passed);
  flow('people', 'synthetic persons', 'People for whom it was the first; summed: people ever reached.', SPREAD.people);
  flow('revolted', 'synthetic persons', 'People who turned against it when a record fell on them.', SPREAD.revolted);
  flow('revolt_left', 'synthetic persons', 'People in revolt who left the run.', SPREAD.left);
  report(`spread.${id}.revolt`, 'stock', 'synthetic persons', 'People who have turned against it.', [at + SPREAD.revolt]);
  flow('chains', 'chains', 'Records of own conduct that it could pass on.', SPREAD.chains);
  flow('chain_people', 'synthetic persons', 'People in these chains, the first included.', SPREAD.chain_people);
  CHAIN_SIZES.forEach((size, i) => flow(`chains_from.${size}`, 'chains', `Chains of at least ${size} people.`, SPREAD.from + i));
}

function reportMeasure(slots: LiabilitySlots, id: string, m: number, report: Report, pair: (stock: number, days: number) => void): void {
  const reach = slots.reach[m];
  if (reach >= 0) {
    pair(reach + REACH.on, reach + REACH.days);
    report(`measure.${id}.household_on`, 'stock', 'synthetic persons', 'Other adults whom the sanction on one of the household reaches.', [
      reach + REACH.on,
    ]);
    report(`measure.${id}.household_days`, 'days', 'person-days', 'Days on which it reached them.', [reach + REACH.days]);
    report(
      `measure.${id}.households`,
      'flow',
      'households',
      'Households broken: times it came over one adult of a household where none had it, with another adult there.',
      [reach + REACH.households],
    );
  }
  const doors = slots.doors[m];
  if (doors >= 0) {
    pair(doors + DOORS.on, doors + DOORS.days);
    report(`measure.${id}.doors_closed`, 'flow', 'doors', 'Doors closed to people.', [doors + DOORS.closed]);
    report(`measure.${id}.doors_opened`, 'flow', 'doors', 'Doors opened again.', [doors + DOORS.opened]);
    report(`measure.${id}.doors`, 'stock', 'doors', 'Doors closed to people now.', [doors + DOORS.on]);
    report(`measure.${id}.door_days`, 'days', 'door-days', 'Days of closed doors, each door by itself.', [doors + DOORS.days]);
  }
  const withheld = slots.withheld[m];
  if (withheld < 0) return;
  CAUSES.forEach((cause, c) => {
    pair(withheld + c, withheld + CAUSE_COUNT + c);
    report(
      `measure.${id}.withheld_days.${cause}`,
      'days',
      'person-days',
      `Days of the benefit withheld by a sanction; cause of that: ${cause}.`,
      [withheld + CAUSE_COUNT + c],
    );
  });
}

/** Whether a stream's opportunities can become accusations. */
export const isAccusation = (plan: Plan, s: number): boolean => plan.streams[s].kind === FALSE_ALARM && plan.streams[s].accuses >= 0;

export const spreadSlot = (slots: LiabilitySlots, spread: number, offset: number): number => slots.spreads + spread * SPREAD_SLOTS + offset;
