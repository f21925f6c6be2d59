import * as engine from '@glasshouse/model';
import { InputError, loadStudy } from '@glasshouse/model';
import type { LoadedStudy, Scenario, StudyDocument } from '@glasshouse/model';
import { renderPages, renderReport } from '@glasshouse/report';
import { checkRunnable, inlineExecutor, runStudy } from '@glasshouse/study';
import { stringify } from 'yaml';
import { loadScenarioTree } from '../../packages/model/src/scenario/load-scenario.js';
import { treeOf } from '../shipped.js';
import { Random } from './random.js';
import { randomScenario, register } from './scenarios.js';
import type { Plain } from './scenarios.js';
import { randomStudy } from './studies.js';

const SCENARIO = 'scenarios/made.yaml';
const STUDY = 'studies/made.yaml';
const MOST_REPAIRS = 20;

/** The files of a generated study, and what `validate` makes of them: null where it refuses them. */
export interface Made {
  seed: number;
  texts: Record<string, string>;
  loaded: LoadedStudy | null;
}

const reading = (texts: Record<string, string>) => ({
  read(path: string): string {
    const text = texts[path];
    if (text === undefined) throw new Error(`no file ${path}`);
    return text;
  },
});

const runnable = (loaded: LoadedStudy): LoadedStudy => {
  checkRunnable(loaded, { engineHash: 'generated', register });
  return loaded;
};

/** What `validate` does with a study: the same two calls. Throws InputError. */
export const validated = (texts: Record<string, string>): LoadedStudy => runnable(loadStudy(STUDY, reading(texts), register));

const write = (value: Plain): string => stringify(value, { aliasDuplicateObjects: false, lineWidth: 0 });

/** The keys of a path as they stand in a value: keys may hold dots, and entries of lists may be named by their id. */
function standing(value: Plain, path: readonly string[]): { node: Plain; key: string }[] {
  const found: { node: Plain; key: string }[] = [];
  let at: unknown = value;
  for (let i = 0; i < path.length && typeof at === 'object' && at !== null;) {
    const node = at as Plain;
    const named = Array.isArray(node) ? (node as Plain[]).findIndex((item) => item['id'] === path[i]) : -1;
    const takes = Array.from({ length: path.length - i }, (_, n) => n + 1).find((n) => Object.hasOwn(node, path.slice(i, i + n).join('.')));
    if (named < 0 && takes === undefined) break;
    const key = named >= 0 ? String(named) : path.slice(i, i + takes!).join('.');
    found.push({ node, key });
    at = node[key];
    i += named >= 0 ? 1 : takes!;
  }
  return found;
}

/** Takes out the part of a value that a problem is about. False where that would leave nothing to try. */
function takeOut(value: Plain, path: readonly string[]): boolean {
  const above = standing(value, path);
  const ofExperiment = path[0] === 'experiments';
  const last = ofExperiment ? above.at(-1) : above[Math.min(1, above.length - 1)];
  if (!last || above.length < (ofExperiment ? 3 : 2)) return false;
  const { node, key } = last;
  if (ofExperiment && above.length === 3 && key === 'design') node[key] = { points: { reduced: 1, full: 1 } };
  else if (ofExperiment && above.length === 3 && key === 'arms') (node[key] as unknown[]).splice(1);
  else if (Array.isArray(node)) node.splice(Number(key), 1);
  else delete node[key];
  return true;
}

/** The value after parts that are refused were taken out again and again, or null where that does not help. */
function repaired<T>(value: Plain, load: () => T): T | null {
  for (let i = 0; i < MOST_REPAIRS; i++) {
    try {
      return load();
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      const paths = [...new Set(error.problems.map(({ path }) => path))].reverse();
      const removed = paths.map((path) => takeOut(value, path.split('.')));
      if (!removed.includes(true)) return null;
    }
  }
  return null;
}

/** A study from a seed, after repairs. */
export function make(seed: number): Made {
  const random = new Random(seed);
  const texts: Record<string, string> = {};
  const scenario = randomScenario(random);
  // Repairs need no text: reading it takes as long as all that is checked.
  const unread = { read: () => '' };
  const sound = repaired<Scenario>(scenario, () => loadScenarioTree(SCENARIO, unread, register, (file) => treeOf(scenario, file)).scenario);
  texts[SCENARIO] = write(scenario);
  if (!sound) return { seed, texts, loaded: null };
  const study = randomStudy(sound, random);
  const tree = treeOf(scenario, SCENARIO);
  const fits = repaired<LoadedStudy>(study, () =>
    runnable(loadStudy(STUDY, unread, register, (file) => (file === STUDY ? treeOf(study, file) : tree))),
  );
  texts[STUDY] = write(study);
  return { seed, texts, loaded: fits && validated(texts) };
}

/** Runs a loaded study at the reduced size and prints its report. Throws where either fails. */
export async function finish(loaded: LoadedStudy): Promise<StudyDocument> {
  const options = { size: 'reduced', seed: 5, engineHash: 'generated', register, engine, executor: inlineExecutor(engine) } as const;
  const document = await runStudy(loaded, options);
  const page = renderReport(document);
  if (!page.startsWith('<!doctype html>')) throw new Error('no page');
  if (/\bNaN\b|undefined|\[object Object\]/.test(page)) throw new Error('a page with a number or a word that is none');
  if (renderPages(document).length === 0) throw new Error('no pages');
  return document;
}
