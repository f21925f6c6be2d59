import { applyPatch, compile, runExperiment } from '@glasshouse/model';
import { describe, expect, it } from 'vitest';
import { runBatches } from '../reference/run-engine.js';
import { eye, q, tiny } from './tiny.js';
import { differs, totalsOf } from './totals.js';

/** Firms of one type unless said, which nothing but a register can touch. */
const firms = (more: Record<string, unknown> = {}) => ({
  title: 'f',
  number: q(100, 'count'),
  types: { only: kind() },
  complaints: q(0, 'probability'),
  loses: q(0, 'share'),
  fails_below: q(0, 'share'),
  closes: q(0, 'probability'),
  turnover: q(0, 'per person-year'),
  ...more,
});

const kind = (more: Record<string, unknown> = {}) => ({
  title: 't',
  share: q(1, 'share'),
  cheats: q(0.3, 'probability'),
  deterred: q(1, 'factor'),
  gain: q(0, 'factor'),
  ...more,
});

/** A register that does nothing unless told. */
const register = (more: Record<string, unknown> = {}) => ({
  register: {
    title: 'r',
    owner: 'town',
    basis: { claimed: 'A test' },
    finds: q(0.5, 'probability'),
    wrongly: q(0, 'probability'),
    shares_findings: false,
    term: q(6, 'months'),
    felt: q(0, 'share'),
    listed_lose: q(0, 'share'),
    listed_close: q(0, 'probability'),
    ...more,
  },
});

const YEARS = { start: '2015-01-01', end: '2024-12-31', round: 'month' };
const name = { experiment: 'x', point: 0, replicate: 0, runId: 'x' };

/** Totals of a run of firms over ten years in ten communities of 50 firms each. */
function run(sections: Record<string, unknown>, persons = 5000) {
  const scenario = tiny({ horizon: YEARS, streams: { act: quiet }, ...sections });
  const plan = compile(scenario, [{ id: 'base', scenario }], { persons });
  const result = runExperiment(plan, { ...name, seed: 11 });
  return { plan, result, t: totalsOf(plan, result) };
}

const quiet = {
  title: 'q',
  kind: 'breach',
  context: 'street',
  rate: q(0, 'per person-year'),
  ceiling: q(0.01, 'per person-year'),
  inclination: q(0, 'probability'),
};

const near = (found: number, expected: number, n: number): void => {
  const se = Math.sqrt((expected * (1 - expected)) / n);
  expect(Math.abs(found - expected), `${found} against ${expected}`).toBeLessThan(4 * se);
};

describe('firms without a register', () => {
  it('cheat as often as their types say, and stay', () => {
    const { t } = run({
      firms: firms({
        types: { bad: kind({ share: q(0.4, 'share') }), good: kind({ share: q(0.6, 'share'), cheats: q(0.05, 'probability') }) },
      }),
    });
    expect(t['firms.open']).toBe(500);
    expect(t['firms.months']).toBe(500 * 120);
    const bad = t['firms.type.bad.months']! / t['firms.months']!;
    near(t['firms.cheated_months']! / t['firms.months']!, bad * 0.3 + (1 - bad) * 0.05, 60_000);
    expect(t['firms.sales']).toBe(500 * 120 * 1000);
  });

  it('lose sales at each complaint and close for it: share of cheating months by arithmetic', () => {
    // One complaint takes all sales, and a firm without sales closes at the next look: cheaters live until the month after.
    const { t } = run({
      firms: firms({
        complaints: q(1, 'probability'),
        loses: q(1, 'share'),
        fails_below: q(0.5, 'share'),
        closes: q(1, 'probability'),
        types: { only: kind({ cheats: q(0.5, 'probability') }) },
      }),
    });
    expect(t['firms.closed.failed']! + t['firms.open']!).toBe(t['firms.opened']);
    // A life: months before the first cheated one (mean 1), that one, and one more without sales, in which it may cheat again.
    near(t['firms.cheated_months']! / t['firms.months']!, 1.5 / 3, 60_000 / 3);
    expect(t['firms.complaints']).toBe(t['firms.cheated_months']);
  });

  it('sell less in the month after complaints where buyers lose trust in all', () => {
    const all = { complaints: q(1, 'probability'), types: { only: kind({ cheats: q(1, 'probability') }) } };
    const { t } = run({ firms: firms({ ...all, spoils: q(0.25, 'share') }) });
    expect(t['firms.sales']).toBe(500 * (1000 + 119 * 750));
  });

  it('who gain by cheating hold out on low sales', () => {
    const low = { complaints: q(1, 'probability'), loses: q(0.6, 'share'), fails_below: q(0.5, 'share'), closes: q(1, 'probability') };
    const types = (gain: number) => ({ only: kind({ cheats: q(1, 'probability'), gain: q(gain, 'factor') }) });
    expect(run({ firms: firms({ ...low, types: types(0) }) }).t['firms.closed.failed']).toBe(500 * 60);
    expect(run({ firms: firms({ ...low, types: types(1) }) }).t['firms.closed.failed']).toBe(500 * 40);
  });
});

describe('a register of firms', () => {
  it('deters by felt certainty alone: the share of cheating months falls by deterred x felt x finds', () => {
    const { t } = run({ firms: firms(), enterprise: register({ felt: q(0.8, 'share') }) });
    near(t['firms.cheated_months']! / t['firms.months']!, 0.3 * (1 - 0.8 * 0.5), 60_000);
    const undeterred = run({
      firms: firms({ types: { only: kind({ deterred: q(0, 'factor') }) } }),
      enterprise: register({ felt: q(1, 'share') }),
    });
    near(undeterred.t['firms.cheated_months']! / undeterred.t['firms.months']!, 0.3, 60_000);
  });

  it('that detects early alone stops every month after the first finding', () => {
    const { t } = run({
      firms: firms({ turnover: q(1.2, 'per person-year'), types: { only: kind({ cheats: q(0.5, 'probability') }) } }),
      enterprise: register({ finds: q(1, 'probability'), shares_findings: true }),
    });
    // Of a life that ends each month with chance 0.1: one cheated month at most, reached with chance 0.5 / (1 - 0.5 x 0.9).
    const cheated = 0.5 / (1 - 0.5 * 0.9) / 10;
    near(t['firms.cheated_months']! / t['firms.months']!, cheated, 60_000);
    near((t['firms.cheated_months']! + t['firms.stopped_months']!) / t['firms.months']!, 0.5, 60_000);
    expect(t['firms.found']).toBe(t['firms.cheated_months']! + t['firms.stopped_months']!);
  });

  it('that selects alone drives the listed out, so that the share of a type falls by arithmetic', () => {
    const types = {
      bad: kind({ share: q(0.5, 'share'), cheats: q(1, 'probability') }),
      good: kind({ share: q(0.5, 'share'), cheats: q(0, 'probability') }),
    };
    const { t } = run({
      firms: firms({ turnover: q(1.2, 'per person-year'), types }),
      enterprise: register({ finds: q(0.5, 'probability'), listed_close: q(1, 'probability') }),
    });
    // Exits a month: good 0.1; bad 1 - 0.5 x 0.9 = 0.55. In the long run months go as share / exit.
    const bad = 0.5 / 0.55 / (0.5 / 0.55 + 0.5 / 0.1);
    const found = t['firms.type.bad.months']! / t['firms.months']!;
    expect(Math.abs(found - bad)).toBeLessThan(0.02);
    expect(t['firms.cheated_months']).toBe(t['firms.type.bad.months']);
  });

  it('with every way switched off leaves cheating as it is without it', () => {
    const without = run({ firms: firms() });
    const { t } = run({ firms: firms(), enterprise: register({ wrongly: q(0.2, 'probability') }) });
    expect(t['firms.cheated_months']).toBe(without.t['firms.cheated_months']);
    expect(t['firms.sales']).toBe(without.t['firms.sales']);
    expect(t['firms.found']).toBeGreaterThan(0);
  });

  it("keeps a list whose stock is flow times stay (Little's law), and books wrong findings apart", () => {
    const { t, result, plan } = run({
      firms: firms({ types: { only: kind({ cheats: q(0, 'probability') }) } }),
      enterprise: register({ wrongly: q(0.02, 'probability'), term: q(1, 'years') }),
    });
    expect(t['firms.found']).toBe(0);
    near(t['firms.found_wrongly']! / t['firms.months']!, 0.02, 60_000);
    const at = (id: string): number => resultIndex(plan, id);
    const stocks = result.counts.byRound[0]!.slice(24).map((row) => row[at('firms.listed')]!);
    const entered = result.counts.byRound[0]!.slice(24).reduce((sum, row) => sum + row[at('firms.entered')]!, 0);
    const mean = stocks.reduce((a, b) => a + b, 0) / stocks.length;
    // A finding begins the term anew, so a stay is the twelve months after the last of a run of findings less than that apart.
    const stay = (1 - 0.98 ** 12) / 0.02 / 0.98 ** 12;
    expect(mean / ((entered / stocks.length) * stay)).toBeGreaterThan(0.93);
    expect(mean / ((entered / stocks.length) * stay)).toBeLessThan(1.07);
    expect(t['firms.left.term']).toBeGreaterThan(0);
  });

  it('corrects wrong findings and no others', () => {
    const right = run({ firms: firms(), enterprise: register({ corrects: q(1, 'probability') }) });
    expect(right.t['firms.left.corrected']).toBe(0);
    const wrong = run({
      firms: firms(),
      enterprise: register({ finds: q(0, 'probability'), wrongly: q(0.1, 'probability'), corrects: q(1, 'probability') }),
    });
    expect(wrong.t['firms.left.corrected']).toBeGreaterThan(1000);
    expect(wrong.t['firms.left.term']).toBe(0);
  });

  it('out of force leaves no trace, and lets go of the listed when it ends', () => {
    const without = run({ firms: firms() });
    const never = run({ firms: firms(), enterprise: register({ in_force: { from: '9999-12-31' } }) });
    for (const [id, n] of Object.entries(without.t)) expect(never.t[id], id).toBe(n);
    const ended = run({ firms: firms(), enterprise: register({ in_force: { to: '2016-06-30' } }) });
    expect(ended.t['firms.listed']).toBe(0);
    expect(ended.t['firms.left.policy']).toBeGreaterThan(100);
    expect(ended.t['firms.sales']).toBe(without.t['firms.sales']);
  });
});

const resultIndex = (plan: ReturnType<typeof compile>, id: string): number =>
  Object.keys(totalsOf(plan, { counts: { byCell: [[]] } } as never)).indexOf(id);

describe('firms', () => {
  const full = tiny({
    horizon: { start: '2019-11-20', end: '2021-03-10', round: 'week' },
    firms: firms({
      complaints: q(0.5, 'probability'),
      loses: q(0.4, 'share'),
      spoils: q(0.5, 'share'),
      fails_below: q(0.7, 'share'),
      closes: q(0.5, 'probability'),
      turnover: q(1, 'per person-year'),
    }),
    enterprise: register({
      wrongly: q(0.05, 'probability'),
      corrects: q(0.3, 'probability'),
      listed_lose: q(0.3, 'share'),
      listed_close: q(0.1, 'probability'),
    }),
  });
  const plan = compile(full, [{ id: 'base', scenario: full }], { persons: 3000 });

  it('come to the same however the communities are cut into batches', () => {
    const { result: whole } = runBatches(plan, 3);
    const { result: cut } = runBatches(plan, 3, 0, { cuts: [1, 4] });
    expect(differs(whole.counts, cut.counts)).toBe(null);
    expect(totalsOf(plan, whole)['firms.closed.listed']).toBeGreaterThan(0);
  });

  it('do not notice people added at the end of a roster, or anything that people do', () => {
    const t = totalsOf(plan, runBatches(plan, 3).result);
    const more = totalsOf(plan, runBatches(plan, 3, 0, { newcomers: { community: 1, count: 7 } }).result);
    for (const id of Object.keys(t).filter((each) => /^(firms|enterprise)/.test(each))) expect(more[id], id).toBe(t[id]);
  });

  it('work by calendar months whatever the round', () => {
    const monthly = tiny({ ...{ firms: full.firms, enterprise: {}, horizon: { start: '2020-01-01', end: '2020-12-31', round: 'month' } } });
    const daily = tiny({ ...{ firms: full.firms, enterprise: {}, horizon: { start: '2020-01-01', end: '2020-12-31', round: 'day' } } });
    const [a, b] = [monthly, daily].map((scenario) => {
      const each = compile(scenario, [{ id: 'base', scenario }], { persons: 1000 });
      return totalsOf(each, runBatches(each, 5).result);
    });
    for (const id of Object.keys(a!).filter((each) => each.startsWith('firms'))) expect(b![id], id).toBe(a![id]);
  });
});

it('an arm with another register differs in firms and in nobody', () => {
  const base = tiny({ firms: firms(), enterprise: register({ in_force: { from: '9999-12-31' } }), channels: eye(['act']) });
  const arm = applyPatch(
    base,
    { 'enterprise.register.in_force': { from: '2021-03-10' }, 'enterprise.register.felt': q(1, 'share') },
    'policy',
  );
  const together = compile(
    base,
    [
      { id: 'base', scenario: base },
      { id: 'arm', scenario: arm },
    ],
    { persons: 2000 },
  );
  const alone = compile(arm, [{ id: 'arm', scenario: arm }], { persons: 2000 });
  const result = runExperiment(together, { ...name, seed: 2 });
  const own = runExperiment(alone, { ...name, seed: 2 });
  expect(differs(result.counts.byCell[1], own.counts.byCell[0])).toBe(null);
  expect(result.firstDifference[1]).toEqual({ arm: 'arm', day: null, person: null });
  const [without, with_] = [totalsOf(together, result, 0), totalsOf(together, result, 1)];
  expect(with_['firms.cheated_months']).toBeLessThan(without['firms.cheated_months']!);
  expect(with_['stream.act.recorded']).toBe(without['stream.act.recorded']);
});
