import { some } from '../../format/some.js';
import type { Words } from '../mechanism.js';

export const words: Words = {
  submodels: [{ title: 'Incidents', sections: ['incidents'] }],
  spoken: [[/\bincidents?\b|\bcells?\b/i, ({ incidents, patrols }) => some(incidents) || some(patrols)]],
  nouns: { incidents: 'incident' },
  keys: {
    lowered_by: 'measures that lower the rate, in planted worlds only',
    prevented: 'share by which a day with a patrol lowers the rate above its floor',
  },
};
