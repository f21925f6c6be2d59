import { family } from '../../../../counters/family.js';
import { flow } from '../../../../counters/rows.js';
import { ofStrategies, strategies } from '../../subjects.js';

/** What people of each strategy do in a game of helping. */
export const HELPING_COUNTERS = family({
  id: 'encounter.{id}',
  where: ofStrategies('help'),
  subjects: strategies,
  has: ({ game }) => game === 'help',
  rows: {
    helped: flow('count', 'Times that a person of the strategy helped.'),
    refused: flow('count', 'Times that a person of the strategy did not help.'),
    unknown: flow('count', 'Of both, times that nothing was known of the other.'),
    was_helped: flow('count', 'Times that a person of the strategy was helped.'),
  },
});
