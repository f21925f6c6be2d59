import { describe, expect, it } from 'vitest';
import { normalBelow } from '@glasshouse/study';
import { exact, meanIs, SEED } from '../check.js';
import { drawsOf } from '../draws.js';
import { bandwagon, drawnCrowd, fixedPoints, vanishing } from './bandwagons.js';

describe('V5.1 ten people', () => {
  it.each([
    ['A', [0, 20, 20, 30, 40, 50, 60, 70, 80, 100], 1],
    ['A, one threshold 20 made 10', [0, 10, 20, 30, 40, 50, 60, 70, 80, 100], 9],
    ['B', [0, 20, 30, 30, 40, 50, 60, 70, 80, 100], 1],
    ['B, the same change', [0, 10, 30, 30, 40, 50, 60, 70, 80, 100], 2],
  ])('%s', (name, thresholds, opposing) => {
    exact(`${name}: people opposing of 10`, bandwagon(thresholds), String(opposing));
  });
});

const CASES: { k: number; mu: number; majority: string; points: string[] }[] = [
  { k: 1.5, mu: 0, majority: '0.5', points: ['0.140214', '0.5', '0.859786'] },
  { k: 2, mu: 0, majority: '0.5', points: ['0.030074', '0.5', '0.969926'] },
  { k: 2, mu: 0.2, majority: '0.57926', points: ['0.058828', '0.361160', '0.983594'] },
  { k: 2, mu: 0.5, majority: '0.69146', points: ['0.993305'] },
  { k: 1, mu: 0.2, majority: '0.57926', points: ['0.770889'] },
];

describe.each(CASES)('V5.2 pressure $k, mean leaning $mu', ({ k, mu, majority, points }) => {
  it('public shares that hold themselves up', () => {
    exact(`k ${k}, mu ${mu}: private share`, normalBelow(mu), majority, 1e-5);
    const found = fixedPoints(k, mu);
    expect(found.length).toBe(points.length);
    points.forEach((point, i) => exact(`k ${k}, mu ${mu}: fixed point ${i + 1}`, found[i]!, point, 1e-5));
  });

  it('twenty drawn crowds of 20,000, from nobody opposing', () => {
    const shares = Array.from({ length: 20 }, (_, crowd) => drawnCrowd(drawsOf(SEED, crowd, `crowd ${k} ${mu}`), 20_000, k, mu));
    meanIs(`k ${k}, mu ${mu}: crowds of 20,000, mean`, shares, points[0]!, { bias: 0.002 });
  });
});

describe('V5.2 where several shares become possible', () => {
  it('mean leaning 0: above a pressure of sqrt(pi / 2)', () => {
    exact('pressure sqrt(pi / 2)', Math.sqrt(Math.PI / 2), '1.2533141');
    expect(fixedPoints(1.25, 0).length).toBe(1);
    expect(fixedPoints(1.26, 0).length).toBe(3);
  });
  it('pressure 2: the low share vanishes', () => {
    const { mu, share } = vanishing(2);
    exact('mean leaning where it vanishes', mu, '0.36591195');
    exact('public share there', share, '0.16682079');
    exact('private share there', normalBelow(mu), '0.643');
    expect(fixedPoints(2, mu - 0.001).length).toBe(3);
    expect(fixedPoints(2, mu + 0.001).length).toBe(1);
  });
});
