// Other versions of Node for the tests of this folder, below .cache/nodes. `node test/platforms/nodes.mjs` installs those that are missing.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Pinned versions by major. */
export const VERSIONS = { 20: '20.20.2', 22: '22.23.3', 24: '24.21.0' };

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '.cache', 'nodes');
const system = process.platform === 'win32' ? 'win' : process.platform;
/** The package that carries a Node for this machine: what the npm package `node` would fetch. */
const carrier = `${system === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node'}-${system}-${process.arch}`;
const nameOf = (major) => `node-${major}`;
const ownMajor = process.version.slice(1).split('.')[0];

/** Path of a Node of this major: the one that runs this, or an installed one; null when there is none. */
export function nodeOf(major) {
  if (String(major) === ownMajor) return process.execPath;
  const program = join(folder, 'node_modules', nameOf(major), 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  return existsSync(program) ? program : null;
}

/** Installs what is missing, as plain packages without scripts. Returns whether all are there. */
export function installNodes() {
  const missing = Object.keys(VERSIONS).filter((major) => nodeOf(major) === null);
  if (missing.length === 0) return true;
  mkdirSync(folder, { recursive: true });
  if (!existsSync(join(folder, 'package.json'))) writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const wanted = missing.map((major) => `${nameOf(major)}@npm:${carrier}@${VERSIONS[major]}`);
  const options = ['--save-exact', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  spawnSync('npm', ['install', ...options, ...wanted], { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' });
  return missing.every((major) => nodeOf(major) !== null);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) process.exitCode = installNodes() ? 0 : 1;
