import { describe, expect, it } from 'vitest';
import { toBase } from '@glasshouse/model';
import { NEVER, Ran, delivered } from './run-scenario.js';

const POLICING = {
  'channels.cameras.in_force': NEVER,
  'channels.home_visits.in_force': NEVER,
  'channels.checkpoints.in_force': NEVER,
  'channels.app.in_force': NEVER,
  'channels.visits.in_force': NEVER,
  'screens.bulletin.in_force': NEVER,
  'ledgers.form.in_force': NEVER,
  'measures.papers_handed_in.in_force': NEVER,
};

describe('the region, 2010 to 2021', () => {
  const scenario = delivered('region-2010-2021');
  const ran = new Ran(scenario, { on: {}, off: POLICING }, 12_000);

  it('has the residents of the census, by prefecture', () => {
    const people = Object.values(scenario.places).flatMap((place) => (place.persons ? [toBase(place.persons)] : []));
    expect(people).toHaveLength(15);
    expect(people.reduce((sum, one) => sum + one, 0)).toBe(25_852_345);
    expect(Object.values(scenario.places).map((place) => place.level)).not.toContain('county');
  });

  it('is told for the region alone, without violence and without credit', () => {
    expect(ran.places).toEqual(['xinjiang']);
    expect(ran.result.counts.byYear[0]![0]).toHaveLength(1);
    expect(Object.keys(scenario.incidents)).toEqual([]);
    expect(Object.values(scenario.lists).map((list) => list.owner)).toEqual(['police', 'police', 'police']);
  });

  it('begins each institution at its date', () => {
    for (const [id, last] of [
      ['measure.held.started', 2016],
      ['measure.not_rated_safe.started', 2016],
      ['measure.papers_handed_in.started', 2015],
      ['measure.under_watch.started', 2016],
    ] as const) {
      for (let year = 2010; year <= last; year += 1) expect(ran.inYear('on', id, String(year)), `${id} ${year}`).toBe(0);
      expect(ran.inYear('on', id, String(last + 1)), id).toBeGreaterThan(0);
    }
  });

  it('harms for what people are and for lawful conduct first, and nobody without the institutions', () => {
    const days = (cause: string): number => ran.total('on', `harm.days.${cause}`);
    expect(days('status') + days('lawful')).toBeGreaterThan(50 * days('deed'));
    expect(ran.total('off', 'harm.sanction_days')).toBe(0);
  });

  it('falls on the group that the form names more than on others, by group and per 1,000', () => {
    const days = (category: string): number => ran.per1000('on', 'harm.days.status', 'ethnicity', category);
    expect(days('uyghur')).toBeGreaterThan(1.5 * days('han'));
  });
});

describe('the region as the article reads it', () => {
  const scenario = delivered('region-2010-2021-joined');
  const ran = new Ran(scenario, { joined: {}, parted: { 'ledgers.single_score.in_force': NEVER } }, 6000);

  it('says that it is hypothetical', () => {
    expect(scenario.reading).toBe('hypothetical');
    expect(scenario.harm_only).toBe(true);
  });

  it('adds harm for lawful conduct to what was there, and vanishes with the score', () => {
    expect(ran.total('joined', 'harm.days.lawful')).toBeGreaterThan(ran.total('parted', 'harm.days.lawful'));
    for (const measure of ['no_tickets', 'no_loan', 'no_post']) expect(ran.total('parted', `measure.${measure}.started`), measure).toBe(0);
    expect(ran.total('joined', 'measure.held.started')).toBe(ran.total('parted', 'measure.held.started'));
  });

  it('is the region without the score, count by count', () => {
    const alone = new Ran(delivered('region-2010-2021'), { on: {} }, 6000);
    for (const id of ['measure.held.started', 'measure.rated_unsafe.started', 'list.flagged.entered.lawful', 'stream.prayer.acts'])
      expect(ran.total('parted', id), id).toBe(alone.total('on', id));
  });
});
