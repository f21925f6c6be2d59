import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { StudyStart } from '@glasshouse/store';
import { againLine, fromRepository, startLine } from './launcher.js';
import { ROOT } from './repository.js';

const STUDY = 'studies/smoke.yaml';
const start: StudyStart = {
  ...({ format: 1, study: STUDY, id: 'smoke', title: 'Smoke', size: 'reduced', seed: 7 } as const),
  ...{ engine: '', version: '', inputs: [], synthetic: true as const },
};
const text = readFileSync(join(ROOT, STUDY), 'utf8');

describe('how a study is run again', () => {
  it.each([
    ['results/smoke-seed7', ''],
    ['mine/a b', " --out 'mine/a b'"],
    ['../elsewhere', ''],
  ])('into %s', (place, flag) => {
    expect(againLine(start, text, join(ROOT, place))).toBe(`./glasshouse run studies/smoke.yaml --size reduced --seed 7${flag}`);
  });

  it.each([
    ['mine/x', 'mine/x'],
    ['../elsewhere', 'RESULT'],
  ])('from the files in %s, where the repository has no such study', (place, named) => {
    for (const [study, own] of [
      [STUDY, `${text}# changed\n`],
      ['studies/of-mine.yaml', text],
      [STUDY, undefined],
    ] as const)
      expect(againLine({ ...start, study }, own, join(ROOT, place))).toBe(`./glasshouse verify ${named} --rerun`);
  });

  it('as the main study', () => {
    expect(startLine({ ...start, size: 'full' }, 'mine')).toBe('npm start -- --full --seed 7 --out mine');
    expect(startLine({ ...start, seed: 1 }, null)).toBe('npm start');
  });

  it('names no folder outside the repository, nor the repository itself', () => {
    for (const place of ['..', '../x', '/', '.']) expect(fromRepository(join(ROOT, place))).toBeNull();
    expect(fromRepository(join(ROOT, '..x'))).toBe('..x');
  });
});
