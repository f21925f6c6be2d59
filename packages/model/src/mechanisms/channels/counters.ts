import { family, namesIn } from '../../counters/family.js';
import type { Countable } from '../../counters/family.js';

const channels = ({ every }: Countable): { id: string; witnesses: boolean }[] =>
  namesIn(every, (scenario) => scenario.channels).map((id) => ({
    id,
    witnesses: every.some((scenario) => scenario.channels[id]?.witnesses !== undefined),
  }));

/** What witnesses do. */
export const WITNESS_COUNTERS = family({
  id: 'channel.{id}',
  where: 'for each channel with `witnesses`',
  subjects: channels,
  has: ({ witnesses }) => witnesses,
  rows: {
    noticed: { kind: 'flow', unit: 'count', says: 'Times a witness noticed.' },
    informed: { kind: 'flow', unit: 'count', says: 'Times a witness informed.' },
    covered_up: {
      kind: 'flow',
      unit: 'count',
      says: 'Times a witness kept silent who would have informed, had the deed not fallen on them too and were they not in revolt.',
    },
    got_ahead: {
      kind: 'flow',
      unit: 'count',
      says: 'Times a witness informed who would have kept silent, had the deed not fallen on them too.',
    },
  },
});
