import type { CounterDefinition } from '@glasshouse/scenario';
import { ATTEMPT, BREACH, CAUSE_COUNT, CAUSES, FALSE_ALARM, MERIT, OBLIGATION, PROTECTED, REASONS } from '../plan/types.js';
import type { Plan } from '../plan/types.js';
import { layOutGridSlots, reportGrid } from './grid-slots.js';
import type { GridSlots } from './grid-slots.js';
import { harmSlots, isAccusation, layOutLiability, reportLiability } from './liability-slots.js';
import type { LiabilitySlots } from './liability-slots.js';
import { reportFlows } from './flow-slots.js';
import { marketSlotCount, reportMarket } from './market-slots.js';
import { layOutLists, reportLists } from './list-slots.js';
import type { ListSlots } from './list-slots.js';
import { mindsSlotCount, reportMinds } from './minds-slots.js';
import { officeSlotCount, reportOffice } from './office-slots.js';

/** Offsets of counters within the block of a stream, list or measure. */
export const STREAM = {
  opportunities: 0,
  acts: 1,
  given_up: 2,
  added: 3,
  performed_at_once: 4,
  opened_able: 5,
  opened_unable: 6,
  recovered: 7,
  performed: 8,
  performed_listed: 9,
  dropped: 10,
  open_able: 11,
  open_unable: 12,
  refused: 13,
  allowed: 14,
  detected: 15,
  stopped: 16,
  recorded: 17,
} as const;
const STREAM_SLOTS = 18;
export const LIST = {
  entered: 0,
  left: 6,
  off: 13,
  recast: 19,
  on: 20,
  persons: 26,
  filed: 27,
  corrected: 28,
  overturned: 29,
  refused: 30,
  moot: 31,
  first: 32,
} as const;
const LIST_SLOTS = 33;
/** `on` and `days`: cause x 2 + (related ? 0 : 1). */
export const MEASURE = {
  started: 0,
  ended: 1,
  on: 2,
  days: 14,
  children_on: 26,
  children_days: 27,
  reward_on: 28,
  reward_days: 29,
} as const;
const MEASURE_SLOTS = 30;
/** First of the flag bits that remember a first time: lists, then attempt streams. */
export const LIST_BITS_AT = 8;
export const LEDGER = { changes: 0, points_taken: 1, points_given: 2, grade: 3 } as const;
export const PEOPLE = {
  present: 0,
  days: 1,
  entered: 2,
  left: 3,
  first_sanctioned: 4,
  first_without_deed: 5,
  first_refused_any: 6,
  recovered_on: 7,
  recovered_days: 8,
} as const;
const PEOPLE_SLOTS = 9;

/** Where each block of counters begins, and which slots are stocks. */
export interface Slots {
  count: number;
  streams: number;
  lists: number;
  measures: number;
  /** First slot of each ledger's block. */
  ledgers: number[];
  firstRefused: number;
  /** Terms that begin anew, and warnings. */
  terms: ListSlots;
  /** Spreads, witnesses, and what measures do to others. */
  liability: LiabilitySlots;
  /** First slot of firms, of offices, of flows. */
  market: number;
  office: number;
  flows: number;
  /** First slot of stances and surveys. */
  minds: number;
  /** Places, patrols, screens and quotas. */
  grid: GridSlots;
  stocks: Uint8Array;
  /** Stock -> person-day slot pairs, booked at each round's start. */
  dayPairs: [number, number][];
  /** What is published: each counter is a sum of slots. */
  reported: (CounterDefinition & { slots: number[] })[];
}

/** Lays out the counters of a plan. Order and ids depend on the plan only. */
export function layOutSlots(plan: Plan): Slots {
  const streams = PEOPLE_SLOTS;
  const lists = streams + plan.streams.length * STREAM_SLOTS;
  const measures = lists + plan.lists.length * LIST_SLOTS;
  let next = measures + plan.measures.length * MEASURE_SLOTS;
  const grades = plan.ledgers.map((_, l) =>
    Math.max(0, ...plan.arms.flatMap((arm) => arm.policies.map((policy) => policy.ledgers[l].grades.length))),
  );
  const ledgers = plan.ledgers.map((_, l) => {
    const at = next;
    next += LEDGER.grade + grades[l];
    return at;
  });
  const firstRefused = next;
  next += plan.streams.length;
  const minds = next;
  next += mindsSlotCount(plan);
  const grid = layOutGridSlots(plan, next);
  next = grid.next;
  const terms = layOutLists(plan, next);
  next = terms.end;
  const liability = layOutLiability(plan, next);
  next = liability.end;
  const market = next;
  const office = market + marketSlotCount(plan);
  const flows = office + officeSlotCount(plan);
  next = flows + plan.flows.length;
  const slots: Slots = {
    count: next,
    streams,
    lists,
    measures,
    ledgers,
    firstRefused,
    terms,
    liability,
    market,
    office,
    flows,
    minds,
    grid: grid.grid,
    stocks: new Uint8Array(next),
    dayPairs: [],
    reported: [],
  };
  reportPeople(slots);
  plan.streams.forEach((stream, s) => {
    reportStream(slots, stream.id, stream.kind, s);
    if (isAccusation(plan, s)) reportAccusations(slots, stream.id, s);
  });
  plan.ledgers.forEach((id, l) => reportLedger(slots, plan, id, l));
  plan.lists.forEach((id, l) => reportList(slots, id, l));
  plan.measures.forEach((id, m) => reportMeasure(slots, plan, id, m));
  reportHarm(slots, plan);
  reportLists(plan, terms, (...counter) => report(slots, ...counter));
  reportLiability(
    plan,
    liability,
    (...counter) => report(slots, ...counter),
    (stock, days) => slots.dayPairs.push([stock, days]),
  );
  reportMinds(slots, plan, (...counter) => report(slots, ...counter));
  reportGrid(plan, slots.grid, (...counter) => report(slots, ...counter));
  reportMarket(plan, market, (...counter) => report(slots, ...counter, 'place'));
  reportOffice(
    plan,
    office,
    (...counter) => report(slots, ...counter, 'place'),
    (...counter) => report(slots, ...counter),
    (stock, days) => slots.dayPairs.push([stock, days]),
  );
  reportFlows(plan, flows, (...counter) => report(slots, ...counter));
  return slots;
}

function report(
  slots: Slots,
  id: string,
  kind: CounterDefinition['kind'],
  unit: string,
  definition: string,
  at: number[],
  owned?: CounterDefinition['owned'],
): void {
  if (kind === 'stock') for (const slot of at) slots.stocks[slot] = 1;
  slots.reported.push({ id, kind, unit, definition, ...(owned ? { owned } : {}), slots: at });
}

function reportPeople(slots: Slots): void {
  slots.dayPairs.push([PEOPLE.present, PEOPLE.days]);
  report(slots, 'people.present', 'stock', 'synthetic persons', 'People in the run at the end of the period.', [PEOPLE.present]);
  report(slots, 'people.days', 'days', 'person-days', 'Days that people were present.', [PEOPLE.days]);
  report(slots, 'people.entered', 'flow', 'synthetic persons', 'People who came in, those at the start included.', [PEOPLE.entered]);
  report(slots, 'people.left', 'flow', 'synthetic persons', 'People who left.', [PEOPLE.left]);
  report(
    slots,
    'first.sanctioned',
    'flow',
    'synthetic persons',
    'People for whom it was the first day under a sanction; summed: people ever under one. A sanction that began and ended on one day is none.',
    [PEOPLE.first_sanctioned],
  );
  report(
    slots,
    'first.without_deed',
    'flow',
    'synthetic persons',
    'People for whom it was the first day under a sanction that own true breaches alone would not bring. One that began and ended on one day is none.',
    [PEOPLE.first_without_deed],
  );
  report(
    slots,
    'first.refused_any',
    'flow',
    'synthetic persons',
    'People for whom it was the first refusal of any kind, an event; summed: people ever refused.',
    [PEOPLE.first_refused_any],
  );
}

const BY_KIND: [keyof typeof STREAM, number[], CounterDefinition['kind'], string][] = [
  ['opportunities', [BREACH, MERIT, PROTECTED, OBLIGATION, FALSE_ALARM], 'flow', 'Chances met, duties fallen due, or false alarms.'],
  ['acts', [BREACH, MERIT, PROTECTED], 'flow', 'Chances taken.'],
  ['given_up', [BREACH, PROTECTED], 'flow', 'Acts left undone because of perceived risk. On protected conduct: lawful acts given up.'],
  ['added', [MERIT], 'flow', 'Acts done for the sake of the score.'],
  ['performed_at_once', [OBLIGATION], 'flow', 'Duties performed when they fell due.'],
  ['opened_able', [OBLIGATION], 'flow', 'Duties left undone by people able to perform them.'],
  ['opened_unable', [OBLIGATION], 'flow', 'Duties left undone by people unable to perform them.'],
  ['recovered', [OBLIGATION], 'flow', 'People with an open duty who became able.'],
  ['performed', [OBLIGATION], 'flow', 'Open duties performed later.'],
  ['performed_listed', [OBLIGATION], 'flow', 'Of these, by people entered on a list for that duty.'],
  ['dropped', [OBLIGATION], 'flow', 'Open duties whose bearer left the run.'],
  ['open_able', [OBLIGATION], 'stock', 'Open duties of people able to perform.'],
  ['open_unable', [OBLIGATION], 'stock', 'Open duties of people unable to perform.'],
  ['refused', [ATTEMPT], 'flow', 'Attempts refused because of a measure. A transaction, not a person.'],
  ['allowed', [ATTEMPT], 'flow', 'Attempts allowed while some other refusing measure was on.'],
  ['detected', [BREACH, MERIT, PROTECTED, OBLIGATION, FALSE_ALARM], 'flow', 'Reports by a channel.'],
  ['stopped', [BREACH, MERIT, PROTECTED, OBLIGATION, FALSE_ALARM], 'flow', 'Reports that a review stopped.'],
  ['recorded', [BREACH, MERIT, PROTECTED, OBLIGATION, FALSE_ALARM], 'flow', 'Records written.'],
];

function reportStream(slots: Slots, id: string, kind: number, s: number): void {
  for (const [name, kinds, type, definition] of BY_KIND) {
    if (kinds.includes(kind)) report(slots, `stream.${id}.${name}`, type, 'count', definition, [streamSlot(slots, s, STREAM[name])]);
  }
  if (kind === ATTEMPT)
    report(
      slots,
      `first.refused.${id}`,
      'flow',
      'synthetic persons',
      'People for whom it was the first refusal of this kind, an event; summed: people ever refused.',
      [slots.firstRefused + s],
    );
}

function reportAccusations(slots: Slots, id: string, s: number): void {
  const flow = (what: string, definition: string, slot: number): void =>
    report(slots, `stream.${id}.${what}`, 'flow', 'count', definition, [streamSlot(slots, s, slot)]);
  flow('accused', 'Fallings-out that became an accusation.', STREAM.acts);
  flow('accused_added', 'Of these, those that became one because witnesses are asked.', STREAM.added);
}

function reportLedger(slots: Slots, plan: Plan, id: string, l: number): void {
  const at = slots.ledgers[l];
  report(slots, `ledger.${id}.changes`, 'flow', 'count', 'Changes of a score.', [at + LEDGER.changes]);
  report(slots, `ledger.${id}.points_taken`, 'flow', 'points', 'Points taken.', [at + LEDGER.points_taken]);
  report(slots, `ledger.${id}.points_given`, 'flow', 'points', 'Points given.', [at + LEDGER.points_given]);
  const names =
    plan.arms.flatMap((arm) => arm.policies.map((policy) => policy.ledgers[l].grades)).sort((a, b) => b.length - a.length)[0] ?? [];
  names.forEach((grade, g) =>
    report(slots, `ledger.${id}.grade.${grade}`, 'stock', 'synthetic persons', 'Scored people in this grade.', [at + LEDGER.grade + g]),
  );
}

function reportList(slots: Slots, id: string, l: number): void {
  const at = (offset: number): number => listSlot(slots, l, offset);
  CAUSES.forEach((cause, c) => {
    report(slots, `list.${id}.entered.${cause}`, 'flow', 'entries', `Entries made, cause: ${cause}.`, [at(LIST.entered + c)]);
    report(slots, `list.${id}.off.${cause}`, 'flow', 'entries', `Entries that left the list, cause: ${cause}.`, [at(LIST.off + c)]);
    report(slots, `list.${id}.on.${cause}`, 'stock', 'entries', `Entries on the list, cause: ${cause}.`, [at(LIST.on + c)]);
  });
  REASONS.forEach((reason, r) =>
    report(slots, `list.${id}.left.${reason}`, 'flow', 'entries', `Entries that left the list, reason: ${reason}.`, [at(LIST.left + r)]),
  );
  report(
    slots,
    `list.${id}.recast`,
    'flow',
    'entries',
    'Entries for inability whose bearer became able while listed. They keep their cause; harm.recovered counts their days from then on.',
    [at(LIST.recast)],
  );
  report(slots, `list.${id}.persons`, 'stock', 'synthetic persons', 'People with at least one entry on the list.', [at(LIST.persons)]);
  report(slots, `appeal.${id}.filed`, 'flow', 'appeals', 'Requests for correction.', [at(LIST.filed)]);
  report(slots, `appeal.${id}.corrected`, 'flow', 'appeals', 'Requests that took an unsound entry off.', [at(LIST.corrected)]);
  report(slots, `appeal.${id}.overturned`, 'flow', 'appeals', 'Requests that took a sound entry off.', [at(LIST.overturned)]);
  report(slots, `appeal.${id}.refused`, 'flow', 'appeals', 'Requests refused.', [at(LIST.refused)]);
  report(
    slots,
    `first.listed.${id}`,
    'flow',
    'synthetic persons',
    'People for whom it was the first day on the list; summed: people ever listed. An entry made and ended on one day is none.',
    [at(LIST.first)],
  );
}

function reportMeasure(slots: Slots, plan: Plan, id: string, m: number): void {
  const at = (offset: number): number => measureSlot(slots, m, offset);
  const sanction = isSanction(plan, m);
  report(slots, `measure.${id}.started`, 'flow', 'count', 'Times the measure began for a person.', [at(MEASURE.started)]);
  report(slots, `measure.${id}.ended`, 'flow', 'count', 'Times it ended.', [at(MEASURE.ended)]);
  if (!sanction) {
    slots.dayPairs.push([at(MEASURE.reward_on), at(MEASURE.reward_days)]);
    report(slots, `measure.${id}.on`, 'stock', 'synthetic persons', 'People who have the reward.', [at(MEASURE.reward_on)]);
    report(slots, `measure.${id}.days.reward`, 'days', 'person-days', 'Days of the reward.', [at(MEASURE.reward_days)]);
    return;
  }
  const all: number[] = [];
  for (let i = 0; i < CAUSE_COUNT * 2; i++) {
    slots.dayPairs.push([at(MEASURE.on + i), at(MEASURE.days + i)]);
    all.push(at(MEASURE.on + i));
    const name = `${CAUSES[i >> 1]}.${i & 1 ? 'unrelated' : 'related'}`;
    report(
      slots,
      `measure.${id}.days.${name}`,
      'days',
      'person-days',
      `Days of the sanction; cause ${CAUSES[i >> 1]}; context ${i & 1 ? 'unrelated' : 'related'} to that of the deed.`,
      [at(MEASURE.days + i)],
    );
  }
  report(slots, `measure.${id}.on`, 'stock', 'synthetic persons', 'People under the sanction.', all);
  slots.dayPairs.push([at(MEASURE.children_on), at(MEASURE.children_days)]);
  report(
    slots,
    `measure.${id}.children_on`,
    'stock',
    'synthetic persons',
    'Children whom the sanction on an adult of the household reaches.',
    [at(MEASURE.children_on)],
  );
  report(slots, `measure.${id}.children_days`, 'days', 'person-days', 'Days on which it reached them.', [at(MEASURE.children_days)]);
}

function reportHarm(slots: Slots, plan: Plan): void {
  const sanctions = plan.measures.flatMap((_, m) => (isSanction(plan, m) ? [m] : []));
  const days = (cause: number, related: number): number[] =>
    sanctions.map((m) => measureSlot(slots, m, MEASURE.days + cause * 2 + related));
  const children = sanctions.map((m) => measureSlot(slots, m, MEASURE.children_days));
  const byCause = CAUSES.map((_, c) => [...days(c, 0), ...days(c, 1), ...(c === 4 ? children : []), ...harmSlots(slots.liability, c)]);
  CAUSES.forEach((cause, c) => report(slots, `harm.days.${cause}`, 'days', 'person-days', `Sanction-days, cause: ${cause}.`, byCause[c]));
  report(slots, 'harm.sanction_days', 'days', 'person-days', 'Sanction-days of all causes, children included.', byCause.flat());
  report(
    slots,
    'harm.without_deed',
    'days',
    'person-days',
    'Sanction-days that own true breaches alone would not impose.',
    byCause.slice(1).flat(),
  );
  slots.dayPairs.push([PEOPLE.recovered_on, PEOPLE.recovered_days]);
  report(
    slots,
    'harm.recovered',
    'days',
    'person-days',
    'Of the sanction-days without deed, those that would be own deed if an entry for inability became one on the day its bearer was able to perform. In no other total.',
    [PEOPLE.recovered_days],
  );
  report(
    slots,
    'harm.unrelated',
    'days',
    'person-days',
    'Sanction-days in a context unrelated to that of the deed.',
    CAUSES.flatMap((_, c) => days(c, 1)),
  );
  report(slots, 'harm.children', 'days', 'person-days', 'Sanction-days on children for the deed of an adult of the household.', children);
}

/** Whether a measure is a sanction, in any arm that has it. */
export const isSanction = (plan: Plan, m: number): boolean =>
  plan.arms.some((arm) => arm.policies.some((policy) => policy.measures[m].sanction));

export const streamSlot = (slots: Slots, s: number, offset: number): number => slots.streams + s * STREAM_SLOTS + offset;
export const listSlot = (slots: Slots, l: number, offset: number): number => slots.lists + l * LIST_SLOTS + offset;
export const measureSlot = (slots: Slots, m: number, offset: number): number => slots.measures + m * MEASURE_SLOTS + offset;
