import { family, namesIn } from '../../counters/family.js';
import type { Row, Subject } from '../../counters/family.js';
import { ofPlace } from '../../counters/rows.js';

interface PatrolSubject extends Subject {
  /** Whether some arm or date limits what a patrol can record on a day. */
  limited: boolean;
}

const passedOver: Row<PatrolSubject> = {
  ...ofPlace('flow', 'count', 'Incidents that patrols in the cell did not look at: they had recorded as many that day as they can.'),
  when: ({ limited }) => limited,
};

/** Patrols on duty, and the record by which they are sent. */
export const PATROL_COUNTERS = family({
  id: 'patrol.{id}',
  where: 'for each patrol',
  subjects: ({ every }): PatrolSubject[] =>
    namesIn(every, (scenario) => scenario.patrols).map((id) => ({
      id,
      limited: every.some(({ patrols }) => patrols[id]?.finds_at_most !== undefined),
    })),
  rows: {
    days: ofPlace('flow', 'patrol-days', 'Days of patrols on duty, stations included.'),
    days_most_recorded: ofPlace('flow', 'patrol-days', 'Of these, in the cell of each community with most on record at the round’s start.'),
    found: ofPlace('flow', 'count', 'Things that a patrol recorded: incidents, and what carried channels reported of people.'),
    passed_over: passedOver,
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
