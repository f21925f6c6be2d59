import { compile, counterDefinitions } from '@glasshouse/engine';
import type { Plan } from '@glasshouse/engine';
import type { Scenario } from '@glasshouse/scenario';
import { describe, expect, it } from 'vitest';
import * as entries from '../../packages/engine/src/world/entries.js';
import * as words from '../../packages/engine/src/world/state.js';
import { runBatches } from '../../test/reference/run-engine.js';
import type { FinishedRun } from '../../test/reference/run-engine.js';
import { exact, SEED, withinBand, withinFour } from '../check.js';
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
const error = (values: number[]): number =>
  Math.sqrt(values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0) / (values.length - 1) / values.length);

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
        withinFour(`${law}, month ${t}`, mean(stocks), error(stocks), row[i]!);
      });
  });

  it('in the long run whatever the law, with spells of those listed at a moment that are longer than the mean', () => {
    const scenario = scenarioOf(`${FOLDER}/laws.yaml`);
    const runs = each(FULL ? 10 : 5).map((r) => run(scenario, 1000, r));
    const total = ['24', '48', '65.23876388'];
    const elapsed = ['12', '24', '32.61938194'];
    LAWS.forEach((law, i) => {
      const months = [400, 500, 600, 700, 800, 900, 1000].map((t) => t * 4 - 1);
      // A hundred months apart the stocks are as good as independent.
      const stocks = runs.flatMap(({ series }) => months.map((r) => series(`list.${law}.on.deed`)[r]!));
      withinFour(`${law}, long run`, mean(stocks), error(stocks), '288');
      const spells = runs.map((one) => spellsOf(one, i));
      const of = (which: 'total' | 'elapsed'): { mean: number; error: number } => {
        const all = spells.flatMap((found) => found.map((spell) => spell[which]));
        return { mean: mean(all), error: law === 'fixed' && which === 'total' ? 1e-9 : error(all) };
      };
      withinFour(`${law}, total spell of those listed`, of('total').mean, of('total').error, total[i]!);
      withinFour(`${law}, time since entry`, of('elapsed').mean, of('elapsed').error, elapsed[i]!);
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
    const runs = each(FULL ? 30 : 4).map((r) => run(scenario, 1000, r));
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
    withinFour('mean time on the list, months', mean(spells), error(spells), '46.40233845');
    withinFour('share listed', mean(shares), error(shares), '0.3169508');
  });
});

describe('V2.3: stigma that dilutes with the number listed', () => {
  const p = 0.2;
  const kappa = (d: number): number => p * each(d).reduce((sum, j) => sum + 0.95 ** (j + 1), 0);
  const settled = (d: number, start: number, periods: number, persons: number): { x: number; listed: number } => {
    const values = {
      'responses.shame.effect': kappa(d),
      'lists.shamed.entries.offence.term': 10 * d,
      'lists.shamed.entries.start.extension.to': Math.max(0, 10 * d - 1),
      'population.attributes.start.categories.yes_.share': start,
      'population.attributes.start.categories.no_.share': 1 - start,
    };
    const { series, plan } = run(scenarioOf(`${FOLDER}/stigma.yaml`, values, periods * 10), persons, 0);
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
    const found = settled(d, 0, FULL ? 400 : 100, FULL ? 20_000 : 8000);
    withinBand(`D = ${d}: offences`, found.x, x, 0.006);
    withinBand(`D = ${d}: listed`, found.listed, listed, 0.006);
  });

  it('D = 5 settles at the same from four fifths listed', () => {
    withinBand('D = 5 from 0.8: offences', settled(5, 0.8, FULL ? 400 : 120, FULL ? 20_000 : 8000).x, '0.374657', 0.006);
  });

  it.each([10, 50])('D = %i ends at nobody', (d) => {
    expect(settled(d, 0.3, d === 10 ? 60 : 150, 2000)).toEqual({ x: 0, listed: 0 });
  });

  it('D = 100 ends at nobody from empty and from 0.7, and stays high from 0.9', () => {
    const persons = FULL ? 20_000 : 5000;
    expect(settled(100, 0, 30, persons).x).toBe(0);
    expect(settled(100, 0.7, 300, persons).x).toBe(0);
    const high = settled(100, 0.9, FULL ? 400 : 250, persons);
    withinBand('D = 100 from 0.9: offences', high.x, '0.769533', 0.01);
    withinBand('D = 100 from 0.9: listed', high.listed, '0.938990', 0.01);
  });
});
