// Runs a smoke study, named first, once for each case given, on the Node that runs this file, and prints what came of each as JSON.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const built = (name, entry = 'index.js') => import(pathToFileURL(join(root, 'packages', name, 'dist', entry)).href);
const { loadStudy, parseRegister } = await built('scenario');
const engine = await built('engine');
const { inlineExecutor, runStudy } = await built('study');
const { threadExecutor } = await built('study', 'threads/index.js');

const read = (path) => readFileSync(join(root, path), 'utf8');
const register = parseRegister(read('evidence/register.csv'));
const results = [];
for (const { threads, followed, progress } of JSON.parse(process.argv[3])) {
  let told = 0;
  const document = await runStudy(loadStudy(process.argv[2], { read }, register), {
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
