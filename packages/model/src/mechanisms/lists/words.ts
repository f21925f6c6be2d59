import { some } from '../../format/some.js';
import type { Words } from '../mechanism.js';

export const words: Words = {
  submodels: [{ title: 'List', sections: ['lists'] }],
  spoken: [[/\blist(s|ed|ings?)?\b/i, ({ lists }) => some(lists)]],
  headings: { lists: 'Lists: entry, removal and appeal' },
  nouns: { lists: 'list', entries: 'ground of entry' },
  keys: {
    empty_searches: 'rate at which two empty searches take an unable person off',
    entries: 'grounds of entry',
    extension: 'lengthening of the term',
    looks_again: 'whether the rule checks again who can perform',
    limits_outlast: 'whether limits stay when the term ends without performance',
    performed: 'time from performance to deletion',
    public: 'whether everybody can read it',
    reaches: 'grade that ends a listing',
    repair: 'repair of an entry',
    restarts: 'whether another record starts the term again',
    term_law: 'distribution of the term around its mean',
  },
};
