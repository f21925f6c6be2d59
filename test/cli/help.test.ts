import { describe, expect, it } from 'vitest';
import type { Command } from 'commander';
import { main } from '@glasshouse/cli';
import { program } from '../../packages/cli/src/program.js';

/** Names of a command and of all below it. */
const namesOf = (command: Command, path: string[]): string[] => [
  path.join(' '),
  ...command.commands.flatMap((inner) => namesOf(inner, [...path, inner.name()])),
];
const nothing = { out: () => undefined, err: () => undefined, bar: null, now: () => 0 };
const COMMANDS = namesOf(
  program(nothing, () => undefined),
  [],
);

async function printed(args: string[]): Promise<{ code: number; out: string; err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await main(args, { out: (text) => out.push(text), err: (text) => err.push(text), bar: null, now: () => 0 });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

describe('help', () => {
  it.each(COMMANDS)('glasshouse %s --help prints what it prints', async (command) => {
    const words = command.split(' ').filter((word) => word !== '');
    const { code, out, err } = await printed([...words, '--help']);
    expect(code).toBe(0);
    expect(err).toBe('');
    await expect(`${out}\n`).toMatchFileSnapshot(
      `golden/help${words.map((word) => `-${word}`).join('')}.txt`,
      'npx vitest run test/cli/help.test.ts -u writes it anew',
    );
  });

  it('is what no command at all prints', async () => {
    expect(await printed([])).toEqual(await printed(['--help']));
  });

  it('names the version', async () => {
    expect(await printed(['--version'])).toEqual({ code: 0, out: '0.1.0', err: '' });
  });
});

describe('a wrong command line ends with 2 and one clear line', () => {
  it.each([
    [['rnu', 'studies/smoke.yaml'], /unknown command 'rnu'\n\(Did you mean run\?\)/],
    [['run', 'studies/smoke.yaml', '--sede', '5'], /unknown option '--sede'\n\(Did you mean --seed\?\)/],
    [['run'], /run: found neither a study nor --link/],
    [['run', 'studies/smoke.yaml', '--link', '#g1=a'], /run: found a study and --link/],
    [['run', '--link', '#g1=a', '--seed', '2'], /run: found --link with --seed; .* Leave --seed out/],
    [['run', 'a.yaml', 'b.yaml'], /too many arguments for 'run'/],
    [['run', 'studies/smoke.yaml', '--seed', '-1'], /Give a whole number from 0 to 4294967295/],
    [['run', 'studies/smoke.yaml', '--seed', '1e3'], /Give a whole number/],
    [['run', 'studies/smoke.yaml', '--threads', '0'], /Give a whole number from 1 to 256/],
    [['run', 'studies/smoke.yaml', '--size', 'huge'], /Allowed choices are reduced, full/],
    [['explain', 'results/smoke'], /required option '--person <number>' not specified/],
    [['explain', 'results/smoke', '--person', 'Somebody'], /such as S-4821/],
    [['explain', 'results/smoke', '--person', '372'], /write S-372/],
    [
      ['run', 'studies/none.yaml'],
      /studies\/none.yaml: found no file of this name; allowed: the path of a study. Check the path; studies are in studies\/\./,
    ],
    [['validate', 'package.json.yaml'], /no file of this name; allowed: the path of a study or scenario\. /],
    [['resume', 'nowhere'], /nowhere: no such file or folder; check the name, or start/],
    [['report', 'nowhere'], /nowhere: no such file or folder/],
    [['export', 'csv', 'nowhere'], /nowhere: no such file or folder/],
    [['export', 'odd', 'scenarios/none.yaml'], /scenarios\/none.yaml: found no file of this name; allowed: the path of a scenario\. /],
    [['export', 'odd', 'scenarios/court-list.yaml', '--out', 'court-list.yaml'], /a file that ends in \.md/],
    [['compare', 'scenarios/court-list.yaml'], /missing required argument 'b'/],
    [['compare', 'scenarios/court-list.yaml', 'scenarios/smoke.yaml', '--format', 'html'], /Allowed choices are text, markdown, json/],
    [['rights-check', 'studies/smoke.yaml'], /This is a study; a scenario is needed here, such as scenarios\/smoke.yaml. To check an arm/],
    [['evidence', 'E999'], /"E999"; allowed: an id of the register/],
    [['evidence', '--topic', 'no such topic'], /allowed: a topic of the register/],
    [['new', 'Bad Name'], /lowercase letter, then lowercase letters, digits and hyphens/],
  ])('%j', async (args, message) => {
    const { code, out, err } = await printed(args);
    expect(err).toMatch(message);
    expect(out).toBe('');
    expect(code).toBe(2);
  });

  it('says it in JSON too when JSON is asked for', async () => {
    const { code, out } = await printed(['validate', 'studies/none.yaml', '--json']);
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ ok: false, problems: [{ path: 'studies/none.yaml', found: 'no file of this name' }] });
  });
});

describe('a file whose form is wrong', () => {
  it('is said to have been checked in part only, so that nobody takes one message for all', async () => {
    const { code, out, err } = await printed(['validate', 'test/bad-input/scenario-number-as-text.yaml', '--json']);
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ ok: false, partial: true });
    expect(err).toMatch(/^Only the form of the file was checked\. Its meaning is checked once the form is valid\.$/m);
  });
});

describe('evidence', () => {
  it('shows one statement, a topic, and the list of topics', async () => {
    const one = await printed(['evidence', 'E001']);
    expect(one).toMatchObject({ code: 0, err: '' });
    expect(one.out).toMatch(/^E001\n[\s\S]*grade {2,}/);
    const { topic } = JSON.parse((await printed(['evidence', 'E001', '--json'])).out) as { topic: string };
    expect((await printed(['evidence', '--topic', topic])).out).toContain('E001');
    expect((await printed(['evidence'])).out).toContain(topic);
  });
});
