import { InputError, kindOf, loadStudy, problemAt, roundsOf } from '@glasshouse/model';
import type { LoadedStudy, Problem, SourceFiles } from '@glasshouse/model';
import { prepareStudy } from '@glasshouse/study';
import type { PreparedStudy } from '@glasshouse/study';
import { MOST_WORLDS } from '../run/most-worlds.js';
import { MOST_PERSONS } from '../run/sizes.js';
import { describeScenario } from './describe.js';
import type { OpenStudy, OwnStudy } from './messages.js';
import { MOST_WORK } from './check-work.js';
import { tooLarge } from './own-file.js';
import { MOST_OWN_FILES, pathOfStudy } from './own-file-name.js';
import type { Read } from './reader.js';
import type { Texts } from './texts.js';

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/**
 * The shipped files with those of a reader among them: the study at its path, and the files opened with it wherever their names are asked for, since a page
 * does not learn in which folders they stand.
 */
export const withOwnStudy = (files: SourceFiles, { path, text, beside }: OwnStudy): SourceFiles => ({
  read: (asked) => (asked === path ? text : (beside.find(({ name }) => name === nameOf(asked))?.text ?? files.read(asked))),
});

/**
 * The study among files that were opened together: the one that says so, in whatever way YAML or JSON writes it and whatever its name; else the file that
 * stands in its place. Throws InputError where there are two, or two other files of one name.
 */
export function studyAmong(own: OwnStudy): OwnStudy {
  const files = [{ name: nameOf(own.path), text: own.text }, ...own.beside];
  const isStudy = ({ name, text }: (typeof files)[number]): boolean => {
    try {
      return kindOf(name, { read: () => text }) === 'study';
    } catch (error) {
      if (error instanceof InputError) return false;
      throw error;
    }
  };
  const [study = files[0]!, second] = files.filter(isStudy);
  const beside = files.filter((one) => one !== study);
  const twice = beside.find(({ name }, k) => beside.findIndex((one) => one.name === name) < k);
  if (second !== undefined) refuse(second.name, 'a second study', 'one study with the files that it names', 'Open one study at a time.');
  if (twice !== undefined)
    refuse(twice.name, 'two files of this name', 'a name for each file', 'Rename one of them here and in the study.');
  return { path: pathOfStudy(study.name), text: study.text, beside };
}

function refuse(file: string, found: string, allowed: string, todo: string): never {
  throw new InputError([problemAt({ file, line: 1, column: 1 }, [], { found, allowed, todo })]);
}

/** What the loader says of a study, with what to do in the page where a file is missing that the study names. */
export const saidHere = (problems: readonly Problem[]): Problem[] =>
  problems.map((problem) => {
    const [, path] = /^no readable file (.*)$/.exec(problem.found) ?? [];
    if (path === undefined) return problem;
    const { found } = problem;
    return problemAt(problem, problem.path.split('.'), {
      found,
      allowed: 'a file of the gallery, or one opened together with the study',
      todo: `The study needs ${nameOf(path)}: choose both in one dialog, or drop both on the button.`,
    });
  });

type Tree = ReturnType<Read>;

/** Where a part of a file is written: the nearest that there is. */
function spotAt(tree: Tree, path: readonly (string | number)[]): Tree['at'] {
  const [step, ...rest] = path;
  const part = tree.kind === 'map' ? tree.entries.get(String(step))?.node : tree.kind === 'list' ? tree.items[Number(step)] : undefined;
  return part === undefined ? tree.at : spotAt(part, rest);
}

/** What the page does not run of a study that loads. */
function refusedHere({ study, scenarios }: LoadedStudy, tree: Tree): Problem[] {
  return study.experiments.flatMap(({ id, persons, calibrate }, e) => {
    const { base, arms } = scenarios[id]!;
    const refused = (keys: readonly string[], found: string, allowed: string, todo: string): Problem => {
      const at = ['experiments', e, ...keys];
      return problemAt(spotAt(tree, at), at, { found, allowed, todo });
    };
    const isHarmOnly = [base, ...arms.map(({ scenario }) => scenario)].some((one) => one.harm_only === true);
    return [
      ...(isHarmOnly
        ? [
            refused(
              ['scenario'],
              `${base.id}, a harm-only scenario`,
              'any other scenario',
              'Take the experiment out, or run the study on the command line: nothing of it is compared in the laboratory.',
            ),
          ]
        : []),
      ...(persons.reduced > MOST_PERSONS
        ? [
            refused(
              ['persons', 'reduced'],
              String(persons.reduced),
              `at most ${MOST_PERSONS} in the page`,
              'Use fewer people, or run the study on the command line.',
            ),
          ]
        : []),
      ...(calibrate?.found === undefined
        ? []
        : [
            refused(
              ['calibrate', 'found'],
              'a stored search',
              'a study that reads none, in the page',
              'Leave found out, or run the study on the command line.',
            ),
          ]),
    ];
  });
}

/** People x rounds x worlds of all runs. */
const workOf = ({ plan }: PreparedStudy): number =>
  plan.experiments.reduce(
    (sum, { inputs, experiment, runs }) =>
      sum + experiment.persons[plan.size] * roundsOf(inputs.base.horizon).length * inputs.arms.length * runs.length,
    0,
  );

/**
 * A study that a reader opened, read, checked and planned at reduced size as on the command line. Throws InputError with what the loader says at its lines, and
 * for what the page does not run: a harm-only scenario, a stored search, and more work than a reader waits for.
 */
export function readyStudy(
  own: OwnStudy,
  { files, register }: Texts,
  seed: number,
  readYaml: Read,
): { loaded: LoadedStudy; prepared: PreparedStudy } {
  const { path, text, beside } = own;
  const spot = { file: path, line: 1, column: 1 };
  const large = tooLarge([{ path, text }, ...beside.map((one) => ({ path: one.name, text: one.text }))]);
  if (large.length > 0) throw new InputError(large);
  if (beside.length >= MOST_OWN_FILES) {
    const said = { found: `${beside.length + 1} files`, allowed: `at most ${MOST_OWN_FILES}`, todo: 'Run the study on the command line.' };
    throw new InputError([problemAt(spot, [], said)]);
  }
  const loaded = loadStudy(path, withOwnStudy(files, own), register);
  const refused = refusedHere(loaded, readYaml(path, text));
  if (refused.length > 0) throw new InputError(refused);
  const prepared = prepareStudy(loaded, { size: 'reduced', seed, engineHash: '', register: loaded.register });
  const work = workOf(prepared);
  if (work <= MOST_WORK) return { loaded, prepared };
  throw new InputError([
    problemAt(spot, ['experiments'], {
      found: `${prepared.plan.runs.length} runs, so ${work.toPrecision(2)} people x rounds x worlds`,
      allowed: `at most ${MOST_WORK.toPrecision(2)} in the page`,
      todo: 'Use fewer people, points or replicates at reduced size, or run the study on the command line.',
    }),
  ]);
}

const has = (scenario: unknown, path: string): boolean =>
  path.split('.').reduce<unknown>((part, step) => (part as Record<string, unknown> | null | undefined)?.[step], scenario) !== undefined;

/** What the page shows of such a study: its experiments, each with the worlds that there is room for. */
export function openStudy(own: OwnStudy, { loaded, prepared }: { loaded: LoadedStudy; prepared: PreparedStudy }): OpenStudy {
  const { study, scenarios } = loaded;
  return {
    own,
    title: study.title,
    about: study.about,
    runs: prepared.plan.runs.length,
    experiments: study.experiments.map(({ id, title, arms, persons, scenario }, e) => ({
      id,
      title,
      scenario: { ...describeScenario(scenario, scenarios[id]!.base), compared: [] },
      worlds: arms.slice(0, MOST_WORLDS).map((arm) => ({
        id: arm.id,
        title: arm.title,
        changes: Object.entries(arm.patch).map(([path, value]) => ({ path, value, added: !has(scenarios[id]!.base, path) })),
      })),
      arms: arms.length,
      persons: persons.reduced,
      runs: prepared.plan.experiments[e]!.runs.length,
    })),
  };
}
