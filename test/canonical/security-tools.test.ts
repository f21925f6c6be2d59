import { describe, expect, it } from 'vitest';
import { shippedStudy } from '../shipped.js';
import { NEVER, Ran, delivered } from './run-scenario.js';

const NO_SCORE = { 'ledgers.score.in_force': NEVER };
const NO_BUILD_UP = { 'patrols.build_up.in_force': NEVER, 'patrols.as_before.in_force': { from: '2016-09-01', assumed: 'For a test' } };
const ARMS = { both: {}, patrols: NO_SCORE, score: NO_BUILD_UP, neither: { ...NO_SCORE, ...NO_BUILD_UP } };
const happened = (ran: Ran, arm: string): number => ran.total(arm, 'incident.violence.happened');

describe('what lowers incidents on neutral places', () => {
  const ran = new Ran(delivered('attribution'), ARMS, 6000);

  it('is patrols here, and never the score', () => {
    expect(happened(ran, 'both')).toBe(happened(ran, 'patrols'));
    expect(happened(ran, 'score')).toBe(happened(ran, 'neither'));
    expect(happened(ran, 'both')).toBeLessThan(happened(ran, 'neither'));
  });

  it('while more of what happens comes on record', () => {
    const share = (arm: string): number =>
      (ran.total(arm, 'incident.violence.recorded') + ran.total(arm, 'incident.violence.reported')) / happened(ran, arm);
    expect(share('both')).toBeGreaterThan(share('neither'));
  });

  it('and people are taken along for lawful gatherings, by group alike', () => {
    expect(ran.total('both', 'measure.taken_along.days.lawful.unrelated')).toBeGreaterThan(0);
    expect(ran.total('neither', 'measure.taken_along.started')).toBe(0);
    expect(ran.total('patrols', 'measure.no_perks.started')).toBe(0);
  });

  it('is the score in the planted world, and never patrols', () => {
    const planted = new Ran(delivered('planted-attribution'), ARMS, 6000);
    expect(happened(planted, 'both')).toBe(happened(planted, 'score'));
    expect(happened(planted, 'patrols')).toBe(happened(planted, 'neither'));
    expect(happened(planted, 'both')).toBeLessThan(0.8 * happened(planted, 'patrols'));
  });
});

describe('the form of 2017 and credit, apart and joined', () => {
  const JOINED = { 'ledgers.duties_score.in_force': NEVER, 'ledgers.single_score.in_force': { from: '2017-01-01', assumed: 'For a test' } };
  const ran = new Ran(
    delivered('risk-form-joined'),
    { apart: {}, joined: JOINED, alone: { 'ledgers.duties_score.in_force': NEVER } },
    16_000,
  );
  const credit = (arm: string, cause: string): number =>
    ran.total(arm, `measure.no_loan.days.${cause}.related`) + ran.total(arm, `measure.no_loan.days.${cause}.unrelated`);

  it('says that it is hypothetical', () => expect(delivered('risk-form-joined').reading).toBe('hypothetical'));
  it('takes nothing for lawful conduct or what people are while they stand apart', () => {
    expect(credit('apart', 'lawful') + credit('apart', 'status')).toBe(0);
    expect(credit('apart', 'deed')).toBeGreaterThan(0);
    expect(credit('joined', 'lawful') + credit('joined', 'status')).toBeGreaterThan(0);
    expect(ran.total('alone', 'measure.no_loan.started')).toBe(0);
  });
  it('makes a difference between groups only by the line that names one', () => {
    const days = (arm: string, group: string): number => ran.per1000(arm, 'measure.no_loan.days.status.unrelated', 'ethnicity', group);
    expect(days('apart', 'uyghur')).toBe(0);
    expect(days('joined', 'uyghur')).toBeGreaterThan(3 * days('joined', 'han'));
  });
  it('leaves the form as it is', () => {
    expect(ran.total('joined', 'measure.not_rated_safe.started')).toBe(ran.total('alone', 'measure.not_rated_safe.started'));
  });
});

describe('the study of security tools', () => {
  const { study, scenarios } = shippedStudy('studies/security-tools.yaml');

  it('draws no policy by choice, scales nothing to real people and fits nothing', () => {
    for (const { id, design, indicators, fit } of study.experiments) {
      const chosen = [...(design.vary ?? []), ...Object.keys(design.sweep ?? {})];
      expect(
        chosen.filter((path) => !/^(streams|incidents)\./.test(path)),
        id,
      ).toEqual([]);
      expect(indicators.some((one) => one.scaled || one.over === 'none') || fit, id).toBe(false);
    }
  });

  it('has violence on neutral places alone, and credit beside a form as hypothetical alone', () => {
    for (const { base } of Object.values(scenarios)) {
      const real = Object.values(base.places).some((place) => place.level !== 'neutral');
      if (Object.keys(base.incidents).length > 0) expect(real, base.id).toBe(false);
      if (base.ledgers['form'] && base.ledgers['duties_score']) expect(base.reading, base.id).toBe('hypothetical');
    }
  });

  it('begins each claim with a harm and sets it against a planted world', () => {
    expect(study.claims.map((claim) => claim.id)).toEqual(['A3', 'B6', 'C1', 'C2', 'C3', 'C4']);
    for (const claim of study.claims) {
      expect(claim.numbers[0]!.harm, claim.id).toBe(true);
      expect(claim.planted, claim.id).toBeDefined();
    }
  });
});
