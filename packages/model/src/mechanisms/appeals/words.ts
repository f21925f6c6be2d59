import type { Words } from '../mechanism.js';

export const words: Words = {
  submodels: [
    {
      title: 'Appeal',
      sections: [],
      uses: ({ lists, ledgers }) =>
        Object.values(lists).some(({ appeal, revealed }) => appeal !== undefined || revealed !== undefined) ||
        Object.values(ledgers).some(({ appeal }) => appeal !== undefined),
    },
  ],
  spoken: [
    [
      /\b(appeals?|requests? for correction|redress)\b/i,
      ({ lists, ledgers }) => [...Object.values(lists), ...Object.values(ledgers)].some(({ appeal }) => appeal !== undefined),
    ],
  ],
  nouns: {},
  keys: {
    'appeal.suspends': 'whether the entry or the points are suspended until the answer',
    keeps_record: 'whether conditions count the record after a granted request',
    'appeal.if': 'who can make a request',
    returns_money: 'whether a granted request returns money that sanctions took',
    fee: 'what a request costs',
    returned: 'whether a fee is given back when the request is granted',
    corrects_unsound: 'chance that an entry without a sound ground is corrected',
    if_unsound: 'chance of asking where the entry has no sound ground',
    'appeal.inability': 'chance that an entry of somebody who cannot perform is set aside',
    overturns_sound: 'chance that an entry with a sound ground is taken off',
    revealed: 'how subjects of a hidden list learn of it',
    'revealed.measure': 'chance that a new sanction reveals a hidden entry to its subject',
    'revealed.refused': 'chance that a refusal reveals a hidden entry to its subject',
  },
};
