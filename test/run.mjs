// Everything that guards a change: build, lint, format, types of the tests, tests. The last line counts them.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);
mkdirSync('.cache', { recursive: true });
rmSync('.cache/tests.json', { force: true });

const everyTest = process.argv.length === 2;
const noSkips = Boolean(process.env.GLASSHOUSE_NO_SKIPS);
/** Ticks of the clock in a second, by which Linux counts processor time. */
const TICKS = 100;
let passed = 0;
let failed = 0;
/** What each step cost of the processor, in words; empty where the system does not tell. */
const costs = [];

/** Seconds of processor that all processes started and ended so far have cost, with those they started in turn; null where the system does not tell. */
function spentByOthers() {
  if (!existsSync('/proc/self/stat')) return null;
  const facts = readFileSync('/proc/self/stat', 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return { user: Number(facts[13]) / TICKS, system: Number(facts[14]) / TICKS };
}

/** For programs in Go: one thread, and a collector that waits. They compute as they would otherwise, for two thirds of the processor time. */
const FRUGAL = { GOMAXPROCS: '1', GOGC: '1600', GOMEMLIMIT: '2GiB' };

const run = (command, args, shell = false, env = {}) =>
  spawnSync(command, args, { stdio: 'inherit', shell, env: { ...process.env, ...env } }).status === 0;
const tool =
  (name, env = {}) =>
  (...args) =>
    run(process.execPath, [join('node_modules', ...name.split('/')), ...args], false, env);
const native = tool('typescript-native/bin/tsc', FRUGAL);
const tsc = (...args) => native(...args, '--singleThreaded');
const oxlint = tool('oxlint/bin/oxlint', FRUGAL);
const oxfmt = tool('oxfmt/bin/oxfmt');
const vitest = tool('vitest/vitest.mjs');
// The tests run what the step before them built (vitest.config.mts).
process.env.GLASSHOUSE_TEST_BUILT = '1';
// A second thread compiles the engine once more, which costs a small run as much processor time as the run itself.
process.env.GLASSHOUSE_THREADS = '1';

function step(title, act) {
  console.log(`\n== ${title}`);
  const begun = performance.now();
  const before = spentByOthers();
  const ok = act();
  const after = spentByOthers();
  if (before && after)
    costs.push(`  ${title}: ${(after.user - before.user).toFixed(1)} s, and ${(after.system - before.system).toFixed(1)} s of the system`);
  if (ok) passed += 1;
  else failed += 1;
  console.log(`== ${title}: ${ok ? 'ok' : 'FAILED'}, ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  return ok;
}

function tests() {
  const ok = vitest('run', '--reporter=default', '--reporter=./test/reporter.mjs', ...process.argv.slice(2));
  if (!existsSync('.cache/tests.json')) return false;
  const counts = JSON.parse(readFileSync('.cache/tests.json', 'utf8'));
  passed += counts.passed;
  failed += counts.failed;
  if (counts.skipped.length > 0) console.log(`\n${counts.skipped.length} skipped:`);
  for (const { test, reason } of counts.skipped) console.log(`  ${test}: ${reason}`);
  if (noSkips && counts.skipped.length > 0) {
    console.log('  Here every skipped test counts as failed.');
    failed += counts.skipped.length;
    return false;
  }
  return ok;
}

/** Whether every package that the lock file asks for is installed in its version; what is optional depends on the system. */
function installed() {
  const [wanted, got] = ['package-lock.json', 'node_modules/.package-lock.json'].map((file) =>
    existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {},
  );
  return Object.entries(wanted).every(
    ([name, { version, link, optional, devOptional, peer }]) =>
      !name.startsWith('node_modules/') || optional || devOptional || peer || (got[name] && (link || got[name].version === version)),
  );
}

if (!installed()) step('install', () => run('npm', ['ci', '--no-audit', '--no-fund'], process.platform === 'win32'));
/** The laboratory as one page. Left to the tests, both processes with tests would build it at once. */
const PAGE = ['--input-type=module', '--eval', "(await import('./packages/cli/dist/lab/page.js')).labPage()"];
// The launcher builds the rest. Left to the first test that starts it, it would take the command line away from the tests beside that one.
const built = step(
  'build',
  () => tsc('-b') && run(process.execPath, ['glasshouse', '--version']) && (!everyTest || run(process.execPath, PAGE)),
);
if (everyTest) {
  step('lint', () => oxlint('--type-aware', '--deny-warnings', '--threads=1', '.'));
  step('format', () => oxfmt('--check', '--threads=1', '.'));
  step('types of the tests', () => tsc('-p', 'tsconfig.test.json'));
}
if (built) step('tests', tests);

if (costs.length > 0) {
  const all = spentByOthers();
  console.log(`\nProcessor time: ${((all.user + all.system) / 60).toFixed(1)} minutes\n${costs.join('\n')}`);
}
const summary = `${passed} passed, ${failed} failed`;
writeFileSync('.cache/summary.txt', `${summary}\n`);
console.log(`\n${summary}`);
process.exitCode = failed === 0 ? 0 : 1;
