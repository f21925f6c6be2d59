import { canonicalJson, sha256Hex } from '@glasshouse/model';
import type { RunInputs } from '../ports.js';

/** Keys that say something to a reader and nothing to the engine. */
const SAID = new Set(['title', 'about', 'source', 'sources', 'assumed', 'definition', 'note']);

/** Nothing is written there, or nothing that differs from a key that is absent: a section that a later version adds stands there empty. */
const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || value === false || (typeof value === 'object' && Object.keys(value).length === 0);

const numbersOf = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(numbersOf);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).flatMap(([key, inner]) => (SAID.has(key) ? [] : [[key, numbersOf(inner)] as const]));
  return Object.fromEntries(kept.filter(([, inner]) => !isNothing(inner)));
};

/**
 * SHA-256 of scenarios as written, with the ranges of their quantities and without titles, reasons, sources and empty sections. A stored search belongs to a study as long as
 * this is the same.
 */
export const worldsHash = ({ base, arms }: Pick<RunInputs, 'base' | 'arms'>): string =>
  sha256Hex(canonicalJson(numbersOf({ base, arms: arms.map(({ id, scenario }) => ({ id, scenario })) })));
