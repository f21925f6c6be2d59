import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical.js';
import { hash32, sha256Hex } from './hash.js';

describe('hash32', () => {
  // Published vectors of FNV-1a, 32 bit (Fowler, Noll, Vo; draft-eastlake-fnv).
  it.each([
    ['', 0x811c9dc5],
    ['a', 0xe40c292c],
    ['b', 0xe70c2de5],
    ['foobar', 0xbf9cf968],
    ['chongo was here!\n', 0xd49930d5],
  ])('%j', (text, hash) => {
    expect(hash32(text)).toBe(hash);
  });

  it('reads UTF-8 bytes', () => {
    expect(hash32('é')).not.toBe(hash32('e\u0301'));
    expect(hash32('世')).toBe([0xe4, 0xb8, 0x96].reduce((hash, byte) => Math.imul(hash ^ byte, 0x01000193), 0x811c9dc5) >>> 0);
  });
});

describe('sha256Hex', () => {
  it.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  ])('%j', (text, hash) => {
    expect(sha256Hex(text)).toBe(hash);
    expect(sha256Hex(new TextEncoder().encode(text))).toBe(hash);
  });

  it('agrees with the platform', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => sha256Hex(text) === createHash('sha256').update(text, 'utf8').digest('hex')),
    );
  });
});

describe('canonicalJson', () => {
  it.each([
    [{ b: 1, a: [true, null, 'x"\n'] }, '{"a":[true,null,"x\\"\\n"],"b":1}'],
    [{ b: undefined, a: -0 }, '{"a":0}'],
    [[], '[]'],
    [0.1 + 0.2, '0.30000000000000004'],
    [{ '10': 1, '9': 2 }, '{"10":1,"9":2}'],
  ])('%j', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it('does not see the order of keys, and can be read back', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (map) => {
        const turned = Object.fromEntries(Object.entries(map).reverse());
        expect(canonicalJson(turned)).toBe(canonicalJson(map));
        expect(canonicalJson(JSON.parse(canonicalJson(map)))).toBe(canonicalJson(map));
      }),
    );
  });

  it.each([[Number.NaN], [Number.POSITIVE_INFINITY], [undefined], [[undefined]], [() => 1], [1n]])('%s has none', (value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });
});
