import { family, namesIn } from '../../counters/family.js';
import type { Countable } from '../../counters/family.js';
import { rememberedIn, struckIn } from './memory-plan.js';

/** Streams whose records conditions ask for, and whether a granted request can strike them. */
function streams({ base, every }: Countable): { id: string; struck: boolean }[] {
  const asked = rememberedIn(every);
  const struck = new Set(every.flatMap((scenario) => [...struckIn(scenario)]));
  return namesIn([base], (scenario) => scenario.streams).map((id) => ({ id, struck: asked.has(id) && struck.has(id) }));
}

/** Records that stop counting. */
export const RECORD_COUNTERS = family({
  id: 'stream.{id}',
  where: 'for each stream whose records conditions count and a granted request can strike',
  subjects: streams,
  has: ({ struck }) => struck,
  rows: {
    struck: {
      kind: 'flow',
      unit: 'count',
      says: 'Records that no condition counts any more, because a request against what they brought was granted.',
    },
  },
});
