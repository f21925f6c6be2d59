import { some } from '../../format/some.js';
import type { Words } from '../mechanism.js';

export const words: Words = {
  submodels: [{ title: 'Screens', sections: ['screens'] }],
  spoken: [[/\bscreens?\b|\bflag(s|ged)?\b/i, ({ screens }) => some(screens)]],
  headings: { screens: 'Screens' },
  nouns: { screens: 'screen' },
  keys: {
    checks: 'checks made, and how many must agree',
    every: 'time from one screening day to the next',
    false_positive: 'chance that one check flags someone who did none of what it looks for',
    first: 'first day',
    looks_for: 'conduct that the screen says it looks for',
    reports_as: 'stream under which flags are reported',
    within: 'time within which an act counts',
  },
};
