import type { Mechanism } from '../mechanism.js';
import { checkSurveys } from './check.js';
import { SURVEY_COUNTERS } from './counters.js';
import { askSurveys } from './round.js';
import { surveySections } from './schema.js';
import { words } from './words.js';

const layers = { opinions: 'world', surveys: 'probe' } as const;

export const surveys: Mechanism<typeof surveySections, typeof layers, 'survey'> = {
  name: 'surveys',
  sections: surveySections,
  layers,
  counters: { survey: SURVEY_COUNTERS },
  words,
  checkWorld: ({ scenario, register, out }) => {
    checkSurveys(scenario, register, out);
  },
  endDay: askSurveys,
};
