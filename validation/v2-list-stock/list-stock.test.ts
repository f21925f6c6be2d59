import { compile, counterDefinitions } from '@glasshouse/model';
import type { Plan, Scenario } from '@glasshouse/model';
import { describe, expect, it } from 'vitest';
import * as entries from '../../packages/model/src/state/entries.js';
import * as words from '../../packages/model/src/state/state.js';
import { runBatches } from '../../test/reference/run-engine.js';
import type { FinishedRun } from '../../test/reference/run-engine.js';
import { exact, meanIs, SEED } from '../check.js';
import { FULL, scenarioOf } from '../crowds.js';

const FOLDER = 'v2-list-stock';
const MONTH = 28;

interface Run extends FinishedRun {
  plan: Plan;
  series: (id: string) => number[];
}

function run(scenario: Scenario, persons: number, replicate: number): Run {
  const plan = compile(scenario, [{ id: 'base', scenario }], { persons });
  const finished = runBatches(plan, SEED, replicate);
  const ids = counterDefinitions(plan).map(({ id }) => id);
  return { ...finished, plan, series: (id) => finished.result.counts.byRound[0]!.map((row) => row[ids.indexOf(id)]!) };
}

const each = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
const mean = (values: number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

/** Stock at t of arrivals at rate `rate` that stay with survival `stays`, by Simpson's rule. */
function stockAt(t: number, rate: number, stays: (u: number) => number, steps = 4000): number {
  const h = t / steps;
  return ((rate * h) / 3) * each(steps + 1).reduce((sum, i) => sum + stays(i * h) * (i === 0 || i === steps ? 1 : i % 2 ? 4 : 2), 0);
}

const LAWS = ['fixed', 'exponential', 'lognormal'] as const;
const STOCK = {
  6: ['72', '63.7053745', '67.0162417'],
  12: ['144', '113.3191700', '116.5521434'],
  24: ['288', '182.0507209', '177.7176223'],
  48: ['288', '249.0234384', '233.1042868'],
  96: ['288', '282.7250961', '268.0649666'],
} as const;

describe('V2.1: the stock of an open list', () => {
  it('the exponential column is the formula', () => {
    for (const [t, row] of Object.entries(STOCK))
      exact(
        `exponential at ${t}`,
        stockAt(Number(t), 12, (u) => Math.exp(-u / 24)),
        row[1],
      );
  });

  it('from empty, with terms of three laws', () => {
    const scenario = scenarioOf(`${FOLDER}/laws.yaml`, {}, 96 * MONTH);
    const runs = each(FULL ? 30 : 12).map((r) => run(scenario, 1000, r));
    for (const [t, row] of Object.entries(STOCK))
      LAWS.forEach((law, i) => {
        const stocks = runs.map(({ series }) => series(`list.${law}.on.deed`)[Number(t) * 4 - 1]!);
        meanIs(`${law}, month ${t}`, stocks, row[i]!);
      });
  });

  it('in the long run whatever the law, with spells of those listed at a moment that are longer than the mean', () => {
    const scenario = scenarioOf(`${FOLDER}/laws.yaml`, {}, 601 * MONTH);
    const runs = each(FULL ? 30 : 10).map((r) => run(scenario, 1000, r));
    const total = ['24', '48', '65.23876388'];
    const elapsed = ['12', '24', '32.61938194'];
    LAWS.forEach((law, i) => {
      const months = [400, 500, 600].map((t) => t * 4 - 1);
      const stocks = runs.map(({ series }) => mean(months.map((r) => series(`list.${law}.on.deed`)[r]!)));
      meanIs(`${law}, long run`, stocks, '288');
      const spells = runs.map((one) => spellsOf(one, i));
      const of = (which: 'total' | 'elapsed'): number[] => spells.map((found) => mean(found.map((spell) => spell[which])));
      if (law === 'fixed') for (const found of of('total')) exact('fixed, total spell of those listed', found, total[i]!);
      else meanIs(`${law}, total spell of those listed`, of('total'), total[i]!);
      meanIs(`${law}, time since entry`, of('elapsed'), elapsed[i]!);
    });
  });
});

/** Whole and elapsed length, in months, of the entries that stand at the end of a run. */
function spellsOf({ plan, communities }: Run, law: number): { total: number; elapsed: number }[] {
  const ref = plan.entries.indexOf(`${LAWS[law]}.act`);
  const found: { total: number; elapsed: number }[] = [];
  for (const { people, states } of communities) {
    const { entries: arena, head } = states[0]!;
    for (let row = 0; row < people.n; row++)
      for (let at = head[row]!; at !== 0; at = arena[at + words.NEXT]!) {
        const type = arena[at + words.TYPE]!;
        if (entries.kindOf(type) !== entries.LISTING || entries.refOf(type) !== ref) continue;
        const start = arena[at + words.START]!;
        // The day goes on: an entry of today has been there for half a day in the mean.
        found.push({ total: (arena[at + words.LIMIT]! - start) / MONTH, elapsed: (plan.end - start + 0.5) / MONTH });
      }
  }
  return found;
}

describe('V2.2: terms that begin anew', () => {
  it('last (exp(vD) - 1) / v in the mean, and hold the share that follows', () => {
    exact('the formula', (Math.exp(0.05 * 24) - 1) / 0.05, '46.40233845');
    const scenario = scenarioOf(`${FOLDER}/restart.yaml`);
    const runs = each(FULL ? 30 : 12).map((r) => run(scenario, FULL ? 1000 : 350, r));
    const late = runs[0]!.plan.rounds.flatMap((_, r) => (r >= 200 * 4 ? [r] : []));
    const sums = runs.map(({ plan, series }) => {
      const total = (id: string): number => {
        const values = series(id);
        return late.reduce((sum, r) => sum + values[r]!, 0);
      };
      const days = counterDefinitions(plan).reduce((sum, { id }) => sum + (id.startsWith('measure.listed.days.') ? total(id) : 0), 0);
      return { days, entered: total('list.black.entered.deed') + total('list.black.entered.error'), present: total('people.days') };
    });
    const spells = sums.map(({ days, entered }) => days / entered / MONTH);
    const shares = sums.map(({ days, present }) => days / present);
    // Spells cut at the ends of the window, and a ratio of sums: biased by less than half a percent.
    meanIs('mean time on the list, months', spells, '46.40233845', { bias: 0.23 });
    meanIs('share listed', shares, '0.3169508');
  });
});

describe('V2.3: stigma that dilutes with the number listed', () => {
  /** Towns with dice of their own, and what a town of a thousand people that has not quite settled may differ by. */
  const towns = each(12);
  const bias = 0.002;
  const p = 0.2;
  const kappa = (d: number): number => p * each(d).reduce((sum, j) => sum + 0.95 ** (j + 1), 0);
  const settled = (d: number, start: number, periods: number, persons: number, town = 0): { x: number; listed: number } => {
    const values = {
      'responses.shame.effect': kappa(d),
      'lists.shamed.entries.offence.term': 10 * d,
      'lists.shamed.entries.start.extension.to': Math.max(0, 10 * d - 1),
      'population.attributes.start.categories.yes_.share': start,
      'population.attributes.start.categories.no_.share': 1 - start,
    };
    const { series, plan } = run(scenarioOf(`${FOLDER}/stigma.yaml`, values, periods * 10), persons, town);
    const last = plan.rounds.flatMap((_, r) => (r > plan.rounds.length * 0.6 ? [r] : []));
    const total = (id: string): number => {
      const values = series(id);
      return last.reduce((sum, r) => sum + values[r]!, 0);
    };
    const met = total('stream.offence.opportunities');
    const persons_ = series('list.shamed.persons');
    return { x: met === 0 ? 0 : total('stream.offence.acts') / met, listed: mean(last.map((r) => persons_[r]!)) / persons };
  };

  it.each([
    [1, '0.837252', '0.143433'],
    [2, '0.711592', '0.221570'],
    [3, '0.601806', '0.265291'],
    [5, '0.374657', '0.272546'],
  ])('D = %i settles at an offence rate of %s', (d, x, listed) => {
    const found = towns.map((town) => settled(d, 0, FULL ? 400 : 100, FULL ? 4000 : 1500, town));
    meanIs(
      `D = ${d}: offences`,
      found.map((one) => one.x),
      x,
      { bias },
    );
    meanIs(
      `D = ${d}: listed`,
      found.map((one) => one.listed),
      listed,
      { bias },
    );
  });

  it('D = 5 settles at the same from four fifths listed', () => {
    const found = towns.map((town) => settled(5, 0.8, FULL ? 400 : 120, FULL ? 4000 : 1500, town).x);
    meanIs('D = 5 from 0.8: offences', found, '0.374657', { bias });
  });

  it.each([10, 50])('D = %i ends at nobody', (d) => {
    expect(settled(d, 0.3, d === 10 ? 60 : 150, 2000)).toEqual({ x: 0, listed: 0 });
  });

  it('D = 100 ends at nobody from empty and from 0.7, and stays high from 0.9', () => {
    const persons = FULL ? 20_000 : 5000;
    expect(settled(100, 0, 30, persons).x).toBe(0);
    expect(settled(100, 0.7, 300, persons).x).toBe(0);
    const high = towns.map((town) => settled(100, 0.9, FULL ? 400 : 250, FULL ? 4000 : 1000, town));
    meanIs(
      'D = 100 from 0.9: offences',
      high.map((one) => one.x),
      '0.769533',
      { bias: 0.004 },
    );
    meanIs(
      'D = 100 from 0.9: listed',
      high.map((one) => one.listed),
      '0.938990',
      { bias: 0.004 },
    );
  });
});
