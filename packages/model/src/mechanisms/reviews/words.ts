import { some } from '../../format/some.js';
import type { Words } from '../mechanism.js';

export const words: Words = {
  submodels: [{ title: 'Review', sections: ['reviews'] }],
  spoken: [[/\breviews?\b/i, ({ reviews }) => some(reviews)]],
  headings: { reviews: 'Reviews and corrections' },
  nouns: { reviews: 'review' },
  keys: {
    capacity: 'reports that can be read',
    passes_sound: 'chance that a sound report is let through',
    passes_unsound: 'chance that an unsound report is let through',
    quota: 'reports that must be let through',
    when_full: 'what happens to reports beyond capacity',
  },
};
