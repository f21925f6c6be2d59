import type { Findings } from '../format/findings.js';
import { InputError, dotted, keysOf } from '../format/problem.js';
import type { Finding, Path } from '../format/problem.js';
import { toBaseValue } from '../format/units.js';
import { aboveCeiling } from '../mechanisms/streams/check.js';
import { checkWhole } from '../scenario/check.js';
import { equalRates } from '../scenario/equal-rates.js';
import { overlaps } from '../scenario/patch.js';
import { layerOf, setQuantity } from '../scenario/quantities.js';
import { quantityAt } from '../scenario/quantity-at.js';
import type { Scenario } from '../scenario/schema.js';
import { canHold } from '../scenario/share-families.js';
import { sweptTo } from '../scenario/swept.js';
import type { ExperimentScenarios } from './check-experiments.js';
import type { Experiment } from './schema.js';

/** A number that a design moves: in what experiment, its path, and where the study names it. */
interface Moved {
  experiment: Experiment;
  scenarios: ExperimentScenarios;
  name: string;
  at: Path;
}

/** The first dated change of a scenario that sets something at a path, above it or below it. */
export function laterChange(scenario: Scenario, path: string): { date: string; path: string } | null {
  const found = scenario.timeline.flatMap(({ date, set }) =>
    Object.keys(set)
      .filter((key) => overlaps(key, path))
      .map((key) => ({ date, path: key })),
  );
  return found.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))[0] ?? null;
}

/** Scenarios in which a path decides something: the base for the world, the arms for policy. */
function running({ base, arms }: ExperimentScenarios, path: string): Scenario[] {
  const of = layerOf(keysOf(path)) === 'world' ? [base] : arms.map((arm) => arm.scenario);
  return of.filter((scenario) => quantityAt(scenario, path));
}

/**
 * Scenarios in which a swept, varied or fitted path decides something. Refused where no arm has it, and where a dated change
 * sets it again: the value of the design would hold for part of the run only.
 */
function decides(what: string, { scenarios, name, at }: Moved, out: Findings): Scenario[] {
  const here = running(scenarios, name);
  if (here.length === 0)
    out.errorAtKey(at, `"${name}", which no arm has`, 'a quantity of the world or of at least one arm', `Take it out of ${what}.`);
  for (const scenario of here) {
    const later = laterChange(scenario, name);
    if (later === null) continue;
    out.errorAtKey(
      at,
      `"${name}", which the timeline sets from ${later.date} on (${later.path})`,
      'a quantity that keeps its value over the whole run',
      `Take it out of ${what}, or compare scenarios that differ in their timeline.`,
    );
    break;
  }
  return here;
}

/** Whether a value would still stand after equal rates are made. */
function survives(experiment: Experiment, scenario: Scenario, name: string, value: number): boolean {
  if (!experiment.equal_rates) return true;
  const ran = quantityAt(equalRates(sweptTo(scenario, name, value)), name)?.value;
  return ran !== undefined && Math.abs(ran - value) <= 1e-9 * Math.abs(value);
}

/** What is named in `vary` or `fitted` moves over its range in what runs. `what`: the key that names it. */
export function checkVaried(what: 'vary' | 'fitted', moved: Moved, out: Findings): void {
  const { experiment, name, at } = moved;
  for (const scenario of decides(what, moved, out)) {
    const ends = quantityAt(scenario, name)!.range ?? [];
    if (ends.every((end) => survives(experiment, scenario, name, end))) continue;
    out.errorAtKey(
      at,
      `"${name}", which equal rates replace by a mean`,
      'a quantity that equal rates leave alone',
      `Take it out of ${what}.`,
    );
    return;
  }
}

/** Each value of a sweep is what runs, in every arm that has the quantity. */
export function checkSweep(moved: Moved, values: readonly number[], out: Findings): void {
  const { name, at } = moved;
  const here = decides('the sweep', moved, out);
  if (here.length === 0) return;
  const written = here.map((scenario) => quantityAt(scenario, name)!);
  const other = written.find(({ value, unit }) => value !== written[0]!.value || unit !== written[0]!.unit);
  if (other !== undefined) {
    out.errorAtKey(
      at,
      `"${name}", which is ${written[0]!.value} ${written[0]!.unit} in one arm and ${other.value} ${other.unit} in another`,
      'a quantity with one value in every arm that has it',
      'A sweep would make these arms alike: sweep another quantity, or leave the patch out.',
    );
    return;
  }
  const unit = written[0]!.unit;
  values.forEach((value, i) => {
    const place: Path = [...at, i];
    const twin = values.findIndex((each) => toBaseValue(each, unit) === toBaseValue(value, unit));
    if (twin < i) out.error(place, `${value}, which runs the same as ${values[twin]}`, 'each value once', 'Remove one.');
    for (const scenario of here) if (!checkValue({ ...moved, at: place }, scenario, value, out)) return;
  });
}

const nameOf = (finding: Finding): string => `${dotted(finding.path)}: ${finding.found}`;

/** Whether a swept value can run as it is written; else one message. */
function checkValue({ experiment, name, at }: Moved, scenario: Scenario, value: number, out: Findings): boolean {
  const wrong = (found: string, allowed: string, todo = 'Choose another value.'): false => {
    out.error(at, found, allowed, todo);
    return false;
  };
  try {
    const { unit, value: ran } = quantityAt(setQuantity(scenario, name, value), name)!;
    if (ran !== value || (unit === 'days' && !Number.isInteger(value)))
      return wrong(`${value}, which would run as ${Math.round(value)}`, `whole ${unit}`);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const { found, allowed, todo } = error.problems[0]!;
    return wrong(found, allowed, todo);
  }
  if (!canHold(scenario, name, value)) return wrong(`${value}, which leaves nothing for the other shares`, 'a share below the whole');
  if (!survives(experiment, scenario, name, value))
    return wrong(`${value}, which equal rates replace by a mean`, 'a quantity that equal rates leave alone', 'Take it out of the sweep.');
  const swept = sweptTo(scenario, name, value);
  const [section, id] = keysOf(name);
  const above = section === 'streams' && id !== undefined ? aboveCeiling(swept.streams[id]!, false) : null;
  if (above) return wrong(`${value}: ${above}`, 'values that stay below the ceiling', 'Raise the ceiling or lower the value.');
  const found = checkWhole(swept, null, true).errors;
  const known = new Set(found.length === 0 ? [] : checkWhole(scenario, null).errors.map(nameOf));
  const fresh = found.find((finding) => !known.has(nameOf(finding)));
  if (fresh) return wrong(`${value}, with which ${dotted(fresh.path)} would be ${fresh.found}`, fresh.allowed, 'Leave the value out.');
  return true;
}
