import { who } from '../../../format/parts.js';
import { said } from '../../../format/said.js';
import { whoPlan } from '../../../plan/who.js';
import { checkWho } from '../../../scenario/check-by.js';
import { z } from 'zod';
import type { Atom } from '../atom.js';

export interface WhoValue {
  who: Record<string, string[]>;
}

/** What a person is, or their age. Code: adults only, then a mask for each attribute. */
export const whoAtom: Atom<WhoValue> = {
  name: 'who',
  schemas: [
    z.strictObject({
      who: said(who, 'What a person is, or their age. Without `age`, adults alone fit.', { example: { status: ['party_member'] } }),
    }),
  ],
  is: (value) => 'who' in value,
  parts: () => [],
  check: (value, { scenario, path, out }) => {
    checkWho(scenario, value.who, [...path, 'who'], out);
  },
  plan: (value, { attributes }) => {
    const { masks, adultsOnly } = whoPlan(value.who, attributes)!;
    return [adultsOnly ? 1 : 0, masks.length, ...masks];
  },
  holds: (w, row, code, at) => {
    if (code[at] === 1 && w.people.adult[row] === 0) return false;
    for (let a = 0; a < code[at + 1]; a++) if (((code[at + 2 + a] >>> w.people.attributes[a][row]) & 1) === 0) return false;
    return true;
  },
  causes: () => 0,
  contexts: () => 0,
  words: ({ who: named }) =>
    Object.keys(named)
      .sort()
      .map((attribute) => `${attribute} is ${named[attribute].join(' or ')}`)
      .join(' and '),
};
