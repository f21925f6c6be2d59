import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { InputError, loadScenario, parseRegister } from '@glasshouse/model';
import { tiny, q } from '../engine/tiny.js';
import { ROOT, textOf } from '../structure/sources.js';

const register = parseRegister(textOf('evidence/register.csv'));
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
      'encounters.helping.writes.refused: "theft", which is no stream of kind breach, merit, protected',
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
