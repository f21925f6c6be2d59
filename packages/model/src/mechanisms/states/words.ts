import { some } from '../../format/some.js';
import type { Words } from '../mechanism.js';

export const words: Words = {
  submodels: [{ title: 'States', sections: ['states'] }],
  spoken: [[/\bstates? of people\b|\btransitions?\b/i, ({ states }) => some(states)]],
  nouns: { states: 'state', transitions: 'transition', values: 'value' },
  keys: {
    factors: 'factors by condition on the person',
    since: 'factors by the time since the last change of the state',
    transitions: 'changes of state',
  },
};
