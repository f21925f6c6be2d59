import { dayOf } from '@glasshouse/model';
import type { Register, Series, SeriesResult } from '@glasshouse/model';
import { isStock, publishedNumber, rowOf } from './published.js';

/**
 * A published series read alone, before any model: increments a year between consecutive points, how far the yearly
 * increments lie apart, and where the points contradict each other. Points are put in order of date; two points of one
 * date give no increment. An increment is doubtful when either
 * end is, or when it goes from a cumulative count to a count at one time. Throws InputError for a row without a number.
 */
export function readSeries(series: Series, register: Register): SeriesResult {
  const where = `series.${series.id}`;
  const doubtful = new Set(series.doubtful);
  const points = series.points
    .map((p) => ({
      source: p.source,
      on: p.on,
      value: publishedNumber(register, p.source, where),
      issuedBy: p.issued_by,
      note: p.note ?? null,
      doubtful: doubtful.has(p.source),
      unit: rowOf(register, p.source, where).unit,
    }))
    .sort((a, b) => dayOf(a.on) - dayOf(b.on));
  const increments = points.slice(1).flatMap((to, i) => {
    const from = points[i]!;
    const days = dayOf(to.on) - dayOf(from.on);
    if (days === 0) return [];
    return [
      {
        from: from.on,
        to: to.on,
        days,
        perYear: ((to.value - from.value) * 365) / days,
        doubtful: from.doubtful || to.doubtful || isStock(from.unit) !== isStock(to.unit),
      },
    ];
  });
  const rates = increments.filter((i) => !i.doubtful && i.perYear > 0).map((i) => i.perYear);
  return {
    id: series.id,
    title: series.title,
    unit: series.unit,
    points: points.map(({ source, on, value, issuedBy, note, doubtful: doubt }) => ({
      source,
      on,
      value,
      issuedBy,
      note,
      doubtful: doubt,
    })),
    increments,
    ratio: rates.length < 2 ? 1 : Math.max(...rates) / Math.min(...rates),
    contradictions: contradictionsOf(points),
  };
}

interface Point {
  source: string;
  on: string;
  value: number;
  unit: string;
}

/** The unit without its qualifier: `persons (cumulative, nearly)` counts `persons`. */
const thing = (unit: string): string => unit.replace(/\s*\(.*$/, '');

/** What cannot hold together: a cumulative count that falls, two values for one day, one value in two units, two kinds of count. */
function contradictionsOf(points: readonly Point[]): string[] {
  const found: string[] = [];
  const say = (p: Point): string => `${p.source} (${p.on}: ${p.value} ${p.unit})`;
  points.forEach((a, i) => {
    const next = points[i + 1];
    if (next && next.value < a.value && next.on !== a.on && !isStock(a.unit) && !isStock(next.unit)) {
      found.push(`A cumulative count falls from ${say(a)} to ${say(next)}.`);
    }
    for (const b of points.slice(i + 1)) {
      if (a.on === b.on && a.value !== b.value) found.push(`Two values for one day: ${say(a)} and ${say(b)}.`);
      if (a.value === b.value && thing(a.unit) !== thing(b.unit)) found.push(`One value in two units: ${say(a)} and ${say(b)}.`);
    }
    if (next && isStock(a.unit) !== isStock(next.unit))
      found.push(`A count at one time stands beside a count without that mark: ${say(a)} and ${say(next)}.`);
  });
  return found;
}

/** Figures of a series that claims may read: `ratio`, `lowest`, `highest` (yearly, doubtful ones left out), `first`, `last`, `contradictions`. */
export function seriesFigure(series: SeriesResult, figure: string): number | undefined {
  const sound = series.increments.filter((i) => !i.doubtful).map((i) => i.perYear);
  switch (figure) {
    case 'ratio':
      return series.ratio;
    case 'lowest':
      return sound.length > 0 ? Math.min(...sound) : undefined;
    case 'highest':
      return sound.length > 0 ? Math.max(...sound) : undefined;
    case 'first':
      return series.points[0]?.value;
    case 'last':
      return series.points.at(-1)?.value;
    case 'contradictions':
      return series.contradictions.length;
    default:
      return undefined;
  }
}
