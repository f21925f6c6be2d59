import { describe, expect, it } from 'vitest';
import { commandLine } from './command-line.js';
import { expectGolden } from './golden.js';
import { isFeeding, isIdentifying } from './identifying.js';

/** Arguments and flags that speak of a person, each read by a person. */
const REVIEWED: Readonly<Record<string, string>> = {
  'glasshouse new name': 'name of a folder to be made, and id of the study in it',
  'glasshouse explain person': 'number of a synthetic person of a finished run; nothing is taken in',
  'glasshouse run link':
    'link of the laboratory: changed rules, how many synthetic people, seed, hash; test/lab/link.test.ts holds it to that',
};

/** Why parts of one run may speak to each other. */
const PARTS =
  'processes of one build and one secret share out one run: scenarios go out, counts of synthetic communities come back; test/work/parts.test.ts holds it to that';

/** Words of a server, each read by a person. */
const SERVES: Readonly<Record<string, string>> = {
  'glasshouse join --token <file>': PARTS,
  'glasshouse lab --port <number>': 'serves one page on this machine alone and takes nothing in; test/lab/server.test.ts holds it to that',
  'glasshouse resume --listen <address>': PARTS,
  'glasshouse resume --token <file>': PARTS,
  'glasshouse run --listen <address>': PARTS,
  'glasshouse run --token <file>': PARTS,
};

describe('the command line', async () => {
  const { lines, names } = await commandLine();

  it('is in the reviewed list, command by command and flag by flag', () => {
    expect(names.length).toBeGreaterThan(15);
    expectGolden('flags', lines);
  });

  it('takes no person, no event and no file of people', () => {
    const suspicious = names.filter(
      ({ name }) => isIdentifying(name) || isFeeding(name) || /^(person|people|persons|input|data|stdin)$/.test(name),
    );
    expect(suspicious.map(({ command, name }) => `${command} ${name}`).filter((one) => !(one in REVIEWED))).toEqual([]);
    expect(Object.keys(REVIEWED).filter((one) => !names.some(({ command, name }) => `${command} ${name}` === one))).toEqual([]);
  });

  it('has no server but that of its own page, and no way to send anything', () => {
    const words = lines.map((line) => line.split(' — ')[0] ?? '');
    const found = words.filter((word) => /\b(serve|server|listen|port|host|publish|notify|webhook|url|token|upload|push)\b/i.test(word));
    expect(found).toEqual(Object.keys(SERVES));
  });
});
