import { family, namesIn } from '../../counters/family.js';
import type { Countable, Row } from '../../counters/family.js';

interface Attempts {
  id: string;
  reacts: boolean;
}

const attempts = ({ base }: Countable): Attempts[] => {
  const reacts = Object.values(base.streams).some((stream) => stream.reacts !== undefined);
  return namesIn([base], (scenario) => scenario.streams).map((id) => ({ id, reacts: reacts && base.streams[id]!.kind === 'attempt' }));
};

const flow = (says: string): Row<Attempts> => ({ kind: 'flow', unit: 'wishes', says });

/** What becomes of wishes where people react to a refusal. */
export const REACT_COUNTERS = family({
  id: 'stream.{id}',
  where: 'for each stream of attempts of a scenario in which one `reacts`',
  subjects: attempts,
  has: ({ reacts }) => reacts,
  rows: {
    wishes: flow('Wishes that arose while a refusing measure was on.'),
    gave_up: flow('Of these, those not pursued because the person had given up.'),
    retried: { ...flow('Further tries of a refused wish.'), unit: 'count' },
    turned_from: { ...flow('Refused tries after which the person tried another stream.'), unit: 'count' },
    turned_to: { ...flow('Tries taken over from another stream.'), unit: 'count' },
    met: flow('Wishes met in this stream, at the first try or a later one.'),
    met_otherwise: flow('Wishes of this stream met in another.'),
    unmet: flow('Wishes refused, not met otherwise, and not tried again.'),
    waiting: { ...flow('Refused wishes that wait for another try.'), kind: 'stock' },
  },
  laws: [
    {
      title: 'wishes of {id}',
      stocks: ['stream.{id}.waiting'],
      inflows: ['stream.{id}.wishes'],
      outflows: ['stream.{id}.gave_up', 'stream.{id}.met', 'stream.{id}.met_otherwise', 'stream.{id}.unmet'],
    },
    {
      title: 'tries of {id}',
      stocks: [],
      inflows: ['stream.{id}.wishes', 'stream.{id}.retried', 'stream.{id}.turned_to'],
      outflows: ['stream.{id}.gave_up', 'stream.{id}.refused', 'stream.{id}.allowed'],
    },
  ],
});
