import { describe, it } from 'vitest';
import { differenceInChanges, regressionToTheMean } from '@glasshouse/study';
import type { TwoPeriods } from '@glasshouse/study';
import { exact, meanIs, SEED, withinKnown } from '../check.js';
import { drawsOf, momentsOf } from '../draws.js';
import { drawnRate, pickedAreas } from './counts.js';

const AREAS = 20_000;
const REPLICATES = 200;

describe('V11.1 normal measures', () => {
  it.each([
    [0.4, 0.1, '-1.7549833', '-0.7019933', '1.0529900'],
    [0.6, 0.05, '-2.0627128', '-1.2376277', '0.8250851'],
    [0.6, 0.1, '-1.7549833', '-1.0529900', '0.7019933'],
    [0.6, 0.25, '-1.2711063', '-0.7626638', '0.5084425'],
    [0.8, 0.1, '-1.7549833', '-1.4039867', '0.3509967'],
  ])('reliability %d, worst %d', (reliability, worst, before, after, gain) => {
    const expected = regressionToTheMean(reliability, worst);
    const name = `reliability ${reliability}, worst ${worst}`;
    exact(`${name}: before`, expected.before, before);
    exact(`${name}: after`, expected.after, after);
    exact(`${name}: apparent gain`, expected.after - expected.before, gain);
  });

  it('drawn areas: reliability 0.6, worst tenth', () => {
    const means = Array.from({ length: REPLICATES }, (_, replicate) => {
      const draws = drawsOf(SEED, replicate, 'regression, normal');
      const levels = Float64Array.from({ length: AREAS }, () => Math.sqrt(0.6) * draws.normal());
      const before = levels.map((level) => level + Math.sqrt(0.4) * draws.normal());
      const line = before.toSorted()[AREAS / 10]!;
      const picked = [...levels.keys()].filter((i) => before[i]! < line);
      return {
        before: momentsOf(picked.map((i) => before[i]!)).mean,
        after: momentsOf(picked.map((i) => levels[i]! + Math.sqrt(0.4) * draws.normal())).mean,
      };
    });
    const [before, after, gain] = [
      means.map((one) => one.before),
      means.map((one) => one.after),
      means.map((one) => one.after - one.before),
    ];
    meanIs('drawn: before', before!, '-1.7549833');
    meanIs('drawn: after', after!, '-1.0529900');
    meanIs('drawn: apparent gain', gain!, '0.7019933');
  });
});

const COUNTS = { shape: 2, scale: 2, picked: 9 };

/** One replicate: areas picked for nine or more, then allotted to treatment by lot; `factor` is what the treatment does to the rate. */
function pickedByCount(replicate: number, factor: number): { share: number; treated: TwoPeriods[]; control: TwoPeriods[] } {
  const draws = drawsOf(SEED, replicate, 'regression, counts');
  const treated: TwoPeriods[] = [];
  const control: TwoPeriods[] = [];
  for (let area = 0; area < AREAS; area++) {
    const rate = drawnRate(COUNTS, draws);
    const before = draws.poisson(rate);
    if (before < COUNTS.picked) continue;
    if (draws.uniform() < 0.5) treated.push({ before, after: draws.poisson(rate * factor) });
    else control.push({ before, after: draws.poisson(rate) });
  }
  return { share: (treated.length + control.length) / AREAS, treated, control };
}

describe('V11.2 counts', () => {
  it('by formula', () => {
    const { share, before, after } = pickedAreas(COUNTS);
    exact('share picked', share, '0.1040491795');
    exact('mean before', before, '11.5');
    exact('mean after', after, '9');
    exact('apparent drop, percent', (1 - after / before) * 100, '21.7391304');
  });
});

describe.each([
  { factor: 1, after: '9', change: '-2.5', contrast: '0' },
  { factor: 0.8, after: '7.2', change: '-4.3', contrast: '-1.8' },
])('V11.3 drawn areas, treatment multiplies the rate by $factor', ({ factor, after, change, contrast }) => {
  it('the change of the treated misleads, the difference of changes does not', () => {
    const replicates = Array.from({ length: REPLICATES }, (_, replicate) => {
      const { share, treated, control } = pickedByCount(replicate, factor);
      return { share, treated, estimate: differenceInChanges(treated, control) };
    });
    const row = (what: string, reference: string, of: (one: (typeof replicates)[0]) => number): void => {
      meanIs(`factor ${factor}: ${what}`, replicates.map(of), reference);
    };
    row('share picked', '0.1040491795', (one) => one.share);
    row('mean before', '11.5', (one) => momentsOf(one.treated.map((area) => area.before)).mean);
    row('mean after', after, (one) => momentsOf(one.treated.map((area) => area.after)).mean);
    row('change of the treated', change, (one) => one.estimate.apparent);
    row('difference of changes', contrast, (one) => one.estimate.difference);
    const spread = momentsOf(replicates.map((one) => one.estimate.difference)).deviation;
    const stated = momentsOf(replicates.map((one) => one.estimate.standardError)).mean;
    withinKnown(`factor ${factor}: stated error over spread`, stated / spread, 1 / Math.sqrt(2 * (REPLICATES - 1)), '1');
  });
});

it('V11.3 the naive change with a treatment that cuts a fifth is -37.4 percent', () => {
  const { before, after } = pickedAreas(COUNTS);
  exact('naive change, percent', ((0.8 * after) / before - 1) * 100, '-37.4');
});
