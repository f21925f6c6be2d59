import { describe, expect, it } from 'vitest';
import { NEVER, Ran, delivered } from './run-scenario.js';
import { traceOf } from './without.js';

const NO_PERMISSION = {
  'measures.move_not_agreed.in_force': NEVER,
  'measures.wedding_not_agreed.in_force': NEVER,
  'measures.child_not_agreed.in_force': NEVER,
};
const ANSWERED = {
  delay: { value: 60, unit: 'days', assumed: 'For a test', range: [20, 180] },
  corrects_unsound: { value: 0.7, unit: 'probability', assumed: 'For a test', range: [0.3, 0.95] },
  overturns_sound: { value: 0.05, unit: 'probability', assumed: 'For a test', range: [0, 0.2] },
};
const BENEFITS = ['housing', 'care', 'schooling', 'goods'];
const ALL_OFF = {
  ...NO_PERMISSION,
  'channels.cadres.in_force': NEVER,
  ...Object.fromEntries(BENEFITS.map((id) => [`measures.${id}.in_force`, NEVER])),
};

describe('the work unit and the file', () => {
  const scenario = delivered('work-unit');
  const ran = new Ran(
    scenario,
    {
      bound: {},
      apart: { 'measures.dismissal.ends': [], 'measures.eviction.in_force': NEVER },
      no_permission: NO_PERMISSION,
      open_file: { 'lists.file.hidden': false, 'lists.file.appeal': ANSWERED },
      everybody: { 'lists.file.who': { residence: ['urban', 'rural'] } },
      no_file: { 'lists.file.in_force': NEVER },
      nothing: { ...NO_PERMISSION, 'lists.file.in_force': NEVER, 'lists.dismissed.in_force': NEVER },
    },
    20_000,
  );
  const all = (arm: string, ids: string[]): number => ids.reduce((sum, id) => sum + ran.total(arm, id), 0);
  const causes = ['deed', 'lawful', 'error'];
  const entered = (arm: string, list: string): number =>
    all(
      arm,
      causes.map((cause) => `list.${list}.entered.${cause}`),
    );
  const days = (arm: string): number =>
    all(
      arm,
      BENEFITS.map((id) => `measure.${id}.days.reward`),
    );

  it('takes with the post what came with it: benefits lost and benefits had add up to those of a world without dismissal', () => {
    expect(entered('bound', 'dismissed')).toBeGreaterThan(0);
    expect(ran.total('bound', 'harm.withheld')).toBeGreaterThan(0);
    expect(days('bound') + ran.total('bound', 'harm.withheld')).toBe(days('nothing'));
    expect(ran.total('apart', 'harm.withheld')).toBe(0);
    expect(days('apart')).toBe(days('nothing'));
  });

  it('puts the family out of the home', () => {
    expect(ran.total('bound', 'harm.household')).toBeGreaterThan(0);
    expect(ran.total('bound', 'harm.children')).toBeGreaterThan(0);
    expect(all('apart', ['harm.household', 'harm.children'])).toBe(0);
  });

  it('refuses moves, marriages and births to people for being in a unit, and to nobody where nobody has to ask', () => {
    const refused = (arm: string): number =>
      all(
        arm,
        ['move', 'wedding', 'another_child'].map((id) => `stream.${id}.refused`),
      );
    expect(refused('bound')).toBeGreaterThan(0);
    expect(ran.total('bound', 'harm.days.status')).toBeGreaterThan(0);
    expect(refused('no_permission')).toBe(0);
    expect(ran.total('no_permission', 'harm.days.status')).toBe(0);
  });

  it('keeps a file for good that nobody can answer; where it is open some entries leave', () => {
    const left = (arm: string): number =>
      all(
        arm,
        ['term', 'corrected', 'repair', 'performed'].map((reason) => `list.file.left.${reason}`),
      );
    expect(entered('bound', 'file')).toBeGreaterThan(0);
    expect(left('bound')).toBe(0);
    expect(ran.total('bound', 'appeal.file.filed')).toBe(0);
    expect(left('open_file')).toBeGreaterThan(0);
    expect(ran.total('open_file', 'measure.passed_over.days.error.related')).toBeLessThan(
      ran.total('bound', 'measure.passed_over.days.error.related'),
    );
  });

  it('leaves country people outside of file and unit', () => {
    expect(ran.per1000('bound', 'list.file.entered.deed', 'residence', 'rural')).toBe(0);
    expect(ran.per1000('bound', 'harm.sanction_days', 'residence', 'rural')).toBe(0);
    expect(ran.per1000('bound', 'harm.sanction_days', 'residence', 'urban')).toBeGreaterThan(0);
    expect(ran.per1000('everybody', 'list.file.entered.deed', 'residence', 'rural')).toBeGreaterThan(0);
    expect(entered('everybody', 'file')).toBeGreaterThan(entered('bound', 'file'));
  });

  it('vanishes when switched off', () => {
    expect(entered('no_file', 'file')).toBe(0);
    expect(ran.total('no_file', 'stream.better_post.refused')).toBe(0);
    expect(ran.total('nothing', 'harm.sanction_days')).toBe(0);
  });

  it('leaves no trace when all of it is off', () => {
    expect(traceOf(delivered('work-unit'), ALL_OFF, 4000)).toMatchObject({ day: null, person: null });
  });
});
