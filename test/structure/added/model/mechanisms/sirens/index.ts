import { ONE, PURPOSE } from '@glasshouse/dice';
import { z } from 'zod';
import { family, namesIn, offsetsOf } from '../../counters/family.js';
import { id, inForce, owner, table, title } from '../../format/parts.js';
import { said } from '../../format/said.js';
import { unionIds } from '../../plan/ids.js';
import type { Mechanism, Words } from '../mechanism.js';

const siren = z.strictObject({
  title,
  owner,
  in_force: inForce.optional(),
  over: said(id, 'Partition over whose units it is heard.', { example: 'units' }),
});
const sections = { sirens: said(table(siren).default({}), 'Sirens, by id.', { mechanism: 'Sirens' }) };
const layers = { sirens: 'policy' } as const;

interface SirenTables {
  names: { sirens: string[] };
  plan: { sirens: string[] };
  policy: { sirensOn: number[]; sirenKeys: number[] };
  keeps: 'sounded';
}

type Declared = Record<string, { over: string; in_force?: { from?: string; to?: string } }>;
const declared = (scenario: unknown): Declared => (scenario as { sirens: Declared }).sirens;

const SIREN_COUNTERS = family({
  id: 'siren.{id}',
  where: 'for each siren',
  subjects: ({ every }) => namesIn(every, declared).map((id) => ({ id })),
  rows: {
    heard: { kind: 'flow', unit: 'days', says: 'Days on which it was heard.', owned: 'place' },
    loud: { kind: 'flow', unit: 'days', says: 'Days on which it was loud.', owned: 'place' },
  },
});

const SIREN = offsetsOf(SIREN_COUNTERS);

const words: Words = {
  submodels: [{ title: 'Sirens', sections: [] }],
  spoken: [],
  nouns: { sirens: 'siren' },
  keys: { over: 'over whom it is heard' },
};

export const sirens: Mechanism<typeof sections, typeof layers, 'siren', SirenTables> = {
  name: 'sirens',
  sections,
  layers,
  counters: { siren: SIREN_COUNTERS },
  words,
  names: ({ every }) => ({ sirens: unionIds(every.map(declared)) }),
  plan: ({ names }) => ({ sirens: (names as unknown as SirenTables['names']).sirens }),
  policy: ({ scenario, names, holds, key }) => ({
    sirenKeys: (names as unknown as SirenTables['names']).sirens.map((id) => key(`sirens.${id}`)),
    sirensOn: (names as unknown as SirenTables['names']).sirens.flatMap((id, s) => (holds(declared(scenario)[id]?.in_force) ? [s] : [])),
  }),
  /** One word a community and siren: days on which it was heard. */
  keeps: { sounded: { whole: (plan) => (plan as unknown as SirenTables['plan']).sirens.length } },
  check: ({ scenario, out }) => {
    for (const [name, { over }] of Object.entries(declared(scenario)))
      out.refers(['sirens', name, 'over'], over, Object.keys(scenario.partitions), 'partition');
  },
  endDay: (w) => {
    const { sirensOn, sirenKeys } = w.policy as unknown as SirenTables['policy'];
    for (const s of sirensOn) {
      const block = w.slots.at['siren' as 'flow'][s];
      // Whoever hears it, hears it with even chances.
      w.draw(PURPOSE['siren' as 'flow'], sirenKeys[s], 0, w.day, 0);
      if (w.word(0) < ONE / 2) w.bookPlace(block + SIREN.loud, 1);
      w.state.annex[w.state.at['sounded' as 'office'] + s]++;
      w.bookPlace(block + SIREN.heard, 1);
    }
  },
};
