import { InputError } from '../format/problem.js';
import { suggestion } from '../format/nearest.js';
import { schemasAt, keysOfSchema } from '../format/schema-walk.js';
import { inTime } from '../scenario/in-time.js';
import { POLICY_SECTIONS, scenarioSchema } from '../scenario/schema.js';
import type { Scenario } from '../scenario/schema.js';

/** A way to a list that is made by an entry of its own, which has no window. */
const ENTRY = /^lists\.[^.]+\.entries\.[^.]+$/;
/** Most rules that a message names. */
const SHOWN = 12;

export const isEntry = (rule: string): boolean => ENTRY.test(rule);

/** Paths of everything in a scenario that can be taken away: what may have a window in which it is in force, and entries on lists. Sorted. */
export function rulesOf(scenario: Scenario): string[] {
  const found: string[] = [];
  const walk = (value: unknown, path: string[]): void => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    const windowed = schemasAt(scenarioSchema, path).some((schema) => keysOfSchema(schema)?.includes('in_force'));
    if (windowed || isEntry(path.join('.'))) found.push(path.join('.'));
    for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key]);
  };
  for (const section of POLICY_SECTIONS) walk(scenario[section], [section]);
  return found.sort();
}

/** The rules of a scenario that a word names: one rule, or every rule that stands right below a section. */
export function rulesNamed(scenario: Scenario, rule: string): string[] {
  const all = rulesOf(scenario);
  const isSection = (POLICY_SECTIONS as readonly string[]).includes(rule);
  return isSection
    ? all.filter((path) => path.split('.').length === 2 && path.startsWith(`${rule}.`))
    : all.filter((path) => path === rule);
}

/** Whether a part of a scenario holds nothing, such as a section that a scenario leaves out. */
const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0);

/**
 * What a scenario has where a path leads nowhere: null where some scenario has something at the path, else the paths that stand in the place of its first
 * unknown word. A scenario counts as it is at any time of its timeline.
 */
export function pathsInstead(scenarios: readonly Scenario[], path: string): string[] | null {
  const versions = scenarios.flatMap((scenario) => inTime(scenario).map((version) => version.scenario));
  const steps = path.split('.');
  let here: object[] = versions;
  for (const [depth, step] of steps.entries()) {
    const below = here.flatMap((one) =>
      Object.entries(one).flatMap(([key, value]) => (key === step && !isEmpty(value) ? [value as unknown] : [])),
    );
    if (below.length === 0) {
      const before = steps.slice(0, depth).map((each) => `${each}.`);
      const names = here.flatMap((one) =>
        Object.entries(one).flatMap(([key, value]) => (typeof value === 'object' && !isEmpty(value) ? [key] : [])),
      );
      return [...new Set(names)].sort().map((name) => `${before.join('')}${name}`);
    }
    here = below.filter((one): one is object => typeof one === 'object' && one !== null);
  }
  return null;
}

/** Throws InputError where no arm has the rule. */
export function refuseUnknownRule(scenarios: readonly Scenario[], rule: string): void {
  if (scenarios.some((scenario) => rulesNamed(scenario, rule).length > 0)) return;
  const all = [...new Set(scenarios.flatMap(rulesOf))].sort();
  const sections = [...new Set(all.map((path) => path.split('.')[0]!))];
  const known = [...sections, ...all];
  const near = all.filter((path) => path.split('.')[0] === rule.split('.')[0]);
  const shown = near.length > 0 ? near : known;
  const found = rule === '' ? 'nothing' : `"${rule}"`;
  const more = shown.length > SHOWN ? `, ... (${shown.length} in all)` : '';
  const allowed =
    shown.length === 0 ? 'nothing: the scenario has no rules' : `a rule of the scenario: ${shown.slice(0, SHOWN).join(', ')}${more}`;
  const todo = suggestion(rule, shown, 'Name one of them.');
  const message = `--without: found ${found}; allowed: ${allowed}. ${todo}`;
  throw new InputError([{ file: '', line: 0, column: 0, path: '--without', found, allowed, todo, message }]);
}
