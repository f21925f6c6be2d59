import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { ROOT, temporaryFolder } from './command-line.js';
import { writeFileSync } from 'node:fs';

function powersIn(file: string): number[] {
  const text = readFileSync(file, 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const lines: number[] = [];
  const walk = (node: ts.Node): void => {
    if (node.kind === ts.SyntaxKind.AsteriskAsteriskToken || node.kind === ts.SyntaxKind.AsteriskAsteriskEqualsToken) {
      lines.push(source.getLineAndCharacterOfPosition(node.getStart()).line + 1);
    }
    ts.forEachChild(node, walk);
  };
  walk(source);
  return lines;
}

describe('the workspace', () => {
  it.each(['dice', 'model'])('has no power operator in %s: its bits differ between machines, and no lint rule sees it', (name) => {
    const folder = join(ROOT, 'packages', name, 'src');
    const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /(?<!\.test)\.ts$/.test(file));
    expect(sources.length).toBeGreaterThan(0);
    expect(sources.flatMap((file) => powersIn(join(folder, file)).map((line) => `${file}:${line}`))).toEqual([]);
  });

  it('names no registry in the lock file', () => {
    expect(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).not.toMatch(/"resolved": "(?!packages\/)/);
  });

  it('has a checksum for every package of the lock file', () => {
    const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { integrity?: string; link?: boolean }>;
    };
    const fetched = Object.entries(packages).filter(([path, { link }]) => path.includes('node_modules/') && !link);
    expect(fetched.length).toBeGreaterThan(100);
    expect(fetched.filter(([, { integrity }]) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? '')).map(([path]) => path)).toEqual([]);
  });

  it('pins every dependency exactly', () => {
    const manifests = ['.', ...readdirSync(join(ROOT, 'packages')).map((name) => `packages/${name}`)];
    for (const folder of manifests) {
      const manifest = JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8')) as Record<string, Record<string, string>>;
      const versions = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
      for (const [name, version] of Object.entries(versions))
        expect([name, version]).toEqual([name, expect.stringMatching(/^(npm:[\w@/-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/)]);
    }
  });
});

describe('the launcher', () => {
  it('says in one sentence that Node is too old', () => {
    const old = join(temporaryFolder(), 'old.cjs');
    writeFileSync(old, `Object.defineProperty(process.versions, 'node', { value: '18.20.4' });`);
    const { status, stderr } = spawnSync(process.execPath, ['-r', old, 'glasshouse', '--version'], { cwd: ROOT, encoding: 'utf8' });
    expect(stderr).toBe('Glasshouse needs Node 20.19 or newer; this is Node 18.20.4.\n');
    expect(status).toBe(1);
  });

  it('traces an unexpected failure to the sources, where a trace is asked for', () => {
    const broken = join(temporaryFolder(), 'broken.cjs');
    const act = `fs.realpathSync = () => { throw new Error('broken on purpose'); }; require('module').syncBuiltinESMExports();`;
    writeFileSync(broken, `const fs = require('fs'); setImmediate(() => { ${act} });`);
    const trace = (wish: string): string =>
      spawnSync(process.execPath, ['-r', broken, 'glasshouse', 'evidence', 'E113'], {
        cwd: ROOT,
        encoding: 'utf8',
        env: { ...process.env, GLASSHOUSE_TRACE: wish },
      }).stderr;
    expect(trace('')).toBe('unexpected failure: broken on purpose (set GLASSHOUSE_TRACE=1 to see where)\n');
    expect(trace('1')).toMatch(/broken on purpose[\s\S]*packages\/cli\/src\/io\/sources\.ts:\d+/);
  });
});

it('names the binaries of every platform in the lock file, without which npm ci refuses it', () => {
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { optionalDependencies?: Record<string, string> }>;
  };
  const wanted = Object.values(packages).flatMap((one) =>
    Object.entries(one.optionalDependencies ?? {}).filter(([, version]) => /^\d/.test(version)),
  );
  expect(wanted.map(([name]) => name).filter((name) => !(`node_modules/${name}` in packages))).toEqual([]);
});
