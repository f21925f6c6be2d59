import { some } from '../../format/some.js';
import type { Scenario } from '../../scenario/schema.js';
import type { Words } from '../mechanism.js';

const hasSizes = ({ measures }: Scenario): boolean => Object.values(measures).some(({ takes, gives }) => takes ?? gives);

const owes = ({ streams }: Scenario): boolean => Object.values(streams).some(({ duty }) => duty?.amount);

export const words: Words = {
  submodels: [
    { title: 'Money', sections: ['amounts'], uses: (scenario) => some(scenario.amounts) || hasSizes(scenario) || owes(scenario) },
    { title: 'Money owed', sections: [], uses: owes },
  ],
  spoken: [
    [/\bmoney\b/i, (scenario) => hasSizes(scenario) || owes(scenario)],
    [/\binstalments?\b/i, ({ streams }) => Object.values(streams).some(({ duty }) => duty?.instalments)],
  ],
  nouns: { amounts: 'reference amount' },
  keys: {
    a_month: 'amount a month',
    by_grade: 'price by grade',
    gives: 'money it gives',
    instalments: 'payment by instalments',
    instalments_suspend: 'whether sanctions are suspended while instalments are paid',
    keeps: 'chance that an instalment is paid',
    leaves: 'what it leaves of the amount',
    months: 'how many months',
    once: 'amount when it begins',
    once_of: 'part of an amount when it begins',
    part_payment: 'payment in part',
    settlement: 'settlement for less',
    share_of: 'share of a reference amount',
    takes: 'money it takes',
    together_at_most: 'limit of what sanctions take together',
  },
};
