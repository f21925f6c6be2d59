import { canonicalJson, sha256Hex } from '@glasshouse/model';
import type { RunInputs } from '../ports.js';

/** Keys that say something to a reader and nothing to the engine. */
const SAID = new Set(['title', 'about', 'source', 'sources', 'assumed', 'definition', 'note']);

const numbersOf = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(numbersOf);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (SAID.has(key) || inner === undefined ? [] : [[key, numbersOf(inner)]])),
  );
};

/**
 * SHA-256 of scenarios as written, with the ranges of their quantities and without titles, reasons and sources. A stored search belongs to a study as long as
 * this is the same.
 */
export const worldsHash = ({ base, arms }: Pick<RunInputs, 'base' | 'arms'>): string =>
  sha256Hex(canonicalJson(numbersOf({ base, arms: arms.map(({ id, scenario }) => ({ id, scenario })) })));
