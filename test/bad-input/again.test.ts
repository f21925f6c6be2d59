import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { say, temporaryFolder } from '../places/tiny.js';
import { ROOT } from '../structure/sources.js';

const home = temporaryFolder();
const article = join(ROOT, 'studies', 'the-article.yaml');
/** A study with an experiment to fit that is read in a sixth of the time. */
const views = join(ROOT, 'studies', 'views.yaml');
const shipped = join(ROOT, 'studies', 'the-article.refusals.json');
const file = (name: string, text: string): string => {
  writeFileSync(join(home, name), text);
  return join(home, name);
};
mkdirSync(join(home, 'folder'));

describe('calibrate --again', () => {
  it.each<[string, string, string[], string]>([
    ['a file that holds null', views, ['--again', file('null.json', 'null')], 'null.json: found another form'],
    ['a file that is no JSON', views, ['--again', file('x.json', 'x\n')], 'x.json: found no JSON'],
    ['a search of nothing', views, ['--again', file('empty.json', '{}')], 'empty.json: found study'],
    ['a folder', views, ['--again', join(home, 'folder')], 'folder: found a folder'],
    ['no file', views, ['--again', join(home, 'missing.json')], 'missing.json: found no file'],
    ['another experiment', article, ['--again', shipped, '--experiment', 'payment'], '--experiment: found payment; allowed: refusals'],
    ['another size', article, ['--again', shipped, '--size', 'reduced'], '--size: found reduced; allowed: full'],
    ['another seed', article, ['--again', shipped, '--seed', '9'], '--seed: found 9; allowed: 1'],
  ])('refuses %s in one line, and runs nothing', async (_what, study, args, message) => {
    const { code, out, err } = await say('calibrate', study, ...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});
