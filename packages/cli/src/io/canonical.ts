import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cutStudy, formatYaml, loadScenario, loadStudy, nearest, REGISTER_FILE } from '@glasshouse/model';
import type { Register, Scenario } from '@glasshouse/model';
import { ROOT } from './repository.js';
import { badInput, openSources } from './sources.js';

/** The reading of a scenario as it was found: a copy whose rules are to be changed is no such thing. */
const DOCUMENTED = /^reading: (documented|claimed)\b/m;

const NEVER = { from: '9999-12-31' };
/** Most arms without one rule in a study that is made. */
const MOST_RULES = 3;

/** Scenarios that a study of one's own may begin with: neither fragments, planted worlds nor those of the tests. */
const canonicalIds = (): string[] =>
  readdirSync(join(ROOT, 'scenarios'))
    .filter((name) => /^(?!_|planted-|smoke).*\.yaml$/.test(name))
    .map((name) => name.replace('.yaml', ''))
    .sort();

function open(id: string): { path: string; scenario: Scenario; read: Map<string, string>; register: Register } {
  const { path, files, register, read } = openSources(join(ROOT, 'scenarios', `${id}.yaml`), 'scenario');
  return { path, scenario: loadScenario(path, files, register).scenario, read, register };
}

/** A shipped scenario by its id. Throws InputError for an unknown one, with the nearest or all choices, and for one that nobody adjusts. */
function chosen(from: string): ReturnType<typeof open> {
  const ids = canonicalIds();
  if (!ids.includes(from)) {
    const near = nearest(from, ids);
    throw badInput('--from', JSON.stringify(from), ids.join(', '), near === null ? 'Name one of these.' : `Did you mean "${near}"?`);
  }
  const found = open(from);
  if (found.scenario.harm_only === true)
    throw badInput(
      '--from',
      `"${from}", which is harm-only`,
      'scenarios whose rules may be changed',
      'Its rules are fixed as documented: run its own study, and read docs/responsible-use.md.',
    );
  return found;
}

const perThousand = (id: string, title: string, unit: string, of: string, definition: string): object => ({
  id,
  title,
  unit,
  of: [of],
  over: 'persons',
  per: 1000,
  harm: true,
  definition,
});

const HARMS = [
  perThousand(
    'sanction_days',
    'Sanction-days',
    'days per 1000 people',
    'harm.sanction_days',
    "Days of all sanctions, children's included.",
  ),
  perThousand(
    'without_deed',
    'Sanction-days without deed',
    'days per 1000 people',
    'harm.without_deed',
    'Days of sanctions that own true breaches alone would not impose.',
  ),
  perThousand(
    'sanctioned',
    'People ever sanctioned',
    'people per 1000',
    'first.sanctioned',
    'People on whom a sanction fell once or more.',
  ),
];

/** Arms that each leave out one list, or one measure where there are no lists. */
function armsOf(scenario: Scenario): object[] {
  const section = Object.keys(scenario.lists).length > 0 ? 'lists' : 'measures';
  const dated = scenario.timeline.flatMap(({ set }) => Object.keys(set));
  const rules = Object.entries(scenario[section]).filter(([id]) => !dated.some((path) => path.startsWith(`${section}.${id}.in_force`)));
  return rules.slice(0, MOST_RULES).map(([id, { title }]) => ({
    id: `without_${id}`.slice(0, 40),
    title: `Without: ${title}`,
    patch: { [`${section}.${id}.in_force`]: NEVER },
  }));
}

/** A study of one experiment, for a scenario that no shipped study examines: as written, and without its rules one by one. */
const madeStudy = (id: string, scenario: Scenario, title: string): string =>
  formatYaml(
    `studies/${id}.yaml`,
    JSON.stringify({
      glasshouse: 1,
      kind: 'study',
      id,
      title,
      about: `${scenario.title}, as written and without one rule at a time.`,
      experiments: [
        {
          id: 'rules',
          title: scenario.title,
          scenario: `../scenarios/${id}.yaml`,
          arms: [{ id: 'as_written', title: 'As written' }, ...armsOf(scenario)],
          persons: { reduced: 10_000, full: 100_000 },
          design: { points: { reduced: 4, full: 32 } },
          replicates: { reduced: 10, full: 20 },
          indicators: HARMS,
        },
      ],
    }),
  );

/** The texts of the shipped studies, the one that bears the name of the scenario first. */
const textsOfStudies = (from: string): string[] =>
  readdirSync(join(ROOT, 'studies'))
    .filter((name) => name.endsWith('.yaml'))
    .sort((a, b) => Number(b === `${from}.yaml`) - Number(a === `${from}.yaml`) || (a < b ? -1 : 1))
    .map((name) => readFileSync(join(ROOT, 'studies', name), 'utf8'));

/** The experiments on the scenario of the first shipped study that has any. */
function shippedStudy(id: string, from: string, title: string): string | null {
  const scenario = `../scenarios/${from}.yaml`;
  for (const text of textsOfStudies(from)) {
    // Parsing takes a tenth of a second, and most studies do not name the scenario at all.
    if (!text.includes(scenario)) continue;
    const cut = cutStudy(`studies/${id}.yaml`, text, {
      id,
      title,
      about: 'Experiments of a shipped study, to be changed.',
      keeps: (experiment) => experiment.scenario === scenario && !experiment.planted && !experiment.equalRates,
      scenario: () => `../scenarios/${id}.yaml`,
    });
    if (cut !== null) return cut;
  }
  return null;
}

/**
 * The files of a study on a copy of a shipped scenario, by path: the scenario under the id given with all that it extends, and its experiments from the first
 * shipped study that has any, else one that leaves out one rule at a time. Comments and sources are kept; what was documented or claimed is
 * hypothetical in the copy. What is returned has been loaded.
 * Throws InputError for an unknown or harm-only scenario.
 */
export function canonicalCopy(id: string, from: string): Map<string, string> {
  const { path, scenario, read, register } = chosen(from);
  const title = `Own study: ${scenario.title}`;
  const made = new Map<string, string>();
  for (const [name, text] of read) if (name !== path && name !== REGISTER_FILE) made.set(name, text);
  const own = `scenarios/${id}.yaml`;
  made.set(
    own,
    read
      .get(path)!
      .replace(/^id: .*$/m, `id: ${id}`)
      .replace(/^title: .*$/m, `title: ${JSON.stringify(`${scenario.title}, adapted`)}`)
      .replace(DOCUMENTED, 'reading: hypothetical'),
  );
  const study = `studies/${id}.yaml`;
  made.set(study, shippedStudy(id, from, title) ?? madeStudy(id, scenario, title));
  loadStudy(study, { read: (name) => made.get(name) ?? missing(name) }, register);
  return made;
}

function missing(name: string): never {
  throw new Error(`there is no ${name}`);
}
