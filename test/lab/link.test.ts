import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { LESSONS, linkOf, LinkRefused, readLink, streamPacking } from '@glasshouse/lab';
import type { Shared } from '@glasshouse/lab';

const { worlds: [ofLesson] = [] } = LESSONS.find(({ id }) => id === 'twenty-seven-million')!;
const shared: Shared = {
  scenario: 'scenarios/court-list.yaml',
  content: 'a'.repeat(64),
  worlds: [
    { id: 'as_written', title: 'As written', changes: [] },
    { id: 'other', title: 'Ability always checked: \u00fc \u4e2d', changes: [...ofLesson!.changes] },
  ],
  persons: 20_000,
  points: 8,
  seed: 1,
  hash: 'b'.repeat(64),
};
const packed = (value: unknown): string => `g1=${deflateRawSync(JSON.stringify(value)).toString('base64url')}`;
const read = (fragment: string): Promise<Shared> => readLink(fragment, streamPacking);

describe('a link', () => {
  it('gives back what it was made from, in under 600 letters', async () => {
    const link = await linkOf(shared, streamPacking);
    expect(link).toMatch(/^g1=[A-Za-z0-9_-]+$/);
    expect(link.length).toBeLessThan(600);
    expect(await read(`#${link}`)).toEqual(shared);
  });

  const own = { ...shared, scenario: 'scenarios/my-scenario.yaml', own: 'glasshouse: 1\nkind: scenario\n' };

  it('with a scenario of the reader is of the second version, and gives it back', async () => {
    const link = await linkOf(own, streamPacking);
    expect(link).toMatch(/^g2=[A-Za-z0-9_-]+$/);
    expect(await read(`#${link}`)).toEqual(own);
  });

  it('is not made of a scenario that is too large for one', async () => {
    const noise = Array.from({ length: 400 }, (_, i) => createHash('sha256').update(String(i)).digest('base64')).join('');
    await expect(linkOf({ ...own, own: noise }, streamPacking)).rejects.toThrow(/at most 8192 are read. Pass them on as files/);
  });

  it.each([
    ['nothing', '', /not a link of the laboratory/],
    ['an anchor', '#top', /not a link of the laboratory/],
    ['a later version', 'g3=abc', /later version/],
    ['a version that was never made', 'g0=abc', /not a link of the laboratory/],
    ['no content', 'g1=', /ends where what it holds should begin/],
    ['a scenario of the reader in the first version', packed(own), /does not say whose scenario/],
    ['no scenario in the second version', packed(shared).replace('g1=', 'g2='), /does not say whose scenario/],
    ['a shipped path for the scenario of a reader', packed({ ...own, scenario: shared.scenario }).replace('g1=', 'g2='), /whose scenario/],
    [
      'the experiment of a study for the scenario of a reader',
      packed({ ...own, experiment: 'ten-households' }).replace('g1=', 'g2='),
      /\(experiment:/,
    ],
    [
      'a scenario of the reader that is too large',
      packed({ ...own, own: '#'.repeat(66_000) }).replace('g1=', 'g2='),
      /more than 65536|\(own:/,
    ],
    ['too many letters', `g1=${'a'.repeat(9000)}`, /letters; at most 8192/],
    ['other letters', 'g1=a+b', /characters that no link has/],
    ['a damaged link', packed(shared).slice(0, 60), /damaged/],
    ['no JSON', `g1=${deflateRawSync('hello').toString('base64url')}`, /damaged/],
    ['what unpacks to too much', `g1=${deflateRawSync(Buffer.alloc(400_000)).toString('base64url')}`, /more than 65536 bytes/],
    ['a path out of the scenarios', packed({ ...shared, scenario: 'scenarios/../secret.yaml' }), /\(scenario:/],
    ['a fragment of a scenario', packed({ ...shared, scenario: 'scenarios/_form.yaml' }), /\(scenario:/],
    ['more people than a page can hold', packed({ ...shared, persons: 2e9 }), /\(persons:/],
    ['five worlds', packed({ ...shared, worlds: [...shared.worlds, ...shared.worlds, shared.worlds[0]] }), /\(worlds:/],
    ['further keys', packed({ ...shared, script: 'x' }), /script/],
    ['a list', packed([]), /\(the whole:/],
    ['lists in lists', `g1=${deflateRawSync(`${'['.repeat(30_000)}${']'.repeat(30_000)}`).toString('base64url')}`, /deeper than 40 levels/],
  ])('with %s is refused in words', async (_what, fragment, told) => {
    const refused = await read(fragment).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(LinkRefused);
    expect((refused as Error).message).toMatch(told);
  });
});
