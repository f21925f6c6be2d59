import { checkScenario } from './check/scenario.js';
import { schemaFindings } from './issues.js';
import { suggestion, words } from './nearest.js';
import { InputError, keysOf, problemAt } from './problem.js';
import type { Finding } from './problem.js';
import { layerOf, valueAt, withValue } from './quantities.js';
import type { Register } from './register.js';
import { bare, keysOfSchema, schemasAt } from './schema-walk.js';
import { POLICY_SECTIONS, WORLD_SECTIONS, scenarioSchema } from './schema/scenario.js';
import type { Scenario } from './schema/scenario.js';
import { z } from 'zod';

/** New values by dotted path. Each replaces what stands at its path. */
export type Patch = Record<string, unknown>;

/** What is wrong with one path of a patch; null where it can be set. `path` of the finding is the path of the patch. */
function pathFinding(scenario: Scenario, path: string, value: unknown, layer: 'policy' | 'any'): Finding | null {
  const keys = keysOf(path);
  const wrong = (found: string, allowed: string, todo: string): Finding => ({ path: [path], found, allowed, todo, onKey: true });
  const sections: readonly string[] = layer === 'policy' ? POLICY_SECTIONS : [...POLICY_SECTIONS, ...WORLD_SECTIONS];
  const role = layerOf(keys);
  if (layer === 'policy' && role === 'world') {
    return wrong(`"${path}", which belongs to the world`, `paths that start with ${words(sections)}`, 'An arm changes rules, never people or their conduct.');
  }
  if (role === null) return wrong(`"${path}"`, `paths that start with ${words(sections)}`, suggestion(keys[0]!, sections, 'Name a section.'));
  if (keys.length < 2) return wrong(`"${path}", a whole section`, 'the path of an entry or of a value in it', 'Patch entry by entry.');
  for (let i = 1; i < keys.length; i++) {
    const above = keys.slice(0, i);
    const container = valueAt(scenario, above);
    const last = i === keys.length - 1;
    const key = keys[i]!;
    if (container !== undefined && container !== null && typeof container === 'object' && Object.hasOwn(container, key)) continue;
    const schemas = schemasAt(scenarioSchema, above).map(bare);
    const known = [...new Set([...schemas.flatMap((schema) => keysOfSchema(schema) ?? []), ...(container && typeof container === 'object' ? Object.keys(container) : [])])];
    const optional = schemas.some((schema) => schema instanceof z.ZodObject && Object.hasOwn(schema.shape as object, key));
    const newEntry = last && schemas.some((schema) => schema instanceof z.ZodRecord) && value !== null && typeof value === 'object';
    if (optional || newEntry) continue;
    return wrong(`"${path}": nothing stands at ${keys.slice(0, i + 1).join('.')}`, known.length > 0 ? words(known) : 'nothing below this value', suggestion(key, known, 'Correct the path.'));
  }
  if (value === null || value === undefined) return wrong(`an empty value for "${path}"`, 'a value', 'Give the new value. To switch a rule off, set its in_force.');
  return null;
}

/**
 * The scenario with a patch set, and what is wrong with it. Findings about the patch have the patch path as their only
 * key, then keys below the value. Without a register, sources are not looked up.
 */
export function tryPatch(scenario: Scenario, patch: Patch, layer: 'policy' | 'any', register: Register | null): { scenario: Scenario; findings: Finding[] } {
  const findings: Finding[] = [];
  let value: unknown = scenario;
  for (const path of Object.keys(patch).sort()) {
    const finding = pathFinding(scenario, path, patch[path], layer);
    if (finding) findings.push(finding);
    else value = withValue(value, keysOf(path), patch[path]);
  }
  if (findings.length > 0) return { scenario, findings };
  const here = (finding: Finding): Finding => {
    const full = finding.path.map(String);
    for (const path of Object.keys(patch)) {
      const keys = keysOf(path);
      if (keys.every((key, i) => full[i] === key)) return { ...finding, path: [path, ...finding.path.slice(keys.length)] };
    }
    for (const path of Object.keys(patch)) {
      const keys = keysOf(path);
      if (full.every((key, i) => keys[i] === key)) return { ...finding, path: [path], found: `${finding.found} at ${full.join('.')}` };
    }
    return { ...finding, path: [Object.keys(patch)[0] ?? ''], found: `${finding.found} at ${full.join('.')}` };
  };
  const shape = schemaFindings(scenarioSchema, value);
  if (shape.length > 0) return { scenario, findings: shape.map(here) };
  const patched = scenarioSchema.parse(value);
  return { scenario: patched, findings: checkScenario(patched, register).errors.map(here) };
}

/**
 * A new scenario with the values of a patch at their paths; the old one is not changed. `policy` lets only policy be
 * patched, `any` the world too. Throws InputError for an unknown path, a path of the world where only policy may be
 * patched, and for any value that does not fit.
 */
export function applyPatch(scenario: Scenario, patch: Patch, layer: 'policy' | 'any'): Scenario {
  const { scenario: patched, findings } = tryPatch(scenario, patch, layer, null);
  if (findings.length === 0) return patched;
  throw new InputError(findings.map((finding) => problemAt({ file: `patch of ${scenario.id}`, line: 0, column: 0 }, finding.path, finding)));
}

