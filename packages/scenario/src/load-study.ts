import { folderOf, normalPath, readText } from './files.js';
import type { SourceFiles } from './files.js';
import { schemaFindings } from './issues.js';
import { loadScenarioTree, place } from './load-scenario.js';
import type { LoadedTree } from './load-scenario.js';
import { tryPatch } from './patch.js';
import { InputError } from './problem.js';
import type { Finding, Problem } from './problem.js';
import type { Register } from './register.js';
import { readHeaded } from './resolve.js';
import type { Scenario } from './schema/scenario.js';
import { studySchema } from './schema/study.js';
import type { Study } from './schema/study.js';
import { plain, spotOf } from './tree.js';

/** A study with every scenario it names. */
export interface LoadedStudy {
  study: Study;
  /** By experiment id: the scenario as written, and as each arm patches it, in the order of the arms. */
  scenarios: Record<string, { base: Scenario; arms: { id: string; scenario: Scenario }[] }>;
  warnings: Problem[];
}

/**
 * A study and every scenario it names, read and checked, with the patched scenario of each arm. `path` is relative to
 * the root of `files`; a study names scenarios relative to itself. Throws InputError with every problem found.
 */
export function loadStudy(path: string, files: SourceFiles, register: Register): LoadedStudy {
  const tree = readHeaded(path, readText(files, path, null), 'study', true);
  const value = plain(tree);
  const shape = schemaFindings(studySchema, value);
  if (shape.length > 0) throw new InputError(place(tree, shape));
  const study = studySchema.parse(value);
  const findings: Finding[] = [];
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  const loaded = new Map<string, LoadedTree | null>();
  const scenarios: LoadedStudy['scenarios'] = {};
  study.experiments.forEach((experiment, e) => {
    const target = normalPath(folderOf(path), experiment.scenario);
    if (target === null) {
      findings.push({ path: ['experiments', e, 'scenario'], found: `"${experiment.scenario}"`, allowed: 'a relative path below the root', todo: 'Name a file in scenarios/.' });
      return;
    }
    if (!loaded.has(target)) {
      try {
        readText(files, target, spotOf(tree, ['experiments', e, 'scenario']));
        const scenario = loadScenarioTree(target, files, register);
        warnings.push(...scenario.warnings);
        loaded.set(target, scenario);
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        problems.push(...error.problems);
        loaded.set(target, null);
      }
    }
    const base = loaded.get(target)?.scenario;
    if (!base) return;
    const arms = experiment.arms.map((arm, a) => {
      const patched = tryPatch(base, arm.patch, 'policy', register);
      for (const finding of patched.findings) findings.push({ ...finding, path: ['experiments', e, 'arms', a, 'patch', ...finding.path] });
      return { id: arm.id, scenario: patched.scenario };
    });
    scenarios[experiment.id] = { base, arms };
  });
  problems.push(...place(tree, findings));
  if (problems.length > 0) throw new InputError(problems);
  return { study, scenarios, warnings };
}
