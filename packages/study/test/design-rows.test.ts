import { describe, expect, it } from 'vitest';
import { quantitiesOf } from '@glasshouse/model';
import type { DesignRow, IndicatorValue, LoadedStudy } from '@glasshouse/model';
import { designRows, indicatorValues, inlineExecutor, planStudy, prepareStudy, runStudy } from '../src/index.js';
import { shippedStudy } from '../../../test/shipped.js';
import { fakeEngine, fakeRegister, fakeStudy } from './fake.js';

/** The experiment of the main study that varies world quantities, sweeps policy and has two arms. */
function payment(): LoadedStudy {
  const loaded = structuredClone(shippedStudy('studies/the-article.yaml'));
  loaded.study.experiments = loaded.study.experiments.filter((experiment) => experiment.id === 'payment');
  loaded.study.experiments[0]!.design.points!.reduced = 5;
  return loaded;
}

describe('rows of the table design', () => {
  const plan = planStudy(payment(), { size: 'reduced', seed: 4, engineHash: 'build' });
  const [{ inputs, points, dimensions }] = plan.experiments as [(typeof plan.experiments)[0]];
  const rows = [...designRows(plan)];
  const swept = ['reviews.enforcement_judge.passes_unsound', 'lists.defaulters.exit.empty_searches'];
  const of = (point: number, path: string): DesignRow[] => rows.filter((row) => row.point === point && row.path === path);

  it('give one value for each point, arm and path', () => {
    expect(rows).toHaveLength(points.length * inputs.arms.length * (dimensions.length + swept.length));
  });
  it('give point 0 the values written in the file', () => {
    const written = new Map(quantitiesOf(inputs.base).map(({ path, quantity }) => [path, quantity.value]));
    for (const row of rows.filter((one) => one.point === 0)) {
      expect(row.kind).toBe('written');
      expect(row.value, row.path).toBe(written.get(row.path));
    }
  });
  it('give a swept point the value tried, in both arms, and the draw of its base point', () => {
    for (const point of points.filter((one) => one.sweep)) {
      const { path, value, base } = point.sweep!;
      expect(of(point.index, path).map((row) => [row.kind, row.value, row.base])).toEqual(Array(2).fill(['sweep', value, base]));
      for (const varied of dimensions) expect(of(point.index, varied)[0]!.value).toBe(of(base, varied)[0]!.value);
    }
  });
  it('give drawn points other values within their ranges', () => {
    const path = 'streams.judgment.duty.performs';
    const { range } = quantitiesOf(inputs.base).find((one) => one.path === path)!.quantity;
    const drawn = [1, 2, 3, 4].map((point) => of(point, path)[0]!.value);
    expect(new Set(drawn).size).toBe(4);
    for (const value of drawn) expect(value >= range![0] && value <= range![1], String(value)).toBe(true);
  });
});

it('indicator values of point 0, pooled, are the middle that the page prints', async () => {
  const loaded = fakeStudy();
  const options = { size: 'reduced', seed: 1, engineHash: 'build', register: fakeRegister(), engine: fakeEngine } as const;
  const frames = prepareStudy(loaded, options).frames;
  const values: (IndicatorValue & { point: number; experiment: string })[] = [];
  const document = await runStudy(loaded, {
    ...options,
    executor: inlineExecutor(fakeEngine),
    follow: null,
    onRun(run, result) {
      const frame = frames.find((one) => one.planned.experiment.id === run.experiment)!;
      for (const value of indicatorValues(frame, result)) values.push({ ...value, point: run.point, experiment: run.experiment });
    },
  });
  expect(document.indicators.length).toBeGreaterThan(0);
  for (const { experiment, indicator, arms } of document.indicators) {
    for (const { arm, estimate } of arms) {
      if (estimate.over === 'fitting' || estimate.points === 0) continue;
      const own = values.filter((v) => v.experiment === experiment && v.indicator === indicator && v.arm === arm && v.point === 0);
      const sum = (read: (value: IndicatorValue) => number): number => own.reduce((total, value) => total + read(value), 0);
      const pooled = (own[0]!.multiplier * sum((v) => v.numerator)) / sum((v) => v.denominator);
      expect(pooled / estimate.middle, `${experiment}.${indicator}@${arm}`).toBeCloseTo(1, 9);
    }
  }
});
