import { realDay } from '../format/check-days.js';
import { Findings } from '../format/findings.js';
import { suggestion } from '../format/nearest.js';
import { describe, keysOf } from '../format/problem.js';
import type { Path } from '../format/problem.js';
import type { Register } from '../format/register.js';
import { toBase } from '../format/units.js';
import { valueAt } from '../format/value-at.js';
import { checkSameCells } from '../mechanisms/incidents/check-cells.js';
import { checkVariedHouseholds } from '../mechanisms/population/households.js';
import { aboveCeiling } from '../mechanisms/streams/check.js';
import { checkLimits } from '../scenario/check-limits.js';
import { sourcesOf } from '../scenario/check-sources.js';
import { layerOf, quantitiesOf } from '../scenario/quantities.js';
import type { QuantityEntry } from '../scenario/quantities.js';
import { quantityAt } from '../scenario/quantity-at.js';
import type { Scenario } from '../scenario/schema.js';
import { checkCorners } from './check-corners.js';
import type { CornersTried } from './check-corners.js';
import { checkDesignRoles, checkDesignTable, designPath, namedPaths } from './check-design.js';
import type { DesignTable } from './check-design.js';
import { checkTuned } from './check-tuned.js';
import { checkHarmOnlyExperiment } from './check-harm-only.js';
import { checkIndicators } from './check-indicators.js';
import { checkSweep, checkVaried } from './check-swept.js';
import { drawnPoints } from './design.js';
import type { Experiment, Study } from './schema.js';

/** The scenarios of one experiment: as written, and as each arm patches it. */
export interface ExperimentScenarios {
  base: Scenario;
  arms: { id: string; scenario: Scenario }[];
}

/** An experiment with its scenarios and its table of points, and where the study has it. */
export interface Designed {
  experiment: Experiment;
  scenarios: ExperimentScenarios;
  /** Null: its points are drawn. */
  table: DesignTable | null;
  path: Path;
}

/** Least tolerance of a fitted count. Random draws move a count by far more, and with 0 there would be nothing to divide a miss by. */
const LEAST_TOLERANCE = 1e-6;

/** An error for each id that comes twice. */
export function checkUnique(ids: readonly string[], path: Path, what: string, out: Findings): void {
  ids.forEach((id, i) => {
    if (ids.indexOf(id) < i) out.error([...path, i, 'id'], `${describe(id)} twice`, `each ${what} once`, 'Rename one.');
  });
}

/** A title as it is compared: without case and without blanks at its ends or in a row. */
const inPrint = (title: string): string => title.trim().replace(/\s+/g, ' ').toLowerCase();

/** An error for each title that looks like an earlier one: two lines of a figure or table would bear the same label. Null is not compared. */
export function checkTitles(titles: readonly (string | null)[], path: Path, what: string, out: Findings): void {
  const seen = new Map<string, number>();
  titles.forEach((title, i) => {
    if (title === null) return;
    const first = seen.get(inPrint(title));
    if (first === undefined) seen.set(inPrint(title), i);
    else
      out.error(
        [...path, i, 'title'],
        `the title ${describe(title)}, which another ${what} has too`,
        `a title of its own for each ${what}`,
        'Reword one: figures and tables tell them apart by their titles.',
      );
  });
}

/** What can be told of an experiment before its scenarios are read: ids, sizes, references inside it. */
export function checkExperimentAlone(experiment: Experiment, path: Path, register: Register, out: Findings): void {
  checkUnique(
    experiment.arms.map((arm) => arm.id),
    [...path, 'arms'],
    'arm',
    out,
  );
  checkUnique(
    experiment.indicators.map((indicator) => indicator.id),
    [...path, 'indicators'],
    'indicator',
    out,
  );
  checkUnique(
    experiment.targets.map((target) => target.id),
    [...path, 'targets'],
    'target',
    out,
  );
  if (experiment.id === 'register')
    out.error([...path, 'id'], '"register"', 'any other id', 'Claims read register.<series> from the evidence: rename the experiment.');
  for (const [what, items] of [
    ['arm', experiment.arms],
    ['indicator', experiment.indicators],
    ['target', experiment.targets],
  ] as const)
    checkTitles(
      items.map((item) => item.title),
      [...path, `${what}s`],
      what,
      out,
    );
  experiment.indicators.forEach((indicator, i) => {
    const at: Path = [...path, 'indicators', i];
    if (indicator.id === 'fitting')
      out.error(
        [...at, 'id'],
        '"fitting"',
        'any other id',
        'Claims read experiment.fitting as the number of fitting points: rename the indicator.',
      );
    const from = indicator.from === undefined ? null : realDay(indicator.from, [...at, 'from'], out);
    const to = indicator.to === undefined ? null : realDay(indicator.to, [...at, 'to'], out);
    checkAgainst(indicator, from, at, out);
    if (from !== null && to !== null && from > to)
      out.error(
        [...at, 'to'],
        `${indicator.to}, before from (${indicator.from})`,
        'a last day not before the first',
        'Swap or correct the days.',
      );
  });
  checkTargets(experiment, path, register, out);
}

/** A before-and-after reading has counters to divide by, and an earlier period that ends before its own. */
function checkAgainst({ against, over }: Experiment['indicators'][number], from: number | null, at: Path, out: Findings): void {
  if (!against) return;
  if (!Array.isArray(over)) out.error([...at, 'over'], describe(over), 'counters, such as [people.days]', 'Name what it is divided by.');
  const first = realDay(against.from, [...at, 'against', 'from'], out);
  const last = realDay(against.to, [...at, 'against', 'to'], out);
  if (first !== null && last !== null && (first > last || from === null || last >= from))
    out.error(
      [...at, 'against'],
      `${against.from} to ${against.to}`,
      'an earlier period, which ends before the from of the indicator',
      'Give the indicator a from, and correct the days.',
    );
}

function checkTargets(experiment: Experiment, path: Path, register: Register, out: Findings): void {
  const indicators = experiment.indicators.map((indicator) => indicator.id);
  const arms = experiment.arms.map((arm) => arm.id);
  experiment.targets.forEach((target, i) => {
    const at: Path = [...path, 'targets', i];
    out.refers([...at, 'indicator'], target.indicator, indicators, 'indicator of this experiment');
    if (target.arm !== undefined) out.refers([...at, 'arm'], target.arm, arms, 'arm of this experiment');
    const numbers = (['source', 'since'] as const).map((key) =>
      target[key] === undefined ? 0 : (publishedNumber(target[key], [...at, key], register, out) ?? Number.NaN),
    );
    if (numbers[0]! - numbers[1]! === 0)
      out.error([...at, 'source'], 'a published count of zero', 'a count other than zero', 'Name other rows.');
    if (target.use === 'fit' && !target.tolerance)
      out.error([...at, 'tolerance'], 'nothing', 'a tolerance; the target is fitted', 'Add tolerance: { value, unit, assumed, range }.');
    if (target.use === 'fit' && target.tolerance && toBase(target.tolerance) < LEAST_TOLERANCE)
      out.error(
        [...at, 'tolerance', 'value'],
        String(target.tolerance.value),
        'a tolerance above 0, at least one part in a million; the target is fitted',
        'Write how far the count may miss, such as 0.1: random draws keep it from meeting a published one exactly.',
      );
    if (target.use === 'held_out' && experiment.targets.some((other) => other.use === 'fit' && other.source === target.source)) {
      out.error(
        [...at, 'source'],
        `${target.source}, which another target fits`,
        'rows that are either fitted or held out',
        'Choose one use for the row.',
      );
    }
  });
  if (experiment.fit && !experiment.targets.some((target) => target.use === 'fit'))
    out.error([...path, 'fit'], 'fit without a target to fit', 'at least one target with use: fit', 'Add a target or remove fit.');
  if (!experiment.fit && experiment.fitted.length > 0)
    out.error([...path, 'fitted'], 'fitted paths without fit', 'fitted only with fit: true', 'Add fit: true or remove fitted.');
}

/** The number of a row of the register, or null and an error. */
export function publishedNumber(id: string, path: Path, register: Register, out: Findings): number | null {
  if (!out.refersRow(path, id, register)) return null;
  const row = register.rows.get(id)!;
  if (row.number === null)
    out.error(path, `${id}, whose value is ${describe(row.value)}`, 'a row whose value is a number', 'Name another row.');
  return row.number;
}

/** What can be told once the scenarios are read: paths of the design, fitted paths, counters, dates. */
export function checkExperimentDesign(designed: Designed, out: Findings, tried: CornersTried = new WeakMap()): void {
  const { experiment, scenarios, table, path } = designed;
  const before = out.errors.length;
  const every = [scenarios.base, ...scenarios.arms.map((arm) => arm.scenario)];
  const known = new Map<string, QuantityEntry>(
    every.flatMap((scenario) => quantitiesOf(scenario).map((entry) => [entry.path, entry] as const)),
  );
  const isKnown = (name: string, at: Path, onKey: boolean): QuantityEntry | null => {
    const entry = known.get(name);
    if (entry) return entry;
    const keys = keysOf(name);
    const found =
      keys[0] === 'streams' && keys[2] === 'ceiling'
        ? `${describe(name)}: a ceiling bounds the search for opportunities and is never varied`
        : `${describe(name)}, which is not a quantity`;
    const here = every.map((scenario) => valueAt(scenario, keys)).find((value) => value !== undefined);
    const todo = suggestion(
      name,
      [...known.keys()],
      here === undefined ? 'Correct the path.' : 'Name the quantity itself, without .value.',
    );
    out[onKey ? 'errorAtKey' : 'error'](at, found, 'the path of a quantity of the scenario or of an arm', todo);
    return null;
  };
  (experiment.design.vary ?? []).forEach((name, i) => {
    const at: Path = [...path, 'design', 'vary', i];
    const entry = isKnown(name, at, false);
    if (entry && !entry.quantity.range)
      out.error(at, `${describe(name)}, a quantity without a range`, 'a quantity with range: [low, high]', 'Give it a range, or sweep it.');
    if (entry && experiment.fit && entry.role === 'policy')
      out.error(
        at,
        `${describe(name)}, a quantity of policy in an experiment that fits`,
        'quantities of the world',
        'Policies are compared, never fitted: use arms or a sweep.',
      );
    if (entry) checkVaried('vary', { experiment, scenarios, name, at }, out);
  });
  experiment.fitted.forEach((name, i) => {
    const at: Path = [...path, 'fitted', i];
    if (layerOf(keysOf(name)) === 'policy') {
      out.error(
        at,
        `${describe(name)}, a path of policy`,
        'paths of the world',
        'Only the world is fitted, and only to dated rows of the register. Policies are compared, never fitted. See docs/responsible-use.md.',
      );
      return;
    }
    const entry = isKnown(name, at, false);
    if (entry && !entry.quantity.range)
      out.error(
        at,
        `${describe(name)}, a quantity without a range`,
        'an assumed quantity with a range',
        'Fit an assumption, not a source.',
      );
    if (entry) checkVaried('fitted', { experiment, scenarios, name, at }, out);
  });
  for (const [name, values] of Object.entries(experiment.design.sweep ?? {})) {
    const at: Path = [...path, 'design', 'sweep', name];
    if (isKnown(name, at, true)) checkSweep({ experiment, scenarios, name, at }, values, out);
  }
  checkDesignRoles(experiment, scenarios, table, designPath(experiment, path), out);
  if (table) {
    const before = out.errors.length;
    checkDesignTable(experiment, scenarios, table, designPath(experiment, path), out);
    if (out.errors.length === before)
      for (const name of table.paths) checkVaried('vary', { experiment, scenarios, name, at: designPath(experiment, path) }, out);
  }
  checkTuned(experiment, every, path, out);
  checkArmsTogether(every, path, out);
  checkReach(experiment, scenarios.base, table, path, out);
  if (out.errors.length === before) checkCorners(designed, out, tried);
  checkIndicators(experiment, every, path, out);
  checkHarmOnlyExperiment(experiment, scenarios, path, out);
}

/** All arms of an experiment run together: the limits hold for what they have in all. */
function checkArmsTogether(every: readonly Scenario[], path: Path, out: Findings): void {
  const joined = <T>(of: (scenario: Scenario) => Record<string, T>): Record<string, T> =>
    Object.assign({}, ...every.map(of)) as Record<string, T>;
  checkSameCells(every, path, out);
  const limits = new Findings();
  const together = { measures: joined((s) => s.measures), lists: joined((s) => s.lists), ledgers: joined((s) => s.ledgers) };
  checkLimits({ ...every[0]!, ...together }, limits);
  for (const { found, allowed } of limits.errors)
    out.error([...path, 'arms'], `${found} over all arms`, allowed, 'Use the same ids in every arm, or fewer arms.');
}

/** Design points stay below the ceilings: a rate above its ceiling would stop the study midway. */
function checkReach(experiment: Experiment, base: Scenario, table: DesignTable | null, path: Path, out: Findings): void {
  const most = Math.max(...(['reduced', 'full'] as const).map((size) => drawnPoints(experiment.design, size, 1, table?.rows.length ?? 0)));
  if (most < 1) return;
  const named = namedPaths(experiment, table);
  const isVaried = (name: string): boolean => (named === undefined ? quantityAt(base, name)?.assumed !== undefined : named.includes(name));
  checkVariedHouseholds(experiment, base, isVaried, path, out);
  for (const [id, stream] of Object.entries(base.streams)) {
    const varied = (part: string): boolean => (named === undefined ? true : named.includes(`streams.${id}.${part}`));
    const above = aboveCeiling(stream, varied);
    if (above)
      out.error(
        [...path, 'design'],
        `streams.${id}: at the high ends of the ranges ${above}`,
        'ranges that stay below the ceiling of their stream',
        'Raise the ceiling in the scenario or narrow the ranges.',
      );
  }
}

/** No quantity of any scenario comes from a row that the study holds out. */
export function checkHeldOut(study: Study, scenarios: Record<string, ExperimentScenarios>, out: Findings): void {
  const heldOut = new Set(
    study.experiments.flatMap(({ targets }) => targets.flatMap(({ use, source }) => (use === 'held_out' ? [source] : []))),
  );
  if (heldOut.size === 0) return;
  const used = new Map<string, string>();
  const every = Object.values(scenarios).flatMap(({ base, arms }) => [base, ...arms.map((arm) => arm.scenario)]);
  for (const scenario of new Set(every)) {
    for (const { path, id } of sourcesOf(scenario)) {
      if (!heldOut.has(id)) continue;
      const owner = path.slice(0, -1);
      const value = valueAt(scenario, owner.map(String));
      if (value !== null && typeof value === 'object' && 'value' in value) used.set(id, `${owner.join('.')} of ${scenario.id}`);
    }
  }
  study.experiments.forEach((experiment, e) => {
    experiment.targets.forEach((target, t) => {
      const user = target.use === 'held_out' ? used.get(target.source) : undefined;
      if (user !== undefined) {
        out.error(
          ['experiments', e, 'targets', t, 'source'],
          `${target.source}, from which ${user} takes its value`,
          'held-out rows that no quantity uses',
          'Give the quantity another source or an assumption, or do not hold the row out.',
        );
      }
    });
  });
}
