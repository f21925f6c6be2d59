import { canonicalJson, InputError, loadStudy, problemAt } from '@glasshouse/model';
import type { LoadedStudy, Problem, Register, SourceFiles } from '@glasshouse/model';
import { MOST_WORLDS } from './most-worlds.js';

/** A number or switch of the rules that a world has otherwise than the scenario, by its path. */
export interface Change {
  path: string;
  /** The new value in full, as it would stand in a scenario: a quantity with its source or assumption, or the days of `in_force`. */
  value: unknown;
  /** Whether the scenario has nothing at the path. */
  added?: boolean;
}

/** One of the worlds that are compared. The first has no changes: it is the scenario as written. */
export interface World {
  id: string;
  title: string;
  changes: readonly Change[];
}

/** What the page asks to be run. */
export interface Worlds {
  /** Path of the scenario among the files, such as `scenarios/court-list.yaml`. */
  scenario: string;
  worlds: readonly World[];
  /** Simulated people, at least 1,000. */
  persons: number;
  /** Design points: one world as written, the others drawn over its assumptions. */
  points: number;
  /** What is computed, as a study writes its indicators, where it is not what the laboratory computes of every scenario. */
  indicators?: readonly unknown[];
}

export const STUDY_FILE = 'studies/lab-study.yaml';
const EXPERIMENT = 'worlds';

const PER_THOUSAND = { over: 'persons', per: 1000, harm: true } as const;
const INDICATORS = [
  {
    id: 'without_deed',
    title: 'People ever sanctioned without a deed of their own',
    unit: 'people per 1000',
    of: ['first.without_deed'],
    ...PER_THOUSAND,
    definition: 'People on whom a sanction fell that own true breaches alone would not impose.',
  },
  {
    id: 'sanctioned',
    title: 'People ever sanctioned',
    unit: 'people per 1000',
    of: ['first.sanctioned'],
    ...PER_THOUSAND,
    definition: 'People on whom a sanction fell once or more.',
  },
  {
    id: 'sanction_days',
    title: 'Sanction-days',
    unit: 'days per 1000 people',
    of: ['harm.sanction_days'],
    ...PER_THOUSAND,
    definition: "Days of all sanctions, children's included, over the whole horizon.",
  },
  {
    id: 'children',
    title: 'Sanction-days on children',
    unit: 'days per 1000 people',
    of: ['harm.children'],
    ...PER_THOUSAND,
    definition: 'Days on children for the deed of an adult of the household.',
  },
] as const;

/** The worlds as a study: what the page runs. The same for the same worlds, down to the order of keys. */
export function studyValue({ scenario, worlds, persons, points, indicators = INDICATORS }: Worlds): object {
  return {
    glasshouse: 1,
    kind: 'study',
    id: 'lab-study',
    title: 'Worlds compared in the laboratory',
    about: 'Made in the laboratory. The first arm is the scenario as written.',
    experiments: [
      {
        id: EXPERIMENT,
        title: worlds.map(({ title }) => title).join(', against '),
        scenario: `../${scenario}`,
        arms: worlds.map(({ id, title, changes }) => ({
          id,
          title,
          ...(changes.length > 0 ? { patch: patchOf(changes) } : {}),
        })),
        persons: { reduced: persons, full: persons },
        design: { points: { reduced: points, full: points } },
        replicates: { reduced: 1, full: 1 },
        indicators,
      },
    ],
  };
}

/** Changes in one order, of paths and of keys, so that the same changes give the same bytes. */
const patchOf = (changes: readonly Change[]): unknown =>
  JSON.parse(canonicalJson(Object.fromEntries(changes.map(({ path, value }) => [path, value]))));

/**
 * The worlds as a study, read and checked as every study is: rules may differ between worlds and people may not, and nobody adjusts a harm-only scenario.
 * `text`: the study as it stands at `STUDY_FILE`. Throws InputError; a problem with a change names its path.
 */
export function loadWorlds(worlds: Worlds, text: string, files: SourceFiles, register: Register): LoadedStudy {
  const both: SourceFiles = { read: (path) => (path === STUDY_FILE ? text : files.read(path)) };
  if (worlds.worlds.length > MOST_WORLDS) {
    const spot = { file: STUDY_FILE, line: 0, column: 0 };
    const text4 = { found: `${worlds.worlds.length} worlds`, allowed: `at most ${MOST_WORLDS}`, todo: 'Remove one.' };
    throw new InputError([problemAt(spot, ['worlds'], text4)]);
  }
  try {
    return loadStudy(STUDY_FILE, both, register);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(error.problems.map((problem) => named(problem, worlds.worlds)));
  }
}

/** A problem of the study, with the title of the world instead of its place in a file that nobody has seen. */
function named(problem: Problem, worlds: readonly World[]): Problem {
  const match = /^experiments\.0\.arms\.(\d+)\.(?:patch\.)?(.*)$/.exec(problem.path);
  const world = match ? worlds[Number(match[1])] : undefined;
  if (problem.file !== STUDY_FILE || !match || !world) return problem;
  return problemAt({ file: world.title, line: 0, column: 0 }, [match[2] ?? ''], problem);
}
