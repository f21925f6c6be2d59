import { family, namesIn } from '../../counters/family.js';
import { flow } from '../../counters/rows.js';
import { CAUSES, FLAG_CAUSES } from '../../counters/words.js';

/** Looks of a screen, and whom it flags. */
export const SCREEN_COUNTERS = family({
  id: 'screen.{id}',
  where: 'for each screen',
  subjects: ({ every }) => namesIn(every, (scenario) => scenario.screens).map((id) => ({ id })),
  rows: {
    looked: flow('looks', 'Looks at people.'),
    missed: flow('looks', 'Looks at people who did what is looked for, without a flag.'),
    cleared: flow('looks', 'Looks at people who did nothing of the kind, without a flag.'),
    flagged: { ...flow('flags', 'Flags, cause: {each}.'), each: CAUSES, published: FLAG_CAUSES },
    first: { ...flow('synthetic persons', 'People whose first flag this was, cause: {each}.'), each: CAUSES, published: FLAG_CAUSES },
  },
  totals: [
    {
      id: 'first.flagged.{id}',
      kind: 'flow',
      unit: 'synthetic persons',
      says: 'First flags, counted as events; the sum is the number of people ever flagged. After a warm-up, a first flag is the first since its end.',
      of: ['screen.{id}.first.*'],
    },
  ],
  laws: [
    {
      title: 'looks of {id}',
      stocks: [],
      inflows: ['screen.{id}.looked'],
      outflows: ['screen.{id}.missed', 'screen.{id}.cleared', 'screen.{id}.flagged.*'],
    },
  ],
});
