import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { linkOf, streamPacking } from '@glasshouse/lab';
import type { Shared } from '@glasshouse/lab';
import { beforeAll, describe, expect, it } from 'vitest';
import { glasshouse, objectOf, temporaryFolder } from '../cli/command-line.js';
import { say } from '../places/tiny.js';
import { textOf } from '../structure/sources.js';
import { sharedWorlds } from './shared-worlds.js';

const folder = temporaryFolder();
let shared: Shared;
beforeAll(async () => {
  shared = await sharedWorlds();
});

// The command line in this process: a start for each case would cost more than the runs. The last test starts it.
const run = async (content: Shared, out: string, ...more: string[]) =>
  say('run', '--link', `https://example.org/lab.html#${await linkOf(content, streamPacking)}`, '--out', join(folder, out), ...more);
const other = 'f'.repeat(64);

describe('run --link', () => {
  it('comes to the hash of the link and says so', async () => {
    const ended = await run(shared, 'same', '--json');
    expect(objectOf(ended)).toMatchObject({ hash: shared.hash, seed: shared.seed, link: { hash: shared.hash, comparison: 'same' } });
  });

  it.each([
    ['another build', () => ({ ...shared, hash: other }), /link {4}other build: the link has the result hash f{64}/],
    ['a changed scenario', () => ({ ...shared, hash: other, content: other }), /link {4}changed: .*the scenario has changed since/],
  ])('says of %s what it is', async (what, content, told) => {
    const { code, out } = await run(content(), what);
    expect(code).toBe(0);
    expect(out).toMatch(told);
    expect(out).toContain(shared.hash);
    expect(out).toMatch(/^Everyone here is invented[^]*sanctioned[^]*\nhash /);
  });

  it.each([
    [
      'a harm-only scenario',
      () => ({ ...shared, scenario: 'scenarios/risk-form-2017.yaml' }),
      /nothing of it can be adjusted, swept or shared/,
    ],
    ['a scenario that is gone', () => ({ ...shared, scenario: 'scenarios/none.yaml' }), /There is no scenario scenarios\/none\.yaml here/],
    ['a lesson that is gone', () => ({ ...shared, experiment: 'no-lesson' }), /There is no lesson, claim or arm of a study no-lesson here/],
    [
      'a path that is gone',
      () => ({
        ...shared,
        worlds: [shared.worlds[0]!, { ...shared.worlds[1]!, changes: [{ path: 'measures.gone.in_force', value: {} }] }],
      }),
      /Without a measure.*measures\.gone/,
    ],
  ])('refuses %s in words, and writes nothing', async (what, content, told) => {
    const { code, out, err } = await run(content(), what);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(told);
    expect(existsSync(join(folder, what))).toBe(false);
  });

  const ownText = textOf('scenarios/penalty-points.yaml').replace(/^title: .*$/m, 'title: My own rules');
  const own = (text: string): Shared => ({ ...shared, scenario: 'scenarios/my-scenario.yaml', own: text });

  it('runs a scenario that the link holds: another title gives the same result hash', async () => {
    const ended = objectOf(await run(own(ownText), 'own', '--json'));
    expect(ended).toMatchObject({ hash: shared.hash, link: { comparison: 'same' } });
  });

  it.each([
    ['is harm-only', () => textOf('scenarios/risk-form-2017.yaml'), /nothing of it can be adjusted, swept or shared/],
    ['the loader does not pass', () => ownText.replace('kind: scenario', 'kind: scenery'), /scenarios\/my-scenario\.yaml.*scenery/],
  ])('refuses a scenario of the link that %s', async (what, text, told) => {
    const { code, err } = await run(own(text()), what);
    expect(code).toBe(2);
    expect(err).toMatch(told);
    expect(existsSync(join(folder, what))).toBe(false);
  });

  it('refuses what is no link', () => {
    for (const link of ['#g1=a+b', '#g3=abc', 'hello']) {
      const { code, err } = glasshouse(['run', '--link', link, '--out', join(folder, 'none')]);
      expect([link, code]).toEqual([link, 2]);
      expect(err).toMatch(/^--link: found a link that cannot be run/);
    }
  });
});
