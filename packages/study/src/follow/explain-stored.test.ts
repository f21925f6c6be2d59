import { compile } from '@glasshouse/model';
import { expect, it } from 'vitest';
import { runBatches } from '../../../../test/reference/run-engine.js';
import { ban, eye, act, listFor, q, tiny } from '../../../../test/engine/tiny.js';
import { everSanctioned } from './explain-stored.js';

it('counts those ever under a sanction among all who are there after a warm-up, not among those who come later', () => {
  const base = tiny({
    horizon: { start: '2021-01-01', end: '2021-12-31', round: 'month', warm_up: '2021-06-30' },
    population: {
      household_size: { one: q(1, 'share') },
      age: { adult: { title: 'a', from: 18, to: 120, share: q(1, 'share') } },
      attributes: {},
      turnover: { leaves: q(0.05, 'per person-year'), enters: q(0.1, 'share') },
    },
    channels: eye(['act']),
    streams: { act: act() },
    lists: listFor('act', q(40, 'days')),
    measures: ban(),
  });
  const arms = [{ id: 'base', scenario: base }];
  const { result } = runBatches(compile(base, arms, { persons: 1000 }), 1);
  const at = (id: string): number => result.counts.byCell[0]!.reduce((sum, row) => sum + row[result.counts.ids.indexOf(id)]!, 0);
  expect(at('people.entered')).toBeGreaterThan(0);
  const [{ per1000 } = { per1000: 0 }] = everSanctioned({ base, arms } as Parameters<typeof everSanctioned>[0], result);
  expect(per1000).toBe((1000 * at('first.sanctioned')) / (at('people.present') + at('people.left')));
  expect(per1000).toBeGreaterThan(500);
  expect(per1000).toBeLessThanOrEqual(1000);
});
