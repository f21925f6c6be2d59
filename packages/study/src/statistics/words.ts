import { sha256Hex } from '@glasshouse/model';

/** How many random words there are: a word over it lies in 0..1, below 1. */
export const WORDS = 4294967296;

const rotated = (value: number, by: number): number => (value << by) | (value >>> (32 - by));

/**
 * Random words (0 to 2^32 - 1) in a row, a pure function of an address: SHA-256 of the address is the state of xoshiro128** (Blackman and Vigna). For long
 * rows of words whose place matters as a whole, such as a bootstrap; a single word has an address of its own.
 */
export function wordsAt(address: string): () => number {
  const hash = sha256Hex(address);
  const state = [0, 1, 2, 3].map((i) => Number.parseInt(hash.slice(8 * i, 8 * i + 8), 16) | 0) as [number, number, number, number];
  return () => {
    const word = Math.imul(rotated(Math.imul(state[1], 5), 7), 9) >>> 0;
    const next = state[1] << 9;
    state[2] ^= state[0];
    state[3] ^= state[1];
    state[1] ^= state[2];
    state[0] ^= state[3];
    state[2] ^= next;
    state[3] = rotated(state[3], 11);
    return word;
  };
}

/** A whole number from 0 below `count` from a word. */
export const below = (word: number, count: number): number => Math.floor((word / WORDS) * count);
