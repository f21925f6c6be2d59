import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { InputError, loadStudy, parseRegister, quantityAt } from '@glasshouse/model';
import { atPoint } from '../../packages/study/src/design/apply-point.js';
import { textOf } from '../structure/sources.js';

const STUDY = 'studies/smoke.yaml';
const SCENARIO = 'scenarios/smoke.yaml';
const register = parseRegister(textOf('evidence/register.csv'));
/** YAML that a test changes; only what the tests change has a type. */
interface Plain {
  [key: string]: unknown;
  experiments: { design: Record<string, unknown>; arms: Record<string, unknown>[] }[];
  streams: Record<string, object>;
  ledgers: { points: { grades: { from: object & { value: number } }[] } };
}

const q = (value: number, unit: string, range: [number, number] = [value, value]) => ({ value, unit, assumed: 'A test', range });

interface Drafts {
  scenario: Plain;
  arms: Record<string, unknown>[];
  design: Record<string, unknown>;
}

function load(change: (drafts: Drafts) => void): ReturnType<typeof loadStudy> {
  const [study, scenario] = [parse(textOf(STUDY)) as Plain, parse(textOf(SCENARIO)) as Plain];
  const design: Record<string, unknown> = { grid: { reduced: 2, full: 2 } };
  change({ scenario, arms: study.experiments[0]!.arms, design });
  study.experiments[0]!.design = design;
  const texts: Record<string, string> = { [STUDY]: JSON.stringify(study), [SCENARIO]: JSON.stringify(scenario) };
  return loadStudy(STUDY, { read: (path) => texts[path] ?? textOf(path) }, register);
}

function refusals(change: (drafts: Drafts) => void): string[] {
  try {
    load(change);
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.problems.map(({ message }) => message);
    throw error;
  }
}

/** Grades of which the two best are in order at the low ends of their ranges and at the high ends, and not across; and their paths. */
function crossing({ ledgers }: Plain): { grades: Plain['ledgers']['points']['grades']; vary: string[] } {
  const grades = ledgers.points.grades.map((grade) => ({ ...grade }));
  const [best, next] = [grades[0]!.from.value, grades[1]!.from.value];
  grades[0]!.from = q(best, 'points', [next, best]);
  grades[1]!.from = q(next, 'points', [next - 10, best - 10]);
  return { grades, vary: ['ledgers.points.grades.0.from', 'ledgers.points.grades.1.from'] };
}

const job = (find: object, employed: [number, number] = [0.8, 0.8]): object => ({
  job: {
    title: 'Work',
    values: {
      employed: { title: 'In work', start: q(0.8, 'share', employed) },
      seeking: { title: 'Out of work', start: q(0.2, 'share', [0.1, 0.3]) },
    },
    transitions: { find: { title: 'Finds work', from: ['seeking'], to: 'employed', rate: find, ceiling: q(10, 'per person-year') } },
  },
});

describe('numbers that a design moves together', () => {
  it.each<[string, RegExp, (drafts: Drafts) => void]>([
    [
      'grades out of order',
      /ledgers\.points\.grades\.1\.from.*, which a design point may take to .*grades\.0\.from at .*grades\.1\.from at .*; allowed: grades from the best down/,
      ({ scenario, design }) => {
        const { grades } = scenario.ledgers.points;
        const [best, next] = [grades[0]!.from.value, grades[1]!.from.value];
        grades[0]!.from = q(best, 'points', [next - 20, best]);
        grades[1]!.from = q(next, 'points', [next - 10, best]);
        design['vary'] = ['ledgers.points.grades.0.from', 'ledgers.points.grades.1.from'];
      },
    ],
    [
      'grades out of order where one is low and the other high alone',
      /ledgers\.points\.grades\.1\.from.*, which a design point may take to .*grades\.0\.from at .*grades\.1\.from at .*; allowed: grades from the best down/,
      ({ scenario, design }) => {
        ({ grades: scenario.ledgers.points.grades, vary: design['vary'] } = crossing(scenario));
      },
    ],
    [
      'grades of one arm alone',
      /ledgers\.points\.grades\.1\.from.*, which a design point may take to .*grades\.0\.from at .*grades\.1\.from at .*; allowed: grades from the best down/,
      ({ scenario, arms, design }) => {
        const { grades, vary } = crossing(scenario);
        design['vary'] = vary;
        arms[2]!['patch'] = { 'ledgers.points.grades': grades };
      },
    ],
    [
      'a transition above its ceiling',
      /states\.job\.transitions\.find\.ceiling, which a design point may take to a rate of up to 11 per person-year/,
      ({ scenario, design }) => {
        scenario['states'] = job(q(2, 'per person-year', [0, 11]));
        design['vary'] = ['states.job.transitions.find.rate'];
      },
    ],
    [
      'outcomes of more than everybody',
      /streams\.meeting\.ends\.shares, which a design point may take to shares that add to 1\.2/,
      ({ scenario, design }) => {
        const outcome = (title: string): object => ({ title, kind: 'outcome', context: 'town' });
        Object.assign(scenario.streams, {
          meeting: {
            title: 'A meeting',
            kind: 'occasion',
            context: 'town',
            rate: q(1, 'per person-year'),
            ceiling: q(2, 'per person-year'),
            ends: { shares: { late: q(0.1, 'share', [0, 0.6]), missed: q(0.1, 'share', [0, 0.6]) }, otherwise: 'kept' },
          },
          late: outcome('Late'),
          missed: outcome('Missed'),
          kept: outcome('Kept'),
        });
        design['vary'] = ['streams.meeting.ends.shares.late', 'streams.meeting.ends.shares.missed'];
      },
    ],
    [
      'a swept number against a varied one',
      /grades\.1\.from.*, which a design point may take to/,
      ({ scenario, design }) => {
        const { grades } = scenario.ledgers.points;
        const [best, next] = [grades[0]!.from.value, grades[1]!.from.value];
        grades[0]!.from = q(best, 'points', [next - 20, best]);
        design['vary'] = ['ledgers.points.grades.0.from'];
        design['sweep'] = { 'ledgers.points.grades.1.from': [next, next - 10] };
      },
    ],
    [
      'a row of a list',
      /grades\.1\.from.*, which a design point may take to/,
      ({ scenario, design }) => {
        const { grades } = scenario.ledgers.points;
        const [best, next] = [grades[0]!.from.value, grades[1]!.from.value];
        grades[0]!.from = q(best, 'points', [next - 20, best]);
        grades[1]!.from = q(next, 'points', [next - 10, best]);
        delete design['grid'];
        design['list'] = [
          { 'ledgers.points.grades.0.from': best, 'ledgers.points.grades.1.from': next },
          { 'ledgers.points.grades.0.from': next - 20, 'ledgers.points.grades.1.from': next },
        ];
      },
    ],
  ])('are refused where they meet in %s', (_what, told, change) => {
    const said = refusals(change);
    expect(said.join('\n')).toMatch(told);
    expect(said).toHaveLength(1);
  });

  it('are warned of where a rate may pass its ceiling, and refused where it is what varies', () => {
    const rates = (design: Record<string, unknown>, vary: string[]) => (drafts: Drafts) => {
      const values = { workplace: q(0.5, 'per person-year', [0.5, 5]), none: q(0.5, 'per person-year', [0.5, 0.6]) };
      Object.assign(drafts.scenario.streams['gift']!, { rate: { by: 'work', values } });
      delete drafts.design['grid'];
      Object.assign(drafts.design, design, { vary });
    };
    const [steep, flat] = ['workplace', 'none'].map((category) => `streams.gift.rate.values.${category}`);
    const points = { points: { reduced: 2, full: 2 } };
    const told = 'at the high ends of the ranges a rate of up to 5 per person-year';
    const { warnings } = load(({ scenario, arms, design }) => {
      rates(points, [flat!])({ scenario, arms, design });
    });
    expect(warnings.filter(({ path }) => path === 'streams.gift.ceiling').map(({ found }) => found.slice(0, told.length))).toEqual([told]);
    const said = refusals(rates(points, [steep!])).join('\n');
    expect(said).toContain(`streams.gift: ${told}`);
  });

  it('are let through where they fit at every corner', () => {
    expect(
      refusals(({ scenario, design }) => {
        scenario['states'] = job(q(2, 'per person-year', [0, 9]));
        design['vary'] = ['states.job.transitions.find.rate', 'channels.court.coverage'];
      }),
    ).toEqual([]);
  });

  it('and are shares at the start of a state add to one at every point', () => {
    const path = 'states.job.values.employed.start';
    const { scenarios } = load(({ scenario, design }) => {
      scenario['states'] = job(q(2, 'per person-year'), [0.5, 0.9]);
      design['vary'] = [path];
    });
    const inputs = scenarios['smoke']!;
    for (const [position, expected] of [
      [0, 0.5],
      [1, 0.9],
    ] as const) {
      const { base } = atPoint(inputs, { index: 1, positions: { [path]: position }, sweep: null });
      const shares = ['employed', 'seeking'].map((value) => quantityAt(base, `states.job.values.${value}.start`)!.value);
      expect(quantityAt(base, path)!.value).toBeCloseTo(expected, 12);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    }
  });
});
