// The built packages that are measured: those of this tree, or of the tree named by GLASSHOUSE_TREE.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Root of the tree whose code is measured. */
export const TREE = process.env.GLASSHOUSE_TREE ?? join(here, '..');

/** Where modules of the model stood when it was two packages, so that a base commit from then can be measured. */
const BEFORE = {
  'model/dist/index.js': ['scenario/dist/index.js', 'engine/dist/index.js'],
  'model/dist/mechanisms/streams/candidates.js': ['engine/dist/stages/opportunity/candidates.js'],
  'model/dist/mechanisms/streams/plan-types.js': ['engine/dist/plan/types.js'],
  'model/dist/people/people.js': ['engine/dist/world/people.js'],
};

/** Imports a built module by its path below `packages/`. */
export async function built(path) {
  const paths = existsSync(join(TREE, 'packages', path)) ? [path] : (BEFORE[path] ?? [path]);
  const modules = await Promise.all(paths.map((one) => import(pathToFileURL(join(TREE, 'packages', one)).href)));
  return Object.assign({}, ...modules);
}

const { applyPatch, compile, loadScenario, parseRegister } = await built('model/dist/index.js');

/** Reads a file of the repository; the country's scenario stands beside its benchmark. */
const files = {
  read: (path) => readFileSync(path === 'scenarios/country.yaml' ? join(here, 'country', 'country.yaml') : join(here, '..', path), 'utf8'),
};

/** The country's scenarios as a run takes them. Arm `court_list` has no points, `with_points` has both systems. */
export function countryInputs(arms = ['court_list', 'with_points']) {
  const register = parseRegister(files.read('evidence/register.csv'));
  const { scenario } = loadScenario('scenarios/country.yaml', files, register);
  const without = applyPatch(scenario, { 'ledgers.rongcheng.in_force': { from: '9999-12-31', assumed: 'Never in this arm' } }, 'policy');
  const both = [
    { id: 'court_list', scenario: without },
    { id: 'with_points', scenario },
  ];
  return { base: scenario, arms: both.filter((arm) => arms.includes(arm.id)) };
}

/** The country cut to `persons` people, compiled. */
export function countryPlan(persons, arms) {
  const inputs = countryInputs(arms);
  return compile(inputs.base, inputs.arms, { persons });
}

/** The worker script that `glasshouse run` starts: one bundle, which a thread reads faster than some hundreds of scripts. Undefined where the tree has none. */
function workerOfCommand() {
  const script = join(TREE, 'packages', 'cli', 'dist', 'bundle', 'worker.js');
  return existsSync(script) ? pathToFileURL(script) : undefined;
}

/** Runs one replicate on worker threads, its communities shared out. Returns the result, wall and processor seconds. */
async function runOn(id, inputs, persons, threads, onProgress) {
  const { threadExecutor } = await built('study/dist/threads/index.js');
  const task = { id, experiment: id, point: 0, replicate: 0, seed: 7, persons, inputs: () => inputs };
  const begun = performance.now();
  const processor = process.cpuUsage();
  let outcome = null;
  const sink = (one) => {
    outcome = one;
    return Promise.resolve();
  };
  await threadExecutor({ threads, worker: workerOfCommand() }).execute([task], sink, onProgress);
  if (!('result' in outcome)) throw new Error(outcome.failure.message);
  const { user, system } = process.cpuUsage(processor);
  return { result: outcome.result, seconds: (performance.now() - begun) / 1000, processorSeconds: (user + system) / 1e6 };
}

/** Runs the country on worker threads. */
export const runCountry = (persons, threads, onProgress = () => undefined) =>
  runOn('country', countryInputs(), persons, threads, onProgress);

/** What an arm without the platform switches off. */
const NO_PLATFORM = ['channels.app', 'screens.bulletin', 'lists.flagged', 'lists.held'];

/** The region as delivered, in two arms: without the platform and what follows its flags, and as documented. */
export function regionInputs() {
  const register = parseRegister(files.read('evidence/register.csv'));
  const { scenario } = loadScenario('scenarios/region-2010-2021.yaml', files, register);
  const never = { from: '9999-12-31', assumed: 'Never in this arm' };
  const without = applyPatch(scenario, Object.fromEntries(NO_PLATFORM.map((path) => [`${path}.in_force`, never])), 'policy');
  return {
    base: scenario,
    arms: [
      { id: 'without_platform', scenario: without },
      { id: 'documented', scenario },
    ],
  };
}

/** Runs the region on worker threads. */
export const runRegion = (persons, threads, onProgress = () => undefined) => runOn('region', regionInputs(), persons, threads, onProgress);

/** What a measurement is read with: the machine's kind and its load. */
export async function machine() {
  const { cpus, loadavg, totalmem } = await import('node:os');
  const [one] = loadavg();
  return `${cpus().length} x ${cpus()[0].model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, load ${one.toFixed(2)}`;
}

export const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
