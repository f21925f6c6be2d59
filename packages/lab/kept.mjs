// Keeps what the laboratory was built to, so that the same sources are built once.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const KEPT = join(root, '.cache', 'lab');
/** Everything that is read for a build: sources, what they ship, the builder, and the versions of its tools. */
const READ = [
  ...['dice', 'model', 'report', 'study', 'lab', 'site'].map((name) => `packages/${name}/src`),
  ...readdirSync(join(root, 'packages', 'lab'))
    .filter((name) => /\.(mjs|html|json)$/.test(name))
    .map((name) => `packages/lab/${name}`),
  'scenarios',
  'studies',
  'evidence',
  'docs/reports',
  'docs/scenarios/README.md',
  'tsconfig.base.json',
  'package-lock.json',
];

/** @param {string} path @returns {string[]} */
const filesAt = (path) =>
  statSync(path).isDirectory() ? readdirSync(path, { withFileTypes: true }).flatMap(({ name }) => filesAt(join(path, name))) : [path];

/** SHA-256 over the names and contents of all that a build reads. */
export function hashOfSources() {
  const hash = createHash('sha256').update(process.versions.node);
  const files = READ.map((path) => join(root, path)).flatMap((path) => (existsSync(path) ? filesAt(path) : []));
  for (const file of files.sort()) {
    const content = readFileSync(file);
    hash.update(`\0${relative(root, file)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/**
 * Gives at `to` what `make` writes there: a copy of what it wrote earlier from the same sources, else a new build. Only the last build of a kind is kept.
 * @param {'file' | 'folder'} kind
 * @param {string} to
 * @param {(to: string) => Promise<void>} make
 */
export async function once(kind, to, make) {
  const mine = join(KEPT, `${kind}-${hashOfSources()}`);
  if (!existsSync(mine)) {
    await make(to);
    mkdirSync(KEPT, { recursive: true });
    for (const name of readdirSync(KEPT)) if (name.startsWith(`${kind}-`)) rmSync(join(KEPT, name), { recursive: true, force: true });
    const draft = join(KEPT, `draft-${process.pid}-${kind}`);
    cpSync(to, draft, { recursive: true });
    // Another process may have kept the same meanwhile.
    if (existsSync(mine)) rmSync(draft, { recursive: true, force: true });
    else renameSync(draft, mine);
    return;
  }
  rmSync(to, { recursive: true, force: true });
  mkdirSync(dirname(to), { recursive: true });
  const draft = `${to}.${process.pid}`;
  cpSync(mine, draft, { recursive: true });
  renameSync(draft, to);
}
