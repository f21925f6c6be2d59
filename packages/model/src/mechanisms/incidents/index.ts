import type { Mechanism } from '../mechanism.js';
import { checkIncidents } from './check.js';
import { INCIDENT_COUNTERS } from './counters.js';
import { picture } from './picture.js';
import { incidentSections } from './schema.js';
import { incidentTables } from './tables.js';
import type { IncidentTables } from './tables.js';
import { words } from './words.js';

const layers = { incidents: 'world' } as const;

export const incidents: Mechanism<typeof incidentSections, typeof layers, 'incident', IncidentTables> = {
  name: 'incidents',
  sections: incidentSections,
  layers,
  counters: { incident: INCIDENT_COUNTERS },
  words,
  picture,
  ...incidentTables,
  check: ({ scenario, out }) => {
    checkIncidents(scenario, out);
  },
};
