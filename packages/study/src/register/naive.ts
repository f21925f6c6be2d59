import { dayOf } from '@glasshouse/model';
import type { Indicator, Register, Study, Target } from '@glasshouse/model';
import { isStock, publishedNumber, rowOf } from './published.js';

/** A published count and its day. */
export interface DatedCount {
  day: number;
  value: number;
}

/** Least squares through dated counts, as `a + b x day`. Null with fewer than two different days. */
export function straightLine(counts: readonly DatedCount[]): ((day: number) => number) | null {
  const n = counts.length;
  if (new Set(counts.map((c) => c.day)).size < 2) return null;
  const meanDay = counts.reduce((s, c) => s + c.day, 0) / n;
  const meanValue = counts.reduce((s, c) => s + c.value, 0) / n;
  const slope =
    counts.reduce((s, c) => s + (c.day - meanDay) * (c.value - meanValue), 0) / counts.reduce((s, c) => s + (c.day - meanDay) ** 2, 0);
  return (day) => meanValue + slope * (day - meanDay);
}

/** What an experiment holds against published counts, and the last day that it runs. */
export interface Measured {
  targets: readonly Target[];
  indicators: readonly Indicator[];
  end: string;
}

/**
 * What a straight line would say at a target that was not fitted, with no model at all; null where nothing gives a line.
 * The line goes through the published counts of the fitted targets of the same counters and arm; where there are none,
 * through the earlier points of the published series that holds the target's row, held-out rows and
 * counts of the other kind (cumulative, or at one time) left out.
 */
export function naiveTrend(target: Target, { targets, indicators, end }: Measured, study: Study, register: Register): number | null {
  if (target.use === 'fit') return null;
  const datesOf = new Map(study.series.flatMap((s) => s.points.map((p) => [p.source, dayOf(p.on)] as const)));
  const indicatorOf = (t: Target): Indicator | undefined => indicators.find((i) => i.id === t.indicator);
  const mine = indicatorOf(target);
  const dayOfRow = (row: string, fallback: string | undefined): number => datesOf.get(row) ?? dayOf(fallback ?? end);
  const countsOf = (t: Target): DatedCount[] => [
    { day: dayOfRow(t.source, indicatorOf(t)?.to), value: publishedNumber(register, t.source, `targets.${t.id}`) },
    ...(t.since === undefined
      ? []
      : [{ day: dayOfRow(t.since, indicatorOf(t)?.from), value: publishedNumber(register, t.since, `targets.${t.id}`) }]),
  ];
  const day = dayOfRow(target.source, mine?.to);
  const fitted = targets.filter((t) => t.use === 'fit' && t.arm === target.arm && indicatorOf(t)?.of.join() === mine?.of.join());
  const line = straightLine(distinct(fitted.flatMap(countsOf))) ?? straightLine(earlier(target, targets, study, register, day));
  if (!line) return null;
  return target.since === undefined ? line(day) : line(day) - line(dayOfRow(target.since, mine?.from));
}

function earlier(target: Target, targets: readonly Target[], study: Study, register: Register, day: number): DatedCount[] {
  const held = new Set(targets.filter((t) => t.use === 'held_out').map((t) => t.source));
  const series = study.series.find((s) => s.points.some((p) => p.source === target.source));
  const stock = isStock(rowOf(register, target.source, `targets.${target.id}`).unit);
  return (series?.points ?? [])
    .filter((p) => !held.has(p.source) && dayOf(p.on) < day && isStock(rowOf(register, p.source, 'series').unit) === stock)
    .map((p) => ({ day: dayOf(p.on), value: publishedNumber(register, p.source, `series.${series!.id}`) }));
}

const distinct = (counts: readonly DatedCount[]): DatedCount[] =>
  counts.filter((c, i) => counts.findIndex((d) => d.day === c.day && d.value === c.value) === i);
