import { otherEncoding, otherSeparator, parseCsv } from '../format/csv.js';
import type { Findings } from '../format/findings.js';
import { describe } from '../format/problem.js';
import type { Path } from '../format/problem.js';
import { quantitiesOf } from '../scenario/quantities.js';
import type { QuantityEntry } from '../scenario/quantities.js';
import { quantityAt } from '../scenario/quantity-at.js';
import type { Scenario } from '../scenario/schema.js';
import { familyOf } from '../scenario/share-families.js';
import type { ExperimentScenarios } from './check-experiments.js';
import { laterChange } from './check-swept.js';
import type { DesignExtent } from './check-work.js';
import { designKey } from './design.js';
import type { Experiment } from './schema.js';

/** Points written out: a column for each path, a row for each point; null where a row keeps the value as written. */
export interface DesignTable {
  paths: string[];
  rows: (number | null)[][];
}

/** Most points and most columns of a file. */
const MOST_ROWS = 20_000;

const MOST_COLUMNS = 512;

/** Units of which there are no parts. */
const WHOLE = new Set(['points', 'persons', 'count', 'bodies', 'households', 'days', 'working days']);

/** The points of `list`, or null where the design has none. */
export function listedTable({ design: { list } }: Experiment): DesignTable | null {
  if (!list) return null;
  const paths = [...new Set(list.flatMap((row) => Object.keys(row)))].sort();
  return { paths, rows: list.map((row) => paths.map((path) => row[path] ?? null)) };
}

/** Names of the pathways of a design of switches, sorted: the order of their bits. */
export const pathwaysOf = (switches: NonNullable<Experiment['design']['switches']>): string[] => Object.keys(switches).sort();

/** Every combination of pathways but all on, which is the scenario as written: in row r those are off whose bits are set in r + 1. Null without switches. */
export function switchTable({ design: { switches } }: Experiment): DesignTable | null {
  if (!switches) return null;
  const pathways = pathwaysOf(switches);
  const paths = [...new Set(Object.values(switches).flatMap((set) => Object.keys(set)))].sort();
  const rows = Array.from({ length: (1 << pathways.length) - 1 }, (_, r) => {
    const off = Object.assign({}, ...pathways.flatMap((id, bit) => ((((r + 1) >> bit) & 1) === 1 ? [switches[id]!] : []))) as Record<
      string,
      number
    >;
    return paths.map((path) => off[path] ?? null);
  });
  return { paths, rows };
}

/** Reads the text of a design file. Returns null, and an error at `at`, for a text that is no such table. */
export function readDesignTable(text: string, file: string, at: Path, out: Findings): DesignTable | null {
  const wrong = (found: string, allowed: string, todo: string): null => {
    out.error(at, `${file}: ${found}`, allowed, todo);
    return null;
  };
  const encoding = otherEncoding(text);
  if (encoding !== null) return wrong(encoding, 'UTF-8 text', 'Save the file as UTF-8.');
  const separator = otherSeparator(text);
  if (separator !== null)
    return wrong(
      `line 1: paths separated by ${separator}`,
      'paths and values separated by commas, with a decimal point',
      'Save the file with commas, and numbers as 0.5, not 0,5.',
    );
  let records: ReturnType<typeof parseCsv>;
  try {
    records = parseCsv(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return wrong((error as Error).message, 'comma-separated values', 'Correct the file.');
  }
  const [head, ...body] = records;
  const paths = head?.fields.map((name) => name.trim()) ?? [];
  if (paths.includes('')) return wrong(`line 1: no path in column ${paths.indexOf('') + 1}`, 'a path in each column', 'Remove the column.');
  const twice = paths.find((path, i) => paths.indexOf(path) < i);
  if (twice !== undefined) return wrong(`line 1: ${describe(twice)} twice`, 'each path once', 'Remove a column.');
  if (body.length === 0 || body.length > MOST_ROWS || paths.length > MOST_COLUMNS)
    return wrong(
      `${body.length} points in ${paths.length} columns`,
      `1 to ${MOST_ROWS} points, at most ${MOST_COLUMNS} columns`,
      'Write a row of paths, then one row a point.',
    );
  const rows: number[][] = [];
  for (const { line, fields } of body) {
    if (fields.length !== paths.length)
      return wrong(`line ${line}: ${fields.length} fields under ${paths.length} paths`, 'one value for each path', 'Correct the line.');
    const values = fields.map((field) => (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(field.trim()) ? Number(field) : Number.NaN));
    const bad = values.findIndex((value) => !Number.isFinite(value));
    if (bad >= 0) return wrong(`line ${line}, ${paths[bad]}: ${describe(fields[bad])}`, 'a number', 'Correct the value.');
    rows.push(values);
  }
  return { paths, rows };
}

/** Paths that a design names: columns of its points, or `fitted` and `vary`; undefined where it varies what the scenario assumes. */
export function namedPaths({ fit, fitted, design }: Experiment, table: DesignTable | null): string[] | undefined {
  if (table) return table.paths;
  return fit && (fitted.length > 0 || design.vary) ? [...fitted, ...(design.vary ?? [])] : design.vary;
}

/**
 * Assumed quantities with a range, of the base or of an arm: what a design varies where it names nothing. Without ceilings of streams, which belong to
 * random draws, and without those that a dated change sets again, since they would hold for part of a run only.
 */
export function assumedPaths({ base, arms }: ExperimentScenarios): QuantityEntry[] {
  const scenarios = [base, ...arms.map((arm) => arm.scenario)];
  const found = new Map<string, QuantityEntry>();
  for (const scenario of scenarios)
    for (const entry of quantitiesOf(scenario)) {
      const { path, quantity } = entry;
      if (quantity.assumed !== undefined && quantity.range && quantity.range[0] < quantity.range[1] && !path.endsWith('.ceiling'))
        found.set(path, entry);
    }
  return [...found.values()].filter(({ path }) => !scenarios.some((scenario) => laterChange(scenario, path) !== null));
}

/** Whether a design may vary policy: never beside a fit, and of a harm-only scenario only in the plain hypercube, where all assumptions move together. */
export const variesPolicy = (experiment: Experiment, base: Scenario): boolean =>
  !experiment.fit && (base.harm_only !== true || designKey(experiment.design) === 'points');

/** Paths that a design moves, those of a sweep left out. */
export function variedPaths(experiment: Experiment, scenarios: ExperimentScenarios, table: DesignTable | null): string[] {
  const swept = Object.keys(experiment.design.sweep ?? {});
  const all = (): string[] =>
    assumedPaths(scenarios)
      .filter(({ role }) => role === 'world' || variesPolicy(experiment, scenarios.base))
      .map(({ path }) => path);
  return (namedPaths(experiment, table) ?? all()).filter((path) => !swept.includes(path));
}

/** Factors and rows of a design at most; shares that add to one are one factor. */
export function extentOf(experiment: Experiment, scenarios: ExperimentScenarios, table: DesignTable | null): DesignExtent {
  const paths = variedPaths(experiment, scenarios, table);
  return { factors: new Set(paths.map((path) => familyOf(path) ?? path)).size, rows: table?.rows.length ?? 0 };
}

/**
 * Points written out are checked like values of a scenario: each column is the path of a quantity with a range, each value lies within it in every
 * scenario that has it. Policy only where it is assumed, and not at all beside a fit or in a harm-only scenario.
 */
export function checkDesignTable(
  experiment: Experiment,
  scenarios: ExperimentScenarios,
  table: DesignTable,
  at: Path,
  out: Findings,
): void {
  const every = [scenarios.base, ...scenarios.arms.map((arm) => arm.scenario)];
  const roles = new Map(every.flatMap((scenario) => quantitiesOf(scenario).map(({ path, role }) => [path, role] as const)));
  table.paths.forEach((path, column) => {
    const ranges = every.flatMap((scenario) => quantityAt(scenario, path) ?? []).filter((quantity) => quantity.range);
    if (ranges.length === 0) {
      const found = roles.has(path) ? `${describe(path)}, a quantity without a range` : `${describe(path)}, which is not a quantity`;
      out.error(at, found, 'paths of quantities with range: [low, high]', 'Correct the path, or give the quantity a range.');
      return;
    }
    const swept = Object.hasOwn(experiment.design.sweep ?? {}, path);
    if (swept) out.error(at, `${describe(path)}, which is swept too`, 'a path of the design or of the sweep', 'Remove one.');
    const later = every.map((scenario) => laterChange(scenario, path)).find((change) => change !== null);
    if (later)
      out.error(
        at,
        `${describe(path)}, which the timeline sets from ${later.date} on`,
        'a quantity that keeps its value over the whole run',
        'Remove the column.',
      );
    table.rows.forEach((row, r) => {
      const value = row[column];
      if (value === null || value === undefined) return;
      const outside = ranges.find(({ range: [low, high] = [0, 0] }) => !(low <= value && value <= high));
      const whole = ranges.find(({ unit, range }) => WHOLE.has(unit) && range!.every(Number.isInteger) && !Number.isInteger(value));
      const place = `point ${r + 1}, ${path}: ${value}`;
      if (outside)
        out.error(at, place, `${outside.range!.join(' to ')} ${outside.unit}, the range of the quantity`, 'Choose a value within it.');
      else if (whole) out.error(at, place, `whole ${whole.unit}`, 'Write a whole number.');
    });
  });
}

/** A design other than the plain hypercube varies policy only where it is assumed, and in a harm-only scenario none. */
export function checkDesignRoles(
  experiment: Experiment,
  scenarios: ExperimentScenarios,
  table: DesignTable | null,
  at: Path,
  out: Findings,
): void {
  const key = designKey(experiment.design);
  if (key === 'points') return;
  const every = [scenarios.base, ...scenarios.arms.map((arm) => arm.scenario)];
  (namedPaths(experiment, table) ?? []).forEach((path, i) => {
    const here: Path = table ? at : [...at.slice(0, -1), 'vary', i];
    const entries = every.flatMap((scenario) => quantitiesOf(scenario).filter((entry) => entry.path === path));
    if (entries[0]?.role !== 'policy') return;
    if (key === 'switches') {
      const todo = 'Compare rules with arms: a pathway is a way in which people respond to rules.';
      out.error(here, `${describe(path)}, a quantity of policy`, 'quantities of the world', todo);
    } else if (!variesPolicy(experiment, scenarios.base)) {
      if (!table) return;
      const why = experiment.fit ? 'an experiment that fits' : 'a harm-only scenario';
      out.error(here, `${describe(path)}, a quantity of policy in ${why}`, 'quantities of the world', 'Use arms: policies are compared.');
    } else if (entries.every(({ quantity }) => quantity.assumed === undefined))
      out.error(
        here,
        `${describe(path)}, a rule that a source gives`,
        'quantities of the world, and rules that are assumed',
        'Compare rules with arms: a design asks what an unknown rule is, never which one does most.',
      );
  });
}

/** Where the layout of a design is written. */
export const designPath = (experiment: Experiment, path: Path): Path => [...path, 'design', designKey(experiment.design)];
