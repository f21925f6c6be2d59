// Runs the study that standard input gives, once for each case in it, on the Node that runs this file. Prints the results as JSON.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const built = (name, entry = 'index.js') => import(pathToFileURL(join(root, 'packages', name, 'dist', entry)).href);
const engine = await built('model');
const { loadStudy, parseRegister } = engine;
const { inlineExecutor, runStudy } = await built('study');
const { threadExecutor } = await built('study', 'threads/index.js');

const read = (path) => readFileSync(join(root, path), 'utf8');
const register = parseRegister(read('evidence/register.csv'));
const order = JSON.parse(readFileSync(0, 'utf8'));
const sent = (path) => (path === order.study ? order.text : read(path));
const results = [];
for (const { threads, followed, progress } of order.cases) {
  let told = 0;
  const document = await runStudy(loadStudy(order.study, { read: sent }, register), {
    size: 'reduced',
    seed: 1,
    engineHash: 'platforms',
    register,
    executor: threads === 0 ? inlineExecutor(engine) : threadExecutor({ threads }),
    ...(followed ? {} : { follow: null }),
    ...(progress ? { onProgress: () => (told += 1) } : {}),
  });
  results.push({ threads, followed: document.followed.length, told, hash: document.hash });
}
console.log(JSON.stringify({ node: process.version, results }));
