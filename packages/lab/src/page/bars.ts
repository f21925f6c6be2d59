import type { Estimate } from '@glasshouse/model';

/** A range as a bar on a scale from 0 to 100. */
interface Bar {
  from: number;
  width: number;
  middle: number;
}

/** Bars of the worlds of an indicator on the scale that they share. Null where nothing was seen, or nothing can be: a bound is no range, and full width would look like the most. */
export function barsOf(worlds: readonly Estimate[]): (Bar | null)[] {
  const drawn = worlds.map((one) => (one.byConstruction || one.upperBound !== null ? null : one));
  const most = Math.max(...drawn.map((one) => Math.max(one?.high ?? 0, one?.middle ?? 0)), Number.MIN_VALUE);
  const x = (value: number): number => (Math.max(0, value) / most) * 100;
  return drawn.map((one) => one && { from: x(one.low), width: Math.max(1, x(one.high) - x(one.low)), middle: x(one.middle) });
}
