import { describe, expect, it } from 'vitest';
import { counterHint } from './names.js';

const IDS = [
  'measure.no_loans.began',
  'measure.no_loans.ended',
  'measure.no_loans.days.deed.related',
  'first.listed.blocked',
  'harm.sanction_days',
];
const hint = (pattern: string): string => counterHint(pattern, IDS, 'None is near.');

describe('what may have been meant by a counter that does not exist', () => {
  it.each([
    ['measure.no_loans.endde', 'measure.no_loans.ended'],
    ['measure.no_loan.began', 'measure.no_loans.began'],
    ['measur.no_loans.began', 'measure.no_loans.began'],
    ['harm.sanction.days', 'harm.sanction_days'],
  ])('%s is %s', (pattern, meant) => {
    expect(hint(pattern)).toBe(`Did you mean "${meant}"?`);
  });

  it.each(['measure.no_loans.ever', 'measure.no_loans.refused', 'measure.no_loans', 'first.listed.no_loans'])(
    '%s is none of those that only begin or end alike',
    (pattern) => {
      expect(hint(pattern)).toBe('None is near.');
    },
  );
});
