import { z } from 'zod';
import { id } from '../../../format/parts.js';
import { quantity } from '../../../format/quantity.js';
import type { Quantity } from '../../../format/quantity.js';
import { said } from '../../../format/said.js';
import { toBase } from '../../../format/units.js';
import { indexOf } from '../../../plan/ids.js';
import { DEED } from '../../../plan/causes.js';
import type { Work } from '../../../rounds/work.js';
import { DUTY, causeOf, kindOf, streamOf } from '../../../state/entries.js';
import { NEXT, TYPE } from '../../../state/state.js';
import { minorOf } from '../../amounts/minor.js';
import { OPEN_MONEY } from '../../amounts/words-of-duty.js';
import { AS_IT_IS, AT_START } from '../atom.js';
import type { Atom } from '../atom.js';

export interface OwedValue {
  owed: string;
  at_least: Quantity;
}

/** Offset of the next open duty of a stream from one of a person's entries on, that one included; 0 where there is none. */
function dutyFrom(w: Work, from: number, stream: number): number {
  const { entries } = w.state;
  for (let at = from; at !== 0; at = entries[at + NEXT])
    if (kindOf(entries[at + TYPE]) === DUTY && streamOf(entries[at + TYPE]) === stream) return at;
  return 0;
}

/** Money that a person owes with the open duties of a stream. Code: stream, minor units. */
export const owedAtom: Atom<OwedValue> = {
  name: 'owed',
  schemas: [
    z.strictObject({
      owed: said(
        id,
        'Stream of duties with an `amount`: what the person owes with all that are open, that of the record at hand included. It is not allowed in triggers of measures.',
        { example: 'fine', notIn: 'measures' },
      ),
      at_least: said(quantity('money'), 'Amount that is owed, or more.', { example: 500, notIn: 'measures' }),
    }),
  ],
  is: (value) => 'owed' in value,
  parts: ({ owed }) => [`streams.${owed}`],
  check: ({ owed }, { scenario, path, out }) => {
    const known = Object.keys(scenario.streams).filter((each) => scenario.streams[each]!.duty?.amount !== undefined);
    out.refers([...path, 'owed'], owed, known, 'stream of duties with an amount');
    if (path[0] === 'measures')
      out.error(
        [...path, 'owed'],
        'what is owed in a trigger',
        'owed in conditions that are asked at an event',
        'Let an entry on a list ask for it, and the list trigger the measure.',
      );
  },
  plan: ({ owed, at_least: least }, { streams }) => [indexOf(streams, owed), minorOf(toBase(least))],
  holds: (w, row, code, at, reading) => {
    if (reading === AT_START) return false;
    const { entries, head } = w.state;
    let sum = 0;
    for (let duty = dutyFrom(w, head[row], code[at]); duty !== 0; duty = dutyFrom(w, entries[duty + NEXT], code[at]))
      if (reading === AS_IT_IS || causeOf(entries[duty + TYPE]) === DEED) sum += entries[duty + OPEN_MONEY];
    return sum >= code[at + 1];
  },
  causes: (w, row, code, at) => {
    const { entries, head } = w.state;
    let bits = 0;
    for (let duty = dutyFrom(w, head[row], code[at]); duty !== 0; duty = dutyFrom(w, entries[duty + NEXT], code[at]))
      bits |= 1 << causeOf(entries[duty + TYPE]);
    return bits & ~(1 << DEED);
  },
  contexts: (w, _row, code, at) => 1 << w.plan.streams[code[at]].context,
  words: ({ owed, at_least: least }, say) => `of at least ${say(least)} owed with ${owed}`,
};
