import { z } from 'zod';
import { id } from '../../../format/parts.js';
import { said } from '../../../format/said.js';
import { DEED } from '../../../plan/causes.js';
import { indexOf } from '../../../plan/ids.js';
import { AS_IT_IS, AT_START } from '../atom.js';
import type { Atom } from '../atom.js';

export interface MeasureValue {
  measure: string;
}

/** Under a measure when the item at work began. Code: measure. Readings of causes expect the person's account to be open. */
export const measureAtom: Atom<MeasureValue> = {
  name: 'measure',
  schemas: [
    z.strictObject({
      measure: said(
        id,
        'Measure that the person is under. It is not allowed in triggers of measures: repeat there what triggers the other measure.',
        { example: 'driving_ban', notIn: 'measures' },
      ),
    }),
  ],
  is: (value) => 'measure' in value,
  parts: ({ measure }) => [`measures.${measure}`],
  check: ({ measure }, { scenario, path, out }) => {
    out.refers([...path, 'measure'], measure, Object.keys(scenario.measures), 'measure');
  },
  plan: ({ measure }, { measures }) => [indexOf(measures, measure)],
  holds: (w, row, code, at, reading) => {
    if (reading === AT_START || ((w.state.mask[row] >>> code[at]) & 1) === 0) return false;
    if (reading === AS_IT_IS || !w.sanction[code[at]]) return true;
    return w.before.cause[code[at]] === DEED;
  },
  causes: (w, _row, code, at) => {
    return w.sanction[code[at]] ? (1 << w.before.cause[code[at]]) & ~(1 << DEED) : 0;
  },
  contexts: () => 0,
  words: ({ measure }) => `under the measure ${measure}`,
};
