import type { Mechanism } from '../mechanism.js';
import { checkFlows } from './check.js';
import { FLOW_COUNTERS } from './counters.js';
import { picture } from './picture.js';
import { flowSections } from './schema.js';
import { flowTables } from './tables.js';
import type { FlowTables } from './tables.js';
import { words } from './words.js';

const layers = { flows: 'policy' } as const;

export const flows: Mechanism<typeof flowSections, typeof layers, 'flow', FlowTables> = {
  name: 'flows',
  sections: flowSections,
  layers,
  counters: { flow: FLOW_COUNTERS },
  words,
  picture,
  ...flowTables,
  check: ({ scenario, out }) => {
    checkFlows(scenario, out);
  },
};
