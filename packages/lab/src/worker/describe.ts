import { canonicalJson, loadScenario, quantitiesOf, sha256Hex, titleOf } from '@glasshouse/model';
import type { Register, Scenario, SourceFiles } from '@glasshouse/model';
import type { OpenScenario, RuleDate, RuleNumber, RuleSwitch } from './messages.js';

/** A scenario with the numbers and switches of its rules. Throws InputError. */
export const openScenario = (path: string, files: SourceFiles, register: Register): Omit<OpenScenario, 'compared'> =>
  describeScenario(path, loadScenario(path, files, register).scenario);

/** The same of a scenario that was loaded. */
export function describeScenario(path: string, scenario: Scenario): Omit<OpenScenario, 'compared'> {
  return {
    path,
    id: scenario.id,
    title: scenario.title,
    about: scenario.about,
    content: sha256Hex(canonicalJson(scenario)),
    reading: scenario.reading,
    harmOnly: scenario.harm_only === true,
    start: scenario.horizon.start,
    end: scenario.horizon.end,
    numbers: numbersOf(scenario),
    switches: switchesOf(scenario),
    dates: datesOf(scenario),
  };
}

/** Paths that the timeline sets later cannot be changed for the whole run, so they are not offered. */
const datedPaths = (scenario: Scenario): string[] => scenario.timeline.flatMap(({ set }) => Object.keys(set));
const isDated = (path: string, dated: readonly string[]): boolean =>
  dated.some((one) => one === path || one.startsWith(`${path}.`) || path.startsWith(`${one}.`));

function numbersOf(scenario: Scenario): RuleNumber[] {
  const dated = datedPaths(scenario);
  return quantitiesOf(scenario)
    .filter(({ role, path }) => role === 'policy' && !isDated(path, dated))
    .map(({ path, quantity }) => ({
      path,
      ...ownerOf(scenario, path),
      part: partOf(scenario, path),
      value: quantity.value,
      unit: quantity.unit,
      source: quantity.source ?? null,
      why: quantity.assumed ?? null,
      range: quantity.range ?? null,
    }));
}

/** Sections whose entries are in force between days. */
const SECTIONS = ['channels', 'reviews', 'ledgers', 'lists', 'measures', 'spreads'] as const;

/** Days after the first of the run and up to its last on which a rule begins, or is out of force for the first time, or the timeline changes one. */
function datesOf(scenario: Scenario): RuleDate[] {
  const { start, end } = scenario.horizon;
  const found = new Map<string, Set<string>>();
  const add = (day: string | undefined, what: string): void => {
    if (day !== undefined && day > start && day <= end) found.set(day, (found.get(day) ?? new Set()).add(what));
  };
  for (const section of SECTIONS) {
    for (const [id, rule] of Object.entries<{ in_force?: { from?: string; to?: string } }>(scenario[section])) {
      const title = titleOf(scenario, `${section}.${id}`) ?? id;
      add(rule.in_force?.from, `+ ${title}`);
      add(rule.in_force?.to, `\u2212 ${title}`);
    }
  }
  for (const { date, title } of scenario.timeline) add(date, title);
  return [...found].map(([day, what]) => ({ day, what: [...what] })).sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** Whether a rule begins only after the horizon. */
function isNever(scenario: Scenario, path: string): boolean {
  const [section = '', id = ''] = path.split('.');
  const rules = (scenario as unknown as Record<string, Record<string, { in_force?: { from?: string } }> | undefined>)[section];
  return (rules?.[id]?.in_force?.from ?? '') > scenario.horizon.end;
}

function switchesOf(scenario: Scenario): RuleSwitch[] {
  const dated = datedPaths(scenario);
  return SECTIONS.flatMap((section) =>
    Object.keys(scenario[section])
      .map((id) => `${section}.${id}`)
      .filter((path) => !isDated(`${path}.in_force`, dated))
      .map((path) => ({ path: `${path}.in_force`, off: isNever(scenario, path), ...ownerOf(scenario, path) })),
  );
}

/** Where a number stands in its rule: keys as words, and a part with a title or ground of its own by that, in place of its key and the key above it. */
function partOf(scenario: Scenario, path: string): string {
  const keys = path.split('.');
  const said: string[] = [];
  let part = scenario as unknown as Record<string, unknown>;
  keys.forEach((key, i) => {
    part = part[key] as typeof part;
    if (i < 2) return;
    const own = part['title'] ?? part['ground'] ?? part['id'];
    if (typeof own === 'string') said.splice(-1, 1, `${own}:`);
    else said.push(key.replaceAll('_', ' '));
  });
  return said.join(' ');
}

function ownerOf(scenario: Scenario, path: string): { of: string; section: string } {
  const [section = '', id = ''] = path.split('.');
  return { section, of: titleOf(scenario, path) ?? id };
}
