import { family, namesIn } from '../../counters/family.js';
import { ofPlace } from '../../counters/rows.js';

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
