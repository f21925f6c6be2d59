import { z } from 'zod';
import type { Quantity } from '../../../format/quantity.js';
import { id } from '../../../format/parts.js';
import { said } from '../../../format/said.js';
import { DEED, INABILITY } from '../../../plan/causes.js';
import { indexOf } from '../../../plan/ids.js';
import type { Work } from '../../../rounds/work.js';
import { LISTING, OFF_LIST, RECOVERED, causeOf, kindOf, refOf } from '../../../state/entries.js';
import { CONTEXTS, NEXT, START, TYPE } from '../../../state/state.js';
import { isLifted } from '../../measures/lifted.js';
import { AS_IT_IS, AT_START, OWN_RECAST } from '../atom.js';
import type { Atom } from '../atom.js';
import { checkForAtLeast, forAtLeast, leastDays } from '../for-at-least.js';

export interface ListValue {
  list: string;
  entry?: string | undefined;
  for_at_least?: Quantity | undefined;
}

/** Whether an entry of the arena is one that the atom at a position of the code names. For a measure, an entry that brings none for now is none. */
function isNamed(w: Work, row: number, e: number, code: readonly number[], at: number): boolean {
  const type = w.state.entries[e + TYPE];
  const ground = code[at + 1];
  return (
    kindOf(type) === LISTING &&
    (type & OFF_LIST) === 0 &&
    w.listOfEntry[refOf(type)] === code[at] &&
    (ground < 0 || refOf(type) === ground) &&
    w.day - w.state.entries[e + START] >= code[at + 2] &&
    !(w.standingRead && isLifted(w, row, w.policy, e))
  );
}

/** On a list now, by any ground or by one. Code: list, ground or -1, days for which the entry has stood. */
export const listAtom: Atom<ListValue> = {
  name: 'list',
  schemas: [
    z.strictObject({
      list: said(id, 'List that is watched.', { example: 'defaulters' }),
      entry: said(id.optional(), 'Only entries by this ground of the list.', { example: 'judgment', absent: 'entries by any ground' }),
      for_at_least: forAtLeast,
    }),
  ],
  is: (value) => 'list' in value,
  parts: ({ list }) => [`lists.${list}`],
  check: ({ list, entry, for_at_least: least }, { scenario, path, out }) => {
    checkForAtLeast(least, path, out);
    if (!out.refers([...path, 'list'], list, Object.keys(scenario.lists), 'list') || entry === undefined) return;
    out.refers([...path, 'entry'], entry, Object.keys(scenario.lists[list]!.entries), `ground of ${list}`);
  },
  plan: ({ list, entry, for_at_least: least }, { lists, entries }) => [
    indexOf(lists, list),
    entry === undefined ? -1 : indexOf(entries, `${list}.${entry}`),
    leastDays(least),
  ],
  holds: (w, row, code, at, reading) => {
    if (reading === AT_START) return false;
    const { entries } = w.state;
    for (let e = w.state.head[row]; e !== 0; e = entries[e + NEXT]) {
      const type = entries[e + TYPE];
      if (!isNamed(w, row, e, code, at)) continue;
      if (reading === AS_IT_IS || causeOf(type) === DEED) return true;
      if (reading === OWN_RECAST && causeOf(type) === INABILITY && (type & RECOVERED) !== 0) return true;
    }
    return false;
  },
  causes: (w, row, code, at) => {
    const { entries } = w.state;
    let causes = 0;
    for (let e = w.state.head[row]; e !== 0; e = entries[e + NEXT])
      if (isNamed(w, row, e, code, at)) causes |= 1 << causeOf(entries[e + TYPE]);
    return causes & ~(1 << DEED);
  },
  contexts: (w, row, code, at) => {
    const { entries } = w.state;
    let contexts = 0;
    for (let e = w.state.head[row]; e !== 0; e = entries[e + NEXT]) if (isNamed(w, row, e, code, at)) contexts |= entries[e + CONTEXTS];
    return contexts;
  },
  words: ({ list, entry, for_at_least: least }, say) =>
    `on the list ${list}${entry === undefined ? '' : ` by the ground ${entry}`}${least ? ` for at least ${say(least)}` : ''}`,
};
