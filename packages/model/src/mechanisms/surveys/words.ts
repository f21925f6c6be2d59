import { some } from '../../format/some.js';
import type { Words } from '../mechanism.js';

export const words: Words = {
  submodels: [{ title: 'Opinions and surveys', sections: ['opinions', 'surveys'] }],
  spoken: [[/\bopinions?\b|\bsurveys?\b/i, ({ opinions, surveys }) => some(opinions) || some(surveys)]],
  headings: { opinions: 'Opinions' },
  nouns: { opinions: 'opinion', surveys: 'survey' },
  keys: {
    conceals: 'chance that someone not in favour says otherwise when asked directly',
    conceals_by_fear: 'what perceived risk adds to that chance',
    evades: 'share of those who would conceal who answer "do not know" where that is offered',
    favour: 'private share in favour, fixed by the generator',
    guesses: 'share of those who do not know of it who still give a view',
    lost_by_experience: 'private favour lost by those who learnt of effects',
    sample: 'share of people asked',
  },
};
