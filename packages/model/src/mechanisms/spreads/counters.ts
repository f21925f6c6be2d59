import { family, namesIn } from '../../counters/family.js';
import { CHAIN_SIZES } from '../../counters/words.js';

/** Records that spread from one person to others, chains of them, and people in revolt. */
export const SPREAD_COUNTERS = family({
  id: 'spread.{id}',
  where: 'for each spread',
  subjects: ({ every }) => namesIn(every, (scenario) => scenario.spreads).map((id) => ({ id })),
  rows: {
    passed: { kind: 'flow', unit: 'records', says: 'Records of others written to a person.' },
    people: {
      kind: 'flow',
      unit: 'synthetic persons',
      says: 'People for whom it was the first; summed: people ever reached. After a warm-up, the first since its end.',
    },
    revolt: { kind: 'stock', unit: 'synthetic persons', says: 'People who have turned against it.' },
    revolted: { kind: 'flow', unit: 'synthetic persons', says: 'People who turned against it when a record fell on them.' },
    revolt_left: { kind: 'flow', unit: 'synthetic persons', says: 'People in revolt who left the run.' },
    chains: { kind: 'flow', unit: 'chains', says: "Records of a person's own conduct that it could pass on." },
    chain_people: { kind: 'flow', unit: 'synthetic persons', says: 'People in these chains, the first included.' },
    chains_from: { kind: 'flow', unit: 'chains', says: 'Chains of at least {each} people.', each: CHAIN_SIZES.map(String) },
  },
  laws: [
    {
      title: 'people in revolt against {id}',
      stocks: ['spread.{id}.revolt'],
      inflows: ['spread.{id}.revolted'],
      outflows: ['spread.{id}.revolt_left'],
    },
  ],
});
