import { setQuantity } from '@glasshouse/model';
import { describe, expect, it } from 'vitest';
import { NEVER, Ran, delivered } from './run-scenario.js';
import { NO_TRACE, traceWhenOff } from './vanishes.js';

const SPEECH_OFF = {
  'ledgers.mass_credit.rules.petition.in_force': NEVER,
  'ledgers.mass_credit.rules.online_speech.in_force': NEVER,
  'lists.posted.entries.petition.probability': { value: 0, unit: 'probability', assumed: 'A test', range: [0, 0] },
};

describe("a county's mass credit of 2010", () => {
  // Petitions as frequent as the stream allows, so that a small run holds some.
  const ran = new Ran(
    setQuantity(delivered('suining-2010'), 'streams.petition.rate', 0.3),
    { on: {}, without_speech: SPEECH_OFF, no_notice: { 'channels.speech_desk.in_force': NEVER } },
    12_000,
  );
  const lawful = (arm: string): number => ran.total(arm, 'harm.days.lawful');

  it('names people for petitions, and books it as harm for lawful conduct', () => {
    expect(lawful('on')).toBeGreaterThan(0);
    expect(ran.total('on', 'list.posted.entered.lawful')).toBeGreaterThan(0);
    expect(ran.total('on', 'harm.without_deed')).toBeGreaterThan(0);
  });

  it('takes nothing for lawful conduct where speech is no deduction or is not noticed', () => {
    expect(lawful('without_speech')).toBe(0);
    expect(lawful('no_notice')).toBe(0);
    expect(ran.total('no_notice', 'stream.petition.recorded')).toBe(0);
  });

  it('is withdrawn, and comes back without naming anybody and without speech', () => {
    expect(ran.inYear('on', 'measure.named.started', '2010')).toBeGreaterThan(0);
    for (const year of ['2011', '2012']) {
      expect(ran.inYear('on', 'harm.sanction_days', year), year).toBe(0);
      expect(ran.inYear('on', 'stream.petition.recorded', year), year).toBe(0);
      expect(ran.inYear('on', 'ledger.mass_credit.points_taken', year), year).toBeGreaterThan(0);
    }
  });

  it('posts praise beside misconduct', () => {
    expect(ran.total('on', 'list.praised.entered.deed')).toBeGreaterThan(0);
    expect(ran.total('on', 'list.posted.entered.deed')).toBeGreaterThan(ran.total('on', 'list.posted.entered.lawful') / 10);
  });

  it('treats the groups alike in lawful conduct', () => {
    const recorded = (category: string): number => ran.per1000('on', 'stream.online_speech.acts', 'income', category);
    expect(Math.abs(recorded('low') / recorded('high') - 1)).toBeLessThan(0.3);
  });

  it('leaves no trace when it is off', () => {
    expect(traceWhenOff(delivered('suining-2010'), 3000)).toEqual(NO_TRACE);
  });
});
