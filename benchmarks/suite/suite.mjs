// Lists what each file of tests costs of the processor, itself and in the processes that it starts: node benchmarks/suite/suite.mjs [FILE ...]
// Run `npm run build` first. Only on Linux, where the system tells what ended processes have cost.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { optionsOf } from '../lib/options.mjs';

const { _: tests } = optionsOf('Processor seconds of each file of tests.', {}, 'files of tests, all without any');
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'glasshouse-suite-'));
const log = join(folder, 'files.jsonl');
const env = { ...process.env, GLASSHOUSE_TEST_BUILT: '1', GLASSHOUSE_THREADS: '1', GLASSHOUSE_SUITE_LOG: log };
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const { status } = spawnSync(process.execPath, [vitest, 'run', ...tests], { cwd: root, env, stdio: 'inherit' });
const lines = readFileSync(log, 'utf8').trim().split('\n');
rmSync(folder, { recursive: true });

/** @type {{ file: string, own: number, children: number }[]} */
const files = lines.map((line) => JSON.parse(line));
files.sort((a, b) => b.own + b.children - a.own - a.children);
/** @param {number[]} seconds */
const row = (...seconds) => seconds.map((each) => each.toFixed(1).padStart(9)).join('');
/** @param {(file: { own: number, children: number }) => number} of */
const sum = (of) => files.reduce((total, file) => total + of(file), 0);

console.log('\nSeconds of processor: in all, in the test process, in processes that it started');
for (const { file, own, children } of files) console.log(`${row(own + children, own, children)}  ${relative(root, file)}`);
const [own, children] = [sum((file) => file.own), sum((file) => file.children)];
console.log(`${row(own + children, own, children)}  ${files.length} files`);
process.exitCode = status ?? 1;
