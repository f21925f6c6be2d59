import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadStudy, parseRegister } from '@glasshouse/model';
import { areOne, isImpossible } from '../src/outcomes/possible.js';
import { prepareStudy } from '../src/index.js';

const root = new URL('../../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const register = parseRegister(read('evidence/register.csv'));
const loaded = loadStudy('studies/the-article.yaml', { read }, register);
const { frames } = prepareStudy(loaded, { size: 'reduced', seed: 1, engineHash: 'x', register });
const payment = frames.find((frame) => frame.planned.experiment.id === 'payment')!;
const indicator = (id: string) => payment.indicators.find((one) => one.indicator.id === id)!;

describe('zero by construction', () => {
  it('is a count of entries on a list that is never in force', () => {
    expect(isImpossible(payment, indicator('unable_share'), 1)).toBe(true);
    expect(isImpossible(payment, indicator('unable_share'), 0)).toBe(false);
  });
  it('is no count of payments, which people make without the list', () =>
    expect(isImpossible(payment, indicator('paid_open'), 1)).toBe(false));
  it('is a difference between an arm and itself, and none between arms that differ', () => {
    expect(areOne(payment, 0, 0)).toBe(true);
    expect(areOne(payment, 0, 1)).toBe(false);
  });
});
