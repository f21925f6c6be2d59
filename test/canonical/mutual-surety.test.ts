import { describe, expect, it } from 'vitest';
import { NEVER, Ran, delivered } from './run-scenario.js';
import { traceOf } from './without.js';

const size = (households: number): object => ({ value: households, unit: 'households', assumed: 'For a test', range: [1, 1000] });
const NOBODY_INFORMS = { 'channels.neighbours.in_force': NEVER, 'channels.hearsay.in_force': NEVER };
const NOBODY_ANSWERS = { 'spreads.joint.in_force': NEVER };
const ALL_OFF = { ...NOBODY_ANSWERS, ...NOBODY_INFORMS, 'channels.constable.in_force': NEVER };

describe('mutual surety', () => {
  const ran = new Ran(
    delivered('mutual-surety'),
    {
      ten: {},
      five: { 'partitions.unit.size': size(5) },
      hundred: { 'partitions.unit.size': size(100) },
      thousand: { 'partitions.unit.size': size(1000) },
      nobody_answers: NOBODY_ANSWERS,
      nobody_informs: { ...NOBODY_ANSWERS, ...NOBODY_INFORMS },
      nothing: ALL_OFF,
    },
    9000,
  );

  it('puts the more days on others the larger the unit, about as many as it has adults', () => {
    const each = (arm: string): number =>
      ran.total(arm, 'harm.days.other') / (ran.total(arm, 'harm.days.deed') + ran.total(arm, 'harm.days.error'));
    expect(each('ten')).toBeGreaterThan(1.5 * each('five'));
    expect(each('hundred')).toBeGreaterThan(5 * each('ten'));
    expect(each('thousand')).toBeGreaterThan(3 * each('hundred'));
    const adults = ran.total('ten', 'spread.joint.passed') / ran.total('ten', 'spread.joint.chains');
    expect(adults).toBeGreaterThan(20);
    expect(adults).toBeLessThan(32);
  });

  it('lets witnesses cover up where they would answer, and nowhere else', () => {
    const silent = (arm: string): number => ran.total(arm, 'channel.neighbours.covered_up');
    expect(silent('ten')).toBeGreaterThan(silent('five'));
    expect(silent('five')).toBeGreaterThan(0);
    expect(silent('nobody_answers')).toBe(0);
  });

  it('turns more people against it the more often it falls on them', () => {
    const share = (arm: string): number => ran.total(arm, 'spread.joint.revolted') / 9000;
    expect(share('hundred')).toBeGreaterThan(share('ten'));
    expect(share('thousand')).toBeGreaterThan(share('hundred'));
    expect(share('nobody_answers')).toBe(0);
  });

  it('brings accusations of what nobody did, which others answer for too', () => {
    expect(ran.total('ten', 'stream.quarrel.accused')).toBeGreaterThan(ran.total('nobody_informs', 'stream.quarrel.accused'));
    expect(ran.total('ten', 'stream.quarrel.recorded')).toBeGreaterThan(0);
    expect(ran.total('ten', 'harm.days.error')).toBeGreaterThan(0);
    expect(ran.total('nobody_informs', 'stream.quarrel.recorded')).toBe(0);
  });

  it('vanishes when switched off: nobody pays for another, then nobody at all', () => {
    for (const arm of ['nobody_answers', 'nobody_informs']) expect(ran.total(arm, 'harm.days.other')).toBe(0);
    expect(ran.total('nobody_informs', 'harm.days.deed')).toBeGreaterThan(0);
    expect(ran.total('nothing', 'harm.sanction_days')).toBe(0);
  });

  it('books harm by group, of which no rule here knows', () => {
    const days = (category: string): number => ran.per1000('ten', 'harm.days.other', 'children', category);
    expect(days('with')).toBeGreaterThan(0);
    expect(days('without')).toBeGreaterThan(0);
  });

  it('leaves no trace when all of it is off', () => {
    expect(traceOf(delivered('mutual-surety'), ALL_OFF, 9000)).toMatchObject({ day: null, person: null });
  });
});
