import { FLAG_CAUSES, CAUSES } from './words.js';
import { family, namesIn } from './family.js';
import type { Countable, Row, Subject } from './family.js';

const flow = (unit: string, says: string): Row<Subject> => ({ kind: 'flow', unit, says });
const ofPlace = (kind: Row<Subject>['kind'], unit: string, says: string): Row<Subject> => ({ kind, unit, says, owned: 'place' });

/** Incidents of the synthetic world, and what becomes of them. */
export const INCIDENT_COUNTERS = family({
  id: 'incident.{id}',
  where: 'for each incident',
  subjects: ({ base }) => namesIn([base], (scenario) => scenario.incidents).map((id) => ({ id })),
  rows: {
    happened: ofPlace('flow', 'incidents', 'Incidents that happened in the synthetic world.'),
    recorded: ofPlace('flow', 'incidents', 'Of these, recorded by a patrol in the cell.'),
    reported: ofPlace('flow', 'incidents', 'Of these, recorded by no patrol and reported by somebody.'),
    unseen: ofPlace('flow', 'incidents', 'Of these, neither recorded nor reported.'),
    prevented: ofPlace('flow', 'incidents', 'Incidents that would have happened at the rate that nothing lowers.'),
  },
  laws: [
    {
      title: 'incidents {id} that happened',
      stocks: [],
      inflows: ['incident.{id}.happened'],
      outflows: ['incident.{id}.recorded', 'incident.{id}.reported', 'incident.{id}.unseen'],
    },
  ],
});

/** Patrols on duty, and the record by which they are sent. */
export const PATROL_COUNTERS = family({
  id: 'patrol.{id}',
  where: 'for each patrol',
  subjects: ({ every }) => namesIn(every, (scenario) => scenario.patrols).map((id) => ({ id })),
  rows: {
    days: ofPlace('flow', 'patrol-days', 'Days of patrols on duty, stations included.'),
    days_most_recorded: ofPlace('flow', 'patrol-days', 'Of these, in the cell of each community with most on record at the round’s start.'),
    found: ofPlace('flow', 'count', 'Things that a patrol recorded: incidents, and what carried channels reported of people.'),
    record_begun: ofPlace('flow', 'count', 'Things on record when the patrols began.'),
    record_added: ofPlace('flow', 'count', 'Things that entered the record.'),
    record_forgotten: ofPlace('flow', 'count', 'Things forgotten.'),
    record: ofPlace('stock', 'count', 'Things on record.'),
    record_most: ofPlace('stock', 'count', 'Of these, in the cell of each community with most on record.'),
    record_first: ofPlace('stock', 'count', 'Of these, in the first cell of each community.'),
  },
  laws: [
    {
      title: 'record of {id}',
      stocks: ['patrol.{id}.record'],
      inflows: ['patrol.{id}.record_begun', 'patrol.{id}.record_added'],
      outflows: ['patrol.{id}.record_forgotten'],
    },
  ],
});

/** Looks of a screen, and whom it flags. */
export const SCREEN_COUNTERS = family({
  id: 'screen.{id}',
  where: 'for each screen',
  subjects: ({ every }) => namesIn(every, (scenario) => scenario.screens).map((id) => ({ id })),
  rows: {
    looked: flow('looks', 'Looks at people.'),
    missed: flow('looks', 'Looks at people who did what is looked for, without a flag.'),
    cleared: flow('looks', 'Looks at people who did nothing of the kind, without a flag.'),
    flagged: { ...flow('flags', 'Flags, cause: {each}.'), each: CAUSES, published: FLAG_CAUSES },
    first: { ...flow('synthetic persons', 'People whose first flag this was, cause: {each}.'), each: CAUSES, published: FLAG_CAUSES },
  },
  totals: [
    {
      id: 'first.flagged.{id}',
      kind: 'flow',
      unit: 'synthetic persons',
      says: 'People for whom it was the first flag, an event; summed: people ever flagged.',
      of: ['screen.{id}.first.*'],
    },
  ],
  laws: [
    {
      title: 'looks of {id}',
      stocks: [],
      inflows: ['screen.{id}.looked'],
      outflows: ['screen.{id}.missed', 'screen.{id}.cleared', 'screen.{id}.flagged.*'],
    },
  ],
});

const reviews = ({ every }: Countable): { id: string; quotas: boolean }[] => {
  const quotas = every.some((scenario) => Object.values(scenario.reviews).some(({ quota }) => quota !== undefined));
  return namesIn(every, (scenario) => scenario.reviews).map((id) => ({ id, quotas }));
};

/** Reports let through for the sake of a quota. */
export const REVIEW_COUNTERS = family({
  id: 'review.{id}',
  where: 'for each review, where some review has a `quota`',
  subjects: reviews,
  has: ({ quotas }) => quotas,
  rows: { rubber_stamped: flow('reports', 'Unsound reports let through for the sake of the quota alone.') },
});
