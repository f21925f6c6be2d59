import { expect, it } from 'vitest';
import { compile } from '../../plan/compile.js';
import { act, q, tiny } from '../../../../../test/engine/tiny.js';
import { roundStreams, setRound } from './thresholds.js';

it('keeps every word where the highest rate is the ceiling and their quotient rounds above 1', () => {
  const population = {
    household_size: { one: q(1, 'share') },
    age: { adult: { title: 'a', from: 18, to: 120, share: q(1, 'share') } },
    attributes: {},
  };
  const classes = { few: { share: q(0.5, 'share'), factor: q(1, 'factor') }, many: { share: q(0.5, 'share'), factor: q(3, 'factor') } };
  const scenario = tiny({
    population,
    streams: { act: act({ rate: q(0.1, 'per person-year'), ceiling: q(0.3, 'per person-year'), classes }) },
  });
  const plan = compile(scenario, [{ id: 'base', scenario }], { persons: 1000 });
  const streams = roundStreams(plan);
  setRound(streams, plan.rounds[0]!);
  expect(Math.max(...streams[0]!.below)).toBeGreaterThan(2 ** 32);
  expect(streams[0]!.lastHalf).toBe(2 ** 31 - 1);
});
