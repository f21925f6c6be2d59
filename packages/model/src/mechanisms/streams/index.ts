import type { Mechanism } from '../mechanism.js';
import { checkStreams } from './check.js';
import { ACCUSATION_COUNTERS, ATTEMPT_COUNTERS, STREAM_COUNTERS, SUSPENSION_COUNTERS } from './counters.js';
import { streamSections } from './schema.js';
import { words } from './words.js';

const layers = { streams: 'world' } as const;

export const streams: Mechanism<typeof streamSections, typeof layers, 'stream' | 'attempt' | 'accusation' | 'suspension'> = {
  name: 'streams',
  sections: streamSections,
  layers,
  counters: { stream: STREAM_COUNTERS, attempt: ATTEMPT_COUNTERS, accusation: ACCUSATION_COUNTERS, suspension: SUSPENSION_COUNTERS },
  words,
  checkWorld: ({ scenario, out }) => {
    checkStreams(scenario, out);
  },
};
