import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { InputError, loadScenario } from '@glasshouse/model';
import { tiny, q } from '../engine/tiny.js';
import { shippedRegister } from '../shipped.js';
import { ROOT, textOf } from '../structure/sources.js';

const register = shippedRegister();
const share = (value: number): object => q(value, 'share');
const origin = {
  title: 'Origin',
  of: 'person',
  categories: { east: { title: 'East', share: share(0.5) }, west: { title: 'West', share: share(0.5) } },
};

type Changes = Record<string, unknown>;

/** A scenario with one encounter, and `origin` as a group; `changes` replace keys of the encounter. */
function sections(changes: Changes, picks: object): Changes {
  return {
    population: {
      household_size: { one: share(1) },
      age: { adult: { title: 'a', from: 18, to: 120, share: share(1) } },
      attributes: { origin },
    },
    groups: ['origin'],
    encounters: {
      helping: {
        title: 'Helping',
        meets: 'community',
        every: q(1, 'days'),
        game: { help: { cost: q(1, 'payoff'), benefit: q(2, 'payoff') } },
        strategies: {
          kind: { title: 'Kind', share: share(0.5), helps: 'always' },
          picky: { title: 'Picky', share: share(0.5), helps: { if: picks } },
        },
        ...changes,
      },
    },
  };
}

/** What is refused, as `path: found`. */
function refusals(changes: Changes, picks: object = { not: { records: 'act' } }, more: Changes = {}): string[] {
  const text = JSON.stringify({ ...JSON.parse(JSON.stringify(tiny())), ...sections(changes, picks), ...more });
  try {
    loadScenario('encounter.yaml', { read: () => text }, register);
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.problems.map(({ path, found }) => `${path}: ${found}`);
    throw error;
  }
}

const confinement = (more: object = {}): Changes => ({
  measures: {
    confined: {
      title: 'Confined',
      kind: 'sanction',
      context: 'street',
      owner: 'police',
      basis: { claimed: 'A test' },
      trigger: [{ records: 'act' }],
      lasts: 'while',
      suspends: 'all',
    },
  },
  ...more,
});

describe('an encounter', () => {
  it('is accepted where it asks for nothing forbidden', () => {
    expect(refusals({})).toEqual([]);
  });

  it('has no payoff and no share by group', () => {
    const by = (unit: string): object => ({ by: 'origin', values: { east: q(1, unit), west: q(2, unit) } });
    expect(refusals({ game: { help: { cost: by('payoff'), benefit: q(2, 'payoff') } } })).not.toEqual([]);
    expect(refusals({ strategies: { kind: { title: 'Kind', share: by('share'), helps: 'always' } } })).not.toEqual([]);
  });

  it('has none in any other game, and no threat of confinement', () => {
    const pay = (value = 1): object => q(value, 'payoff');
    const chance = (value = 0.5): object => q(value, 'probability');
    const by = (unit: string): object => ({ by: 'origin', values: { east: q(0.5, unit), west: q(1, unit) } });
    const units = { partitions: { few: { title: 'Few', of: 'adults', size: q(2, 'count') } } };
    const norm = (more: object = {}): object => ({
      norm: { gain: pay(), hurts: pay(), seen: { lowest: chance(), highest: chance() }, punished: pay(), punishing: pay(), ...more },
    });
    const repay = (more: object = {}): object => ({
      repay: { returns: { lowest: pay(0), highest: pay(2) }, due: pay(), penalty: { fixed: pay() }, ...more },
    });
    const played = (game: object, strategy: object, more: Changes = {}): string[] =>
      refusals(
        { meets: { partition: 'few' }, game, strategies: { all: { title: 'All', share: share(1), ...strategy } } },
        'never' as never,
        {
          ...units,
          ...more,
        },
      );
    const bold = { boldness: chance(), vengefulness: chance() };
    const weighs = { repays: 'by_payoff' };
    expect(played(norm(), bold)).toEqual([]);
    expect(played(repay(), weighs)).toEqual([]);
    for (const key of ['gain', 'hurts', 'punished', 'punishing']) expect(played(norm({ [key]: by('payoff') }), bold)).not.toEqual([]);
    for (const key of ['boldness', 'vengefulness']) expect(played(norm(), { ...bold, [key]: by('probability') })).not.toEqual([]);
    expect(played(repay({ due: by('payoff') }), weighs)).not.toEqual([]);
    const confined = played(repay({ penalty: { fixed: pay(), under: 'confined' } }), weighs, confinement({ harm_only: true }));
    expect(confined).toContain(
      'encounters.helping.game.repay.penalty.under: "confined", which is not a measure of kind sanction that leaves people at large',
    );
  });

  it('is open to every group', () => {
    expect(refusals({ who: { origin: ['east'] } })).toEqual([
      'encounters.helping.who.origin: an encounter of some categories of origin only',
    ]);
  });

  it('has no strategy by what the other person is, alone and deep in a condition', () => {
    const who = { who: { origin: ['east'] } };
    for (const picks of [who, { not: who }, { any: [{ records: 'act' }, { all: [who] }] }])
      expect(refusals({}, picks)).toEqual(['encounters.helping.strategies.picky.helps.if: a condition on what a person is']);
  });

  it('does not ask whether somebody is confined', () => {
    const found = refusals({}, { not: { measure: 'confined' } }, confinement({ harm_only: true }));
    expect(found).toContain('encounters.helping.strategies.picky.helps.if: the measure confined, which confines');
  });

  it('stands beside confinement in a scenario for the study of harm only', () => {
    expect(refusals({ writes: { refused: 'act' } }, { not: { records: 'act' } }, confinement())).toContain(
      'measures.confined.suspends: confinement (suspends: all) in a scenario that is not harm-only',
    );
  });

  it('is no incident', () => {
    const incidents = { theft: { title: 'Theft', in: 'cells', rate: q(1, 'per cell and year') } };
    const partitions = { cells: { title: 'Cells', of: 'households', size: q(5, 'households') } };
    expect(refusals({ writes: { refused: 'theft' } }, { not: { records: 'act' } }, { incidents, partitions })).toEqual([
      'encounters.helping.writes.refused: "theft", which is not a stream of kind breach, merit, protected',
    ]);
  });

  it('keeps its standings to itself', () => {
    const standing = {
      start: q(0, 'points'),
      lowest: q(-1, 'points'),
      highest: q(1, 'points'),
      helped: q(1, 'points'),
      refused: q(-1, 'points'),
    };
    const picks = { encounter: 'helping', standing_at_least: q(0, 'points') };
    expect(refusals({ standing }, picks)).toEqual([]);
    const ban = {
      title: 'Ban',
      kind: 'sanction',
      context: 'street',
      owner: 'town',
      basis: { claimed: 'A test' },
      trigger: [picks],
      lasts: 'while',
    };
    expect(refusals({ standing }, picks, { measures: { ban } })).toEqual(['measures.ban.trigger.0: the standing of an encounter']);
  });
});

describe('nothing looks for a better rule', () => {
  it('in an encounter: strategies are only declared, drawn at the start, copied from others, or drawn evenly', () => {
    const at = 'packages/model/src/mechanisms/encounters';
    const files = readdirSync(join(ROOT, at), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    expect(files.length).toBeGreaterThan(20);
    const writers = files.filter((name) => /annex\[[^\]]*STRATEGY\]\s*=[^=]/.test(textOf(`${at}/${name}`)));
    expect(writers.sort()).toEqual(['presence.ts', 'revise.ts']);
  });
});
