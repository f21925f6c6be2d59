import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { program } from '../../packages/cli/src/program.js';
import { emptyIn, FOREIGN, foreignIn, Mounts, ODD, resultIn, RESULTS } from './places.js';
import type { ForeignPlace, ResultState } from './places.js';
import { say, temporaryFolder, tinyStudy, treeOf } from './tiny.js';
import { ROOT } from '../structure/sources.js';

// No case depends on how fast the machine is.
vi.setConfig({ testTimeout: 900_000, hookTimeout: 900_000 });

const home = temporaryFolder();
const study = tinyStudy(home);
const scenario = join(home, 'scenarios', 'smoke.yaml');
const finished = join(home, ODD, 'result');
const mounts = new Mounts(home);
afterAll(() => mounts.close());

/** What each command does with places. A new command fails the first test until it is listed here, and is then tried on every place below. */
const COMMANDS: Readonly<Record<string, { does: 'reads' } | ({ does: 'writes'; also?: Lines } & Lines)>> = {
  // `makes`: command line that makes a folder at a place; `file`: that writes a file there; `uses`: that reads and writes the result there;
  // `ending`: that the name of the file has to have. `rewrites`: that replaces the scenario or study there. `also`: further lines of the same command.
  start: { does: 'writes', makes: (place) => ['start', '--out', place, '--threads', '1'] },
  new: { does: 'writes', makes: (place) => ['new', place], also: { makes: (place) => ['new', place, '--from', 'penalty-points'] } },
  run: { does: 'writes', makes: (place) => ['run', study, '--out', place, '--threads', '1'] },
  prepare: { does: 'writes', makes: (place) => ['prepare', study, '--out', place] },
  shard: { does: 'writes', uses: (place) => ['shard', place, '--shard', '0/1'] },
  cancel: { does: 'writes', uses: (place) => ['cancel', place] },
  worker: { does: 'reads' },
  join: { does: 'reads' },
  status: { does: 'reads' },
  replay: { does: 'reads' },
  query: { does: 'reads' },
  resume: { does: 'writes', uses: (place) => ['resume', place, '--threads', '1'] },
  report: {
    does: 'writes',
    uses: (place) => ['report', place],
    file: (place) => ['report', finished, '--single', '--out', place],
    ending: '.html',
  },
  pack: { does: 'writes', uses: (place) => ['pack', place], file: (place) => ['pack', finished, '--out', place], ending: '.zip' },
  'export csv': { does: 'writes', uses: (place) => ['export', 'csv', place] },
  'export claims': {
    does: 'writes',
    uses: (place) => ['export', 'claims', place],
    file: (place) => ['export', 'claims', finished, '--out', place],
    ending: '.json',
  },
  'export design': { does: 'writes', makes: (place) => ['export', 'design', study, '--out', place] },
  'export picture': { does: 'writes', file: (place) => ['export', 'picture', scenario, '--out', place], ending: '.svg' },
  'export figure': {
    does: 'writes',
    file: (place) => ['export', 'figure', finished, 'outcome-smoke-sanction_days', '--out', place],
    ending: '.svg',
  },
  'export odd': { does: 'writes', file: (place) => ['export', 'odd', scenario, '--out', place], ending: '.md' },
  fmt: { does: 'writes', rewrites: (place) => ['fmt', place] },
  validate: { does: 'reads' },
  advise: { does: 'reads' },
  calibrate: { does: 'reads' },
  counters: { does: 'reads' },
  explain: { does: 'reads' },
  evidence: { does: 'reads' },
  compare: { does: 'reads' },
  'rights-check': { does: 'reads' },
  verify: { does: 'reads' },
  lab: { does: 'reads' },
};
type Make = (place: string) => string[];
interface Lines {
  makes?: Make;
  file?: Make;
  ending?: string;
  uses?: Make;
  rewrites?: Make;
}

const writing = Object.entries(COMMANDS).flatMap(([name, one]) => (one.does === 'writes' ? [{ name, ...one }] : []));
const having = (what: 'makes' | 'file' | 'uses' | 'rewrites'): { name: string; line: Make; ending: string }[] =>
  writing.flatMap(({ name, [what]: line, ending = '', also }) => [
    ...(line ? [{ name, line, ending }] : []),
    ...(also?.[what] ? [{ name, line: also[what], ending }] : []),
  ]);

it('every command is listed', () => {
  const leaves = (command: Command, path: string[]): string[] =>
    command.commands.length === 0 ? [path.join(' ')] : command.commands.flatMap((inner) => leaves(inner, [...path, inner.name()]));
  const known = leaves(
    program({ out: () => undefined, err: () => undefined, bar: null, now: () => 0 }, () => undefined),
    [],
  );
  expect(known.sort()).toEqual(Object.keys(COMMANDS).sort());
});

/** Runs a command that has to be refused: one line, this exit code, and nothing changed below the watched folder. */
async function refused(args: string[], watched: string, code: number, told: RegExp): Promise<void> {
  const before = treeOf(watched);
  const said = await say(...args);
  expect(said.err).toMatch(told);
  expect(said.err).not.toMatch(/unexpected failure|undefined|ENO|EIS|EEX/);
  expect(said.err.split('\n').filter((line) => !line.startsWith('(see --help)'))).toHaveLength(1);
  expect({ code: said.code, out: said.out }).toEqual({ code, out: '' });
  expect(treeOf(watched)).toEqual(before);
}

beforeAll(async () => {
  const { code, err } = await say('run', study, '--out', finished, '--threads', '1');
  if (code !== 0) throw new Error(err);
});

const AT_ONCE = /./;

/** What a command that wrote a file says on standard error: nothing, or of an archive how it is checked. */
const saidBy = (name: string): unknown => (name === 'pack' ? expect.stringMatching(/^the receiver checks it with: /) : '');

describe.each(having('makes'))('$name', ({ name, line }) => {
  // The study of `start` takes seconds to read, and what it does with a place is what `run` does, by the same function: one place of each kind is enough.
  const once = name === 'start';
  const kinds = (Object.keys(FOREIGN) as ForeignPlace[]).slice(once ? -1 : 0);
  it.each(kinds)('refuses %s', async (kind) => {
    const { path, watched } = foreignIn(home, kind);
    await refused(line(path), watched, 2, AT_ONCE);
    if (name !== 'new' && !once) await refused([...line(path), '--force'], watched, 2, AT_ONCE);
  });

  const places: [string, () => string, RegExp][] = [
    ['an empty name', () => '', /Give a name that is not empty/],
    ['a name of two lines', () => `${home}/a\nb`, /Give a name of characters that show, on one line/],
    ['a name that clears a terminal', () => `${home}/a\u001b[2J`, /Give a name of characters that show, on one line/],
    ['a name with a letter that does not show', () => `${home}/a\u200bb`, /Give a name of characters that show, on one line/],
    ['a folder inside a result', () => join(finished, 'inner'), /lies inside .*, which holds a result/],
    ['the folder of its own input', () => join(home, 'studies'), /contains files that are not part of a result|not empty/],
    ['a place where no folder can be', () => '/proc/glasshouse', /\/proc\/glasshouse/],
    ['a name that is too long', () => join(home, 'x'.repeat(300)), name === 'new' ? AT_ONCE : /the name is too long/],
  ];
  it.each(places.slice(0, once ? 2 : undefined))('refuses %s', async (_what, place, told) => {
    await refused(line(place()), name === 'new' ? join(home, 'studies') : finished, 2, told);
  });

  if (once) return;
  it.skipIf(mounts.reason !== null)(
    `tells a full disk, and leaves nothing${mounts.reason === null ? '' : ` (${mounts.reason})`}`,
    async () => {
      const folder = join(home, `full-${name}-${line('').length}`);
      mounts.full(folder);
      await refused(line(join(folder, 'place')), folder, 1, /^no space left to write .*: free some space, then /);
    },
  );

  it.skipIf(mounts.reason !== null)(`tells a read-only place${mounts.reason === null ? '' : ` (${mounts.reason})`}`, async () => {
    const folder = join(home, `read-only-${name}-${line('').length}`);
    mounts.readOnly(folder);
    await refused(line(join(folder, 'place')), folder, 2, /^no permission to write .*: /);
  });
});

describe('run', () => {
  const args = (path: string, ...more: string[]): string[] => ['run', study, '--out', path, '--threads', '1', ...more];

  it('shows a finished result again, and changes nothing', async () => {
    const { path, watched } = resultIn(home, finished, 'finished');
    const before = treeOf(watched);
    expect(await say(...args(path))).toMatchObject({ code: 0, err: expect.stringMatching(/finished: nothing was run/) });
    expect(treeOf(watched)).toEqual(before);
  });

  it.each(['finished', 'unfinished'] as const)('refuses a %s result of another seed, size or study', async (state) => {
    const { path, watched } = resultIn(home, finished, state);
    const other = tinyStudy(join(home, `other-${state}`), 'other');
    await refused(args(path, '--seed', '7'), watched, 2, /seed 1, not 7\).*--out, or replace it with --force/);
    await refused(args(path, '--size', 'full'), watched, 2, /size reduced, not full/);
    await refused(['run', other, '--out', path], watched, 2, /study tiny, not other/);
  });

  it.each((Object.keys(RESULTS) as ResultState[]).slice(2))('refuses a result %s', async (state) => {
    const { path, watched } = resultIn(home, finished, state);
    await refused(args(path, '--seed', '7'), watched, 2, AT_ONCE);
    if (state !== 'with a link among its files') await refused(args(path, '--seed', '7', '--force'), watched, 2, AT_ONCE);
  });

  it.each([[], ['--force']])('refuses a queue that does not answer before anything is written or replaced, %j', async (...more) => {
    const queue = ['--queue', 'redis://127.0.0.1:1'];
    const { path, watched } = emptyIn(home);
    await refused([...args(path), ...queue, ...more], watched, 2, /^--queue: found no answer/);
    const { path: old, watched: kept } = resultIn(home, finished, more.length > 0 ? 'finished' : 'unfinished');
    await refused([...args(old), ...queue, ...more], kept, 2, /^--queue: found no answer/);
  });

  it('names a file that stands where the folder is to be', async () => {
    const { path, watched } = foreignIn(home, 'a file');
    for (const line of [args(path), ['resume', path]]) await refused(line, watched, 2, /place is a file, not a (result )?folder/);
  });

  it.each(['--force', '-x'])('takes the flag %s for no folder', async (flag) => {
    await refused(['run', study, '--out', flag], join(home, 'studies'), 2, /looks like a flag/);
    expect(existsSync(flag)).toBe(false);
  });
});

describe.each(having('uses'))('$name', ({ name, line }) => {
  // Commands for which a study need not be finished.
  const forUnfinished = ['resume', 'shard', 'cancel'].includes(name);
  it.each(Object.keys(FOREIGN) as ForeignPlace[])('refuses %s', async (kind) => {
    const { path, watched } = foreignIn(home, kind);
    await refused(line(path), watched, 2, AT_ONCE);
  });

  it('refuses a place where nothing is', async () => {
    const { path, watched } = emptyIn(home);
    await refused(line(path), watched, 2, /: no such file or folder; check the name, or start/);
  });

  it.each((Object.keys(RESULTS) as ResultState[]).slice(2))('refuses a result %s', async (state) => {
    const { path, watched } = resultIn(home, finished, state);
    // Exports do not read the kept inputs.
    if (state === 'with a link among its files' && (name.startsWith('export') || name === 'cancel')) return;
    if (state === 'with a link among its files' && forUnfinished) rmSync(join(path, 'manifest.json'));
    await refused(line(path), watched, 2, AT_ONCE);
  });

  it(`${forUnfinished ? 'takes an unfinished result' : 'refuses an unfinished result, and says how to finish it'}`, async () => {
    const { path, watched } = resultIn(home, finished, 'unfinished');
    if (!forUnfinished) await refused(line(path), watched, 2, /is not complete: .*glasshouse.* resume /);
    else {
      expect(await say(...line(path))).toMatchObject({ code: 0 });
      expect(existsSync(join(path, 'manifest.json'))).toBe(name === 'resume');
    }
  });

  it('works on a finished result, in a path full of odd letters, twice over', async () => {
    const { watched } = emptyIn(home);
    const path = join(watched, ODD, 'result');
    cpSync(finished, path, { recursive: true });
    const before = treeOf(path);
    const first = await say(...line(path));
    expect(first).toMatchObject({ code: 0, err: saidBy(name) });
    const after = treeOf(watched);
    const now = treeOf(path);
    for (const [file, mark] of Object.entries(before)) expect([file, now[file]]).toEqual([file, mark]);
    expect(await say(...line(path))).toEqual(first);
    expect(treeOf(watched)).toEqual(after);
  });

  it.skipIf(mounts.reason !== null)(
    `tells a full disk and a read-only one${mounts.reason === null ? '' : ` (${mounts.reason})`}`,
    async () => {
      const key = name.replace(' ', '-');
      const source = forUnfinished ? resultIn(home, finished, 'unfinished').path : finished;
      const [full, locked] = ['full', 'read-only'].map((kind) => join(home, `${kind}-uses-${key}`));
      mounts.full(full, source);
      await refused(line(join(full, 'result')), full, 1, /^no space left to write .*: free some space, then /);
      mounts.readOnly(locked, source);
      await refused(line(join(locked, 'result')), locked, 2, /^no permission to write .*: /);
    },
  );
});

it('resume refuses a finished result whose input was changed', async () => {
  const { path, watched } = emptyIn(home, 'changed-input');
  cpSync(finished, path, { recursive: true });
  const input = join(path, 'inputs', 'scenarios', 'smoke.yaml');
  writeFileSync(input, `${readFileSync(input, 'utf8')}# changed\n`);
  await refused(['resume', path, '--threads', '1'], watched, 1, /is not what the study began with/);
});

describe.each(having('file'))('$name --out', ({ name, line, ending }) => {
  const NAME = `file${ending}`;

  it.each(['other.yaml', 'none', ending, `${NAME}/`, `${NAME}/.`, `folder${ending}/other.txt`])('refuses the name %s', async (other) => {
    const { watched } = emptyIn(home);
    await refused(line(`${watched}/${other}`), watched, 2, new RegExp(`Name a file that ends in \\${ending}( or \\.csv)?\\.`));
  });

  it.each(Object.keys(FOREIGN) as ForeignPlace[])('refuses %s, forced or not', async (kind) => {
    const { path, watched } = foreignIn(home, kind, NAME);
    await refused(line(path), watched, 2, AT_ONCE);
    await refused([...line(path), '--force'], watched, 2, AT_ONCE);
  });

  it('makes the folders that are missing, in a path full of odd letters, and writes the same file twice', async () => {
    const { watched } = emptyIn(home);
    const path = join(watched, ODD, 'deeper', NAME);
    expect(await say(...line(path))).toMatchObject({ code: 0, err: saidBy(name) });
    const after = treeOf(watched);
    expect(Object.keys(after)).toHaveLength(3);
    expect(await say(...line(path))).toMatchObject({ code: 0, err: saidBy(name) });
    expect(treeOf(watched)).toEqual(after);
  });

  it('replaces with --force what it wrote, and nothing without', async () => {
    const { path, watched } = emptyIn(home, NAME);
    await say(...line(path));
    const whole = readFileSync(path);
    writeFileSync(path, Buffer.concat([whole, Buffer.from(' ')]));
    await refused(line(path), watched, 2, /is there already/);
    expect(await say(...line(path), '--force')).toMatchObject({ code: 0, err: saidBy(name) });
    expect(readFileSync(path).equals(whole)).toBe(true);
  });

  it('writes nothing into a result, over its own input, or where the name is empty or a flag', async () => {
    await refused(line(join(finished, `more${ending}`)), finished, 2, /holds a result/);
    await refused(line(join(finished, 'study.json')), finished, 2, AT_ONCE);
    await refused([...line(join(finished, 'report.html')), '--force'], finished, 2, AT_ONCE);
    for (const input of [scenario, study]) {
      await refused(line(input), join(input, '..'), 2, AT_ONCE);
      await refused([...line(input), '--force'], join(input, '..'), 2, AT_ONCE);
    }
    await refused(line(''), join(home, 'studies'), 2, /not empty/);
    await refused(line('-x'), join(home, 'studies'), 2, /looks like a flag/);
    await refused(line(`/proc/glasshouse${ending}`), join(home, 'studies'), 2, AT_ONCE);
  });

  it('refuses a way that leads in a circle and a name that is too long, and takes the longest name', async () => {
    const { watched } = emptyIn(home);
    symlinkSync(join(watched, 'circle'), join(watched, 'circle'));
    await refused(line(join(watched, 'circle', NAME)), watched, 2, /its links lead in a circle/);
    await refused(line(join(watched, `${'x'.repeat(300)}${ending}`)), watched, 2, /the name is too long/);
    await refused(line(join(watched, ...Array<string>(30).fill('y'.repeat(200)), NAME)), watched, 2, /the name is too long/);
    for (const letter of ['x', '\u6f22']) {
      const longest = letter.repeat(Math.floor((255 - ending.length) / Buffer.byteLength(letter)));
      expect(await say(...line(join(watched, `${longest}${ending}`)))).toMatchObject({ code: 0, err: saidBy(name) });
    }
  });

  it('is not led astray by a link above an input, or by an input with the ending of its output', async () => {
    const { watched } = emptyIn(home);
    const input = join(watched, 'scenarios', NAME);
    mkdirSync(dirname(input));
    cpSync(scenario, input);
    symlinkSync(join(watched, 'scenarios'), join(watched, 'alias'));
    const args = (path: string): string[] => line(path).map((one) => (one === scenario ? input : one));
    for (const path of [input, join(watched, 'alias', NAME)])
      for (const more of [[], ['--force']]) await refused([...args(path), ...more], watched, 2, AT_ONCE);
  });

  it.skipIf(mounts.reason !== null)(
    `tells a full disk and a read-only one${mounts.reason === null ? '' : ` (${mounts.reason})`}`,
    async () => {
      const key = name.replace(' ', '-');
      const [full, locked] = [join(home, `full-file-${key}`), join(home, `locked-file-${key}`)];
      mounts.full(full);
      await refused(line(join(full, NAME)), full, 1, /^no space left to write .*: free some space, then try again$/);
      mounts.readOnly(locked);
      await refused(line(join(locked, NAME)), locked, 2, /^no permission to write /);
    },
  );
});

describe.each(having('rewrites'))('$name', ({ name, line }) => {
  const NAME = 'file.yaml';
  const LOOSE = 'title:   A # why\nglasshouse: 1\n';
  const TIDY = 'glasshouse: 1\ntitle: A # why\n';
  const put = (path: string, text = LOOSE, mode = 0o644): void => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { mode });
    chmodSync(path, mode);
  };

  it.each(Object.keys(FOREIGN) as ForeignPlace[])('refuses %s', async (kind) => {
    const { path, watched } = foreignIn(home, kind, NAME);
    await refused(line(path), watched, 2, AT_ONCE);
  });

  it.each([
    ['no file', (path: string) => [path], /does not exist/],
    [
      'a link to a file that could be rewritten',
      (path: string) => (put(`${path}-aim`), symlinkSync(`${path}-aim`, path), [path]),
      /is a link/,
    ],
    ['a file with a second name', (path: string) => (put(path), linkSync(path, `${path}-too`), [path]), /another name \(a hard link\)/],
    ['a file of another kind', (path: string) => (put(`${path}.txt`), [`${path}.txt`]), /ends in \.yaml or \.yml/],
    ['YAML of something else', (path: string) => (put(path, 'services:  {}\n'), [path]), /without glasshouse: 1/],
    ['torn YAML', (path: string) => (put(path, 'glasshouse: 1\na: {\n'), [path]), /YAML that cannot be read/],
    ['bytes that are not UTF-8', (path: string) => (put(path), writeFileSync(path, Buffer.from([0x61, 0xff])), [path]), /not UTF-8/],
    [
      'two files, the second torn',
      (path: string) => (put(path), put(`${path}.yml`, 'a: ['), [path, `${path}.yml`]),
      /text that is not YAML/,
    ],
    ['standard input beside a file', (path: string) => (put(path), [path, '-']), /"-" alone/],
    ['an empty name', () => [''], AT_ONCE],
    ['a file that the system makes', () => ['/proc/glasshouse.yaml'], /does not exist/],
  ])('refuses %s, and writes nothing', async (_what, make, told) => {
    const { path, watched } = emptyIn(home, NAME);
    const places = make(path);
    await refused([...line(places[0]!), ...places.slice(1)], watched, 2, told);
  });

  it('refuses what is kept with a result, by any way to it', async () => {
    const input = join(finished, 'inputs', 'scenarios', 'smoke.yaml');
    put(join(finished, 'notes.yaml'));
    symlinkSync(join(finished, 'inputs'), join(home, 'way'));
    for (const path of [input, join(finished, 'notes.yaml'), join(home, 'way', 'scenarios', 'smoke.yaml')]) {
      await refused(line(path), finished, 2, /which holds a result/);
    }
    rmSync(join(finished, 'notes.yaml'));
  });

  it('rewrites a file in a path full of odd letters, keeps its permissions, and has nothing to do the second time', async () => {
    const { watched } = emptyIn(home);
    const path = join(watched, ODD, NAME);
    put(path, LOOSE, 0o640);
    put(join(watched, ODD, 'other.yaml'));
    expect(await say(...line(path), path)).toEqual({ code: 0, out: path, err: '' });
    expect(readFileSync(path, 'utf8')).toBe(TIDY);
    expect(statSync(path).mode & 0o777).toBe(0o640);
    expect(readFileSync(join(watched, ODD, 'other.yaml'), 'utf8')).toBe(LOOSE);
    expect(readdirSync(join(watched, ODD)).sort()).toEqual([NAME, 'other.yaml']);
    const { ino } = statSync(path);
    expect(await say(...line(path))).toEqual({ code: 0, out: '', err: '' });
    expect(statSync(path).ino).toBe(ino);
  });

  it('with --check names what is laid out otherwise, ends with 1, and writes nothing', async () => {
    const { path, watched } = emptyIn(home, NAME);
    put(path);
    put(`${path}.yml`, TIDY);
    const before = treeOf(watched);
    const args = [...line(path), `${path}.yml`, '--check'];
    const err = `1 of 2 not in the canonical form: ./glasshouse fmt ${path}`;
    expect(await say(...args)).toEqual({ code: 1, out: path, err });
    const told = await say(...args, '--json');
    expect({ ...told, out: JSON.parse(told.out) as unknown }).toEqual({
      code: 1,
      out: { ok: false, checked: [path, `${path}.yml`], changed: [path] },
      err: '',
    });
    expect(await say(...line(`${path}.yml`), '--check', '--json')).toMatchObject({ code: 0, out: expect.stringContaining('"ok":true') });
    expect(treeOf(watched)).toEqual(before);
  });

  it('reads standard input and prints', () => {
    const ran = (input: string, ...more: string[]): { status: number | null; stdout: string } =>
      spawnSync(process.execPath, [join(ROOT, 'glasshouse'), ...line('-'), ...more], { input, encoding: 'utf8' });
    expect(ran(LOOSE)).toMatchObject({ status: 0, stdout: TIDY });
    expect(ran(LOOSE, '--check')).toMatchObject({ status: 1, stdout: '-\n' });
    expect(JSON.parse(ran(LOOSE, '--json').stdout)).toEqual({ ok: true, checked: ['-'], changed: ['-'], text: TIDY });
    // Line ends stay, the last one too.
    const windows = (text: string): string => text.replaceAll('\n', '\r\n');
    expect(ran(windows(LOOSE))).toMatchObject({ status: 0, stdout: windows(TIDY) });
    expect(ran(windows(TIDY), '--check')).toMatchObject({ status: 0, stdout: '' });
  });

  it.skipIf(mounts.reason !== null)(
    `tells a full disk and a read-only one${mounts.reason === null ? '' : ` (${mounts.reason})`}`,
    async () => {
      const source = join(home, `loose-${name}`);
      put(join(source, NAME));
      const [full, locked] = [join(home, `full-rewrite-${name}`), join(home, `locked-rewrite-${name}`)];
      mounts.full(full, source);
      await refused(line(join(full, 'result', NAME)), full, 1, /^no space left to write .*: free some space, then try again$/);
      mounts.readOnly(locked, source);
      await refused(line(join(locked, 'result', NAME)), locked, 2, /^no permission to write /);
    },
  );
});

it('a study at the top of a file system is read', async () => {
  mkdirSync(join(home, 'top'), { recursive: true });
  const { code, err } = await say('validate', '/no-such-study-of-glasshouse.yaml');
  expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(/no file of this name/) });
});

describe('a line break in the name of a folder', () => {
  const odd = join(home, 'odd\nfolder');
  const beside = join(home, 'beside', 'odd\nfolder');
  const own = join(beside, 'studies', 'tiny.yaml');
  beforeAll(() => {
    cpSync(finished, odd, { recursive: true });
    tinyStudy(beside);
    writeFileSync(own, readFileSync(own, 'utf8').replace('\ntitle: ', '\ntitle:   '));
  });

  it.each([
    ['verify', odd],
    ['cancel', odd],
    ['report', odd],
    ['export', 'csv', odd],
    ['export', 'claims', odd],
    ['validate', own],
    ['resume', odd, '--threads', '1'],
    ['fmt', own],
  ])('is printed as its number: %s %s', async (...args) => {
    const { out } = await say(...args);
    expect(out).toContain('odd<U+000A>folder');
    expect(out).not.toContain('odd\nfolder');
  });

  it('is exact in JSON', async () => {
    expect(JSON.parse((await say('export', 'csv', odd, '--force', '--json')).out)).toMatchObject({
      files: expect.arrayContaining([join(odd, 'csv', 'runs.csv')]),
    });
  });

  it('is no part of the name of an archive', async () => {
    await refused(['pack', odd], odd, 2, /^pack: found .*odd<U\+000A>folder\.zip; allowed: .*\. Name the archive with --out\.$/);
    expect(await say('pack', odd, '--out', join(home, 'even.zip'))).toMatchObject({ code: 0, out: join(home, 'even.zip') });
  });
});
