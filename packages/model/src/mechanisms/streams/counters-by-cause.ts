import { family, namesIn } from '../../counters/family.js';
import type { Countable } from '../../counters/family.js';
import { CAUSES } from '../../counters/words.js';

interface Split {
  id: string;
  asked: boolean;
  reacts: boolean;
}

/** Attempts whose refusals are counted by cause. */
const split = ({ base }: Countable): Split[] => {
  const reacts = Object.values(base.streams).some((stream) => stream.reacts !== undefined);
  return namesIn([base], (scenario) => scenario.streams).map((id) => ({ id, asked: base.streams[id]!.by_cause === true, reacts }));
};

/** Ends of a wish that waited for another try, which no refusal brings; behind the causes. */
const WITHOUT_REFUSAL = ['suspended', 'left'] as const;

export const SUSPENDED_WISH = CAUSES.length;

export const LEFT_WISH = CAUSES.length + 1;

/** Refused attempts and unmet wishes, split by why the sanction that refuses stands. */
export const BY_CAUSE_COUNTERS = family({
  id: 'stream.{id}',
  where: 'for each stream of attempts with `by_cause`',
  subjects: split,
  has: ({ asked }) => asked,
  rows: {
    refused_by: {
      kind: 'flow',
      unit: 'count',
      says: 'Attempts refused by a sanction; cause: {each}.',
      each: CAUSES,
    },
    unmet_by: {
      kind: 'flow',
      unit: 'wishes',
      says: 'Unmet wishes by the cause of the last refusal, or what ended the wait for another try: {each}.',
      each: [...CAUSES, ...WITHOUT_REFUSAL],
      when: ({ reacts }) => reacts,
    },
  },
  laws: [
    {
      title: 'refusals of {id} by cause',
      stocks: [],
      inflows: ['stream.{id}.refused'],
      outflows: ['stream.{id}.refused_by.*'],
    },
    {
      title: 'unmet wishes of {id} by cause',
      stocks: [],
      inflows: ['stream.{id}.unmet'],
      outflows: ['stream.{id}.unmet_by.*'],
      when: ({ reacts }) => reacts,
    },
  ],
});
