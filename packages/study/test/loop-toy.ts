import type { FittedOutcomes } from '../src/claims/closed-loop.js';
import type { BoundTarget } from '../src/outcomes/targets.js';
import type { Outcomes } from '../src/outcomes/samples.js';
import { FAKE_COUNTERS, fakeScenario } from './fake.js';

/** A world of a toy whose points are worlds. */
export interface World {
  /** What is published of it. */
  count: number;
  /** What the claim is about. */
  answer: number;
}

/** An experiment whose points are these worlds, one run each, with its fitted count. */
export function experiment(id: string, worlds: readonly World[], tolerance: number): FittedOutcomes {
  const indicator = (name: string) => ({
    id: name,
    title: name,
    unit: 'u',
    of: ['stream.loan.acts'],
    over: 'none',
    per: 1,
    take: 'sum',
    scaled: false,
  });
  const bound = (name: string) => ({
    indicator: indicator(name),
    of: [2],
    over: [],
    window: { first: 0, last: 0, days: 1 },
    earlier: null,
    overDays: 1,
    days: 1,
    ceiling: undefined,
    places: null,
    group: null,
  });
  const main = worlds.map((_, p) => p);
  const outcomes = {
    frame: {
      planned: {
        experiment: { id, title: id, arms: [{ id: 'a', title: 'As written' }] },
        inputs: { base: fakeScenario(), arms: [{ id: 'a', scenario: fakeScenario() }] },
      },
      definitions: FAKE_COUNTERS,
      weight: 1,
      indicators: [bound('count'), bound('answer')],
    },
    runs: worlds.map(({ count, answer }, point) => ({
      experiment: id,
      point,
      replicate: 0,
      indicators: Float64Array.of(count, 1, answer, 1),
    })),
    main,
    fitting: new Set(main),
  } as unknown as Outcomes;
  const target = {
    target: { id: 't', indicator: 'count', use: 'fit' },
    indicator: 0,
    arm: 0,
    published: 1,
    tolerance,
  } as unknown as BoundTarget;
  return { outcomes, targets: [target] };
}
