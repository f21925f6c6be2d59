import { appendFileSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { decodeRun, encodeRun } from '../../packages/store/src/results/run-file.js';
import { Mounts } from './places.js';
import { say, temporaryFolder, tinyStudy, treeOf } from './tiny.js';

const home = temporaryFolder();
const whole = join(home, 'whole result [1]');
let hash = '';
let next = 0;

beforeAll(async () => {
  const { code, out, err } = await say('run', tinyStudy(home), '--out', whole, '--threads', '1', '--json');
  expect(err.includes('unexpected'), err).toBe(false);
  expect(code).toBe(0);
  hash = (JSON.parse(out) as { hash: string }).hash;
});

interface Told {
  ok: boolean;
  hash: { stated: string; computed: string | null; again: string | null; answers: string | null };
  faults: { file: string; fault: string }[];
  notes: string[];
}

async function verified(place: string, ...flags: string[]): Promise<Told & { code: number }> {
  const { code, out, err } = await say('verify', place, '--json', ...flags);
  if (out === '') throw new Error(err);
  return { code, ...(JSON.parse(out) as Told) };
}

const copy = (): string => {
  const folder = join(home, `copy-${(next += 1)}`);
  cpSync(whole, folder, { recursive: true });
  return folder;
};

/** Changes a file and then the lists of the folder, so that every length and hash in them is right again. */
function forge(folder: string, file: string, change: (bytes: Buffer) => Uint8Array): void {
  const bytes = change(readFileSync(join(folder, file)));
  writeFileSync(join(folder, file), bytes);
  for (const list of ['manifest.json', 'start.json']) {
    const content = JSON.parse(readFileSync(join(folder, list), 'utf8')) as { files?: Mark[]; inputs: Mark[] };
    for (const mark of [...(content.files ?? []), ...content.inputs.map((one) => one)]) {
      if (mark.file !== file && `inputs/${mark.file}` !== file) continue;
      mark.bytes = bytes.length;
      mark.sha256 = createHash('sha256').update(bytes).digest('hex');
    }
    writeFileSync(join(folder, list), `${JSON.stringify(content, null, 1)}\n`);
  }
}
interface Mark {
  file: string;
  bytes: number;
  sha256: string;
}
const text =
  (change: (text: string) => string) =>
  (bytes: Buffer): Uint8Array => {
    const before = bytes.toString('utf8');
    const after = change(before);
    expect(after).not.toBe(before);
    return Buffer.from(after);
  };
const firstRun = (): string => `runs/${readdirSync(join(whole, 'runs')).sort()[0]}`;

describe('verify', () => {
  it('tells two studies apart that count the same and answer something else', async () => {
    const other = tinyStudy(join(home, 'other question'));
    const before = readFileSync(other, 'utf8');
    const asked = before.replace(/per: \d+/, 'per: 7');
    expect(asked).not.toBe(before);
    writeFileSync(other, asked);
    const place = join(home, 'other result');
    expect((await say('run', other, '--out', place, '--threads', '1')).code).toBe(0);
    const [one, two] = [await verified(whole), await verified(place)];
    expect(two.hash.computed).toBe(one.hash.computed);
    expect(two.hash.answers).not.toBe(one.hash.answers);
  });

  it('finds a result whole, from its runs, and the same when it is run again', async () => {
    const before = treeOf(home);
    expect(await verified(whole, '--rerun', '--threads', '1')).toEqual({
      code: 0,
      ok: true,
      result: whole,
      hash: { stated: hash, computed: hash, again: hash, answers: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
      faults: [],
      notes: [],
    });
    expect(treeOf(home)).toEqual(before);
  });

  it('names what is changed, missing and added', async () => {
    const folder = copy();
    appendFileSync(join(folder, 'harm.parquet'), 'x');
    appendFileSync(join(folder, 'report.html'), 'x');
    rmSync(join(folder, firstRun()));
    rmSync(join(folder, 'inputs', 'scenarios', 'smoke.yaml'));
    writeFileSync(join(folder, 'runs', 'notes.txt'), 'x');
    const { code, ok, faults, hash: found } = await verified(folder);
    expect(faults).toEqual(
      expect.arrayContaining([
        { file: 'harm.parquet', fault: 'changed' },
        { file: 'report.html', fault: 'changed' },
        { file: firstRun(), fault: 'missing' },
        { file: 'inputs/scenarios/smoke.yaml', fault: 'missing' },
        { file: 'runs/notes.txt', fault: 'added' },
      ]),
    );
    expect(faults).toHaveLength(5);
    expect([code, ok, found.computed]).toEqual([1, false, null]);
  });

  it.each<[string, string | (() => string), (bytes: Buffer) => Uint8Array, RegExp]>([
    [
      'a sentence of the document',
      'study.json',
      text((all) => all.replace('In a synthetic test world', 'In the whole world')),
      /"claims" differ from what the runs give/,
    ],
    [
      'the command on the page',
      'study.json',
      text((all) => all.replaceAll('./glasshouse verify', 'wget somewhere')),
      /"command".* differ from what the runs give/,
    ],
    ['a page', 'report.html', text((all) => all.replace('</body>', '<p>More.</p></body>')), /not the page that this build makes/],
    ['a table', 'harm.parquet', () => readFileSync(join(whole, 'persons.parquet')), /differs from what the runs give/],
    [
      'a scenario',
      'inputs/scenarios/smoke.yaml',
      text((all) => all.replace('value: 0.8, unit: per person-year', 'value: 0.9, unit: per person-year')),
      /other runs than the inputs ask for/,
    ],
    [
      'a count of a run',
      firstRun,
      (bytes) => {
        const run = decodeRun(bytes, firstRun().slice(5, -4))!;
        run.counts.byCell[0]![0]![0]! += 1;
        return encodeRun(run);
      },
      /states the hash \w+; the runs give \w+/,
    ],
  ])('is not misled by a forged manifest about %s', async (_what, file, change, told) => {
    const folder = copy();
    forge(folder, typeof file === 'string' ? file : file(), change);
    const { code, ok, faults } = await verified(folder);
    expect(faults.map(({ file: name, fault }) => `${name}: ${fault}`).join('\n')).toMatch(told);
    expect(faults.filter(({ fault }) => fault === 'changed')).toEqual([]);
    expect([code, ok]).toEqual([1, false]);
  });

  it('takes a document that says no titles, as those of earlier builds do', async () => {
    const folder = copy();
    const untitled = (all: string): string => {
      const document = JSON.parse(all) as { experiments: { titles?: object }[] };
      for (const one of document.experiments) delete one.titles;
      return JSON.stringify(document);
    };
    forge(folder, 'study.json', text(untitled));
    const { faults } = await verified(folder);
    expect(readFileSync(join(folder, 'study.json'), 'utf8')).not.toContain('"titles"');
    expect(faults.filter(({ file }) => file === 'study.json')).toEqual([]);
  });

  it('says plainly that there is nothing to check', async () => {
    expect(await say('verify', join(home, 'nowhere'))).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/nowhere: no such file or folder/),
    });
    expect((await say('verify', join(home, 'results', 'care.zi'))).err).toMatch(
      /care\.zi: no such file or folder; name a result folder, or an archive made by pack/,
    );
    expect((await say('verify', join(home, 'studies'))).err).toMatch(/studies holds no study: start one with/);
    expect((await say('verify', join(home, 'studies', 'tiny.yaml'))).err).toMatch(/is not an archive of Glasshouse/);
  });
});

describe('pack', () => {
  it('makes the same archive each time, which is found whole elsewhere', async () => {
    const [one, two] = [join(home, 'one.zip'), join(home, 'far', 'two.zip')];
    for (const out of [one, two])
      expect(await say('pack', whole, '--out', out)).toMatchObject({
        code: 0,
        out,
        err: expect.stringMatching(/^the receiver checks it with: \.\/glasshouse verify (one|two)\.zip$/),
      });
    expect(readFileSync(one).equals(readFileSync(two))).toBe(true);
    expect(await verified(two)).toMatchObject({ code: 0, ok: true, hash: { stated: hash, computed: hash }, faults: [] });
  });

  it('puts the archive beside the folder, also where the folder is named by its place alone, as from within it', async () => {
    for (const name of ['/', '/runs/..', '/runs/../.', '/inputs/../']) {
      const folder = copy();
      expect(await say('pack', `${folder}${name}`), name).toMatchObject({ code: 0, out: `${folder}.zip` });
    }
  });

  it('packs nothing that was changed', async () => {
    const folder = copy();
    appendFileSync(join(folder, firstRun()), 'x');
    expect(await say('pack', folder)).toMatchObject({ code: 1, err: expect.stringMatching(/\.run is changed: .*resume/) });
  });

  const archive = (name: string, files: Record<string, Uint8Array>): string => {
    writeFileSync(join(home, name), zipSync(files));
    return join(home, name);
  };

  /** An archive of one file that states another length unpacked, before the file and in the directory. */
  const withLength = (bytes: Uint8Array, length: number): Uint8Array => {
    const view = new DataView(bytes.buffer);
    view.setUint32(22, length, true);
    view.setUint32(Buffer.from(bytes).lastIndexOf('PK\u0001\u0002') + 24, length, true);
    return bytes;
  };

  /** An archive of two files, changed: `directory` and `end` are the places of those records. */
  const changed = (change: (bytes: Buffer, directory: number, end: number) => Uint8Array | undefined): Uint8Array => {
    const bytes = Buffer.from(zipSync({ 'a/start.json': strToU8('{}'), 'a/report.html': strToU8('abc') }, { level: 0 }));
    return change(bytes, bytes.indexOf('PK\u0001\u0002'), bytes.length - 22) ?? bytes;
  };
  /** Puts bytes into an archive, and moves the directory with them. */
  const inserted = (bytes: Buffer, at: number, more: Uint8Array): Uint8Array => {
    const made = Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at)]);
    made.writeUInt32LE(bytes.readUInt32LE(bytes.length - 6) + more.length, made.length - 6);
    return made;
  };
  /** What stands before the bytes of a file, and those bytes. */
  const hidden = (): Uint8Array => {
    const bytes = Buffer.from(zipSync({ 'a/report.html': strToU8('other') }, { level: 0 }));
    return bytes.subarray(0, bytes.indexOf('PK\u0001\u0002'));
  };
  const marked = (marks: number) => (): Uint8Array => changed((bytes, directory) => void bytes.writeUInt32LE(marks, directory + 38));

  it('unpacks an archive whose files are marked as plain files of Unix', async () => {
    const file = join(home, 'modes.zip');
    const entries = unzipSync(readFileSync(join(home, 'one.zip')));
    writeFileSync(
      file,
      zipSync(Object.fromEntries(Object.entries(entries).map(([name, bytes]) => [name, [bytes, { os: 3, attrs: 0o100644 * 2 ** 16 }]])), {
        extra: { 0x5455: new Uint8Array(5) },
      }),
    );
    expect(await verified(file)).toMatchObject({ code: 0, ok: true });
  });

  it.each<[string, () => Uint8Array | Record<string, Uint8Array>, RegExp]>([
    [
      'hides a file before its directory',
      () => changed((bytes, at) => inserted(bytes, at, hidden())),
      /the 48 bytes before its directory belong/,
    ],
    [
      'hides a file before the first',
      () => {
        const made = changed((bytes) => inserted(bytes, 0, hidden()));
        const view = Buffer.from(made.buffer, made.byteOffset, made.byteLength);
        for (let at = view.indexOf('PK\u0001\u0002'); at > 0; at = view.indexOf('PK\u0001\u0002', at + 1))
          view.writeUInt32LE(view.readUInt32LE(at + 42) + 48, at + 42);
        return made;
      },
      /the 48 bytes before "a\/start.json" belong to none of its files/,
    ],
    [
      'has the same bytes for two files',
      () => changed((bytes, at) => void bytes.copy(bytes, bytes.indexOf('PK\u0001\u0002', at + 1) + 42, at + 42, at + 46)),
      /"a\/report.html" has another name before its bytes/,
    ],
    [
      'has bytes in front',
      () => changed((bytes) => Buffer.concat([Buffer.from('#!/bin/sh\n\u0000\u001b'), bytes])),
      /put in front of the archive$/,
    ],
    ['has bytes behind', () => changed((bytes) => Buffer.concat([bytes, Buffer.from('more')])), /further bytes after its directory$/],
    [
      'names a file otherwise before its bytes',
      () => changed((bytes) => void bytes.write('b', 30)),
      /"a\/start.json" has another name before/,
    ],
    ['states another checksum before a file', () => changed((bytes) => void bytes.writeUInt32LE(1, 14)), /is described differently/],
    ['states another length before a file', () => changed((bytes) => void bytes.writeUInt32LE(1, 18)), /is described differently/],
    [
      'lets files overlap',
      () => changed((bytes, at) => (bytes.writeUInt32LE(5, 18), bytes.writeUInt32LE(5, at + 20), undefined)),
      /"a\/report.html" overlaps another file/,
    ],
    [
      'leaves lengths to be found out',
      () => changed((bytes, at) => (bytes.writeUInt16LE(8, 6), bytes.writeUInt16LE(8, at + 8), undefined)),
      /is encrypted, or of a length that is not stated/,
    ],
    ['holds a symbolic link', marked((0o120777 << 16) >>> 0), /"a\/start.json" is not marked as a plain file/],
    ['holds a device', marked(0o020644 << 16), /is not marked as a plain file/],
    ['holds a folder of Unix', marked(0o040755 << 16), /is not marked as a plain file/],
    ['holds a file that takes the rights of its owner', marked((0o104755 << 16) >>> 0), /is not marked as a plain file/],
    ['holds a folder of DOS', marked(0x10), /is not marked as a plain file/],
    ['has a comment', () => zipSync({ 'a/start.json': [strToU8('{}'), { comment: 'x' }] }), /"a\/start.json" has a comment/],
    [
      'has a second name',
      () => zipSync({ 'a/start.json': [strToU8('{}'), { extra: { 0x7075: new Uint8Array(9) } }] }),
      /has a second name or length/,
    ],
    [
      'counts its files wrongly',
      () => changed((bytes, _, end) => (bytes.writeUInt32LE(0x10001, end + 8), undefined)),
      /directory holds further bytes/,
    ],
    [
      'has a directory elsewhere',
      () => changed((bytes, _, end) => void bytes.writeUInt32LE(3, end + 16)),
      /directory is not where it says/,
    ],
    ['has a long name', () => ({ [`a/../${'x'.repeat(5000)}`]: strToU8('{}') }), /"a\/\.\.\/x{95}\.\.\." is not a plain file name$/],
    ['leads out of its folder', () => ({ 'smoke/../../out.txt': strToU8('x') }), /is not a plain file name/],
    ['names a place of the machine', () => ({ '/etc/out.txt': strToU8('x') }), /is not a plain file name/],
    ['names a drive', () => ({ 'C:\\out.txt': strToU8('x') }), /is not a plain file name/],
    ['has two folders', () => ({ 'a/start.json': strToU8('{}'), 'b/start.json': strToU8('{}') }), /not in one folder/],
    ['is empty', () => ({}), /it is empty/],
    ['is cut short', () => zipSync({ 'a/start.json': strToU8('{}') }).subarray(0, 40), /not an archive of Glasshouse/],
    [
      'claims gigabytes',
      () => {
        const bytes = zipSync({ 'a/start.json': new Uint8Array(1000) });
        return withLength(bytes, 0xfffffff0);
      },
      /unpacks to more than a result can hold/,
    ],
    [
      'holds another length than it says',
      () => {
        return withLength(zipSync({ 'a/start.json': new Uint8Array(100_000) }), 200_000);
      },
      /another length than stated/,
    ],
  ])('unpacks nothing of an archive that %s', async (_what, make, told) => {
    const made = make();
    const name = `bad-${(next += 1)}.zip`;
    const file = made instanceof Uint8Array ? join(home, name) : archive(name, made);
    if (made instanceof Uint8Array) writeFileSync(file, made);
    const before = treeOf(home);
    const { code, out, err } = await say('verify', file);
    expect(err).toMatch(told);
    expect([code, out, err.split('\n').length]).toEqual([2, '', 1]);
    expect(treeOf(home)).toEqual(before);
  });
});

describe('a folder for temporary files', () => {
  const mounts = new Mounts(home);
  afterAll(() => mounts.close());
  afterEach(() => {
    vi.unstubAllEnvs();
  });
  const checked = async (temporary: string): Promise<unknown[]> => {
    const archive = join(home, 'temporary.zip');
    expect(await say('pack', whole, '--out', archive)).toMatchObject({ code: 0 });
    vi.stubEnv('TMPDIR', temporary);
    return [await say('verify', archive), await say('verify', whole)];
  };
  const elsewhere = 'name another one with TMPDIR';

  it.skipIf(process.platform === 'win32')('that is not there is named, and what to do', async () => {
    const place = join(home, 'nowhere');
    const said = { code: 2, out: '', err: `nothing can be written to ${place}, the folder for temporary files: ${elsewhere}` };
    expect(await checked(place)).toEqual([said, said]);
  });

  it.skipIf(mounts.reason !== null)(
    `that is full is named, and not the result${mounts.reason === null ? '' : ` (${mounts.reason})`}`,
    async () => {
      const place = join(home, 'full');
      mounts.full(place);
      const before = treeOf(place);
      const err = `no space left in ${place}, the folder for temporary files: free some space, or ${elsewhere}, then try again`;
      expect(await checked(place)).toEqual([
        { code: 1, out: '', err },
        { code: 1, out: '', err },
      ]);
      expect(treeOf(place)).toEqual(before);
    },
  );
});
