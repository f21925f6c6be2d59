import type { Mechanism } from '../mechanism.js';
import { checkSurveys } from './check.js';
import { SURVEY_COUNTERS } from './counters.js';
import { askSurveys } from './round.js';
import { picture } from './picture.js';
import { surveySections } from './schema.js';
import { surveyTables } from './tables.js';
import type { SurveyTables } from './tables.js';
import { words } from './words.js';

const layers = { opinions: 'world', surveys: 'probe' } as const;

export const surveys: Mechanism<typeof surveySections, typeof layers, 'survey', SurveyTables> = {
  name: 'surveys',
  sections: surveySections,
  layers,
  counters: { survey: SURVEY_COUNTERS },
  words,
  picture,
  ...surveyTables,
  checkWorld: ({ scenario, register, out }) => {
    checkSurveys(scenario, register, out);
  },
  endDay: askSurveys,
};
