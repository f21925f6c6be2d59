import { z } from 'zod';
import { realDay } from '../format/check-days.js';
import { dayOf } from '../format/dates.js';
import { Findings } from '../format/findings.js';
import { readBy } from '../format/issues.js';
import { suggestion, words } from '../format/nearest.js';
import { InputError, RESERVED, dotted, keysOf, problemAt } from '../format/problem.js';
import type { Finding, Path } from '../format/problem.js';
import type { Register } from '../format/register.js';
import { keysOfSchema, schemasAt } from '../format/schema-walk.js';
import { isStep, valueAt, withValue, without } from '../format/value-at.js';
import { checkPolicyOnly, checkWhole } from './check.js';
import { withDefaultsAt } from './defaults.js';
import { lostSteps } from './lost-steps.js';
import { layerOf } from './quantities.js';
import { POLICY_SECTIONS, WORLD_SECTIONS, scenarioSchema } from './schema.js';
import type { Scenario } from './schema.js';

/** New values by dotted path. Each replaces what stands at its path; null removes it. */
export type Patch = Record<string, unknown>;

/** `world`: a path of the world is refused. `any`: rules and the world may both be patched. */
export type Layer = 'policy' | 'any';

interface Patched {
  scenario: Scenario;
  /** The path of the patch is the first key of each finding's path, the keys below its value follow. */
  findings: Finding[];
}

/** What is wrong with one path of a patch; null where it can be set. */
function pathFinding(scenario: unknown, path: string, value: unknown, layer: Layer): Finding | null {
  const keys = keysOf(path);
  const wrong = (found: string, allowed: string, todo: string): Finding => ({ path: [path], found, allowed, todo, onKey: true });
  const sections: readonly string[] = layer === 'policy' ? POLICY_SECTIONS : [...POLICY_SECTIONS, ...WORLD_SECTIONS];
  const role = layerOf(keys);
  const reserved = keys.find((key) => RESERVED.has(key));
  if (reserved !== undefined) return wrong(`the reserved word "${reserved}" in "${path}"`, 'any other word', 'Choose another id.');
  if (layer === 'policy' && role === 'world') {
    return wrong(
      `"${path}", which belongs to the world`,
      `paths that start with ${words(sections)}`,
      'An arm or a date changes rules, never people or their conduct.',
    );
  }
  if (role === null)
    return wrong(`"${path}"`, `paths that start with ${words(sections)}`, suggestion(keys[0]!, sections, 'Name a section.'));
  if (keys.length < 2 && role === 'policy')
    return wrong(`"${path}", a whole section`, 'the path of an entry or of a value in it', 'Patch entry by entry.');
  for (let i = 1; i < keys.length; i++) {
    const above = keys.slice(0, i);
    const container = valueAt(scenario, above);
    const key = keys[i]!;
    const inside = container !== null && typeof container === 'object' ? container : {};
    if (isStep(inside, key)) continue;
    if (Array.isArray(inside)) {
      return wrong(
        `"${path}": there is no entry ${keys.slice(0, i + 1).join('.')}`,
        inside.length === 0 ? 'no place: the list is empty' : `a place of the list, 0 to ${inside.length - 1}`,
        'Count places from 0, or give the whole list anew.',
      );
    }
    const schemas = schemasAt(scenarioSchema, above);
    if (schemas.some((schema) => schema instanceof z.ZodObject && Object.hasOwn(schema.shape as object, key))) continue;
    const isEntry = value !== null && typeof value === 'object';
    if (i === keys.length - 1 && isEntry && schemas.some((schema) => schema instanceof z.ZodRecord)) continue;
    const known = [...new Set([...schemas.flatMap((schema) => keysOfSchema(schema) ?? []), ...Object.keys(inside)])];
    const where = keys.slice(0, i + 1).join('.');
    return wrong(
      `"${path}": there is no entry ${where}`,
      known.length > 0 ? words(known) : 'nothing below this value',
      suggestion(key, known, 'Correct the path.'),
    );
  }
  if (value === undefined) return wrong(`nothing for "${path}"`, 'a value', 'Give the new value, or null.');
  return value === null ? removalFinding(scenario, path) : null;
}

/** What is wrong with null at a path that exists in the form; null where it can be removed. */
function removalFinding(scenario: unknown, path: string): Finding | null {
  const keys = keysOf(path);
  const key = keys.at(-1)!;
  const above = schemasAt(scenarioSchema, keys.slice(0, -1));
  const wrong = (allowed: string, todo: string): Finding => ({ path: [path], found: `null for "${path}"`, allowed, todo, onKey: true });
  const inForce = above.flatMap((form) => schemasAt(form, [key])).some((form) => keysOfSchema(form)?.includes('in_force'));
  if (inForce || key === 'in_force') {
    const off = [...(key === 'in_force' ? keys.slice(0, -1) : keys), 'in_force'].join('.');
    const on =
      key === 'in_force' ? `; to switch it on, to its first day, such as { from: ${String(valueAt(scenario, ['horizon', 'start']))} }` : '';
    return wrong('a value; days in force switch a rule on or off', `To switch it off, set ${off} to { from: 9999-12-31 }${on}.`);
  }
  const open = above.some((form) =>
    form instanceof z.ZodObject
      ? (form.shape as Record<string, z.ZodType>)[key]?.safeParse(undefined).success === true
      : form instanceof z.ZodRecord,
  );
  if (!open) return wrong('a value: it cannot be left out', 'Give the new value.');
  if (valueAt(scenario, keys) === undefined) return wrong('the path of something that is there to be removed', 'Remove the line.');
  return null;
}

/** A finding about the patched scenario, placed at the path of the patch that caused it. */
function placed(finding: Finding, patch: Patch): Finding {
  const full = finding.path.map(String);
  const paths = Object.keys(patch);
  const above = paths.find((path) => keysOf(path).every((key, i) => full[i] === key));
  if (above !== undefined) return { ...finding, path: [above, ...finding.path.slice(keysOf(above).length)] };
  const shared = (path: string): number => keysOf(path).findIndex((key, i) => full[i] !== key);
  const nearest = paths.reduce((best, path) => (shared(path) > shared(best) ? path : best), paths[0] ?? '');
  return { ...finding, path: [nearest], found: `${finding.found} at ${full.join('.')}`, onKey: true };
}

/** The scenario with a patch set and its form checked, but not what the values mean. */
export function setPatch(scenario: Scenario, patch: Patch, layer: Layer): Patched {
  const findings: Finding[] = [];
  let value: unknown = scenario;
  for (const path of Object.keys(patch).sort()) {
    const finding = pathFinding(value, path, patch[path], layer);
    if (finding) findings.push(finding);
    else if (patch[path] === null) value = without(value, keysOf(path));
    else value = withValue(value, keysOf(path), withDefaultsAt(scenario, keysOf(path), patch[path]));
  }
  if (findings.length > 0) return { scenario, findings };
  const touched = [...new Set(Object.keys(patch).map((path) => keysOf(path)[0] ?? ''))];
  const read = touched.map((section) => readSection(section, value));
  const fresh = freshFindings(
    read.flatMap((one) => one.findings),
    () => touched.flatMap((section) => readSection(section, scenario).findings),
  );
  if (fresh.length > 0) return { scenario, findings: fresh.map((finding) => placed(finding, patch)) };
  const next = Object.assign({}, value, ...read.map((one) => one.section)) as Scenario;
  return { scenario: next, findings: lostSteps(scenario, next).map((finding) => placed(finding, patch)) };
}

/** A section as its form reads it, with the values of keys that were left out, and what is wrong with it. Empty where it does not fit. */
function readSection(name: string, scenario: unknown): { section: Record<string, unknown>; findings: Finding[] } {
  const schema = (scenarioSchema.shape as Record<string, z.ZodType>)[name];
  if (!schema) return { section: {}, findings: [] };
  const { value, findings } = readBy(schema, valueAt(scenario, [name]));
  return {
    section: value === null ? {} : { [name]: value },
    findings: findings.map((one: Finding) => ({ ...one, path: [name, ...one.path] })),
  };
}

/** Findings that were not there before: a patch answers only for what it changes. */
function freshFindings(after: readonly Finding[], before: () => readonly Finding[]): Finding[] {
  if (after.length === 0) return [];
  const name = (finding: Finding): string => `${dotted(finding.path)}: ${finding.found}`;
  const known = new Set(before().map(name));
  return after.filter((finding) => !known.has(name(finding)));
}

/** As `setPatch`, and everything that the values mean is checked. Without a register, sources are not looked up. */
export function tryPatch(scenario: Scenario, patch: Patch, layer: Layer, register: Register | null): Patched {
  const set = setPatch(scenario, patch, layer);
  if (set.findings.length > 0) return set;
  const check = layer === 'policy' ? checkPolicyOnly : checkWhole;
  const fresh = freshFindings(check(set.scenario, register).errors, () => check(scenario, register).errors);
  return { scenario: set.scenario, findings: fresh.map((finding) => placed(finding, patch)) };
}

/**
 * A new scenario with the values of a patch at their paths; the old one is not changed. `policy` lets only policy be
 * patched, `any` the world too; with `policy` the world is not checked again. A path may name a value, an optional
 * value that is not there yet, or a whole entry, new or old. null removes an optional value, or an entry without days in
 * force of its own. Throws InputError for an unknown path, a path of the world
 * where only policy may be patched, and for any value that does not fit. What was wrong before is not the patch's fault.
 */
export function applyPatch(scenario: Scenario, patch: Patch, layer: Layer): Scenario {
  return soundly(tryPatch(scenario, patch, layer, null));
}

/** The patched scenario. Throws InputError where something is wrong with the patch. */
export function soundly({ scenario, findings }: Patched): Scenario {
  if (findings.length === 0) return scenario;
  throw new InputError(
    findings.map((finding) => problemAt({ file: `patch of ${scenario.id}`, line: 0, column: 0 }, finding.path, finding)),
  );
}

/** Whether setting one path also sets or replaces the other. */
export const overlaps = (one: string, other: string): boolean =>
  one === other || one.startsWith(`${other}.`) || other.startsWith(`${one}.`);

/** Two dated changes of one day that set the same value: their order in the list would decide which of them holds. */
function setTwice(at: Path, path: string, other: { date: string; path: string; index: number }): Finding {
  const same = other.path === path;
  return {
    path: at,
    found: same
      ? `"${path}" twice on ${other.date}`
      : `"${path}" on ${other.date}, the day on which timeline.${other.index} sets "${other.path}"`,
    allowed: same ? 'one value for a path and day' : 'one change a day for a value and what it is part of',
    todo: same ? 'Remove one.' : 'Set both in one change, where the whole is set first and its part after it, or remove one.',
    onKey: true,
  };
}

/** Dated changes: days inside the horizon, papers, paths of policy, values that fit when set in order of date. */
export function timelineFindings(scenario: Scenario, register: Register | null): Finding[] {
  const out = new Findings();
  const { start, end } = scenario.horizon;
  const dated = scenario.timeline.map((change, index) => ({ change, index }));
  for (const { change, index } of dated) {
    const day = realDay(change.date, ['timeline', index, 'date'], out);
    if (day !== null && (day < dayOf(start) || day > dayOf(end))) {
      out.error(
        ['timeline', index, 'date'],
        change.date,
        `a day of the horizon, ${start} to ${end}`,
        'Move the change or set the value at the start.',
      );
    }
    if ((change.source === undefined) === (change.assumed === undefined)) {
      out.error(
        ['timeline', index],
        change.source === undefined ? 'a change with neither source nor assumption' : 'both source and assumed',
        'source (a register id) or assumed (why)',
        'Give one of them.',
      );
    }
  }
  if (out.errors.length > 0) return out.errors;
  const findings: Finding[] = [];
  const taken: { date: string; path: string; index: number }[] = [];
  let current = scenario;
  for (const { change, index } of dated.sort((a, b) =>
    a.change.date < b.change.date ? -1 : a.change.date > b.change.date ? 1 : a.index - b.index,
  )) {
    for (const path of Object.keys(change.set)) {
      const other = taken.find((each) => each.date === change.date && each.index !== index && overlaps(each.path, path));
      if (other) findings.push(setTwice(['timeline', index, 'set', path], path, other));
      taken.push({ date: change.date, path, index });
    }
    const next = tryPatch(current, change.set, 'policy', register);
    findings.push(...next.findings.map((finding) => ({ ...finding, path: ['timeline', index, 'set', ...finding.path] })));
    if (next.findings.length > 0) break;
    current = next.scenario;
  }
  return findings;
}
