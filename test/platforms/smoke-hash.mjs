// Runs the studies that standard input gives, each once for each of its cases, on the Node that runs this file. Prints the results as JSON.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import '../shared-threads.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const built = (name, entry = 'index.js') => import(pathToFileURL(join(root, 'packages', name, 'dist', entry)).href);
const engine = await built('model');
const { loadStudy, parseRegister } = engine;
const { inlineExecutor, runStudy } = await built('study');
const { threadExecutor } = await built('study', 'threads/index.js');
// Those of the command line, where `npm test` has just made them: one script for each thread, where the package alone has some hundreds.
const worker =
  process.env.GLASSHOUSE_TEST_BUILT === '1' ? pathToFileURL(join(root, 'packages', 'cli', 'dist', 'bundle', 'worker.js')) : undefined;

const read = (path) => readFileSync(join(root, path), 'utf8');
const register = parseRegister(read('evidence/register.csv'));

async function resultOf(loaded, { threads, followed, progress }) {
  let told = 0;
  const document = await runStudy(loaded, {
    size: 'reduced',
    seed: 1,
    engineHash: 'platforms',
    register,
    executor: threads === 0 ? inlineExecutor(engine) : threadExecutor({ threads, worker }),
    ...(followed ? {} : { follow: null }),
    ...(progress ? { onProgress: () => (told += 1) } : {}),
  });
  return { threads, followed: document.followed.length, told, hash: document.hash };
}

const results = {};
for (const order of JSON.parse(readFileSync(0, 'utf8'))) {
  const loaded = loadStudy(order.study, { read: (path) => (path === order.study ? order.text : read(path)) }, register);
  results[order.study] = [];
  for (const one of order.cases) results[order.study].push(await resultOf(loaded, one));
}
console.log(JSON.stringify({ node: process.version, results }));
