import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InputError, LIMITS, loadScenario, loadStudy, parseRegister } from '@glasshouse/model';
import type { Problem, SourceFiles } from '@glasshouse/model';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

interface Case {
  file: string;
  in?: string;
  line: number;
  path: string;
  problems?: number;
  says: string;
}

const HERE = dirname(fileURLToPath(import.meta.url));
const files: SourceFiles = { read: (path) => readFileSync(join(HERE, path), 'utf8') };
const register = parseRegister(files.read('register.csv'));
const cases = parse(files.read('cases.yaml')) as Case[];

const load = (file: string, from: SourceFiles = files): unknown =>
  file.startsWith('study-') || file === 'good-study.yaml' ? loadStudy(file, from, register) : loadScenario(file, from, register);

/** Problems of a file, and what loading it returned. */
function problemsOf(file: string, from: SourceFiles = files): { returned: unknown; problems: Problem[] } {
  let returned: unknown;
  try {
    returned = load(file, from);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { returned, problems: error.problems };
  }
  return { returned, problems: [] };
}

/** How a message ends. `…` stands for a part of a list that grows with the program. */
const ending = (says: string): RegExp =>
  new RegExp(
    `${says
      .split('…')
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
  );

describe('files in which nothing is wrong', () => {
  it.each(['good.yaml', 'narrow.yaml', 'good-study.yaml'])('%s loads', (file) => {
    expect(problemsOf(file).problems).toEqual([]);
  });
});

describe('broken files', () => {
  it('are all listed, and at least sixty', () => {
    const broken = readdirSync(HERE).filter((file) => /^(scenario|study)-/.test(file));
    expect(cases.map((each) => each.file).sort()).toEqual(broken.sort());
    expect(cases.length).toBeGreaterThanOrEqual(60);
  });

  it.each(cases)('$file', ({ file, in: elsewhere, line, path, problems: count, says }) => {
    const { returned, problems } = problemsOf(file);
    expect(returned).toBeUndefined();
    expect(problems).toHaveLength(count ?? 1);
    const first = problems[0]!;
    expect({ file: first.file, line: first.line, path: first.path }).toEqual({ file: elsewhere ?? file, line, path });
    expect(first.message).toMatch(ending(says));
    for (const problem of problems) {
      expect(problem.found).not.toBe('');
      expect(problem.allowed).not.toBe('');
      expect(problem.todo).toMatch(/\.$|\?$/);
      expect(problem.message.startsWith(`${problem.file}:${problem.line}:${problem.column}`)).toBe(true);
    }
  });
});

/** The files, with one more. */
const only = (text: string): SourceFiles => ({ read: (path) => (path === 'large.yaml' ? text : files.read(path)) });

describe('files too large to keep', () => {
  const head = 'glasshouse: 1\nkind: scenario\nid: broken\ntitle: Broken\nextends: [good.yaml]\n';
  it.each([
    ['more than 512 KiB', `${head}about: ${'x'.repeat(LIMITS.bytes)}\n`],
    ['more than 512 KiB', `${head}about: ${'世'.repeat(LIMITS.bytes / 3)}\n`],
    ['more than 20000 values', `${head}groups: [${'a,'.repeat(LIMITS.nodes)}]\n`],
    ['nesting deeper', `${head}about: ${'['.repeat(200_000)}\n`],
    ['nesting deeper', `${head}about: ${'{a: '.repeat(100_000)}\n`],
    ['nesting deeper', `${head}about:\n${'- '.repeat(100_000)}x\n`],
    ['nesting deeper', `${head}${Array.from({ length: 600 }, (_, i) => `${' '.repeat(i)}a:\n`).join('')}`],
  ])('%s', (says, text) => {
    const { returned, problems } = problemsOf('large.yaml', only(text));
    expect(returned).toBeUndefined();
    expect(problems[0]?.found).toContain(says);
  });

  it('a file that cannot be read is named', () => {
    expect(problemsOf('nowhere.yaml').problems[0]?.message).toBe(
      'nowhere.yaml: found no readable file nowhere.yaml; allowed: a file that exists, relative to the file that names it. Check the name.',
    );
    expect(problemsOf('../good.yaml').problems[0]?.found).toBe('"../good.yaml"');
    expect(problemsOf('_fragment.yaml').problems[0]?.found).toContain('a fragment');
  });
});
