import type { Findings } from '../format/findings.js';
import { dotted, keysOf } from '../format/problem.js';
import type { Finding, Path } from '../format/problem.js';
import { valueAt } from '../format/value-at.js';
import { checkWhole } from '../scenario/check.js';
import { quantityAt, withQuantity } from '../scenario/quantity-at.js';
import type { Scenario } from '../scenario/schema.js';
import { familyOf, scaledToOne } from '../scenario/share-families.js';
import { variedPaths } from './check-design.js';
import type { DesignTable } from './check-design.js';
import { drawnPoints } from './design.js';
import type { ExperimentScenarios } from './check-experiments.js';
import type { Experiment } from './schema.js';

/** Values in the unit of each quantity, by path: those that a design moves together. */
type Setting = ReadonlyMap<string, number>;
type Ends = ReadonlyMap<string, readonly [low: number, high: number]>;

/** What a path belongs to, such as `ledgers.points`: what has to fit together mostly stands there. */
const ownerOf = (path: string): string => keysOf(path).slice(0, 2).join('.');

/**
 * Corners of the ranges: all low, all high, and in every entry of a section each number in turn at the other end than the rest. So each two numbers of
 * an entry meet at all four ends, and sums and products are tried at their highest. Shares that are made to add to one move with the rest, and so do
 * entries that are not taken `apart`.
 */
function cornersOf(ends: Ends, apart: ReadonlySet<string>): Setting[] {
  const owners = new Map<string, string[]>();
  const paths = [...ends.keys()].sort();
  for (const path of paths)
    if (familyOf(path) === null && apart.has(ownerOf(path))) owners.set(ownerOf(path), [...(owners.get(ownerOf(path)) ?? []), path]);
  const most = Math.max(0, ...[...owners.values()].map((all) => all.length));
  const corner = (rest: 0 | 1, turned: number): Setting => {
    const others = new Set([...owners.values()].flatMap((all) => (all.length > 1 ? all.slice(turned, turned + 1) : [])));
    const turns = (path: string): boolean => turned >= 0 && others.has(path);
    return new Map(paths.map((path) => [path, ends.get(path)![turns(path) ? 1 - rest : rest]!] as const));
  };
  return ([0, 1] as const).flatMap((rest) => Array.from({ length: most > 1 ? most + 1 : 1 }, (_, turned) => corner(rest, turned - 1)));
}

/** The low and high end of what a design moves in a scenario: ranges of varied numbers, least and most value of swept ones. */
function endsOf(scenario: Scenario, varied: readonly string[], sweep: Readonly<Record<string, readonly number[]>>): Ends {
  const ends = new Map<string, readonly [number, number]>();
  for (const path of varied) {
    const range = quantityAt(scenario, path)?.range;
    if (range) ends.set(path, range);
  }
  for (const [path, values] of Object.entries(sweep))
    if (quantityAt(scenario, path) && familyOf(path) === null) ends.set(path, [Math.min(...values), Math.max(...values)]);
  return ends;
}

function movedTo(scenario: Scenario, setting: Setting): Scenario {
  const families = new Map<string, string[]>();
  let copy = scenario;
  for (const [path, value] of setting) {
    if (!quantityAt(copy, path)) continue;
    copy = withQuantity(copy, path, value);
    const family = familyOf(path);
    if (family !== null) families.set(family, [...(families.get(family) ?? []), path]);
  }
  for (const [family, held] of families) copy = scaledToOne(copy, family, held, null);
  return copy;
}

/** An entry as text, but for when it is in force: what fits together in it does so in every arm that has it. */
const textOf = (scenario: Scenario, owner: string): string =>
  JSON.stringify(valueAt(scenario, keysOf(owner)), (key, value: unknown) => (key === 'in_force' ? undefined : value)) ?? '';

const nameOf = (finding: Finding): string => `${dotted(finding.path)}: ${finding.found}`;

/** What a setting moves in the entry of which something is wrong. */
function settingOf(finding: Finding, scenario: Scenario, setting: Setting): string {
  const owner = finding.path.slice(0, 2).join('.');
  const moved = [...setting].filter(([path]) => ownerOf(path) === owner && quantityAt(scenario, path));
  return moved.map(([path, value]) => `${path} at ${value} ${quantityAt(scenario, path)!.unit}`).join(', ');
}

/**
 * What a design moves together fits together wherever it goes: at the corners of its ranges, or in each row of a table, the scenarios pass the checks
 * that they pass as written. A design of one point moves only what it sweeps. One message for the first that does not. Costs a check of every scenario at some dozen corners.
 */
export function checkCorners(
  experiment: Experiment,
  scenarios: ExperimentScenarios,
  table: DesignTable | null,
  path: Path,
  out: Findings,
): void {
  const every = [...new Set([scenarios.base, ...scenarios.arms.map((arm) => arm.scenario)])];
  const draws = (['reduced', 'full'] as const).some((size) => drawnPoints(experiment.design, size, 1, 0) > 0);
  const varied = table || !draws ? [] : variedPaths(experiment, scenarios, table);
  const rows = table?.rows.map((row) => new Map(row.flatMap((value, i) => (value === null ? [] : [[table.paths[i]!, value] as const]))));
  const taken = new Set<string>();
  for (const scenario of every) {
    const ends = endsOf(scenario, varied, experiment.design.sweep ?? {});
    const apart = new Set<string>();
    for (const owner of new Set([...ends.keys()].map(ownerOf))) {
      const text = `${owner} ${textOf(scenario, owner)}`;
      if (!taken.has(text)) apart.add(owner);
      taken.add(text);
    }
    const corners = cornersOf(ends, apart);
    const known = new Set(checkWhole(scenario, null).errors.map(nameOf));
    for (const setting of [...corners, ...(rows ?? [])]) {
      const fresh = checkWhole(movedTo(scenario, setting), null).errors.find((finding) => !known.has(nameOf(finding)));
      if (!fresh) continue;
      const where = settingOf(fresh, scenario, setting);
      out.error(
        [...path, 'design'],
        `${dotted(fresh.path)}, which a design point may take to ${fresh.found}${where === '' ? '' : ` (${where})`}`,
        fresh.allowed,
        'Narrow the ranges in the scenario, or name in vary what may move.',
      );
      return;
    }
  }
}
