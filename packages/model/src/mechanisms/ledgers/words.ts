import { some } from '../../format/some.js';
import type { Words } from '../mechanism.js';

export const words: Words = {
  submodels: [{ title: 'Record and score', sections: ['ledgers'] }],
  spoken: [[/\bledgers?\b|\bpoints\b|\bscores?\b/i, ({ ledgers }) => some(ledgers)]],
  headings: { ledgers: 'Ledgers: points, scores and grades' },
  nouns: { ledgers: 'ledger', rules: 'rule', grades: 'grade' },
  keys: {
    cap: 'most points that the rule can add or take from one person',
    cap_shared: 'name of a cap that several rules share',
    discretion: 'range from which an official chooses',
    grades: 'grades, the best first',
    lifetime: 'how long the change counts',
    monthly: 'whether points are taken once a month while the duty stays undone',
    opt_in: 'share of eligible people who take part',
    per_point: 'amount per point',
    keeps: 'part of the distance from the start that stays',
    resets: 'yearly reset',
    points: 'points added (negative: taken) for each record',
    rules: 'rules',
    set_grade: 'grade to which the score falls',
    steps: 'amount per point, in steps',
    warnings: 'first records that bring a warning and no points',
  },
};
