import { z } from 'zod';
import { id } from '../../../format/parts.js';
import { quantity } from '../../../format/quantity.js';
import type { Quantity } from '../../../format/quantity.js';
import { said } from '../../../format/said.js';
import { toBase } from '../../../format/units.js';
import { indexOf } from '../../../plan/ids.js';
import { DEED } from '../../../plan/causes.js';
import { DUTY, causeOf, kindOf, streamOf } from '../../../state/entries.js';
import { NEXT, TYPE } from '../../../state/state.js';
import { checkOwed } from '../../amounts/check.js';
import { minorOf } from '../../amounts/minor.js';
import { openMoney } from '../../amounts/open-money.js';
import { AS_IT_IS, AT_START } from '../atom.js';
import type { Atom } from '../atom.js';

export interface OwedValue {
  owed: string;
  at_least: Quantity;
}

/** Money that a person owes on the open duties of a stream. Code: stream, minor units. */
export const owedAtom: Atom<OwedValue> = {
  name: 'owed',
  schemas: [
    z.strictObject({
      owed: said(
        id,
        'Stream of duties with an `amount`: what the person owes on all open ones, that of the current record included. Not allowed in triggers of measures.',
        { example: 'fine', notIn: 'measures' },
      ),
      at_least: said(quantity('money'), 'Least amount owed.', { example: 500, notIn: 'measures' }),
    }),
  ],
  is: (value) => 'owed' in value,
  parts: ({ owed }) => [`streams.${owed}`],
  check: ({ owed }, { scenario, path, out }) => {
    checkOwed(scenario, owed, [...path, 'owed'], out);
    if (path[0] === 'measures')
      out.error(
        [...path, 'owed'],
        'owed in a trigger',
        'owed in conditions of rules, entries, streams, reviews, appeals and cases',
        'Use it in a list entry, and let the list trigger the measure.',
      );
  },
  plan: ({ owed, at_least: least }, { streams }) => [indexOf(streams, owed), minorOf(toBase(least))],
  holds: (w, row, code, at, reading) => reading !== AT_START && openMoney(w, row, code[at], reading !== AS_IT_IS) >= code[at + 1],
  causes: (w, row, code, at) => {
    const { entries, head } = w.state;
    let bits = 0;
    for (let entry = head[row]; entry !== 0; entry = entries[entry + NEXT]) {
      const type = entries[entry + TYPE];
      if (kindOf(type) === DUTY && streamOf(type) === code[at]) bits |= 1 << causeOf(type);
    }
    return bits & ~(1 << DEED);
  },
  contexts: (w, _row, code, at) => 1 << w.plan.streams[code[at]].context,
  words: ({ owed, at_least: least }, say) => `of at least ${say(least)} owed on ${owed}`,
};
