import { explainPerson } from '@glasshouse/model';
import { describe, expect, it } from 'vitest';
import { act, ban, eye, q, tiny } from './tiny.js';

const daily = { rate: q(365, 'per person-year'), ceiling: q(365, 'per person-year') };

/** What is told of a person who acts on each of three days, is seen each time, and is listed for it: the conditions alone, with day and path. */
function told(sections: Record<string, unknown>): string[] {
  const base = tiny({
    horizon: { start: '2021-01-01', end: '2021-01-03', round: 'day' },
    streams: { act: act(daily) },
    channels: eye(['act']),
    ...sections,
  });
  const life = explainPerson({ base, arms: [{ id: 'base', scenario: base }], persons: 4, seed: 1, replicate: 0, person: 'S-0' });
  return life.arms[0]!.steps.flatMap(({ day, text, rule }) =>
    text.startsWith('The condition') ? [`${day.slice(-2)} ${rule}: ${text.replace('The condition ', '').replace(/:.*/, '')}`] : [],
  );
}

const entry = (more: object): Record<string, unknown> => ({
  list: { title: 'l', owner: 'town', public: false, entries: { ground: { ground: 'g', on: 'act', ...more } }, exit: {} },
});

describe('conditions that are read are told', () => {
  it('of cases of a term: each that was asked, up to the one that holds', () => {
    const at = 'lists.list.entries.ground.term';
    const cases = [
      { if: { records: 'act', at_least: q(2, 'count') }, term: q(3, 'days') },
      { if: { records: 'act' }, term: q(2, 'days') },
      { term: q(1, 'days') },
    ];
    // Of earlier records there are none on the first day, one on the second and two on the third.
    expect(told({ lists: entry({ term: cases }) })).toEqual([
      `01 ${at}.0.if: does not hold`,
      `01 ${at}.1.if: does not hold`,
      `02 ${at}.0.if: does not hold`,
      `02 ${at}.1.if: holds`,
      `03 ${at}.0.if: holds`,
    ]);
  });

  it('of a record that a granted request strikes, and of none where the appeal keeps it', () => {
    const appeal = { delay: q(1, 'days'), corrects_unsound: q(0, 'probability'), overturns_sound: q(1, 'probability') };
    const steps = (more: object): string[] => {
      const lists = entry({ term: q(9, 'days'), if: { not: { records: 'act' } } }) as { list: object };
      const base = tiny({
        horizon: { start: '2021-01-01', end: '2021-01-03', round: 'day' },
        streams: { act: act(daily) },
        channels: eye(['act']),
        lists: { list: { ...lists.list, appeal: { ...appeal, ...more } } },
        responses: { asks: { title: 'a', kind: 'appeal', on: ['list'], effect: q(1, 'probability') } },
      });
      const life = explainPerson({ base, arms: [{ id: 'base', scenario: base }], persons: 4, seed: 1, replicate: 0, person: 'S-0' });
      return life.arms[0]!.steps.flatMap(({ day, text, rule }) =>
        text.includes('counts in no condition') ? [`${day.slice(-2)} ${rule}: ${text}`] : [],
      );
    };
    // The entry of the first day rests on its record; the request of that day is answered on the second.
    const struck = 'lists.list.appeal: The record (An act) counts in no condition any more.';
    expect(steps({})[0]).toBe(`02 ${struck}`);
    expect(steps({ keeps_record: true })).toEqual([]);
  });

  it('of a gate: whether the chance is met', () => {
    const gated = { streams: { act: act({ ...daily, if: { not: { records: 'act' } } }) } };
    expect(told(gated)).toEqual(['01 streams.act.if: holds', '02 streams.act.if: does not hold', '03 streams.act.if: does not hold']);
  });

  it('of a trigger: as the measure begins, and as it ends', () => {
    const trigger = [{ all: [{ list: 'list' }, { not: { records: 'act', at_least: q(3, 'count') } }] }];
    const found = told({ lists: entry({ term: 'for_good' }), measures: ban({ trigger }) });
    expect(found.map((line) => line.split(': '))).toEqual([
      ['01 measures.ban.trigger.0', 'holds'],
      ['03 measures.ban.trigger.0', 'does not hold'],
    ]);
  });

  it('of a trigger alone: the measure that begins rests on it, since no entry and no score opened it', () => {
    const base = tiny({
      horizon: { start: '2021-01-01', end: '2021-01-03', round: 'day' },
      streams: { act: act(daily) },
      channels: eye(['act']),
      measures: ban({ trigger: [{ records: 'act', at_least: q(2, 'count') }] }),
    });
    const life = explainPerson({ base, arms: [{ id: 'base', scenario: base }], persons: 4, seed: 1, replicate: 0, person: 'S-0' });
    const { steps } = life.arms[0]!;
    const begins = steps.filter(({ opens }) => opens);
    expect(begins.map(({ day }) => day)).toEqual(['2021-01-02']);
    expect(begins[0]!.because === null ? null : steps[begins[0]!.because]).toMatchObject({
      rule: 'measures.ban.trigger.0',
      day: '2021-01-02',
    });
    expect(steps[begins[0]!.because!]!.because === null ? null : steps[steps[begins[0]!.because!]!.because!]).toMatchObject({
      stage: 'record',
    });
  });

  it('of a review: whether it is asked', () => {
    const review = {
      title: 'r',
      of: ['act'],
      if: { records: 'act' },
      passes_sound: q(1, 'probability'),
      passes_unsound: q(1, 'probability'),
    };
    expect(told({ reviews: { second: review } })).toEqual([
      '01 reviews.second.if: does not hold',
      '02 reviews.second.if: holds',
      '03 reviews.second.if: holds',
    ]);
  });
});
