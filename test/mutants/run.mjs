// A mutation run of the engine: changes one operator, constant, condition or statement at a time in a copy of the tree, and tells which changes no test
// notices. npm run mutants -- --sample 40 --seed 1
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildSync } from 'esbuild';
import { mutantsOf, mutated, sample } from './sites.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const FOLDERS = ['packages/dice/src', 'packages/model/src'];
/** Tests that decide what the quick half leaves, cheapest first; each line is one run of vitest that stops at the first failure. */
const TESTS = [
  [
    'packages/dice',
    'packages/model',
    'test/engine/plan-numbers.test.ts',
    'test/cases',
    'test/engine/status.test.ts',
    'test/engine/causes-that-stay.test.ts',
  ],
  [
    'test/engine/minds.test.ts',
    'test/engine/places.test.ts',
    'test/engine/screens.test.ts',
    'test/engine/firms.test.ts',
    'test/engine/limits.test.ts',
  ],
  ['test/engine/acted.test.ts', 'test/engine/explain.test.ts', 'test/engine/first-difference.test.ts', 'test/engine/closed-forms.test.ts'],
  ['test/engine/office.test.ts', 'test/engine/spreads.test.ts', 'test/engine/books.test.ts', 'test/reference/contract.test.ts'],
];
/** Milliseconds of wall clock after which a mutant counts as stuck: endless loops, not slow machines. */
const STUCK = 1_200_000;
const QUICK_STUCK = 300_000;

const { values } = parseArgs({
  options: {
    sample: { type: 'string', default: '40' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
  },
});
const count = Number(values.sample);
const seed = Number(values.seed);
if (!Number.isInteger(count) || count < 1 || !Number.isInteger(seed)) {
  console.error('usage: npm run mutants -- [--sample 40] [--seed 1] [--only PART_OF_PATH[:LINE]] [--quick]');
  process.exit(2);
}

/** Changes that make no difference to anything, each with its reason; see equivalent.json. */
const equivalents = JSON.parse(readFileSync(join(root, 'test/mutants/equivalent.json'), 'utf8'));
const sameChange = (a, b) => ['path', 'text', 'from', 'to'].every((key) => a[key] === b[key]);

const all = mutantsOf(root, FOLDERS);
const [part, line] = (values.only ?? '').split(':');
const among = all.filter((mutant) => mutant.path.includes(part) && (line === undefined || mutant.line === Number(line)));
const chosen = sample(among, count, seed);

const copy = mkdtempSync(join(tmpdir(), 'glasshouse-mutants-'));
process.on('exit', () => rmSync(copy, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130));

/** A copy of the tree without results and tools; packages are found in the copy, tools where they are. */
function makeCopy() {
  const left = new Set(['.git', '.cache', 'node_modules', 'results', 'coverage']);
  cpSync(root, copy, { recursive: true, filter: (path) => !left.has(relative(root, path).split(sep)[0]) });
  const modules = join(copy, 'node_modules');
  mkdirSync(join(modules, '@glasshouse'), { recursive: true });
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (name !== '@glasshouse' && !name.startsWith('.vite')) symlinkSync(join(root, 'node_modules', name), join(modules, name));
  }
  for (const name of readdirSync(join(root, 'packages'))) {
    if (existsSync(join(root, 'node_modules/@glasshouse', name)))
      symlinkSync(join(copy, 'packages', name), join(modules, '@glasshouse', name));
  }
}

const node = (args, timeout) =>
  spawnSync(process.execPath, args, {
    cwd: copy,
    timeout,
    encoding: 'utf8',
    killSignal: 'SIGKILL',
    env: { ...process.env, NO_COLOR: '1' },
  });
const timedOut = ({ error }) => error?.code === 'ETIMEDOUT';

/** What noticed a mutant in the quick half, or null. */
function quick() {
  const outfile = join(copy, 'worlds.mjs');
  try {
    buildSync({
      entryPoints: [join(copy, 'test/mutants/worlds.ts')],
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      conditions: ['source'],
      logLevel: 'silent',
      banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    });
  } catch {
    return 'does not compile';
  }
  const ran = node([outfile], QUICK_STUCK);
  if (timedOut(ran)) return 'never ends';
  return ran.status === 0 ? null : `contract: ${(ran.stdout.trim() || ran.stderr.trim()).split('\n')[0].slice(0, 100)}`;
}

/** The test that noticed a mutant in the slow half, or null. */
function slow() {
  for (const files of TESTS) {
    const present = files.filter((file) => existsSync(join(copy, file)));
    const ran = node([join('node_modules', 'vitest', 'vitest.mjs'), 'run', ...present, '--bail=1', '--maxWorkers=1', '--no-cache'], STUCK);
    if (timedOut(ran)) return 'never ends';
    if (ran.status !== 0) return (/(?:FAIL|×)\s+(.*)/.exec(ran.stdout)?.[1] ?? 'a test').trim().slice(0, 110);
  }
  return null;
}

function judge(mutant) {
  if (equivalents.some((known) => sameChange(known, mutant))) return { fate: 'equivalent', by: '' };
  const file = join(copy, mutant.path);
  const source = readFileSync(file, 'utf8');
  writeFileSync(file, mutated(source, mutant));
  try {
    const by = quick() ?? (values.quick ? null : slow());
    return by === null ? { fate: 'survived', by: '' } : { fate: 'killed', by };
  } finally {
    writeFileSync(file, source);
  }
}

makeCopy();
const whole = quick() ?? (values.quick ? null : slow());
if (whole !== null) {
  console.error(`a test fails without any change, so no change can be judged: ${whole}`);
  process.exit(1);
}
console.log(`${chosen.length} of ${among.length} mutants, seed ${seed}`);
const fates = { killed: 0, survived: 0, equivalent: 0 };
for (const [i, mutant] of chosen.entries()) {
  const { fate, by } = judge(mutant);
  fates[fate]++;
  console.log(
    `${i + 1} ${fate} ${mutant.path}:${mutant.line} ${mutant.from.replace(/\s+/g, ' ').slice(0, 60)} -> ${mutant.to.slice(0, 60)}${by && ` (${by})`}`,
  );
  if (fate === 'survived') console.log(`    ${mutant.text}`);
}
const counted = fates.killed + fates.survived;
const share = counted === 0 ? 0 : (100 * fates.killed) / counted;
console.log(
  `${fates.killed} killed, ${fates.survived} survived, ${fates.equivalent} equivalent: ${share.toFixed(1)} percent of ${counted}`,
);
process.exitCode = share < 95 ? 1 : 0;
