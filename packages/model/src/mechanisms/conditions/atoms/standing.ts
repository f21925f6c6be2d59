import { z } from 'zod';
import { id } from '../../../format/parts.js';
import { quantity } from '../../../format/quantity.js';
import type { Quantity } from '../../../format/quantity.js';
import { said } from '../../../format/said.js';
import { toBase } from '../../../format/units.js';
import { indexOf } from '../../../plan/ids.js';
import { wholePoints } from '../../../scenario/check-whole.js';
import { STANDING, STRATEGY, encounterAt } from '../../encounters/word.js';
import type { Atom } from '../atom.js';

export type StandingValue = { encounter: string; standing_at_least: Quantity } | { encounter: string; standing_at_most: Quantity };

const encounter = said(id, 'Encounter whose standing is meant; it keeps one.', { example: 'helping', onlyIn: 'encounters' });

/** A standing that people of an encounter keep of one another, now. Code: encounter, points, at most. Only encounters may ask for it. */
export const standingAtom: Atom<StandingValue> = {
  name: 'standing',
  schemas: [
    z.strictObject({
      encounter,
      standing_at_least: said(quantity('points'), 'Lowest standing that qualifies.', { example: 0 }),
    }),
    z.strictObject({
      encounter,
      standing_at_most: said(quantity('points'), 'Highest standing that qualifies.', { example: 0 }),
    }),
  ],
  is: (value) => 'encounter' in value,
  parts: ({ encounter }) => [`encounters.${encounter}`],
  check: (value, { scenario, path, out }) => {
    if (path[0] !== 'encounters')
      out.error(
        path,
        'the standing of an encounter',
        'conditions of encounters',
        'A standing is what people keep of one another. Write a ledger for what an institution keeps.',
      );
    const keeping = Object.keys(scenario.encounters).filter((each) => scenario.encounters[each]!.standing !== undefined);
    out.refers([...path, 'encounter'], value.encounter, keeping, 'encounter that keeps a standing');
    if ('standing_at_least' in value) wholePoints(value.standing_at_least, [...path, 'standing_at_least'], out);
    else wholePoints(value.standing_at_most, [...path, 'standing_at_most'], out);
  },
  plan: (value, { encounters }) => {
    const atMost = 'standing_at_most' in value;
    return [indexOf([...encounters], value.encounter), toBase(atMost ? value.standing_at_most : value.standing_at_least), atMost ? 1 : 0];
  },
  holds: (w, row, code, at) => {
    const words = encounterAt(w, row, code[at]);
    if (w.state.annex[words + STRATEGY] === 0) return false;
    const standing = w.state.annex[words + STANDING];
    return code[at + 2] === 1 ? standing <= code[at + 1] : standing >= code[at + 1];
  },
  causes: () => 0,
  contexts: () => 0,
  words: (value, say) =>
    'standing_at_most' in value
      ? `of a standing in ${value.encounter} of at most ${say(value.standing_at_most)}`
      : `of a standing in ${value.encounter} of at least ${say(value.standing_at_least)}`,
};
