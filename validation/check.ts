import { expect } from 'vitest';
import { tQuantile } from '../packages/study/src/statistics/t-quantile.js';
import { binomialTails, hypergeometricTails } from './chance.js';
import type { Tails } from './chance.js';

/** Seed of the closed modules: fixed, so that the tests say the same each time; another one by `GLASSHOUSE_VALIDATION_SEED`. */
export const SEED = Number(process.env['GLASSHOUSE_VALIDATION_SEED'] ?? 20_261);

const SHOWN = process.env['GLASSHOUSE_VALIDATION_ROWS'] === '1';

function show(what: string, reference: string, measured: number, error: number | null, otherwise = 'exact'): void {
  if (!SHOWN) return;
  const off = error === null ? otherwise : `${error.toPrecision(2)} | ${((measured - Number(reference)) / error).toFixed(1)} SE`;
  process.stdout.write(`| ${what} | ${reference} | ${Number(measured.toPrecision(11))} | ${off} |\n`);
}

/**
 * Class E: the measured number has all digits of the printed reference, or agrees to a relative 1e-8 where it has more. `least` widens this
 * to a tolerance that the case states.
 */
export function exact(what: string, measured: number, reference: string, least = 0): void {
  show(what, reference, measured, null);
  const places = reference.split('.')[1]?.length ?? 0;
  const printed = places === 0 ? 0 : 0.5000001 * 10 ** -places;
  const off = Math.abs(measured - Number(reference));
  expect(off, `${what}: ${measured} against ${reference}`).toBeLessThanOrEqual(
    Math.max(printed, 1e-8 * Math.abs(Number(reference)), least),
  );
}

/** Chance that one comparison raises a false alarm at a fresh seed, both sides together. Some 300 comparisons: one alarm in about 170 seeds. */
export const ALARM = 2e-5;
/** Standard errors that a normal number leaves with that chance. */
const NORMAL_ERRORS = 4.265;
/** Replicates without which an error estimated from them says little. */
const FEWEST_REPLICATES = 10;

/** Class M, the error known from theory: the estimate is as good as normal. */
export function withinKnown(what: string, measured: number, error: number, reference: string): void {
  show(what, reference, measured, error);
  expect(error, `${what}: error`).toBeGreaterThan(0);
  expect(Math.abs(measured - Number(reference)) / error, `${what}: ${measured} against ${reference}, SE ${error}`).toBeLessThanOrEqual(
    NORMAL_ERRORS,
  );
}

/**
 * Class M, the error estimated: the mean of independent replicates (at least ten) lies within its t interval around the reference. `ofReference` is the standard error
 * of a simulated reference; `bias` is what the case states that a finite world may differ by.
 */
export function meanIs(what: string, values: readonly number[], reference: string, { ofReference = 0, bias = 0 } = {}): void {
  expect(
    values.length,
    `${what}: an error estimated from replicates needs at least ${FEWEST_REPLICATES} replicates`,
  ).toBeGreaterThanOrEqual(FEWEST_REPLICATES);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const error = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1) / values.length);
  const combined = Math.hypot(error, ofReference);
  show(what, reference, mean, combined);
  const allowed = tQuantile(1 - ALARM / 2, values.length - 1) * combined + bias;
  expect(Math.abs(mean - Number(reference)), `${what}: mean ${mean} against ${reference}, SE ${combined}`).toBeLessThanOrEqual(allowed);
}

const possible = ({ atMost, atLeast }: Tails): boolean => Math.min(atMost, atLeast) > ALARM / 2;

/** Class M, counts: as many of independent tries as a known share allows, by the exact binomial law. */
export function shareIs(what: string, count: number, of: number, reference: string): void {
  const p = Number(reference);
  show(what, reference, count / of, Math.sqrt((p * (1 - p)) / of) || null);
  expect(possible(binomialTails(count, of, p)), `${what}: ${count} of ${of} against ${reference}`).toBe(true);
}

/** Class M, counts against counts: a share that is itself simulated, so many of `of`, by the exact law of both. */
export function shareAgrees(what: string, count: number, of: number, reference: { share: number; of: number }): void {
  const { share } = reference;
  show(what, String(share), count / of, Math.sqrt(share * (1 - share) * (1 / of + 1 / reference.of)) || null);
  const tails = hypergeometricTails(count, of, Math.round(share * reference.of), reference.of);
  expect(possible(tails), `${what}: ${count} of ${of} against ${share} of ${reference.of}`).toBe(true);
}

/** A stated band around a reference: the absolute distance may not exceed `band`. */
export function withinBand(what: string, measured: number, reference: string, band: number, error: number | null = null): void {
  show(`${what} (band ${Number(band.toPrecision(3))})`, reference, measured, error, 'band');
  expect(Math.abs(measured - Number(reference)), `${what}: ${measured} against ${reference}`).toBeLessThanOrEqual(band);
}
