import { setQuantity } from '@glasshouse/model';
import { describe, expect, it } from 'vitest';
import { NEVER, Ran, delivered } from './run-scenario.js';

const OFF = {
  'lists.flagged.in_force': NEVER,
  'lists.held.in_force': NEVER,
  'screens.bulletin.in_force': NEVER,
  'channels.app.in_force': NEVER,
};
const QUOTA = {
  'reviews.officials.in_force': NEVER,
  'reviews.officials_with_quota.in_force': { from: '2017-01-01', assumed: 'For a test' },
};

describe('flags of a platform', () => {
  const ran = new Ran(delivered('platform-flags'), { on: {}, off: OFF, unheld: { 'lists.held.in_force': NEVER }, quota: QUOTA }, 24_000);

  it('fall on lawful conduct and on what people are far more than on unlawful acts', () => {
    const days = (cause: string): number => ran.total('on', `harm.days.${cause}`);
    expect(days('lawful')).toBeGreaterThan(10 * days('deed'));
    expect(days('status')).toBeGreaterThan(0);
    expect(days('error')).toBeGreaterThan(0);
    expect(ran.total('on', 'screen.bulletin.flagged.status')).toBeGreaterThan(0);
  });

  it('and nothing happens without the platform', () => {
    expect(ran.total('off', 'harm.sanction_days')).toBe(0);
    expect(ran.total('off', 'list.held.persons')).toBe(0);
  });

  it('break households: adults and children of one where somebody is held', () => {
    expect(ran.total('on', 'measure.household_left.children_days')).toBeGreaterThan(0);
    expect(ran.total('on', 'harm.days.other')).toBeGreaterThan(ran.total('on', 'measure.household_left.children_days'));
    expect(ran.total('unheld', 'harm.days.other')).toBe(0);
  });

  it('confine: who is held meets no opportunity of any kind', () => {
    const met = (arm: string): number => ran.total(arm, 'stream.prayer.opportunities') + ran.total(arm, 'stream.app_use.opportunities');
    expect(met('on')).toBeLessThan(met('unheld'));
    expect(met('unheld')).toBe(met('off'));
  });

  it('name no group, so that no group is harmed more than another but by chance', () => {
    const days = (category: string): number => ran.per1000('on', 'harm.days.lawful', 'ethnicity', category);
    expect(Math.abs(days('uyghur') / days('han') - 1)).toBeLessThan(0.15);
  });

  it('pass more names in error where a number has to be reached', () => {
    expect(ran.total('quota', 'list.flagged.entered.error')).toBeGreaterThan(ran.total('on', 'list.flagged.entered.error'));
  });

  it('are all wrong where nobody does anything unlawful', () => {
    const none = new Ran(setQuantity(delivered('platform-flags'), 'streams.unlawful_act.rate', 0), { on: {} }, 8000);
    expect(none.total('on', 'harm.sanction_days')).toBeGreaterThan(0);
    expect(none.total('on', 'harm.without_deed')).toBe(none.total('on', 'harm.sanction_days'));
    expect(none.total('on', 'harm.days.deed')).toBe(0);
  });
});
