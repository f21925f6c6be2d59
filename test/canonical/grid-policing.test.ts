import { describe, expect, it } from 'vitest';
import { NEVER, Ran, delivered } from './run-scenario.js';

const NO_PATROL = { 'patrols.before.in_force': NEVER, 'patrols.by_record.in_force': NEVER };

describe('grid policing of neutral cells', () => {
  const ran = new Ran(
    delivered('grid-policing'),
    {
      by_record: {},
      by_people: { 'patrols.by_record.in_force': NEVER, 'patrols.by_people.in_force': { from: '2016-09-01', assumed: 'For a test' } },
      none: NO_PATROL,
      nothing: { ...NO_PATROL, 'channels.cameras.in_force': NEVER },
    },
    40_000,
  );

  it('records more of what happens after the build-up than before, while no more happens', () => {
    const share = (year: string): number =>
      ran.inYear('by_record', 'incident.everyday.recorded', year) / ran.inYear('by_record', 'incident.everyday.happened', year);
    expect(share('2017')).toBeGreaterThan(share('2015'));
    expect(ran.inYear('by_record', 'incident.everyday.happened', '2017')).toBeLessThan(
      1.2 * ran.inYear('by_record', 'incident.everyday.happened', '2015'),
    );
  });

  it('records nothing and prevents nothing without patrols', () => {
    expect(ran.total('none', 'incident.everyday.prevented')).toBe(0);
    expect(ran.total('none', 'patrol.by_record.found')).toBe(0);
    expect(ran.total('none', 'incident.everyday.happened')).toBe(
      ran.total('by_record', 'incident.everyday.happened') + ran.total('by_record', 'incident.everyday.prevented'),
    );
  });

  it('leads patrols to where the record points, though every cell has the same rate', () => {
    const most = (arm: string, patrol: string): number =>
      ran.total(arm, `patrol.${patrol}.record_most`) / ran.total(arm, `patrol.${patrol}.record`);
    expect(most('by_record', 'by_record')).toBeGreaterThan(most('by_people', 'by_people'));
  });

  it('takes people along for lawful gatherings and by mistake; without cameras and patrols nobody', () => {
    expect(ran.total('by_record', 'harm.days.lawful')).toBeGreaterThan(ran.total('none', 'harm.days.lawful'));
    expect(ran.total('by_record', 'harm.days.error')).toBeGreaterThan(0);
    expect(ran.total('nothing', 'harm.sanction_days')).toBe(0);
  });

  it('books harm by group, of which no rule here knows', () => {
    const days = (category: string): number => ran.per1000('by_record', 'harm.sanction_days', 'income', category);
    expect(days('low')).toBeGreaterThan(0);
    expect(Math.abs(days('low') / days('middle') - 1)).toBeLessThan(0.2);
  });
});
