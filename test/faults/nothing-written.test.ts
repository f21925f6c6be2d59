import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { glasshouse, nodeArguments, objectOf, SMOKE, temporaryFolder } from '../cli/command-line.js';
import { say, tinyStudy } from '../places/tiny.js';

const folder = temporaryFolder();
const at = (name: string): string => join(folder, name);

describe('bad input ends with 2 and writes nothing', () => {
  const study = (change: (text: string) => string): string => {
    const text = change(readFileSync(SMOKE, 'utf8'));
    const home = at(`bad-${readdirSync(folder).length}`);
    mkdirSync(join(home, 'studies'), { recursive: true });
    writeFileSync(join(home, 'studies', 'bad.yaml'), text);
    return join(home, 'studies', 'bad.yaml');
  };

  it.each([
    ['an unknown key', (text: string) => `${text}\nconfidence: high\n`, /confidence/],
    [
      'a scenario that is not there',
      (text: string) => text.replace(/scenario: \S+/, 'scenario: ../scenarios/none.yaml'),
      /no readable file/,
    ],
    ['broken syntax', () => 'glasshouse: 1\nkind: study\nid: [\n', /bad\.yaml:\d+:\d+/],
    ['a binary file', () => 'glasshouse: 1\0', /NUL byte/],
    ['another version', (text: string) => text.replace('glasshouse: 1', 'glasshouse: 9'), /glasshouse/],
  ])('%s', (_, change, message) => {
    const file = study(change);
    const { code, out, err } = glasshouse(['run', file, '--out', at('out')], folder);
    expect(err).toMatch(message);
    expect(out).toBe('');
    expect(code).toBe(2);
    expect(existsSync(at('out'))).toBe(false);
    expect(existsSync(at('results'))).toBe(false);
  });

  it('a folder of something else, which stays as it is', () => {
    mkdirSync(at('mine'));
    writeFileSync(join(at('mine'), 'thesis.txt'), 'mine');
    const { code, err } = glasshouse(['run', SMOKE, '--out', at('mine')]);
    expect(code).toBe(2);
    expect(err).toMatch(/contains files that are not part of a result \(thesis\.txt\): choose an empty folder with --out/);
    expect(readdirSync(at('mine'))).toEqual(['thesis.txt']);
  });

  it('a folder whose name is a file', () => {
    writeFileSync(at('file'), '');
    const { code, err } = glasshouse(['run', SMOKE, '--out', join(at('file'), 'result')]);
    expect(code).toBe(2);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it('new over a folder that holds something', () => {
    const { code, err } = glasshouse(['new', 'mine'], folder);
    expect(code).toBe(2);
    expect(err).toMatch(/not empty/);
    expect(readdirSync(at('mine'))).toEqual(['thesis.txt']);
  });
});

describe('a full disk', () => {
  const study = tinyStudy(at('tiny'));
  let roomy: unknown;
  /** The largest file of the inputs, which are written first, and the document, which is written last but for the pages. */
  let sizes = { register: 0, document: 0 };
  beforeAll(async () => {
    roomy = objectOf(await say('run', study, '--out', at('roomy'), '--threads', '1', '--json')).hash;
    const size = (file: string): number => statSync(join(at('roomy'), file)).size;
    sizes = { register: size('inputs/evidence/register.csv'), document: size('study.json') };
  });

  const limited = (kilobytes: number, args: string[]): { code: number | null; err: string } => {
    const { status, stderr } = spawnSync(
      'bash',
      ['-c', `ulimit -f ${kilobytes}; exec "$@"`, 'bash', process.execPath, ...nodeArguments(args)],
      { encoding: 'utf8' },
    );
    return { code: status, err: stderr };
  };

  it.each([
    ['the inputs', () => sizes.register / 2, 'give the same command again'],
    ['the document', () => (sizes.register + sizes.document) / 2, 'resume'],
  ] as const)(
    'too full for %s is told in one message, leaves nothing that looks complete, and is resumed with the same hash',
    async (what, bytes, advice) => {
      expect(sizes.document).toBeGreaterThan(sizes.register + 4096);
      const out = at(`too full for ${what}`);
      const { code, err } = limited(Math.round(bytes() / 1024), ['run', study, '--out', out, '--threads', '1']);
      expect(err).toMatch(new RegExp(`no space left to write .*: free some space, then ${advice}`));
      expect(err.match(/no space left/g)).toHaveLength(1);
      expect(code).toBe(1);
      expect(existsSync(join(out, 'manifest.json'))).toBe(false);
      // What the message says is what works.
      const again = advice === 'resume' ? ['resume', out] : ['run', study, '--out', out];
      expect(existsSync(join(out, 'start.json'))).toBe(advice === 'resume');
      expect(objectOf(await say(...again, '--threads', '1', '--json')).hash).toBe(roomy);
    },
  );
});
