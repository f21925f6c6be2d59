import type { Mechanism } from '../mechanism.js';
import { checkIncidents } from './check.js';
import { INCIDENT_COUNTERS } from './counters.js';
import { incidentSections } from './schema.js';
import { words } from './words.js';

const layers = { incidents: 'world' } as const;

export const incidents: Mechanism<typeof incidentSections, typeof layers, 'incident'> = {
  name: 'incidents',
  sections: incidentSections,
  layers,
  counters: { incident: INCIDENT_COUNTERS },
  words,
  check: ({ scenario, out }) => {
    checkIncidents(scenario, out);
  },
};
