import { describe, expect, it } from 'vitest';
import { compile } from '@glasshouse/model';
import type { Scenario } from '@glasshouse/model';
import { runBatches } from '../reference/run-engine.js';
import { act, ban, eye, listFor, q, tiny } from './tiny.js';
import { totalsOf } from './totals.js';

const PERSONS = 1000;
/** Forty wishes a year: the chance that somebody has none is e^-40. */
const wish = (more: object = {}): object => ({
  title: 'w',
  kind: 'attempt',
  context: 'travel',
  rate: q(40, 'per person-year'),
  ceiling: q(80, 'per person-year'),
  ...more,
});
const everyone = [{ who: { age: ['adult'] } }];
const refusing = (refuses: string[], more: object = {}): object => ban({ trigger: everyone, refuses, ...more });
const retries = (probability: number, after: number, most: number): object => ({
  retries: { probability: q(probability, 'probability'), after: q(after, 'days'), at_most: q(most, 'count') },
});

function ran(sections: object): Record<string, number> {
  const scenario: Scenario = tiny(sections as Record<string, unknown>);
  const plan = compile(scenario, [{ id: 'base', scenario }], { persons: PERSONS });
  return totalsOf(plan, runBatches(plan, 5).result);
}

describe('a refused wish', () => {
  it('is met otherwise where everybody turns to a stream that nothing refuses', () => {
    const seen = ran({
      streams: { air: wish({ reacts: { turns_to: { rail: q(1, 'probability') } } }), rail: wish({ rate: q(0, 'per person-year') }) },
      measures: refusing(['air']),
    });
    const wishes = seen['stream.air.wishes']!;
    expect(wishes).toBeGreaterThan(30 * PERSONS);
    for (const id of ['air.refused', 'air.turned_from', 'rail.turned_to', 'rail.allowed', 'air.met_otherwise'])
      expect(seen[`stream.${id}`], id).toBe(wishes);
    expect([seen['stream.air.unmet'], seen['stream.rail.wishes'], seen['harm.unmet']]).toEqual([0, 0, 0]);
  });

  it('is met otherwise as often as people turn: half the wishes, within four standard errors', () => {
    const seen = ran({
      streams: { air: wish({ reacts: { turns_to: { rail: q(0.5, 'probability') } } }), rail: wish({ rate: q(0, 'per person-year') }) },
      measures: refusing(['air']),
    });
    const wishes = seen['stream.air.wishes']!;
    expect(Math.abs(seen['stream.air.met_otherwise']! - wishes / 2)).toBeLessThan(4 * Math.sqrt(wishes / 4));
    expect(seen['stream.air.met_otherwise']! + seen['harm.unmet']!).toBe(wishes);
  });

  it('is tried twice more on the next two days, and each try is refused under a measure without end', () => {
    const seen = ran({ streams: { air: wish({ reacts: retries(1, 1, 2) }) }, measures: refusing(['air']) });
    const [wishes, retried] = [seen['stream.air.wishes']!, seen['stream.air.retried']!];
    expect(seen['stream.air.refused']).toBe(wishes + retried);
    // Those whose tries lie within the year have two; wishes of its last two days still wait for one or two.
    expect(seen['stream.air.unmet']! + seen['stream.air.waiting']!).toBe(wishes);
    expect(retried).toBeGreaterThanOrEqual(2 * seen['stream.air.unmet']!);
    expect(retried).toBeLessThanOrEqual(2 * seen['stream.air.unmet']! + seen['stream.air.waiting']!);
  });

  it('is met at a later try once the measure has ended', () => {
    // The measure ends with 30 June. A wish of day d is tried again on d + 200, from 20 July on: nothing refuses it then.
    const seen = ran({
      streams: { air: wish({ reacts: retries(1, 200, 1) }) },
      measures: refusing(['air'], { in_force: { to: '2021-06-30' } }),
    });
    expect(seen['stream.air.refused']).toBe(seen['stream.air.wishes']);
    expect(seen['stream.air.met']).toBe(seen['stream.air.retried']);
    expect(seen['stream.air.met']! + seen['stream.air.waiting']!).toBe(seen['stream.air.wishes']);
    expect(seen['stream.air.waiting']).toBeGreaterThan(0);
    expect(seen['harm.unmet']).toBe(0);
  });

  it('is given up for good after the first refusal, with a factor of zero', () => {
    const seen = ran({
      streams: { air: wish({ reacts: { gives_up: { after: q(1, 'count'), factor: q(0, 'factor') } } }) },
      measures: refusing(['air']),
    });
    expect(seen['stream.air.refused']).toBe(PERSONS);
    expect(seen['first.refused.air']).toBe(PERSONS);
    expect(seen['stream.air.gave_up']).toBe(seen['stream.air.wishes']! - PERSONS);
    expect(seen['harm.unmet']).toBe(seen['stream.air.wishes']);
  });
});

describe('classes that streams share', () => {
  const classes = { movers: { title: 'm', shares: { still: q(0.7, 'share'), moving: q(0.3, 'share') } } };
  const shared = { shared_classes: { of: 'movers', factors: { still: q(0, 'factor'), moving: q(1, 'factor') } } };
  const own = {
    classes: { still: { share: q(0.7, 'share'), factor: q(0, 'factor') }, moving: { share: q(0.3, 'share'), factor: q(1, 'factor') } },
  };
  const fits = (count: number, p: number): void => expect(Math.abs(count - PERSONS * p)).toBeLessThan(4 * Math.sqrt(PERSONS * p * (1 - p)));

  it('make the same people fly and ride; classes of their own make them others', () => {
    const same = ran({ classes, streams: { air: wish(shared), rail: wish(shared) }, measures: refusing(['air', 'rail']) });
    expect(same['first.refused.air']).toBe(same['first.refused_any']);
    expect(same['first.refused.rail']).toBe(same['first.refused_any']);
    fits(same['first.refused_any']!, 0.3);
    const apart = ran({ streams: { air: wish(own), rail: wish(own) }, measures: refusing(['air', 'rail']) });
    // Refused on either: 1 - 0.7 x 0.7.
    fits(apart['first.refused_any']!, 0.51);
  });
});

describe('refusals by cause', () => {
  const split = (seen: Record<string, number>, of: string): Record<string, number> =>
    Object.fromEntries(
      Object.entries(seen).flatMap(([id, n]) =>
        id.startsWith(`stream.air.${of}.`) && n > 0 ? [[id.slice(`stream.air.${of}.`.length), n]] : [],
      ),
    );

  it('are counted where a stream asks, and change nothing else', () => {
    const sections = (more: object): object => ({
      streams: { air: wish({ reacts: retries(0.5, 1, 2), ...more }) },
      measures: refusing(['air']),
    });
    const [plain, asked] = [ran(sections({})), ran(sections({ by_cause: true }))];
    expect(Object.keys(plain).filter((id) => id.includes('_by.'))).toEqual([]);
    expect(Object.fromEntries(Object.entries(asked).filter(([id]) => !id.includes('_by.')))).toEqual(plain);
    expect(split(asked, 'refused_by')).toEqual({ status: plain['stream.air.refused'] });
    expect(split(asked, 'unmet_by')).toEqual({ status: plain['stream.air.unmet'] });
  });

  it('of several sanctions go by the cause named first, whatever the sanctions are called', () => {
    const seen = (own: string, given: string): Record<string, number> =>
      ran({
        streams: { act: act(), air: wish({ by_cause: true }) },
        channels: eye(['act']),
        lists: listFor('act', q(100, 'days')),
        measures: {
          [own]: ban({ refuses: ['air'] })['ban'],
          [given]: refusing(['air'])['ban' as never],
        },
      });
    const first = seen('a', 'b');
    expect(Object.keys(split(first, 'refused_by')).sort()).toEqual(['deed', 'status']);
    expect(split(seen('b', 'a'), 'refused_by')).toEqual(split(first, 'refused_by'));
  });

  it('of a wish that waits when a measure suspends the stream are told apart', () => {
    const seen = ran({
      streams: { air: wish({ reacts: retries(1, 200, 1), by_cause: true }) },
      measures: {
        ...refusing(['air'], { in_force: { to: '2021-06-30' } }),
        shut: {
          ...(refusing([], { in_force: { from: '2021-07-01' } }) as Record<string, object>)['ban'],
          refuses: undefined,
          suspends: ['air'],
        },
      },
    });
    expect(seen['stream.air.unmet']).toBeGreaterThan(0);
    expect(split(seen, 'unmet_by')).toEqual({ suspended: seen['stream.air.unmet'] });
  });
});
