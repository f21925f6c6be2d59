import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT, glasshouse, temporaryFolder } from './command-line.js';

describe('the place of a fault', () => {
  const folder = temporaryFolder();
  const scenario = join(folder, 'scenarios', 'smoke.yaml');
  for (const name of ['scenarios', 'studies']) mkdirSync(join(folder, name));
  // A file of the repository has the same name below its root.
  writeFileSync(scenario, 'glasshouse: 1\nkind: scenario\nid: smoke\n');
  writeFileSync(
    join(folder, 'studies', 'own.yaml'),
    'glasshouse: 1\nkind: study\nid: own\ntitle: Own\nabout: Own\nexperiments:\n  - { id: one, title: One, scenario: ../scenarios/smoke.yaml }\n',
  );

  it.each([
    [folder, 'scenarios/smoke.yaml', 'scenarios/smoke.yaml'],
    [join(folder, 'scenarios'), 'smoke.yaml', 'smoke.yaml'],
    [join(folder, 'studies'), '../scenarios/smoke.yaml', '../scenarios/smoke.yaml'],
    [ROOT, scenario, scenario],
    [join(folder, 'studies'), scenario, scenario],
  ])('is named as it was given', (cwd, given, named) => {
    const { code, err, out } = glasshouse(['validate', given, '--json'], cwd);
    expect(code).toBe(2);
    const { problems } = JSON.parse(out) as { problems: { file: string; line: number; message: string }[] };
    const { file, line, message } = problems[0]!;
    expect(file).toBe(named);
    expect(join(file.startsWith('/') ? '/' : cwd, file)).toBe(scenario);
    expect(line).toBe(1);
    expect(message.startsWith(`${file}:1:1 title`)).toBe(true);
    expect(err).toContain(message);
  });

  it('is the folder where a folder is given', () => {
    expect(glasshouse(['validate', 'scenarios'], folder)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^scenarios: found a folder; allowed: /),
    });
  });

  it('is named so in a note too', () => {
    const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
    writeFileSync(join(folder, 'scenarios', 'whole.yaml'), read('scenarios/smoke.yaml'));
    const many = read('studies/smoke.yaml').replace('full: 3000', 'full: 30000').replaceAll('scenarios/smoke.yaml', 'scenarios/whole.yaml');
    writeFileSync(join(folder, 'studies', 'many.yaml'), many);
    const { code, err } = glasshouse(['validate', 'many.yaml'], join(folder, 'studies'));
    expect([code, err]).toEqual([0, expect.stringMatching(/^note: many\.yaml:\d+:\d+ experiments\.0\.persons\.full: /)]);
  });

  it('is that of the scenario where a study names it', () => {
    const { err } = glasshouse(['validate', 'own.yaml'], join(folder, 'studies'));
    expect(err).toMatch(/^\.\.\/scenarios\/smoke\.yaml:1:1 title: /m);
  });
});

describe('a line break in a name', () => {
  const folder = join(temporaryFolder(), 'odd\nfolder');
  mkdirSync(join(folder, 'scenarios'), { recursive: true });
  writeFileSync(join(folder, 'scenarios', 'half.yaml'), 'glasshouse: 1\nkind: scenario\nid: half\n');

  it.each([
    ['validate', 'no\nfile.yaml', 'no<U+000A>file.yaml: found no file of this name'],
    ['validate', 'odd\nfolder', 'odd<U+000A>folder: found a folder'],
    ['validate', join('odd\nfolder', 'scenarios', 'half.yaml'), 'odd<U+000A>folder/scenarios/half.yaml:1:1 title: found nothing'],
    ['status', 'no\nfolder', 'no<U+000A>folder: no such file or folder'],
    ['verify', 'odd\nfolder', 'odd<U+000A>folder holds no study'],
    ['status', join('odd\nfolder', 'scenarios', 'half.yaml', 'x'), 'odd<U+000A>folder/scenarios/half.yaml'],
  ])('is shown as its number in the one line of a message: %s %j', (command, name, begins) => {
    const { code, err, out } = glasshouse([command, name, '--json'], join(folder, '..'));
    expect([code, err.trim().split('\n')]).toEqual([2, [expect.stringContaining(begins)]]);
    expect((JSON.parse(out) as { problems: { message: string }[] }).problems.map(({ message }) => message)).toEqual([
      expect.stringContaining(begins),
    ]);
  });
});
