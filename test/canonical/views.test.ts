import { describe, expect, it } from 'vitest';
import { setQuantity } from '@glasshouse/model';
import { NEVER, Ran, delivered } from './run-scenario.js';

const OFF = { 'lists.named.in_force': NEVER, 'lists.praised.in_force': NEVER };
const share = (value: number) => ({ value, unit: 'share', assumed: 'For a test', range: [value, value] });
const WATCHED = { 'channels.watch.coverage': { by: 'group', values: { a: share(0.05), b: share(1) } } };

describe('what is thought, said and heard', () => {
  const ran = new Ran(delivered('views'), { on: {}, off: OFF, watched: WATCHED }, 12_000);

  it('names people for lawful acts, by group alike, and nobody without the list', () => {
    expect(ran.total('on', 'harm.days.lawful')).toBeGreaterThan(0);
    expect(ran.total('off', 'harm.sanction_days')).toBe(0);
    expect(ran.total('off', 'measure.praised.days.reward')).toBe(0);
    const days = (group: string): number => ran.per1000('on', 'harm.days.lawful', 'group', group);
    expect(Math.abs(days('b') / days('a') - 1)).toBeLessThan(0.25);
  });

  it('silences a group that is watched more, with the same private views', () => {
    const voiced = (arm: string): number => ran.total(arm, 'stance.objects_b.holding') / ran.total(arm, 'stance.objects_a.holding');
    expect(voiced('watched')).toBeLessThan(0.9 * voiced('on'));
    expect(ran.per1000('watched', 'harm.days.lawful', 'group', 'b')).toBeGreaterThan(
      3 * ran.per1000('watched', 'harm.days.lawful', 'group', 'a'),
    );
  });

  it('comes to the same quiet by three ways', () => {
    const people = ran.total('on', 'people.present');
    for (const way of ['few_know', 'many_hold_back', 'few_mind'])
      expect((1000 * ran.total('on', `stance.${way}.holding`)) / people, way).toBeLessThan(120);
  });

  it('hears more in favour outright than by list, and writes nothing', () => {
    const outright = ran.total('on', 'survey.outright.approve') / ran.total('on', 'survey.outright.asked');
    const mean = (half: string): number =>
      ran.total('on', `survey.by_list.list_sum_${half}`) / ran.total('on', `survey.by_list.list_n_${half}`);
    expect(outright).toBeGreaterThan(mean('treated') - mean('control') + 0.1);
    const unasked = new Ran({ ...delivered('views'), surveys: {} }, { on: {} }, 12_000);
    for (const id of ['harm.sanction_days', 'stance.objects.holding', 'stream.meeting.acts'])
      expect(unasked.total('on', id), id).toBe(ran.total('on', id));
  });

  it('offers do not know to those who know nothing of it', () => {
    const unsure = (aware: number): number => {
      const one = new Ran(setQuantity(delivered('views'), 'perception.aware', aware), { on: {} }, 6000);
      return one.total('on', 'survey.with_dont_know.dont_know') / one.total('on', 'survey.with_dont_know.asked');
    };
    expect(unsure(0.11)).toBeGreaterThan(unsure(0.8) + 0.1);
  });
});
