import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { say, temporaryFolder } from '../places/tiny.js';
import { ROOT } from '../structure/sources.js';

const home = temporaryFolder();
const study = join(ROOT, 'studies', 'the-article.yaml');
const shipped = join(ROOT, 'studies', 'the-article.refusals.json');
const file = (name: string, text: string): string => {
  writeFileSync(join(home, name), text);
  return join(home, name);
};
mkdirSync(join(home, 'folder'));

describe('calibrate --again', () => {
  it.each<[string, string[], string]>([
    ['a file that holds null', ['--again', file('null.json', 'null')], 'null.json: found another form'],
    ['a file that is no JSON', ['--again', file('x.json', 'x\n')], 'x.json: found no JSON'],
    ['a search of nothing', ['--again', file('empty.json', '{}')], 'empty.json: found study'],
    ['a folder', ['--again', join(home, 'folder')], 'folder: found a folder'],
    ['no file', ['--again', join(home, 'missing.json')], 'missing.json: found no file'],
    ['another experiment', ['--again', shipped, '--experiment', 'payment'], '--experiment: found payment; allowed: refusals'],
    ['another size', ['--again', shipped, '--size', 'reduced'], '--size: found reduced; allowed: full'],
    ['another seed', ['--again', shipped, '--seed', '9'], '--seed: found 9; allowed: 1'],
  ])('refuses %s in one line, and runs nothing', async (_what, args, message) => {
    const { code, out, err } = await say('calibrate', study, ...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});
