import type { SourceFiles } from '../format/files.js';
import { readDespite } from '../format/read-despite.js';
import { InputError, dotted, problemAt } from '../format/problem.js';
import type { Finding, Path, Problem } from '../format/problem.js';
import { withOwnRegisters } from '../format/own-register.js';
import type { OwnRegister } from '../format/own-register.js';
import { readYaml } from '../format/read-yaml.js';
import type { Register } from '../format/register.js';
import { spotOf } from '../format/tree.js';
import type { TreeNode } from '../format/tree.js';
import { forbiddenFindings } from './check-boundary.js';
import { checkWhole } from './check.js';
import { timelineFindings } from './patch.js';
import { resolveWhole } from './resolve.js';
import type { Parse } from './resolve.js';
import { withSteps } from './rises.js';
import { scenarioSchema } from './schema.js';
import type { Scenario } from './schema.js';

const MOST_PROBLEMS = 50;

function placed(tree: TreeNode, finding: Finding): Problem {
  const spot = spotOf(tree, finding.path, finding.onKey);
  const spots = [spot, ...(finding.others ?? []).map((path) => spotOf(tree, path))];
  return problemAt(spots.find((each) => each.file === tree.at.file) ?? spot, finding.path, finding);
}

/** Each problem once, in order of file, line and column. */
function inOrder(problems: readonly Problem[]): Problem[] {
  const unique = [...new Map(problems.map((problem) => [problem.message, problem])).values()];
  return unique
    .sort((a, b) => (a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1))
    .slice(0, MOST_PROBLEMS);
}

/** Findings with their places in the files, in order of file, line and column. */
export const place = (tree: TreeNode, findings: readonly Finding[]): Problem[] => inOrder(findings.map((finding) => placed(tree, finding)));

/** What the boundary refuses, and after it everything else, each in order of place; no more than MOST_PROBLEMS. `meant`: the tree in which `more` was found. */
export const placeAfter = (
  tree: TreeNode,
  forbidden: readonly Finding[],
  others: readonly Finding[],
  meant: TreeNode = tree,
  more: readonly Finding[] = [],
): Problem[] => {
  const rest = [...others.map((finding) => placed(tree, finding)), ...more.map((finding) => placed(meant, finding))];
  return [...place(tree, forbidden), ...inOrder(rest)].slice(0, MOST_PROBLEMS);
};

/** A tree without the keys that the boundary refuses, so that the rest of the file is checked too. Refused texts stay. */
export function without(tree: TreeNode, forbidden: readonly Finding[], path: Path = []): TreeNode {
  if (forbidden.length === 0 || tree.kind === 'scalar') return tree;
  if (tree.kind === 'list') return { ...tree, items: tree.items.map((item, i) => without(item, forbidden, [...path, i])) };
  const keys = forbidden.filter(({ onKey }) => onKey).map((finding) => dotted(finding.path));
  const kept = [...tree.entries].filter(([key]) => !keys.includes(dotted([...path, key])));
  return {
    ...tree,
    entries: new Map(kept.map(([key, entry]) => [key, { ...entry, node: without(entry.node, forbidden, [...path, key]) }])),
  };
}

/** Findings that are not at or below the path of one of `others`. */
export function notBelow(findings: readonly Finding[], others: readonly Finding[]): Finding[] {
  return findings.filter((finding) => !others.some((other) => other.path.every((key, i) => finding.path[i] === key)));
}

export interface LoadedTree {
  scenario: Scenario;
  tree: TreeNode;
  warnings: Problem[];
  /** The register given, with the rows that the scenario brings. */
  register: Register;
  /** The registers that its files name. */
  registers: OwnRegister[];
}

/** As `loadScenario`, with the tree that knows where each value stands. `parse`: reads the text of a file, each once where scenarios share files. */
export function loadScenarioTree(path: string, files: SourceFiles, shipped: Register, parse: Parse = readYaml): LoadedTree {
  const { tree: written, registers } = resolveWhole(path, files, parse);
  const tree = withSteps(written);
  const register = withOwnRegisters(shipped, registers, files);
  const forbidden = forbiddenFindings(tree);
  const { value: scenario, meant, findings } = readDespite(scenarioSchema, without(written, forbidden), withSteps);
  const form = notBelow(findings, forbidden);
  if (scenario === null) throw new InputError(placeAfter(tree, forbidden, form), 'form');
  const { errors, warnings } = checkWhole(scenario, register);
  const all = errors.length > 0 ? errors : timelineFindings(scenario, register);
  if (forbidden.length + form.length + all.length > 0)
    throw new InputError(placeAfter(tree, forbidden, form, meant, notBelow(all, findings)));
  return { scenario, tree, warnings: place(tree, warnings), register, registers };
}

/**
 * A scenario with all it extends, read and checked. `path` is relative to the root of `files`, `shipped` the register of the repository. Returns the scenario
 * (quantities as written), warnings that do not stop a run, and the register with the rows that the scenario brings. Throws InputError with every problem found.
 */
export function loadScenario(
  path: string,
  files: SourceFiles,
  shipped: Register,
): { scenario: Scenario; warnings: Problem[]; register: Register } {
  const { scenario, warnings, register } = loadScenarioTree(path, files, shipped);
  return { scenario, warnings, register };
}
