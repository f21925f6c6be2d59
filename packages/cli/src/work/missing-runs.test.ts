import type { PlanRow } from '@glasshouse/store';
import { describe, expect, it } from 'vitest';
import { missingLines } from './missing-runs.js';

const row = (experiment: string, point: number, replicate: number): PlanRow => ({
  id: `${experiment}${point}${replicate}`.padEnd(64, '0'),
  experiment,
  point,
  replicate,
  seed: 1,
  persons: 1000,
});
const rows = (experiment: string, points: readonly number[], replicates: readonly number[]): PlanRow[] =>
  points.flatMap((point) => replicates.map((replicate) => row(experiment, point, replicate)));

describe('missing runs', () => {
  it('are named one by one while they are few', () => {
    expect(missingLines(rows('prices', [0], [0, 1, 2, 3, 4]))).toHaveLength(5);
    expect(missingLines(rows('prices', [2], [7]))).toEqual(['prices, point 2, replicate 7 (prices270000)']);
    expect(missingLines([])).toEqual([]);
  });

  it('are summed up when they are many, an experiment a line, with each number in a stretch', () => {
    const many = [...rows('prices', [0, 1, 2, 9, 11, 12], [0, 1]), ...rows('wages', [3], [4])];
    expect(missingLines(many)).toEqual([
      'prices, 12 runs: points 0 to 2, 9, 11 to 12; replicates 0 to 1',
      'wages, point 3, replicate 4 (wages3400000)',
    ]);
    const apart = Array.from({ length: 50 }, (_, i) => 2 * i);
    expect(missingLines(rows('prices', apart, [0]))).toEqual(['prices, 50 runs: points 0, 2, 4, 6, 8, 10, ... 98; replicates 0']);
  });
});
