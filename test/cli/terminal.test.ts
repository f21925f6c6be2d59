import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '@glasshouse/cli';
import { movesCursor } from '../../packages/cli/src/io/terminal.js';
import { launcher } from '../../packages/cli/src/io/launcher.js';
import { commandLine } from '../boundary/command-line.js';
import { tinyStudy } from '../places/tiny.js';
import { nodeArguments, ROOT, temporaryFolder } from './command-line.js';

const folder = temporaryFolder();
const shell = (script: string, ...args: string[]) =>
  spawnSync('sh', ['-c', script, process.execPath, ...nodeArguments(args)], { cwd: folder, encoding: 'utf8' });
const FULL = '/dev/full';

async function printed(args: string[], width?: number): Promise<{ code: number; out: string; err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  const terminal = { out: (text: string) => out.push(text), err: (text: string) => err.push(text), bar: null, width, now: () => 0 };
  const code = await main(args, terminal);
  return { code, out: out.join('\n'), err: err.join('\n') };
}

describe('a reader that leaves', () => {
  it('lets a run end whole, its lock released', () => {
    expect(shell('"$0" "$@" 2>&1 | head -n 1', 'run', tinyStudy(folder), '--out', 'headed', '--threads', '1').status).toBe(0);
    const files = readdirSync(join(folder, 'headed'));
    expect(files).toContain('manifest.json');
    expect(files).not.toContain('owner.lock');
  });
  it('is no failure of a command that prints much', () => {
    const { stdout, stderr } = shell('"$0" "$@" | head -n 1', 'evidence');
    expect([stdout.split('\n').length, stderr]).toEqual([2, '']);
  });
});

describe('standard output that cannot be written', () => {
  it.skipIf(!existsSync(FULL))('ends with 1 and one line, no stack trace', () => {
    const { status, stderr } = shell(`"$0" "$@" > ${FULL}`, 'evidence');
    expect([status, stderr]).toEqual([1, 'standard output could not be written: no space left\n']);
  });

  it.skipIf(process.platform === 'win32')(
    'ends with 1 and one line where it is closed from the start, and counts when it is thrown away',
    () => {
      // The launcher may say that it builds.
      const launched = (redirection: string, ...args: string[]): (number | string | null)[] => {
        const line = ['-c', `"$0" "$@" ${redirection}`, join(ROOT, 'glasshouse'), ...args];
        const { status, stderr } = spawnSync('sh', line, { cwd: folder, encoding: 'utf8' });
        return [status, ...stderr.split('\n').filter((said) => said !== '' && said !== 'Building ...')];
      };
      const closed = 'standard output could not be written: it is closed';
      expect(launched('>&- <&-', '--version')).toEqual([1, closed]);
      expect(launched('>&-', 'query', 'nowhere', 'select 1', '--format', 'json')).toEqual([2, expect.stringMatching(/^nowhere: /), closed]);
      // Opened for reading and writing, as programs do that start others.
      expect(launched('1<> /dev/null', '--version')).toEqual([0]);
    },
  );
});

describe('a folder that was removed under a command', () => {
  it.skipIf(process.platform === 'win32').each([[], ['--json']])(
    'is told in one line, and as an object where one is asked for: %j',
    (...more) => {
      const { status, stdout, stderr } = shell('mkdir left && cd left && rmdir ../left && exec "$0" "$@"', 'status', ROOT, ...more);
      const message = 'the folder in which this command was given does not exist any more: change to another folder, then give it again';
      const out = more.length === 0 ? '' : `${JSON.stringify({ ok: false, problems: [{ message }] })}\n`;
      expect([status, stdout, stderr]).toEqual([2, out, `${message}\n`]);
    },
  );
});

describe('--json', () => {
  it.each([
    [['run', 'studies/smoke.yaml', '--sede', '4', '--json'], "unknown option '--sede'"],
    [['run', '--json'], 'neither a study nor --link'],
    [['rnu', '--json'], "unknown command 'rnu'"],
    [['compare', 'scenarios/smoke.yaml', '--format', 'json'], "missing required argument 'b'"],
    [['run', 'studies/smoke.yaml', '--seed', '-1', '--json'], 'Give a whole number'],
    [['validate', 'none.yaml', '--json'], 'no file of this name'],
    [['resume', 'nowhere', '--json'], 'no such file or folder'],
  ])('prints one JSON object for %j', async (args, message) => {
    const { code, out } = await printed(args);
    const told = JSON.parse(out) as { ok: boolean; problems: { message: string }[] };
    expect(code).toBe(2);
    expect(told.ok).toBe(false);
    expect(told.problems[0].message).toContain(message);
  });
  it('is not heard in a first argument that happens to be "json"', async () => {
    expect((await printed(['json'])).out).toBe('');
  });
});

describe('the help of every command', () => {
  it.each([40, 50, 60, 80, 200])('fits a terminal of %i columns', async (width) => {
    const commands = (await commandLine()).lines.flatMap(
      (line) => /^glasshouse((?: [a-z][a-z-]*)*)(?: [[<].*)? \u2014/.exec(line)?.[1] ?? [],
    );
    expect(commands.length).toBeGreaterThan(10);
    for (const command of commands) {
      const { out } = await printed([...command.split(' ').filter(Boolean), '--help'], width);
      const long = out
        .split('\n')
        .filter((line) => line.length > Math.min(width, 100) && line.trim().includes(' ') && !/^Usage|^\s+\S+ \S+$/.test(line));
      expect(long, command).toEqual([]);
    }
  });
});

describe('a bar', () => {
  it.each([
    [true, 'xterm-256color', true],
    [true, undefined, true],
    [true, 'dumb', false],
    [false, 'xterm', false],
  ])('terminal %s, TERM %s: %s', (isTTY, term, drawn) => expect(movesCursor(isTTY, term)).toBe(drawn));
});

describe('a printed command', () => {
  it('works from the folder a person is in', () => {
    expect(launcher(ROOT)).toBe('./glasshouse');
    expect(launcher(join(ROOT, 'docs'))).toBe('../glasshouse');
    const { err } = { err: shell('"$0" "$@"', 'resume', 'nowhere').stderr };
    const [, command] = /start a study with (.*) run\n/.exec(err) ?? [];
    expect(spawnSync('sh', ['-c', `test -x ${command}`], { cwd: folder }).status, err).toBe(0);
  });
});

describe('a name that nothing has', () => {
  it.each<[string[], string]>([
    [['help', 'nope'], 'help: found no command "nope"'],
    [['help', 'exprt'], 'Did you mean "export"?'],
    [['help', 'export', 'csvv'], 'Did you mean "csv"?'],
    [['lab', '--open', 'X', '--no-open'], '--open: found not a link of the laboratory'],
    [['lab', '--no-open', '--open', 'X'], '--open: found not a link of the laboratory'],
    [['new', '../evil'], 'new: found "../evil"'],
    [['new', 'a/../../evil'], 'new: found "a/../../evil"'],
    [['new', ''], "'name'. Give a name that is not empty."],
    [['new', '.'], 'new: found "."'],
    [['new', '~'], 'new: found "~"'],
    [['new', 'a\nb'], "'a<U+000A>b' is invalid for argument 'name'. Give a name of characters that show, on one line."],
    [['new', 'Évil'], 'new: found "Évil"'],
    [['new', 'a b'], 'new: found "a b"'],
  ])('is refused in one line, with 2: %j', async (args, message) => {
    const { code, out, err } = await printed(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    expect(err.replace(/\n\(see .*\)$/, '').split('\n')).toHaveLength(1);
  });

  it('is none of those that help knows', async () => {
    expect((await printed(['help', 'export', 'csv'])).out).toBe((await printed(['export', 'csv', '--help'])).out);
    expect((await printed(['help'])).out).toBe((await printed([])).out);
  });
});
