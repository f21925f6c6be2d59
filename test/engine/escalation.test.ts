import { compile, runExperiment } from '@glasshouse/model';
import { describe, expect, it } from 'vitest';
import { act, ban, eye, listFor, q, tiny } from './tiny.js';
import { totalsOf } from './totals.js';

const PERSONS = 40;

/** A chance on each day of January 2021 that is named, and on no other. */
const onDays = (...days: number[]): Record<string, unknown> => ({
  rate: q(365, 'per person-year'),
  ceiling: q(365, 'per person-year'),
  trend: [
    { from: '2021-01-01', factor: q(days.includes(1) ? 1 : 0, 'factor') },
    ...Array.from({ length: 30 }, (_, i) => ({
      from: `2021-01-${String(i + 2).padStart(2, '0')}`,
      factor: q(days.includes(i + 2) ? 1 : 0, 'factor'),
    })),
  ],
});

const alarm = (...days: number[]) => ({ title: 'A', kind: 'false_alarm', context: 'street', taken_for: 'act', ...onDays(...days) });

/** Days of the ban by cause a person, over January and February. */
function days(sections: Record<string, unknown>): Record<string, number> {
  const scenario = tiny({
    horizon: { start: '2021-01-01', end: '2021-02-28', round: 'month' },
    streams: { act: act(onDays(1, 2, 3)) },
    channels: eye(['act']),
    measures: ban(),
    ...sections,
  });
  const plan = compile(scenario, [{ id: 'base', scenario }], { persons: PERSONS });
  const totals = totalsOf(plan, runExperiment(plan, { seed: 3, replicate: 0, runId: 'x', experiment: 'x', point: 0 }));
  const of = (cause: string): number =>
    (totals[`measure.ban.days.${cause}.unrelated`]! + totals[`measure.ban.days.${cause}.related`]!) / PERSONS;
  return { deed: of('deed'), error: of('error'), status: of('status'), acts: totals['stream.act.acts']! / PERSONS };
}

const again = (n: number): object => ({ records: 'act', at_least: q(n, 'count') });
const list = (entry: object): Record<string, unknown> => ({
  list: { title: 'l', owner: 'town', public: false, entries: { ground: { ground: 'g', on: 'act', ...entry } }, exit: {} },
});

describe('terms that rise: two days, then five, then twenty', () => {
  const term = [{ if: again(2), term: q(20, 'days') }, { if: again(1), term: q(5, 'days') }, { term: q(2, 'days') }];

  it('run side by side', () => {
    // Acts of 1, 2 and 3 January: until the 3rd, the 7th and the 23rd. Under it from the 1st to the 22nd.
    expect(days({ lists: list({ term }) })).toMatchObject({ deed: 22, error: 0 });
  });

  it('follow one another where they are consecutive', () => {
    // Until the 3rd; five days from there, until the 8th; twenty from there, until the 28th. From the 1st to the 27th.
    expect(days({ lists: list({ term, consecutive: true }) })).toMatchObject({ deed: 27, error: 0 });
  });

  it('do not rise where the earlier record no longer counts', () => {
    const within = [{ if: { records: 'act', within: q(2, 'days') }, term: q(5, 'days') }, { term: q(2, 'days') }];
    // Acts of 1 and 4 January, three days apart: two terms of two days.
    expect(days({ streams: { act: act(onDays(1, 4)) }, lists: list({ term: within }) })).toMatchObject({ deed: 4, error: 0 });
    // Of 1 and 2 January: until the 7th.
    expect(days({ streams: { act: act(onDays(1, 2)) }, lists: list({ term: within }) })).toMatchObject({ deed: 6, error: 0 });
  });
});

describe('what own deeds alone would not bring is counted as without deed', () => {
  const streams = { act: act(onDays(2)), alarm: alarm(1) };
  const channels = eye(['act', 'alarm']);
  const term = [{ if: again(1), term: q(10, 'days') }, { term: q(4, 'days') }];

  it('the part of a term that rose for an error', () => {
    // The error of the 1st: until the 5th. The deed of the 2nd: until the 12th; alone it would be until the 6th.
    // The 1st: error. The 2nd to the 5th: deed. The 6th to the 11th: error.
    expect(days({ streams, channels, lists: list({ term }) })).toMatchObject({ deed: 4, error: 7 });
  });

  it('the part of a term that waited for one laid by error', () => {
    // The deed's term of ten days begins on the 5th: until the 15th. The 6th to the 14th: error.
    expect(days({ streams, channels, lists: list({ term, consecutive: true }) })).toMatchObject({ deed: 4, error: 10 });
  });

  it('an entry that an error alone made possible', () => {
    // The error of the 1st finds no earlier record; the deed of the 2nd finds that error.
    expect(days({ streams, channels, lists: list({ if: again(1), term: q(10, 'days') }) })).toMatchObject({ deed: 0, error: 10 });
  });

  it('and nothing where the earlier record was an own deed too', () => {
    const own = { act: act(onDays(1, 2)) };
    expect(days({ streams: own, lists: list({ if: again(1), term: q(10, 'days') }) })).toMatchObject({ deed: 10, error: 0 });
  });
});

describe('a measure that stands on several things', () => {
  const two = { records: 'act', at_least: q(2, 'count'), within: q(5, 'days') };

  it('ends by itself when a record stops counting', () => {
    // Records of 1, 2 and 3 January count until the 5th, 6th and 7th. Two of them: from the 2nd to the 6th.
    expect(days({ measures: ban({ trigger: [two] }) })).toMatchObject({ deed: 5, error: 0 });
  });

  it('all of them: a list that is left on the 4th', () => {
    // On the list from the 1st to the 3rd; two records from the 2nd on.
    const lists = listFor('act', q(1, 'days'));
    expect(days({ lists, measures: ban({ trigger: [{ all: [{ list: 'list' }, two] }] }) })).toMatchObject({ deed: 2, error: 0 });
  });

  it('any of them is the same as two triggers', () => {
    const lists = listFor('act', q(1, 'days'));
    const joined = days({ lists, measures: ban({ trigger: [{ any: [{ list: 'list' }, two] }] }) });
    expect(joined).toMatchObject({ deed: 6, error: 0 });
    expect(days({ lists, measures: ban({ trigger: [{ list: 'list' }, two] }) })).toEqual(joined);
  });

  it('is for what a person is where everybody begins so', () => {
    // From the first day to the last but those of the list, 1 to 3 January.
    const lists = listFor('act', q(1, 'days'));
    expect(days({ lists, measures: ban({ trigger: [{ not: { list: 'list' } }] }) })).toMatchObject({ deed: 0, status: 59 - 3 });
  });

  it('is without deed where an error is one of two records', () => {
    const streams = { act: act(onDays(2)), alarm: alarm(1) };
    // Two records from the 2nd to the 5th, of which one is an own deed.
    expect(days({ streams, channels: eye(['act', 'alarm']), measures: ban({ trigger: [two] }) })).toMatchObject({ deed: 0, error: 4 });
  });
});

describe('a stream that asks something of a person', () => {
  const streams = (condition: object): Record<string, unknown> => ({
    streams: { act: act({ ...onDays(...Array.from({ length: 31 }, (_, i) => i + 1)), if: condition }) },
    lists: listFor('act', q(3, 'days')),
  });

  it('is met until it no longer holds', () => {
    expect(days(streams({ not: { records: 'act' } }))['acts']).toBe(1);
  });

  it('is met again when it holds again', () => {
    // Each record counts for three days, and chances go on to the 59th day: acts on days 1, 4, ... 58.
    expect(days(streams({ not: { records: 'act', within: q(3, 'days') } }))['acts']).toBe(20);
  });
});

describe('what makes no sense is refused', () => {
  const refused = (entry: object, message: RegExp): void =>
    expect(() => tiny({ channels: eye(['act']), lists: list(entry) })).toThrow(message);
  const five = { term: q(5, 'days') };

  it('cases without an otherwise, or after it', () => {
    refused(
      {
        term: [
          { if: again(1), ...five },
          { if: again(2), ...five },
        ],
      },
      /a condition on the last case/,
    );
    refused({ term: [five, { if: again(1), ...five }, five] }, /a case without if before the last/);
  });

  it('consecutive terms without an end, or that begin anew', () => {
    refused({ term: 'for_good', consecutive: true }, /consecutive with for_good/);
    refused({ ...five, consecutive: true, restarts: true }, /consecutive beside restarts/);
  });

  it('a measure because of itself, and what a person is in a stream', () => {
    const on = (trigger: object): Record<string, unknown> => ({ lists: list(five), measures: ban({ trigger: [trigger] }) });
    expect(() => tiny(on({ all: [{ list: 'list' }, { measure: 'ban' }] }))).toThrow(/a measure that stands because of another/);
    expect(() => tiny({ streams: { act: act({ if: { who: { age: ['adult'] } } }) } })).toThrow(/who in the condition of a stream/);
  });
});
