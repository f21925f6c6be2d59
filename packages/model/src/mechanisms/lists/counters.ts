import { family, namesIn } from '../../counters/family.js';
import type { Countable } from '../../counters/family.js';
import { CAUSES, REASONS } from '../../counters/words.js';

export interface ListSubject {
  id: string;
  restarts: boolean;
  /** Some entry may turn from one cause to another. */
  turns: boolean;
  resets: boolean;
  /** Some entry stands until a duty is performed, and duties lapse by time. */
  barred: boolean;
}

const lists = ({ base, every }: Countable): ListSubject[] => {
  const lapses = Object.values(base.streams).some(({ duty }) => duty?.lapses_after !== undefined);
  return namesIn(every, (scenario) => scenario.lists).map((id) => {
    const entries = every.flatMap((scenario) => Object.values(scenario.lists[id]?.entries ?? {}));
    const restarts = entries.some((entry) => entry.restarts === true);
    const resets = every.some((scenario) => scenario.lists[id]?.resets !== undefined);
    const turns =
      restarts || entries.some((entry) => entry.looks_again === true || entry.consecutive === true || Array.isArray(entry.term));
    const barred = lapses && entries.some(({ term }) => term === 'until_performed');
    return { id, resets, restarts, turns, barred };
  });
};

/** Entries on a list by cause, the ways off it, and requests for correction. */
export const LIST_COUNTERS = family({
  id: 'list.{id}',
  where: 'for each list',
  subjects: lists,
  rows: {
    entered: { kind: 'flow', unit: 'entries', says: 'Entries made, cause: {each}.', each: CAUSES },
    left: { kind: 'flow', unit: 'entries', says: 'Entries that left the list, reason: {each}.', each: REASONS },
    off: { kind: 'flow', unit: 'entries', says: 'Entries that left the list, cause: {each}.', each: CAUSES },
    recast: {
      kind: 'flow',
      unit: 'entries',
      says: 'Entries for inability whose bearer became able while listed. They keep their cause, but an appeal finds them sound; harm.recovered counts their days from then on.',
    },
    on: { kind: 'stock', unit: 'entries', says: 'Entries on the list, cause: {each}.', each: CAUSES },
    persons: { kind: 'stock', unit: 'synthetic persons', says: 'People with at least one entry on the list.' },
    filed: { id: 'appeal.{id}.filed', kind: 'flow', unit: 'appeals', says: 'Requests for correction.' },
    corrected: {
      id: 'appeal.{id}.corrected',
      kind: 'flow',
      unit: 'appeals',
      says: 'Requests that removed an unsound entry: one made in error, or one for a duty that the person could not perform on the day of the answer.',
    },
    overturned: {
      id: 'appeal.{id}.overturned',
      kind: 'flow',
      unit: 'appeals',
      says: 'Requests that removed a sound entry. An entry for inability is sound from the day on which the person becomes able, and keeps its cause.',
    },
    refused: { id: 'appeal.{id}.refused', kind: 'flow', unit: 'appeals', says: 'Requests refused.' },
    first: {
      id: 'first.listed.{id}',
      kind: 'flow',
      unit: 'synthetic persons',
      says: 'First days on the list; the sum is the number of people ever listed. An entry made and ended on one day does not count. After a warm-up, whoever is on the list already counts in the first counted round.',
    },
  },
  laws: [
    {
      title: 'entries of {id} for {each}',
      stocks: ['list.{id}.on.{each}'],
      inflows: ['list.{id}.entered.{each}', 'list.{id}.turned_to.{each}?'],
      outflows: ['list.{id}.off.{each}', 'list.{id}.turned_from.{each}?'],
      each: CAUSES,
    },
    { title: 'exits of {id} by reason and by cause', stocks: [], inflows: ['list.{id}.left.*'], outflows: ['list.{id}.off.*'] },
  ],
});

/** Terms that begin anew with another record, and entries that turn from one cause to another. */
export const RESTART_COUNTERS = family({
  id: 'list.{id}',
  where: 'for each list with an entry that `restarts`, `looks_again`, is `consecutive` or has a term by cases',
  subjects: lists,
  has: ({ turns }) => turns,
  rows: {
    restarted: {
      kind: 'flow',
      unit: 'count',
      says: 'Terms that started again because of another record.',
      when: ({ restarts }) => restarts,
    },
    turned_from: {
      kind: 'flow',
      unit: 'entries',
      says: 'Entries whose cause is no longer {each}, because another record or cause holds them or the rule has looked again.',
      each: CAUSES,
    },
    turned_to: { kind: 'flow', unit: 'entries', says: 'Entries whose cause has become {each}.', each: CAUSES },
  },
});

/** Entries that a yearly reset wiped. */
export const WIPED_COUNTERS = family({
  id: 'list.{id}.left',
  where: 'for each list that `resets`',
  subjects: lists,
  has: ({ resets }) => resets,
  rows: { reset: { kind: 'flow', unit: 'entries', says: 'Entries that left the list, reason: yearly reset.' } },
});

/** Entries that left because the duty behind them lapsed by time. */
export const BARRED_ENTRY_COUNTERS = family({
  id: 'list.{id}.left',
  where: 'for each list with entries `until_performed`, where some duty has `lapses_after`',
  subjects: lists,
  has: ({ barred }) => barred,
  rows: { time_barred: { kind: 'flow', unit: 'entries', says: 'Entries that left the list, reason: the duty lapsed by time.' } },
});
