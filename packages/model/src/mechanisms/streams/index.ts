import type { Mechanism } from '../mechanism.js';
import { checkSharedClasses } from './check-attempts.js';
import { checkStreams } from './check.js';
import {
  ACCUSATION_COUNTERS,
  ATTEMPT_COUNTERS,
  BARRED_COUNTERS,
  BROUGHT_COUNTERS,
  STREAM_COUNTERS,
  SUSPENSION_COUNTERS,
} from './counters.js';
import { BY_CAUSE_COUNTERS } from './counters-by-cause.js';
import { ENDS_COUNTERS } from './counters-ends.js';
import { REACT_COUNTERS } from './counters-reacts.js';
import { picture } from './picture.js';
import { streamSections } from './schema.js';
import { streamTables } from './tables.js';
import type { StreamTables } from './tables.js';
import { words } from './words.js';

const layers = { classes: 'world', streams: 'world' } as const;

export const streams: Mechanism<
  typeof streamSections,
  typeof layers,
  'stream' | 'attempt' | 'react' | 'ends' | 'accusation' | 'suspension' | 'barred' | 'brought' | 'by_cause',
  StreamTables
> = {
  name: 'streams',
  sections: streamSections,
  layers,
  counters: {
    stream: STREAM_COUNTERS,
    attempt: ATTEMPT_COUNTERS,
    react: REACT_COUNTERS,
    ends: ENDS_COUNTERS,
    accusation: ACCUSATION_COUNTERS,
    suspension: SUSPENSION_COUNTERS,
    barred: BARRED_COUNTERS,
    brought: BROUGHT_COUNTERS,
    by_cause: BY_CAUSE_COUNTERS,
  },
  words,
  brings: ({ streams }) =>
    Object.values(streams).flatMap(({ kind, cause }) => [
      ...(kind === 'protected' ? (['lawful'] as const) : []),
      ...(kind === 'obligation' ? (['inability'] as const) : []),
      ...(kind === 'false_alarm' ? (['error'] as const) : []),
      ...(cause === undefined || cause === 'deed' ? [] : [cause]),
    ]),
  picture,
  ...streamTables,
  checkWorld: ({ scenario, out }) => {
    checkSharedClasses(scenario, out);
    checkStreams(scenario, out);
  },
};
