import { z } from 'zod';
import type { Quantity } from '../../../format/quantity.js';
import { id } from '../../../format/parts.js';
import { said } from '../../../format/said.js';
import { entriesOf } from '../../../format/findings.js';
import { indexOf } from '../../../plan/ids.js';
import { sinceOf, stateAt, valueOf } from '../../states/word.js';
import type { Atom } from '../atom.js';
import { checkForAtLeast, forAtLeast, leastDays } from '../for-at-least.js';

export interface StateValue {
  state: Record<string, string[]>;
  for_at_least?: Quantity | undefined;
}

/** What a person is in for a time: of each state named, one of the values. Code: how many, then state and a mask of values for each, then days. */
export const stateAtom: Atom<StateValue> = {
  name: 'state',
  schemas: [
    z.strictObject({
      state: said(
        z.record(id, z.array(id).min(1)).refine((named) => Object.keys(named).length > 0, 'at least one state'),
        'For each state named, the values that qualify. A person has to be in one of them in every state named.',
        { example: { employment: ['unemployed'] } },
      ),
      for_at_least: forAtLeast,
    }),
  ],
  is: (value) => 'state' in value,
  parts: ({ state }) => Object.keys(state).map((named) => `states.${named}`),
  check: ({ state, for_at_least: least }, { scenario, path, out }) => {
    checkForAtLeast(least, path, out);
    for (const [named, values] of entriesOf(state)) {
      if (!out.refers([...path, 'state', named], named, Object.keys(scenario.states), 'state')) continue;
      const known = Object.keys(scenario.states[named]!.values);
      values.forEach((value, i) => out.refers([...path, 'state', named, i], value, known, `value of ${named}`));
    }
  },
  plan: ({ state, for_at_least: least }, { states }) => {
    const named = Object.keys(state).sort();
    return [
      named.length,
      ...named.flatMap((each) => {
        const at = indexOf(
          states.map((one) => one.id),
          each,
        );
        return [at, state[each].reduce((mask, value) => mask | (1 << indexOf(states[at].values, value)), 0)];
      }),
      leastDays(least),
    ];
  },
  holds: (w, row, code, at) => {
    for (let i = 0; i < code[at]; i++) {
      const word = w.state.annex[stateAt(w, row, code[at + 1 + 2 * i])];
      const value = valueOf(word);
      if (value < 0 || ((code[at + 2 + 2 * i] >>> value) & 1) === 0) return false;
      if (w.day - w.plan.start - sinceOf(word) < code[at + 1 + 2 * code[at]]) return false;
    }
    return true;
  },
  causes: () => 0,
  contexts: () => 0,
  words: ({ state, for_at_least: least }, say) =>
    Object.keys(state)
      .sort()
      .map((each) => `${each} is ${state[each].join(' or ')}`)
      .join(' and ') + (least ? ` for at least ${say(least)}` : ''),
};
