/** Where the compiled worker stands, seen from the compiled package or from its sources. */
export function workerUrl(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? '../../dist/threads/worker.js' : './worker.js', import.meta.url);
}
