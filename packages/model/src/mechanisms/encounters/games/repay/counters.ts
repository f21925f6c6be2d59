import { family } from '../../../../counters/family.js';
import { flow } from '../../../../counters/rows.js';
import { PARTS, ofStrategies, strategies } from '../../subjects.js';

/** What people of each strategy do when something is due, and who pays for whom. */
export const REPAY_COUNTERS = family({
  id: 'encounter.{id}',
  where: ofStrategies('repay'),
  subjects: strategies,
  has: ({ game }) => game === 'repay',
  rows: {
    owes: flow('count', 'Times that a person of the strategy owed.'),
    repaid: flow('count', 'Of these, times that they paid their own part and nothing more.'),
    repaid_for_others: flow('count', 'Of these, times that they paid more than their own part, because others of the unit paid nothing.'),
    covered: flow('count', 'Of these, times that they paid nothing and others of the unit paid for them.'),
    unable: flow('count', 'Of these, times that they were in default and their return was less than their own part.'),
    unwilling: flow('count', 'Of these, times that they were in default and would not pay their own part, though the return allowed it.'),
    default_of_others: flow('count', 'Of these, times that they were in default and would have paid their own part.'),
    pressed: flow('count', 'Times that others of the unit took something from them for not paying their own part.'),
    owed: flow(PARTS, 'What people of the strategy owed.'),
    repayments: flow(PARTS, 'What people of the strategy paid, for themselves and for others.'),
    unpaid: flow(PARTS, 'What people of the strategy owed at a default.'),
    penalties: flow(PARTS, 'What defaults took from people of the strategy.'),
  },
  laws: [
    {
      title: 'times that people of {id} owed',
      stocks: [],
      inflows: ['encounter.{id}.owes'],
      outflows: [
        'encounter.{id}.repaid',
        'encounter.{id}.repaid_for_others',
        'encounter.{id}.covered',
        'encounter.{id}.unable',
        'encounter.{id}.unwilling',
        'encounter.{id}.default_of_others',
      ],
    },
  ],
});
