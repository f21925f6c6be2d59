import { describe, expect, it } from 'vitest';
import { act, ban, ledger, listFor, q, tiny } from '../../../../test/engine/tiny.js';
import { refusesNobody, spreadTerms } from './whom-rules-meet.js';

const population = {
  household_size: { two: q(1, 'share') },
  age: {
    small: { title: 'Small', from: 0, to: 17, share: q(0.5, 'share') },
    adult: { title: 'Adult', from: 18, to: 120, share: q(0.5, 'share') },
  },
  attributes: {},
};
const place = (who?: object) => act({ kind: 'attempt', rate: q(1, 'per person-year'), inclination: undefined, ...(who ? { who } : {}) });
const CHILD = { age: ['small'] };

const found = (places: object, sections: Record<string, unknown>): string[] =>
  refusesNobody(
    tiny({
      population,
      streams: { act: act(), care: places },
      lists: listFor('act', q(90, 'days')),
      measures: ban({ refuses: ['care'], reaches_children: true }),
      ...sections,
    }),
  ).map(({ path, found: says }) => `${path.join('.')}: ${says}`);

describe('a sanction that refuses what nobody under it asks for', () => {
  it.each([
    ['a list', {}],
    [
      'a score',
      {
        ledgers: ledger({ r: { title: 'r', on: 'act', points: q(-1, 'points') } }),
        lists: {},
        measures: ban({ refuses: ['care'], trigger: [{ ledger: 'points', at_most: 'low' }] }),
      },
    ],
    ['what a person is', { lists: {}, measures: ban({ refuses: ['care'], trigger: [{ who: { age: ['adult'] } }] }) }],
    [
      'records',
      { lists: {}, measures: ban({ refuses: ['care'], trigger: [{ records: 'act', at_least: q(1, 'count'), within: q(90, 'days') }] }) },
    ],
  ])('is told where children ask and adults are under it by %s', (_, sections) => {
    expect(found(place(CHILD), sections)).toEqual([
      'measures.ban.refuses.0: care, which concerns small alone, and a measure that can be on adult alone',
    ]);
  });

  it('is told of what it suspends', () => {
    expect(found(place(CHILD), { measures: ban({ suspends: ['care'] }) })[0]).toContain('measures.ban.suspends.0: care');
  });

  it('is told where adults ask and only children are under it', () => {
    const streams = { act: act({ who: CHILD }), care: place() };
    expect(found(place(), { streams })[0]).toContain('care, which concerns adult alone, and a measure that can be on small alone');
  });

  it.each([
    ['adults ask', place(), {}],
    ['both ask', place({ age: ['small', 'adult'] }), {}],
    [
      'a trigger on the children stands beside the list',
      place(CHILD),
      { measures: ban({ refuses: ['care'], trigger: [{ list: 'list' }, { who: CHILD }] }) },
    ],
  ])('is not told where %s', (_, places, sections) => {
    expect(found(places, sections)).toEqual([]);
  });
});

describe('the term of an entry that a spread brings', () => {
  const terms = (own: unknown, others: unknown): string[] => {
    const { list } = listFor('act', own);
    return spreadTerms(
      tiny({
        population,
        streams: { act: act(), answers: act({ rate: q(0, 'per person-year') }) },
        spreads: { home: { title: 'h', owner: 'town', on: ['act'], to: 'household', probability: q(1, 'probability'), as: 'answers' } },
        lists: { list: { ...list, entries: { ...list.entries, others: { ground: 'o', on: 'answers', term: others } } } },
      }),
    ).map(({ path, found: says }) => `${path.join('.')}: ${says}`);
  };

  it('is told where it is another than that of the entry it follows', () => {
    expect(terms(q(90, 'days'), q(365, 'days'))).toEqual([
      "lists.list.entries.others.term: 365 days for those to whom home passes on act, and 90 days for the person's own (lists.list.entries.ground.term)",
    ]);
  });

  it('is not told where both are the same', () => {
    expect(terms(q(90, 'days'), q(90, 'days'))).toEqual([]);
    expect(terms(q(3, 'months'), q(90, 'days'))).toEqual([]);
  });
});
