import { folderOf, namedPath, normalPath, readText } from '../format/files.js';
import type { SourceFiles } from '../format/files.js';
import { Findings } from '../format/findings.js';
import { readDespite } from '../format/read-despite.js';
import { InputError } from '../format/problem.js';
import type { Finding, Path, Problem } from '../format/problem.js';
import { namedRegister, withOwnRegisters } from '../format/own-register.js';
import type { Register } from '../format/register.js';
import { plain, spotOf } from '../format/tree.js';
import type { TreeNode } from '../format/tree.js';
import { valueAt } from '../format/value-at.js';
import { forbiddenFindings } from '../scenario/check-boundary.js';
import { sourcesIn } from '../scenario/check-sources.js';
import { loadScenarioTree, notBelow, place, placeAfter, without } from '../scenario/load-scenario.js';
import type { LoadedTree } from '../scenario/load-scenario.js';
import { timelineFindings, tryPatch } from '../scenario/patch.js';
import { parseOnce, readHeaded } from '../scenario/resolve.js';
import type { Parse } from '../scenario/resolve.js';
import type { Scenario } from '../scenario/schema.js';
import { checkStudyText } from './check-claims.js';
import type { CornersTried } from './check-corners.js';
import { extentOf, listedTable, readDesignTable, switchTable } from './check-design.js';
import type { DesignTable } from './check-design.js';
import { checkExperimentAlone, checkExperimentDesign, checkHeldOut, checkTitles } from './check-experiments.js';
import { checkHarmOnlyRatios } from './check-harm-only.js';
import { checkSensitivity } from './check-sensitivity.js';
import { laterChange } from './check-swept.js';
import { checkRuns, checkWork } from './check-work.js';
import type { DesignExtent } from './check-work.js';
import { studySchema } from './schema.js';
import { readSearchRecord } from './search-record.js';
import type { SearchRecord } from './search-record.js';
import type { Experiment, Study, StudyArm } from './schema.js';

/** A study with every scenario it names. */
export interface LoadedStudy {
  study: Study;
  /** By experiment id: the scenario as written, and as each arm patches it, in the order of the arms. */
  scenarios: Record<string, { base: Scenario; arms: { id: string; scenario: Scenario }[] }>;
  /** By experiment id: the points of a design that writes them out, in a list or a file. */
  designs?: Record<string, DesignTable>;
  /** By experiment id: what a stored calibration found. */
  searches?: Record<string, SearchRecord>;
  /** Doubts that do not stop a run, of the study's scenarios. */
  warnings: Problem[];
  /** The register given, with the rows that the study and its scenarios bring. */
  register: Register;
}

interface ReadStudy {
  tree: TreeNode & { kind: 'map' };
  /** What was read: the tree, in which wrong keys have the name that was meant. */
  meant: TreeNode;
  forbidden: Finding[];
  /** What is wrong with its form, where the rest could be read all the same. */
  form: Finding[];
  study: Study;
}

/** Problems of the scenarios that a study names which itself cannot be read. */
function scenarioProblems(path: string, tree: TreeNode, files: SourceFiles, register: Register): Problem[] {
  const experiments = tree.kind === 'map' ? tree.entries.get('experiments')?.node : undefined;
  const named = experiments?.kind === 'list' ? experiments.items.map((item) => valueAt(plain(item), ['scenario'])) : [];
  const seen = new Set<string>();
  return named.flatMap((name, e) => {
    const at: Path = ['experiments', e, 'scenario'];
    const target = typeof name === 'string' ? normalPath(folderOf(path), name) : null;
    if (target === null || !isScenarioFile(target) || seen.has(target)) return [];
    seen.add(target);
    try {
      readText(files, target, spotOf(tree, at), at);
      loadScenarioTree(target, files, register);
      return [];
    } catch (error) {
      if (error instanceof InputError) return error.problems;
      throw error;
    }
  });
}

function readStudy(path: string, files: SourceFiles, register: Register, parse: Parse): ReadStudy {
  const tree = readHeaded(path, readText(files, path, null), 'study', true, parse);
  const forbidden = forbiddenFindings(tree);
  const { value: study, meant, findings } = readDespite(studySchema, without(tree, forbidden));
  const form = notBelow(findings, forbidden);
  if (study !== null) return { tree, meant, forbidden, form, study };
  throw new InputError([...placeAfter(tree, forbidden, form), ...scenarioProblems(path, tree, files, register)], 'form');
}

const isYaml = (path: string): boolean => /\.ya?ml$/.test(path);

/** A whole scenario, by its name: YAML, and no fragment. */
const isScenarioFile = (path: string): boolean => isYaml(path) && !(path.split('/').pop() ?? '').startsWith('_');

/** The scenario of an arm, and what is wrong with its patch. */
function armScenario(base: Scenario, arm: StudyArm, path: Path, register: Register): { scenario: Scenario; findings: Finding[] } {
  if (Object.keys(arm.patch).length === 0) return { scenario: base, findings: [] };
  const patched = tryPatch(base, arm.patch, 'policy', register);
  const later = patched.findings.length > 0 ? [] : timelineFindings(patched.scenario, register);
  const dated = later.map((finding) => ({
    ...finding,
    path: [],
    found: `a patch after which ${finding.path.join('.')} no longer fits: ${finding.found}`,
  }));
  const overruled = patched.findings.length > 0 ? [] : overruledFindings(base, arm);
  return {
    scenario: patched.scenario,
    findings: [...patched.findings, ...overruled, ...dated].map((finding) => ({ ...finding, path: [...path, 'patch', ...finding.path] })),
  };
}

/** A patch says what an arm is; one that a dated change sets again would say so for part of the run only. */
function overruledFindings(base: Scenario, arm: StudyArm): Finding[] {
  return Object.keys(arm.patch).flatMap((path) => {
    const later = laterChange(base, path);
    if (later === null) return [];
    return [
      {
        path: [path],
        found: `"${path}", which the timeline sets from ${later.date} on (${later.path})`,
        allowed: 'paths that keep the value of the arm over the whole run',
        todo: 'Compare scenarios that differ in their timeline, or switch the rule off with its in_force.',
        onKey: true,
      },
    ];
  });
}

/**
 * The scenarios of a study, as written and as each arm patches them, whatever else is wrong with it. Throws InputError where its form cannot be read, or
 * where a scenario or a patch is wrong.
 */
export function scenariosOfStudy(path: string, files: SourceFiles, register: Register): LoadedStudy['scenarios'] {
  const parse = parseOnce();
  const { tree, study } = readStudy(path, files, register, parse);
  const scenarios: LoadedStudy['scenarios'] = {};
  study.experiments.forEach(({ id, scenario: named, arms: written }, e) => {
    const at: Path = ['experiments', e];
    const target = normalPath(folderOf(path), named);
    if (target === null || !isScenarioFile(target)) return;
    readText(files, target, spotOf(tree, [...at, 'scenario']), [...at, 'scenario']);
    const { scenario: base } = loadScenarioTree(target, files, register, parse);
    const arms = written.map((arm, a) => {
      const { scenario, findings } = armScenario(base, arm, [...at, 'arms', a], register);
      if (findings.length > 0) throw new InputError(place(tree, findings));
      return { id: arm.id, scenario };
    });
    scenarios[id] = { base, arms };
  });
  return scenarios;
}

/**
 * A study and every scenario it names, read and checked, with the patched scenario of each arm. `path` is relative to
 * the root of `files`; a study names scenarios relative to itself. Throws InputError with every problem found.
 * `parse`: reads the text of a file, each once where scenarios share files.
 */
export function loadStudy(path: string, files: SourceFiles, shipped: Register, parse: Parse = parseOnce()): LoadedStudy {
  const { tree, meant, forbidden, form, study } = readStudy(path, files, shipped, parse);
  const out = new Findings();
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  const loaded = new Map<string, LoadedTree | null>();
  const tried: CornersTried = new WeakMap();
  const scenarios: LoadedStudy['scenarios'] = {};

  const designs: Record<string, DesignTable> = {};
  const extents: Record<string, DesignExtent> = {};
  const tableOf = (experiment: Experiment, e: number): DesignTable | null => {
    const named = experiment.design.file;
    if (named === undefined) return listedTable(experiment) ?? switchTable(experiment);
    const at: Path = ['experiments', e, 'design', 'file'];
    const target = normalPath(folderOf(path), named);
    if (target !== null) return readDesignTable(readText(files, target, spotOf(tree, at), at), named, at, out);
    out.error(
      at,
      namedPath(named),
      'the relative path of a CSV file in the folder around scenarios and studies',
      'Name a file such as design.csv.',
    );
    return null;
  };

  const searches: Record<string, SearchRecord> = {};
  const readSearch = (experiment: Experiment, e: number): void => {
    const named = experiment.calibrate?.found;
    if (named === undefined) return;
    const at: Path = ['experiments', e, 'calibrate', 'found'];
    const target = normalPath(folderOf(path), named);
    if (target === null)
      out.error(
        at,
        namedPath(named),
        'the relative path of a JSON file in the folder around scenarios and studies',
        'Name a file such as search.json.',
      );
    else {
      const record = readSearchRecord(readText(files, target, spotOf(tree, at), at), named, { study, experiment }, at, out);
      if (record) searches[experiment.id] = record;
    }
  };

  const scenarioAt = (target: string, named: Path): LoadedTree | null => {
    if (loaded.has(target)) return loaded.get(target) ?? null;
    let found: LoadedTree | null = null;
    try {
      readText(files, target, spotOf(tree, named), named);
      found = loadScenarioTree(target, files, shipped, parse);
      warnings.push(...found.warnings);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(...error.problems);
    }
    loaded.set(target, found);
    return found;
  };

  const own = namedRegister(path, tree);
  const brought = study.experiments.flatMap(({ scenario }, e) => {
    const target = normalPath(folderOf(path), scenario);
    return target !== null && isScenarioFile(target) ? (scenarioAt(target, ['experiments', e, 'scenario'])?.registers ?? []) : [];
  });
  const register = withOwnRegisters(shipped, [...(own === null ? [] : [own]), ...brought], files);

  checkStudyText(study, register, out);
  checkSensitivity(study, out);
  checkTitles(
    study.claims.map((claim) => claim.title),
    ['claims'],
    'claim',
    out,
  );
  // A run on equal rates is identified by the experiment that it repeats: it may be called "The same with equal rates" each time.
  checkTitles(
    study.experiments.map((experiment) => (experiment.equal_rates === true ? null : experiment.title)),
    ['experiments'],
    'experiment',
    out,
  );
  const enough = checkRuns(study, out);
  for (const { path: at, id } of sourcesIn(study.experiments.map((experiment) => experiment.targets.map((target) => target.tolerance)))) {
    const [e, t, ...rest] = at;
    out.refersRow(['experiments', e!, 'targets', t!, 'tolerance', ...rest], id, register);
  }
  study.experiments.forEach((experiment, e) => {
    const at: Path = ['experiments', e];
    checkExperimentAlone(experiment, at, register, out);
    readSearch(experiment, e);
    const target = normalPath(folderOf(path), experiment.scenario);
    if (target === null || !isYaml(target)) {
      out.error(
        [...at, 'scenario'],
        namedPath(experiment.scenario),
        'the relative path of a scenario file in the folder around scenarios and studies',
        'Name a file such as ../scenarios/court-list.yaml.',
      );
      return;
    }
    if (!isScenarioFile(target)) {
      out.error(
        [...at, 'scenario'],
        `"${experiment.scenario}", a fragment (its name starts with _)`,
        'a whole scenario',
        'Name a scenario that extends it.',
      );
      return;
    }
    const base = scenarioAt(target, [...at, 'scenario'])?.scenario;
    if (!base) return;
    let sound = true;
    const arms = experiment.arms.map((arm, a) => {
      const { scenario, findings } = armScenario(base, arm, [...at, 'arms', a], register);
      out.errors.push(...findings);
      sound &&= findings.length === 0;
      return { id: arm.id, scenario };
    });
    if (!sound) return;
    scenarios[experiment.id] = { base, arms };
    const table = tableOf(experiment, e);
    if (experiment.design.file !== undefined && !table) return;
    if (table) designs[experiment.id] = table;
    checkExperimentDesign({ experiment, scenarios: scenarios[experiment.id]!, table, path: at }, out, tried);
    extents[experiment.id] = extentOf(experiment, scenarios[experiment.id]!, table);
  });
  if (enough && checkRuns(study, out, extents)) checkWork(study, scenarios, extents, out);
  checkHeldOut(study, scenarios, out);
  checkHarmOnlyRatios(study, scenarios, out);
  problems.unshift(...place(tree, forbidden));
  problems.push(...placeAfter(tree, [], form, meant, notBelow(out.errors, form)));
  if (problems.length > 0) throw new InputError(problems);
  return {
    study,
    scenarios,
    ...(Object.keys(designs).length > 0 ? { designs } : {}),
    ...(Object.keys(searches).length > 0 ? { searches } : {}),
    warnings: [...warnings, ...place(tree, out.warnings)],
    register,
  };
}
