import { some } from '../../format/some.js';
import type { Words } from '../mechanism.js';

export const words: Words = {
  submodels: [{ title: 'Stances', sections: ['stances'] }],
  spoken: [[/\bstances?\b|\bthresholds?\b/i, ({ stances }) => some(stances)]],
  nouns: { stances: 'stance' },
  keys: {
    believers: 'share of those who believe in the norm',
    believers_conviction: 'conviction of the believers',
    certainty: 'certainty of being caught, k',
    conviction: 'conviction of the others, evenly from 0 to this',
    cost: 'what enforcing costs',
    counter: 'whether those who keep to their own belief enforce it too',
    fear: 'how far perceived risk keeps people from voicing',
    lasting: 'whether the change is permanent',
    legitimacy: 'legitimacy of those in power',
    police: 'police in view',
    pressure: 'pressure of what others voice',
    rewired: 'share of ties that lead elsewhere',
    threshold: 'threshold of acting',
    update: 'whether stances change together or in turn',
  },
};
