import { family, namesIn } from '../../counters/family.js';
import type { Countable } from '../../counters/family.js';
import { outcomesOf } from './outcomes.js';

interface Ending {
  id: string;
  /** Whether every chance ends, and not only what is done of them. */
  occasion: boolean;
  outcomes: readonly string[];
}

const endings = ({ base }: Countable): Ending[] =>
  namesIn([base], (scenario) => scenario.streams).map((id) => {
    const stream = base.streams[id]!;
    return { id, occasion: stream.kind === 'occasion', outcomes: outcomesOf(stream) };
  });

const law = (counter: 'opportunities' | 'acts') => ({
  title: `outcomes of {id}`,
  stocks: [],
  inflows: [`stream.{id}.${counter}`],
  outflows: ['stream.{id}.ended.*'],
});

/** How the chances of a stream ended: each has exactly one outcome. */
export const ENDS_COUNTERS = family({
  id: 'stream.{id}',
  where: 'for each stream with `ends`',
  subjects: endings,
  has: ({ outcomes }) => outcomes.length > 0,
  rows: {
    ended: {
      kind: 'flow',
      unit: 'count',
      says: 'Chances or acts that ended in {each}.',
      each: ({ outcomes }: Ending) => outcomes,
    },
  },
  laws: [
    { ...law('opportunities'), when: ({ occasion }) => occasion },
    { ...law('acts'), when: ({ occasion }) => !occasion },
  ],
});
