// The built packages that are measured: those of this tree, or of the tree named by GLASSHOUSE_TREE.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Root of the tree whose code is measured. */
export const TREE = process.env.GLASSHOUSE_TREE ?? join(here, '..');

/** Imports a built module by its path below `packages/`. */
export const built = (path) => import(pathToFileURL(join(TREE, 'packages', path)).href);

const { applyPatch, loadScenario, parseRegister } = await built('scenario/dist/index.js');
const { compile } = await built('engine/dist/index.js');

/** Reads a file of the repository; the country's scenario stands beside its benchmark. */
const files = {
  read: (path) => readFileSync(path === 'scenarios/country.yaml' ? join(here, 'country', 'country.yaml') : join(here, '..', path), 'utf8'),
};

/** The country cut to `persons` people. Arms: `court_list` has no points, `with_points` has both; one arm: `with_points`. */
export function countryPlan(persons, arms = 2) {
  const register = parseRegister(files.read('evidence/register.csv'));
  const { scenario } = loadScenario('scenarios/country.yaml', files, register);
  const without = applyPatch(scenario, { 'ledgers.rongcheng.in_force': { from: '9999-12-31', assumed: 'Never in this arm' } }, 'policy');
  const both = [
    { id: 'court_list', scenario: without },
    { id: 'with_points', scenario },
  ];
  return compile(scenario, both.slice(2 - arms), { persons });
}

/** What a measurement is read with: the machine's kind and its load. */
export async function machine() {
  const { cpus, loadavg, totalmem } = await import('node:os');
  const [one] = loadavg();
  return `${cpus().length} x ${cpus()[0].model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, load ${one.toFixed(2)}`;
}

/** Command line numbers such as `--persons 20000`. */
export function numberOf(name, otherwise) {
  const at = process.argv.indexOf(`--${name}`);
  if (at < 0) return otherwise;
  const value = Number(process.argv[at + 1]);
  if (!Number.isSafeInteger(value) || value < 1)
    throw new RangeError(`--${name} takes a whole number of at least 1, found ${process.argv[at + 1]}`);
  return value;
}

export const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
