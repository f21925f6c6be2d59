import type { CounterDefinition } from '@glasshouse/scenario';
import { CAUSES } from '../plan/types.js';
import type { Plan } from '../plan/types.js';
import type { Identity } from './checks.js';

/** Offsets within the block of an incident, a patrol, a screen. */
export const INCIDENT = { happened: 0, recorded: 1, reported: 2, prevented: 3, unseen: 4 } as const;
const INCIDENT_SLOTS = 5;
export const PATROL = { days: 0, days_most: 1, found: 2, begun: 3, added: 4, forgotten: 5, record: 6, most: 7, first: 8 } as const;
const PATROL_SLOTS = 9;
/** `flagged` and `first`: plus the cause. */
export const SCREEN = { looked: 0, missed: 1, cleared: 2, flagged: 3, first: 9 } as const;
const SCREEN_SLOTS = 15;
/** Causes with which a screen can flag. */
export const FLAG_CAUSES = ['deed', 'lawful', 'status', 'error'] as const;

/** First slots of the blocks of places, patrols, screens and reviews with a quota. */
export interface GridSlots {
  incidents: number;
  patrols: number;
  screens: number;
  /** One for each review of the plan. */
  stamped: number;
}

export const incidentSlot = (slots: GridSlots, i: number, offset: number): number => slots.incidents + i * INCIDENT_SLOTS + offset;
export const patrolSlot = (slots: GridSlots, p: number, offset: number): number => slots.patrols + p * PATROL_SLOTS + offset;
export const screenSlot = (slots: GridSlots, s: number, offset: number): number => slots.screens + s * SCREEN_SLOTS + offset;

/** Lays out the blocks from slot `at` on; returns them and the slot after. */
export function layOutGridSlots(plan: Plan, at: number): { grid: GridSlots; next: number } {
  const incidents = at;
  const patrols = incidents + plan.incidents.length * INCIDENT_SLOTS;
  const screens = patrols + plan.patrols.length * PATROL_SLOTS;
  const stamped = screens + plan.screens.length * SCREEN_SLOTS;
  return { grid: { incidents, patrols, screens, stamped }, next: stamped + (plan.quotas ? plan.reviews.length : 0) };
}

type Report = (
  id: string,
  kind: CounterDefinition['kind'],
  unit: string,
  definition: string,
  at: number[],
  owned?: CounterDefinition['owned'],
) => void;

/** Publishes the counters of places, patrols, screens and quotas. */
export function reportGrid(plan: Plan, slots: GridSlots, report: Report): void {
  plan.incidents.forEach(({ id }, i) => {
    const flow = (name: keyof typeof INCIDENT, definition: string): void =>
      report(`incident.${id}.${name}`, 'flow', 'incidents', definition, [incidentSlot(slots, i, INCIDENT[name])], 'place');
    flow('happened', 'Incidents that happened in the synthetic world.');
    flow('recorded', 'Of these, recorded by a patrol in the cell.');
    flow('reported', 'Of these, recorded by no patrol and reported by somebody.');
    flow('unseen', 'Of these, neither recorded nor reported.');
    flow('prevented', 'Incidents that would have happened at the rate that nothing lowers.');
  });
  plan.patrols.forEach((id, p) => reportPatrol(id, (name) => patrolSlot(slots, p, PATROL[name]), report));
  plan.screens.forEach((id, s) => reportScreen(id, (offset) => screenSlot(slots, s, offset), report));
  if (!plan.quotas) return;
  plan.reviews.forEach((id, r) =>
    report(`review.${id}.rubber_stamped`, 'flow', 'reports', 'Unsound reports let through for the sake of the quota alone.', [
      slots.stamped + r,
    ]),
  );
}

function reportPatrol(id: string, at: (name: keyof typeof PATROL) => number, report: Report): void {
  const own = (name: keyof typeof PATROL, as: string, kind: CounterDefinition['kind'], unit: string, definition: string): void =>
    report(`patrol.${id}.${as}`, kind, unit, definition, [at(name)], 'place');
  own('days', 'days', 'flow', 'patrol-days', 'Days of patrols on duty, stations included.');
  own(
    'days_most',
    'days_most_recorded',
    'flow',
    'patrol-days',
    'Of these, in the cell of each community with most on record at the round’s start.',
  );
  own('found', 'found', 'flow', 'count', 'Things that a patrol recorded: incidents, and what carried channels reported of people.');
  own('begun', 'record_begun', 'flow', 'count', 'Things on record when the patrols began.');
  own('added', 'record_added', 'flow', 'count', 'Things that entered the record.');
  own('forgotten', 'record_forgotten', 'flow', 'count', 'Things forgotten.');
  own('record', 'record', 'stock', 'count', 'Things on record.');
  own('most', 'record_most', 'stock', 'count', 'Of these, in the cell of each community with most on record.');
  own('first', 'record_first', 'stock', 'count', 'Of these, in the first cell of each community.');
}

function reportScreen(id: string, at: (offset: number) => number, report: Report): void {
  const unit = 'looks';
  report(`screen.${id}.looked`, 'flow', unit, 'Looks at people.', [at(SCREEN.looked)]);
  report(`screen.${id}.missed`, 'flow', unit, 'Looks at people who did what is looked for, without a flag.', [at(SCREEN.missed)]);
  report(`screen.${id}.cleared`, 'flow', unit, 'Looks at people who did nothing of the kind, without a flag.', [at(SCREEN.cleared)]);
  for (const cause of FLAG_CAUSES) {
    const c = CAUSES.indexOf(cause);
    report(`screen.${id}.flagged.${cause}`, 'flow', 'flags', `Flags, cause: ${cause}.`, [at(SCREEN.flagged + c)]);
    report(`screen.${id}.first.${cause}`, 'flow', 'synthetic persons', `People whose first flag this was, cause: ${cause}.`, [
      at(SCREEN.first + c),
    ]);
  }
  report(
    `first.flagged.${id}`,
    'flow',
    'synthetic persons',
    'People for whom it was the first flag, an event; summed: people ever flagged.',
    FLAG_CAUSES.map((cause) => at(SCREEN.first + CAUSES.indexOf(cause))),
  );
}

/** Laws of the books about places, patrols and screens. */
export function gridLaws(plan: Plan): Identity[] {
  return [
    ...plan.incidents.map(({ id }) => ({
      name: `incidents ${id} that happened`,
      stocks: [],
      inflows: [`incident.${id}.happened`],
      outflows: ['recorded', 'reported', 'unseen'].map((name) => `incident.${id}.${name}`),
    })),
    ...plan.patrols.map((id) => ({
      name: `record of ${id}`,
      stocks: [`patrol.${id}.record`],
      inflows: [`patrol.${id}.record_begun`, `patrol.${id}.record_added`],
      outflows: [`patrol.${id}.record_forgotten`],
    })),
    ...plan.screens.map((id) => ({
      name: `looks of ${id}`,
      stocks: [],
      inflows: [`screen.${id}.looked`],
      outflows: ['missed', 'cleared', ...FLAG_CAUSES.map((cause) => `flagged.${cause}`)].map((name) => `screen.${id}.${name}`),
    })),
  ];
}
