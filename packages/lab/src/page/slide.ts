/** Steps of a slider: its ends, and a round number between two of its stops. */
export interface Stops {
  ends: readonly [number, number];
  step: number;
}

/** Fewest steps between the ends of a slider. */
const FEWEST = 50;
/** Steps of a page key. */
const PAGE = 10;

/** The stops of a range: a step of 1, 2 or 5 at some place of the number, and of at least 1 where only whole numbers are chosen. */
export function stopsOf(ends: readonly [number, number], whole: boolean): Stops {
  const most = (ends[1] - ends[0]) / FEWEST;
  const place = 10 ** Math.floor(Math.log10(most));
  const step = (most >= 5 * place ? 5 : most >= 2 * place ? 2 : 1) * place;
  return { ends, step: whole ? Math.max(1, step) : step };
}

/** A number without what the arithmetic of a computer leaves behind the last digit, and no further than the ends. */
const within = (value: number, [low, high]: readonly [number, number]): number =>
  Math.min(high, Math.max(low, Number(value.toPrecision(12))));

/** The stop that is nearest to where a slider was dragged. */
export const stopAt = (value: number, { ends, step }: Stops): number =>
  ends.includes(value) ? value : within(Math.round(value / step) * step, ends);

/** Where a key moves a slider: to the next multiple of its step or page, or to an end; null for any other key. */
export function stopAfter(key: string, value: number, { ends, step }: Stops, page = PAGE): number | null {
  if (key === 'Home') return ends[0];
  if (key === 'End') return ends[1];
  const wide = key.startsWith('Page') ? step * page : step;
  const at = Number((value / wide).toPrecision(12));
  if (/^(ArrowRight|ArrowUp|PageUp)$/.test(key)) return within((Math.floor(at) + 1) * wide, ends);
  if (/^(ArrowLeft|ArrowDown|PageDown)$/.test(key)) return within((Math.ceil(at) - 1) * wide, ends);
  return null;
}
