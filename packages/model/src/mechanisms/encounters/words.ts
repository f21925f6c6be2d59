import { some } from '../../format/some.js';
import type { Words } from '../mechanism.js';

export const words: Words = {
  submodels: [{ title: 'Encounters', sections: ['encounters'] }],
  spoken: [[/\bencounters?\b|\bimitation\b|\bstrateg(y|ies)\b/i, ({ encounters }) => some(encounters)]],
  nouns: { encounters: 'encounter', strategies: 'strategy' },
  keys: {
    benefit: 'what the person helped receives',
    better: 'chance of copying whoever has received more',
    by_difference: 'chance of copying for each unit of payoff more',
    compares: 'chance of comparing with a drawn other',
    copies: 'chance of copying',
    helped: 'after helping',
    helps: 'whom the strategy helps',
    known: 'chance that a person knows what is visible of the other',
    meets: 'whom people meet',
    mutates: 'chance of drawing a strategy instead',
    refused: 'after not helping',
    renewed: 'whether everyone starts anew at each revision',
    revises: 'revision of strategies',
    standing: 'standing that people keep of one another',
    unknown: 'whether somebody of whom nothing is known is helped',
    writes: 'streams of which meetings are acts',
  },
};
