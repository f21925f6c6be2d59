import { describe, expect, it } from 'vitest';
import { packageNames, textOf } from '../structure/sources.js';
import { ALLOWED, DEVELOPMENT_ONLY, FORBIDDEN_KINDS, forbiddenKind } from './forbidden-packages.js';

interface Entry {
  /** Of a package under another name: its own. */
  name?: string;
  dev?: boolean;
  link?: boolean;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}
const lock = JSON.parse(textOf('package-lock.json')) as { lockfileVersion: number; packages: Record<string, Entry> };
const nameOf = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
/** A package under another name, as a manifest asks for it: its own name and its version. */
const ALIAS = /^npm:((?:@[^/]+\/)?[^@]+)@(.*)$/;
const installed = Object.keys(lock.packages).filter((path) => path.includes('node_modules/'));
const asked = Object.values(lock.packages).flatMap((entry) =>
  [entry.dependencies, entry.devDependencies, entry.optionalDependencies, entry.peerDependencies].flatMap((one) => Object.keys(one ?? {})),
);

describe('dependencies', () => {
  it('are read from the lock file, all of them', () => {
    expect(lock.lockfileVersion).toBe(3);
    expect(installed.length).toBeGreaterThan(50);
    const names = installed.map(nameOf);
    for (const known of ['zod', 'yaml', 'commander', '@duckdb/node-api', 'vitest']) expect(names).toContain(known);
  });

  it('hold nothing that sees, recognises, links, learns about or collects from people', () => {
    const own = installed.flatMap((path) => lock.packages[path]?.name ?? []);
    const all = [...new Set([...installed.map(nameOf), ...own, ...asked])];
    expect(all.flatMap((name) => (forbiddenKind(name) ? [`${name}: ${forbiddenKind(name) ?? ''}`] : []))).toEqual([]);
  });

  it('are the same in every manifest, so that none hides from the lock file', () => {
    for (const path of ['package.json', ...packageNames().map((name) => `packages/${name}/package.json`)]) {
      const manifest = JSON.parse(textOf(path)) as Entry;
      const own = [manifest.dependencies, manifest.devDependencies, manifest.optionalDependencies, manifest.peerDependencies];
      expect(
        own
          .flatMap((one) => Object.entries(one ?? {}))
          .flatMap(([name, version]) => [name, ALIAS.exec(version)?.[1] ?? name])
          .filter((name) => forbiddenKind(name) !== null),
        path,
      ).toEqual([]);
      expect(
        own
          .flatMap((one) => Object.values(one ?? {}))
          .map((version) => ALIAS.exec(version)?.[2] ?? version)
          .filter((version) => !/^\d+\.\d+\.\d+/.test(version)),
        `${path}: exact versions`,
      ).toEqual([]);
    }
  });

  it('that drive a browser or a test stay out of what people run', () => {
    const runtime = packageNames().flatMap((name) =>
      Object.keys((JSON.parse(textOf(`packages/${name}/package.json`)) as Entry).dependencies ?? {}),
    );
    expect(runtime.filter((name) => DEVELOPMENT_ONLY.includes(name))).toEqual([]);
    expect(installed.filter((path) => DEVELOPMENT_ONLY.includes(nameOf(path)) && lock.packages[path]?.dev !== true)).toEqual([]);
  });

  it('would be caught by name and by word', () => {
    for (const { names, words } of Object.values(FORBIDDEN_KINDS)) {
      expect(names.filter((name) => forbiddenKind(name) === null)).toEqual([]);
      expect(words.filter((word) => forbiddenKind(`@someone/${word}-kit`) === null)).toEqual([]);
    }
    expect(['interface-store', 'surface', 'template', 'zod', 'trackerless'].filter((name) => forbiddenKind(name) !== null)).toEqual([]);
    expect(Object.keys(ALLOWED).filter((name) => !installed.some((path) => nameOf(path) === name))).toEqual([]);
  });
});
