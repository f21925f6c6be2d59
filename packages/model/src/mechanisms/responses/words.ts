import type { Words } from '../mechanism.js';

export const words: Words = {
  submodels: [{ title: 'Response', sections: ['perception', 'responses'] }],
  spoken: [[/\bperceived\b/i, ({ perception }) => perception !== undefined]],
  headings: { perception: 'What people know of the rules', responses: 'How people respond' },
  nouns: { responses: 'response' },
  keys: {
    aware: 'share of people who know of the system at all',
    display: 'perceived risk for each percent of the community on public lists',
    fades: 'time over which perceived risk 1 fades to 0',
    kin_elsewhere: 'share of people with relatives in another community',
    kin_listed: 'perceived risk added when a relative in another community is listed',
    own_record: 'perceived risk added by a record against oneself',
  },
};
