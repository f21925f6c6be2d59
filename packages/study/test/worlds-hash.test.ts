import { describe, expect, it } from 'vitest';
import { worldsHash } from '../src/calibrate/worlds-hash.js';
import { fakeScenario } from './fake.js';

const hashOf = (change: (scenario: Record<string, never>) => void = () => undefined): string => {
  const base = fakeScenario();
  change(base as never);
  return worldsHash({ base, arms: [{ id: 'as_written', scenario: base }] });
};

describe('the mark of the scenarios of a search', () => {
  it('changes with a number and with a range', () => {
    expect(hashOf((one) => void Object.assign(one['streams']!['loan']!['rate']!, { value: 0.21 }))).not.toBe(hashOf());
    expect(hashOf((one) => void Object.assign(one['streams']!['loan']!['rate']!, { range: [0.1, 0.4] }))).not.toBe(hashOf());
  });
  it('stays with another title, another reason and an empty section', () => {
    expect(hashOf((one) => void Object.assign(one, { title: 'Other', about: 'Other.', added_later: { inner: [] } }))).toBe(hashOf());
    expect(hashOf((one) => void Object.assign(one['streams']!['loan']!['rate']!, { assumed: 'another reason' }))).toBe(hashOf());
  });
});
