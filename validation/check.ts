import { expect } from 'vitest';

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

/** Class M: within four standard errors; where the reference is itself a simulation, `ofReference` is its error. */
export function withinFour(what: string, measured: number, error: number, reference: string, ofReference = 0): void {
  const combined = Math.hypot(error, ofReference);
  show(what, reference, measured, combined);
  expect(combined, `${what}: error`).toBeGreaterThan(0);
  expect(
    Math.abs(measured - Number(reference)) / combined,
    `${what}: ${measured} against ${reference}, SE ${combined}`,
  ).toBeLessThanOrEqual(4);
}

/** A stated band around a reference: the absolute distance may not exceed `band`. */
export function withinBand(what: string, measured: number, reference: string, band: number, error: number | null = null): void {
  show(`${what} (band ${Number(band.toPrecision(3))})`, reference, measured, error, 'band');
  expect(Math.abs(measured - Number(reference)), `${what}: ${measured} against ${reference}`).toBeLessThanOrEqual(band);
}
