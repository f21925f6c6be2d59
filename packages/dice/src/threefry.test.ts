import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PURPOSE, threefry4x32 } from './index.js';

type Words = [number, number, number, number];

const VECTORS = fileURLToPath(new URL('../test/vectors/threefry4x32-20.txt', import.meta.url));

function fast(key: number[], counter: number[]): number[] {
  const out = new Int32Array(4);
  threefry4x32(out, ...(key as Words), ...(counter as Words));
  return [...out].map((word) => word >>> 0);
}

/** The cipher written a second time from the paper's definition: a loop over rounds, words as BigInt, nothing unrolled. */
function slow(key: number[], counter: number[]): number[] {
  const size = 1n << 32n;
  const turn = (x: bigint, by: number): bigint => ((x << BigInt(by)) | (x >> BigInt(32 - by))) % size;
  const rotations = [
    [10, 26],
    [11, 21],
    [13, 27],
    [23, 5],
    [6, 20],
    [17, 11],
    [25, 10],
    [18, 20],
  ];
  const keys = key.map((word) => BigInt(word >>> 0));
  keys.push(keys.reduce((parity, word) => parity ^ word, 0x1bd11bdan));
  const x = counter.map((word, i) => (BigInt(word >>> 0) + keys[i]!) % size);
  for (let round = 0; round < 20; round++) {
    const [first, second] = rotations[round % 8]!;
    const [a, b] = round % 2 === 0 ? [1, 3] : [3, 1];
    x[0] = (x[0]! + x[a]!) % size;
    x[a] = turn(x[a]!, first!) ^ x[0];
    x[2] = (x[2]! + x[b]!) % size;
    x[b] = turn(x[b]!, second!) ^ x[2];
    if (round % 4 !== 3) continue;
    const step = (round + 1) / 4;
    for (let i = 0; i < 4; i++) x[i] = (x[i]! + keys[(step + i) % 5]! + (i === 3 ? BigInt(step) : 0n)) % size;
  }
  return x.map(Number);
}

const vectors = readFileSync(VECTORS, 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split(/\s+/).map((word) => Number.parseInt(word, 16)));

describe('threefry4x32', () => {
  it('has known answers to hold', () => expect(vectors.length).toBe(3));

  it.each(vectors.map((words) => [words.map((w) => w.toString(16)).join(' '), words] as const))('gives the known answer %s', (_, words) => {
    const [counter, key, answer] = [words.slice(0, 4), words.slice(4, 8), words.slice(8)];
    expect(fast(key, counter)).toEqual(answer);
    expect(slow(key, counter)).toEqual(answer);
  });

  it('agrees with a slow implementation for any key and counter', () => {
    const word = fc.integer({ min: -0x80000000, max: 0xffffffff });
    const four = fc.tuple(word, word, word, word);
    fc.assert(
      fc.property(four, four, (key, counter) => {
        expect(fast(key, counter)).toEqual(slow(key, counter));
      }),
      { numRuns: 300 },
    );
  });

  it('depends on every bit of key and counter, about half of the result each', () => {
    const base = [0x12345678, 0x9abcdef0, 7, 11];
    const start = fast(base, base);
    for (let part = 0; part < 2; part++) {
      for (let bit = 0; bit < 128; bit++) {
        const other = base.map((word, i) => (i === bit >> 5 ? word ^ (1 << (bit & 31)) : word));
        const changed = part === 0 ? fast(other, base) : fast(base, other);
        const flips = changed.reduce((sum, word, i) => sum + bits(word ^ start[i]!), 0);
        expect(flips).toBeGreaterThan(34);
        expect(flips).toBeLessThan(94);
      }
    }
  });

  it('takes words modulo 2^32, as an address packed by the engine: (seed, replicate, purpose, rule), (who, ...)', () => {
    expect(fast([0, 0, PURPOSE.opportunity, 0xffffffff], [4294967295, 0, 0, 0])).toEqual(
      fast([0, 0, PURPOSE.opportunity, -1], [-1, 0, 0, 0]),
    );
    expect(fast([0, 0, 1, 0], [0, 0, 0, 0])).not.toEqual(fast([0, 1, 0, 0], [0, 0, 0, 0]));
    expect(fast([0, 0, 0, 0], [0, 0, 1, 0])).not.toEqual(fast([0, 0, 0, 0], [0, 1, 0, 0]));
  });

  it('gives even words: chi-square over 256 classes for each byte of each word', () => {
    const out = new Int32Array(4);
    const counts = Array.from({ length: 16 }, () => Array.from({ length: 256 }, () => 0));
    const draws = 1 << 15;
    for (let i = 0; i < draws; i++) {
      threefry4x32(out, 3, 1, PURPOSE.opportunity, 0x811c9dc5, 99, i, 18262, 0);
      for (let b = 0; b < 16; b++) counts[b]![(out[b >> 2]! >>> ((b & 3) * 8)) & 255]!++;
    }
    for (const count of counts) {
      const expected = draws / 256;
      const chi = count.reduce((sum, n) => sum + ((n - expected) * (n - expected)) / expected, 0);
      expect(Math.abs(chi - 255) / Math.sqrt(2 * 255)).toBeLessThan(4.5);
    }
  });

  it('gives words without correlation to those of the next address', () => {
    const draws = 1 << 14;
    for (let at = 0; at < 4; at++) {
      let sum = 0;
      for (let i = 0; i < draws; i++) {
        const counter = [5, i, 0, 0];
        const next = counter.map((word, j) => (j === at ? word + 1 : word));
        sum += (fast([1, 0, 2, 3], counter)[0]! / 4294967296 - 0.5) * (fast([1, 0, 2, 3], next)[0]! / 4294967296 - 0.5);
      }
      expect(Math.abs(sum / draws) / (1 / 12 / Math.sqrt(draws))).toBeLessThan(4.5);
    }
  });
});

function bits(word: number): number {
  let n = 0;
  for (let w = word >>> 0; w !== 0; w &= w - 1) n++;
  return n;
}

describe('PURPOSE', () => {
  it('gives each decision a number of its own', () => {
    const numbers = Object.values(PURPOSE);
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const number of numbers) expect(Number.isInteger(number) && number > 0).toBe(true);
  });

  it('keeps its numbers for good', () => {
    expect(PURPOSE).toMatchObject({ household_size: 1, opportunity: 8, detection: 11, appeal: 17, order: 18, ledger_entry: 19 });
  });
});
