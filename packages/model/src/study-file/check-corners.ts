import type { Findings } from '../format/findings.js';
import { dotted, keysOf } from '../format/problem.js';
import type { Finding } from '../format/problem.js';
import { valueAt } from '../format/value-at.js';
import { checkWhole } from '../scenario/check.js';
import { quantityAt, quantitySetter } from '../scenario/quantity-at.js';
import type { Scenario } from '../scenario/schema.js';
import { familyOf, scaledToOne } from '../scenario/share-families.js';
import { variedPaths } from './check-design.js';
import { drawnPoints } from './design.js';
import type { Designed } from './check-experiments.js';

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

/** Takes a scenario to settings of some paths; shares of a family that a setting holds add to one again. */
function mover(scenario: Scenario, paths: readonly string[]): (setting: Setting) => Scenario {
  const here = paths.filter((path) => quantityAt(scenario, path));
  const moved = quantitySetter(scenario, here);
  const families = new Map<string, string[]>();
  for (const path of here) {
    const family = familyOf(path);
    if (family !== null) families.set(family, [...(families.get(family) ?? []), path]);
  }
  return (setting) =>
    [...families].reduce((copy, [family, all]) => {
      const held = all.filter((path) => setting.has(path));
      return held.length === 0 ? copy : scaledToOne(copy, family, held, null);
    }, moved(setting));
}

/** An entry as text, but for when it is in force: what fits together in it does so in every arm that has it. */
function textOf(entry: unknown): string {
  const whole = JSON.stringify(entry) ?? '';
  // Leaving a key out costs several times as much, and few entries have this one.
  return whole.includes('"in_force"') ? JSON.stringify(entry, (key, value: unknown) => (key === 'in_force' ? undefined : value)) : whole;
}

/** What an experiment tries of a scenario: the settings that it takes it to, as text. */
const triedOf = (ends: Ends, apart: ReadonlySet<string>, rows: readonly Setting[]): string =>
  JSON.stringify([[...ends], [...apart], rows.map((row) => [...row])]);

/** What the experiments of a study have tried already without a fault, by scenario. */
export type CornersTried = WeakMap<Scenario, Set<string>>;

const nameOf = (finding: Finding): string => `${dotted(finding.path)}: ${finding.found}`;

/** What a setting moves in the entry of which something is wrong. */
function settingOf(finding: Finding, scenario: Scenario, setting: Setting): string {
  const owner = finding.path.slice(0, 2).join('.');
  const moved = [...setting].filter(([path]) => ownerOf(path) === owner && quantityAt(scenario, path));
  return moved.map(([path, value]) => `${path} at ${value} ${quantityAt(scenario, path)!.unit}`).join(', ');
}

/**
 * What a design moves together fits together wherever it goes: at the corners of its ranges, or in each row of a table, the scenarios pass the checks
 * that they pass as written. A design of one point moves only what it sweeps. One message for the first that does not. Costs a check of every scenario
 * at some dozen corners; what an earlier experiment of the study `tried` of the same scenario is not tried again.
 */
export function checkCorners(designed: Designed, out: Findings, tried: CornersTried = new WeakMap()): void {
  const { experiment, scenarios, table, path } = designed;
  const every = [...new Set([scenarios.base, ...scenarios.arms.map((arm) => arm.scenario)])];
  const draws = (['reduced', 'full'] as const).some((size) => drawnPoints(experiment.design, size, 1, 0) > 0);
  const varied = table || !draws ? [] : variedPaths(experiment, scenarios, table);
  const rows = (table?.rows ?? []).map(
    (row): Setting => new Map(row.flatMap((value, i) => (value === null ? [] : [[table!.paths[i]!, value] as const]))),
  );
  // Most entries are the same object in every scenario: only others are compared as texts.
  const taken = new Map<string, Set<unknown>>();
  for (const scenario of every) {
    const ends = endsOf(scenario, varied, experiment.design.sweep ?? {});
    const apart = new Set<string>();
    for (const owner of new Set([...ends.keys()].map(ownerOf))) {
      const entry = valueAt(scenario, keysOf(owner));
      const earlier = taken.get(owner) ?? new Set();
      if (earlier.has(entry)) continue;
      if (earlier.size === 0 || ![...earlier].map(textOf).includes(textOf(entry))) apart.add(owner);
      taken.set(owner, earlier.add(entry));
    }
    const before = tried.get(scenario) ?? new Set();
    const mine = triedOf(ends, apart, rows);
    if (before.has(mine)) continue;
    const to = mover(scenario, [...ends.keys(), ...(table?.paths ?? [])]);
    let known: Set<string> | null = null;
    for (const setting of [...cornersOf(ends, apart), ...rows]) {
      const { errors } = checkWhole(to(setting), null, true);
      if (errors.length === 0) continue;
      known ??= new Set(checkWhole(scenario, null).errors.map(nameOf));
      const fresh = errors.find((finding) => !known!.has(nameOf(finding)));
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
    tried.set(scenario, before.add(mine));
  }
}
