import { describe, expect, it } from 'vitest';
import { NEVER, Ran, delivered } from './run-scenario.js';
import { traceOf } from './without.js';

const NO_LINK = { 'spreads.same_page.in_force': NEVER, 'spreads.other_pages.in_force': NEVER };
const ELECTRONIC = { 'channels.check.coverage': { value: 0.7, unit: 'share', assumed: 'For a test', range: [0.4, 1] } };
const REFUSALS = { 'measures.no_town_school.in_force': NEVER, 'measures.no_public_post.in_force': NEVER };
const CHECKS = { 'channels.check.in_force': NEVER };
const ALL_OFF = { ...REFUSALS, ...CHECKS, 'measures.town_home.in_force': NEVER, 'measures.town_care.in_force': NEVER };

describe('the household register', () => {
  const ran = new Ran(
    delivered('household-registry'),
    { paper: {}, electronic: ELECTRONIC, no_link: NO_LINK, no_refusal: REFUSALS, no_check: CHECKS, nothing: { ...REFUSALS, ...CHECKS } },
    20_000,
  );
  const days = (arm: string, measure: string, cause: string): number =>
    ran.total(arm, `measure.${measure}.days.${cause}.related`) + ran.total(arm, `measure.${measure}.days.${cause}.unrelated`);

  it('gives benefits and refuses posts and schools by where people are registered', () => {
    expect(ran.per1000('paper', 'measure.town_home.days.reward', 'registration', 'local')).toBeGreaterThan(0);
    expect(ran.per1000('paper', 'measure.town_home.days.reward', 'registration', 'migrant')).toBe(0);
    expect(ran.per1000('paper', 'harm.days.status', 'registration', 'migrant')).toBeGreaterThan(0);
    expect(ran.per1000('paper', 'harm.days.status', 'registration', 'local')).toBe(0);
    expect(ran.total('paper', 'stream.town_school.refused')).toBeGreaterThan(0);
    expect(ran.total('paper', 'harm.children')).toBeGreaterThan(0);
  });

  it('finds more people without a permit once it is electronic', () => {
    expect(days('paper', 'sent_away', 'lawful')).toBeGreaterThan(0);
    expect(days('electronic', 'sent_away', 'lawful')).toBeGreaterThan(3 * days('paper', 'sent_away', 'lawful'));
  });

  it('writes marks to kin, in the household and elsewhere, and to nobody without the link', () => {
    expect(ran.total('paper', 'spread.same_page.passed')).toBeGreaterThan(0);
    expect(ran.total('electronic', 'spread.other_pages.passed')).toBeGreaterThan(0);
    expect(days('paper', 'kin_questioned', 'other')).toBeGreaterThan(0);
    expect(ran.total('no_link', 'list.kin_marked.entered.other')).toBe(0);
  });

  it('vanishes when switched off', () => {
    expect(ran.total('no_refusal', 'harm.days.status')).toBe(0);
    expect(ran.total('no_check', 'harm.days.lawful')).toBe(0);
    expect(ran.total('nothing', 'harm.sanction_days')).toBe(0);
  });

  it('leaves no trace when all of it is off', () => {
    expect(traceOf(delivered('household-registry'), ALL_OFF, 4000)).toMatchObject({ day: null, person: null });
  });
});
