import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeArguments } from '../cli/command-line.js';
import { say, temporaryFolder, tinyStudy } from './tiny.js';

const home = temporaryFolder();
const study = tinyStudy(home);
symlinkSync(join(home, 'circle'), join(home, 'circle'));

const PLACES = {
  'a name that is too long': join(home, 'x'.repeat(300)),
  'a place below a file': join(study, 'inner'),
  'a link to itself': join(home, 'circle'),
};

/** Command lines that read what lies at a place, and write nothing that matters here. */
const READING: readonly ((place: string) => string[])[] = [
  (place) => ['validate', place],
  (place) => ['counters', place],
  (place) => ['fmt', place],
  (place) => ['fmt', '--check', place],
  (place) => ['run', place],
  (place) => ['prepare', place],
  (place) => ['advise', place],
  (place) => ['calibrate', place],
  (place) => ['explain', place, '--person', 'S-1'],
  (place) => ['compare', place, study],
  (place) => ['compare', study, place],
  (place) => ['rights-check', place],
  (place) => ['verify', place],
  (place) => ['query', place, 'select 1'],
  (place) => ['status', place],
  (place) => ['replay', place, '0'],
  (place) => ['shard', place, '--shard', '0/1'],
  (place) => ['cancel', place],
  (place) => ['resume', place],
  (place) => ['report', place],
  (place) => ['pack', place],
  (place) => ['export', 'csv', place],
  (place) => ['export', 'claims', place],
  (place) => ['export', 'design', place, '--out', join(home, 'design')],
  (place) => ['export', 'picture', place],
  (place) => ['export', 'odd', place],
];

describe.each(Object.entries(PLACES))('%s', (_what, place) => {
  it.each(READING.map((line) => line(place)))('is refused as an input by %s %s', async (...line) => {
    const { code, out, err } = await say(...line);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.split('\n')).toHaveLength(1);
    expect(err).not.toMatch(/unexpected failure|undefined|ENO|EIS|EEX|ELOOP/);
  });
});

describe.skipIf(process.platform === 'win32')('a place that may not be read', () => {
  const closed = join(home, 'closed');
  const result = join(closed, 'result');
  const file = join(closed, 'study.yaml');
  mkdirSync(result, { recursive: true });
  writeFileSync(join(result, 'start.json'), '{}');
  writeFileSync(file, readFileSync(study));
  chmodSync(closed, 0o700);
  const root = process.getuid?.() === 0;
  // The superuser reads everything.
  const as = root ? { uid: 65534, gid: 65534 } : {};
  const said = (args: string[]): { status: number | null; stderr: string } => {
    if (!root) chmodSync(closed, 0o000);
    try {
      return spawnSync(process.execPath, nodeArguments(args), { encoding: 'utf8', ...as });
    } finally {
      chmodSync(closed, 0o700);
    }
  };

  it.each([
    ['query', result, 'select 1'],
    ['verify', result],
    ['export', 'csv', result],
    ['fmt', '--check', file],
    ['fmt', file],
    ['validate', file],
    ['export', 'odd', file],
  ])('is refused as such by %s %s', (...line) => {
    const { status, stderr } = said(line);
    expect([status, stderr]).toEqual([
      2,
      expect.stringMatching(/^no permission to read .*: change its permissions, or those of the folders above it\n$/),
    ]);
  });
});

describe('a character for which a path is refused', () => {
  const text = readFileSync(join(home, 'scenarios', 'smoke.yaml'), 'utf8');
  const named = (name: string): string => {
    writeFileSync(join(home, name), text);
    return join(home, name);
  };

  it.each([
    ['a:b.yaml', ':'],
    ['a%b.yaml', '%'],
    ['a\\b.yaml', '\\'],
    ['~a.yaml', '~'],
    ['a\tb.yaml', '<U+0009>'],
    ['a\nb.yaml', '<U+000A>'],
  ])('is named where a scenario is called %j', async (name, sign) => {
    const { code, out, err } = await say('validate', named(name));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(`, with the character "${sign}", which is not allowed there; allowed: `);
    expect(err).toMatch(/ Rename the file, /);
    expect(err.split('\n')).toHaveLength(1);
  });

  it('is named where a study, a scenario or a design names such a file', async () => {
    const own = (from: string, to: string): string => {
      const changed = readFileSync(study, 'utf8').replace(from, to);
      expect(changed).toContain(to);
      writeFileSync(join(home, 'studies', 'own.yaml'), changed);
      return join(home, 'studies', 'own.yaml');
    };
    const said = async (file: string): Promise<string> => (await say('validate', file)).err;
    expect(await said(own('../scenarios/smoke.yaml', '../scenarios/a%b.yaml'))).toContain(
      '"../scenarios/a%b.yaml", with the character "%"',
    );
    expect(await said(own('kind: study\n', 'kind: study\nregister: a%b.csv\n'))).toContain('"a%b.csv", with the character "%"');
    writeFileSync(join(home, 'scenarios', 'child.yaml'), text.replace('kind: scenario\n', 'kind: scenario\nextends: [a%b.yaml]\n'));
    expect(await said(join(home, 'scenarios', 'child.yaml'))).toContain('"a%b.yaml", with the character "%"');
  });
});

it('says of a file of neither kind which kinds there are', async () => {
  const file = join(home, 'studies', 'kind.yaml');
  for (const [kind, todo] of [
    ['studdy', 'Did you mean "study"?'],
    ['scenaro', 'Did you mean "scenario"?'],
    ['7', 'Write kind: scenario or kind: study.'],
  ]) {
    writeFileSync(file, readFileSync(study, 'utf8').replace('kind: study', `kind: ${kind}`));
    for (const command of ['validate', 'counters', 'rights-check']) {
      const { code, err } = await say(command, file);
      expect([code, err]).toEqual([2, expect.stringMatching(/kind\.yaml:2:7 kind: found .*; allowed: scenario, study\. /)]);
      expect(err.endsWith(todo!)).toBe(true);
    }
  }
});
