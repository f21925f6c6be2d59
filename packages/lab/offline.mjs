// A service worker that keeps a folder of static files for use without a network. It is written by the build, which knows the files.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export const WORKER_FILE = 'service-worker.js';

/** Every file below a folder, with `/`, sorted; the worker itself is left out. @param {string} folder @returns {string[]} */
export const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name !== WORKER_FILE)
    .sort();

/**
 * The text of the service worker of `folder`. On installation it stores `kept`; what else a reader opens is stored when it is opened. Another content of any
 * file gives another cache, which takes over once every page of the old one is closed; the old cache is dropped then.
 * @param {string} folder @param {string[]} files all files of the folder @param {string[]} kept those stored on the first visit
 */
export function serviceWorker(folder, files, kept = files) {
  const hash = createHash('sha256');
  for (const name of files) hash.update(`${name}\n`).update(readFileSync(join(folder, name)));
  const version = hash.digest('hex').slice(0, 16);
  return `const OWN = 'glasshouse ' + registration.scope + ' ';
const CACHE = OWN + '${version}';
const KEPT = ${JSON.stringify(['./', ...kept])};
addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(KEPT.map((path) => new Request(path, { cache: 'reload' })))));
});
addEventListener('activate', (event) => {
  const dropped = (name) => name.startsWith(OWN) && name !== CACHE;
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter(dropped).map((name) => caches.delete(name)))));
});
addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(registration.scope)) return;
  event.respondWith(caches.open(CACHE).then(async (cache) => {
    const stored = await cache.match(request, { ignoreSearch: true });
    if (stored) return stored;
    const fresh = await fetch(request);
    if (fresh.ok && fresh.type === 'basic') await cache.put(request, fresh.clone());
    return fresh;
  }));
});
`;
}
