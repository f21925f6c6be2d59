import { civil, dayOf } from '@glasshouse/model';
import type { SeriesResult } from '@glasshouse/model';
import { html } from '../text/html.js';
import type { Html, Part } from '../text/html.js';
import { derived, px, rounded } from '../text/numbers.js';
import { figure, hatching, line, words, WIDTH } from './frame.js';
import { cut } from './labels.js';
import { linear } from './scale.js';

type Increment = SeriesResult['increments'][number];

const LEFT = 78;
const RIGHT = WIDTH - 10;
const TOP = 46;
const BOTTOM = 196;

/** Letter of an increment, which names it in the figure and in the table. */
export const letterOf = (index: number): string => (index < 26 ? String.fromCharCode(97 + index) : `n${String(index + 1)}`);

/** A doubtful increment is drawn to at most this size, so that it does not flatten the others. */
function mostShown(series: SeriesResult): number {
  const sound = series.increments.filter((increment) => !increment.doubtful).map((increment) => Math.abs(increment.perYear));
  return sound.length > 0 ? 2.5 * Math.max(...sound) : Number.POSITIVE_INFINITY;
}

/** Rows of the band above the plot for the letters of narrow blocks, so that neighbours do not touch. */
function bandRows(middles: readonly number[]): number[] {
  const last: number[] = [];
  return middles.map((middle) => {
    const free = last.findIndex((before) => middle - before >= 11);
    const row = free < 0 ? last.length : free;
    last[row] = middle;
    return row;
  });
}

/** Rate a year that a single constant rate over the undoubted increments would show everywhere. */
function constantRate(series: SeriesResult): number | null {
  const sound = series.increments.filter((increment) => !increment.doubtful);
  const days = sound.reduce((sum, increment) => sum + increment.days, 0);
  return days > 0 ? sound.reduce((sum, increment) => sum + increment.perYear * increment.days, 0) / days : null;
}

/** The letter above a block, or in the band with a thin line down to it. */
function letter(middle: number, top: number, name: string, row: number | undefined): Html {
  if (row === undefined) return words(middle, top - 4, name, { anchor: 'middle', kind: 'value' });
  const y = TOP - 6 - 13 * row;
  return html`${line(middle, y + 3, middle, top, 'grid')}${words(middle, y, name, { anchor: 'middle', kind: 'value' })}`;
}

/** Yearly increments of a published series as blocks over time; doubtful ones hatched, one constant rate as a dashed line. */
export function incrementsFigure(series: SeriesResult, id: string, caption: Part): Html {
  const { increments } = series;
  const first = dayOf(increments[0]?.from ?? '1970-01-01');
  const last = Math.max(first + 1, ...increments.map((increment) => dayOf(increment.to)));
  const x = (date: number): number => LEFT + ((date - first) / (last - first)) * (RIGHT - LEFT);
  const most = mostShown(series);
  const shown = (perYear: number): number => Math.min(most, Math.max(-most, perYear));
  const scale = linear(
    increments.map((increment) => shown(increment.perYear)),
    BOTTOM,
    TOP,
    4,
  );
  const middleOf = (one: Increment): number => (x(dayOf(one.from)) + x(dayOf(one.to))) / 2;
  const topOf = (one: Increment): number => Math.min(scale.at(shown(one.perYear)), scale.at(0));
  const narrow = increments.filter((one) => x(dayOf(one.to)) - x(dayOf(one.from)) < 12);
  const rows = bandRows(narrow.map(middleOf));
  const constant = constantRate(series);
  const hatch = `${id}-hatch`;
  const years: number[] = [];
  for (let year = civil(first).year + 1; year <= civil(last).year; year += 1) years.push(year);
  const every = Math.ceil(years.length / 8);
  const description = increments
    .map((one, index) => `${letterOf(index)}, ${one.from} to ${one.to}: ${derived(one.perYear)} a year${one.doubtful ? ', doubtful' : ''}`)
    .join('. ');
  return figure({
    id,
    kind: 'published',
    title: `${series.title}, increments a year (${series.unit})`,
    description: `${description}. ${constant === null ? '' : `One constant rate would be ${derived(constant)} a year throughout.`}`,
    caption,
    height: 236,
    numbers: increments.map(({ from, to, perYear, doubtful }, index) => ({
      letter: letterOf(index),
      from,
      to,
      per_year: rounded(perYear, 3),
      doubtful: String(doubtful),
    })),
    body: html`${hatching(hatch)}
${scale.ticks.map((tick) => html`${line(LEFT, scale.at(tick), RIGHT, scale.at(tick), tick === 0 ? 'zero' : 'grid')}${words(LEFT - 6, scale.at(tick) + 4, derived(tick), { anchor: 'end', kind: 'tick' })}`)}
${increments.map((one) => {
  const left = x(dayOf(one.from));
  const width = Math.max(1.5, x(dayOf(one.to)) - left - 1);
  const top = topOf(one);
  const height = Math.max(1, Math.abs(scale.at(0) - scale.at(shown(one.perYear))));
  const style = one.doubtful ? html`class="doubtful" fill="url(#${hatch})"` : html`class="block"`;
  return html`<rect x="${px(left)}" y="${px(top)}" width="${px(width)}" height="${px(height)}" ${style}/>`;
})}
${constant === null ? null : line(LEFT, scale.at(constant), RIGHT, scale.at(constant), 'constant')}
${increments.map((one, index) => letter(middleOf(one), topOf(one), letterOf(index), rows[narrow.indexOf(one)]))}
${years
  .filter((_, index) => index % every === 0)
  .map((year) => {
    const at = x(dayOf(`${String(year)}-01-01`));
    return html`${line(at, BOTTOM, at, BOTTOM + 4, 'zero')}${words(at, BOTTOM + 17, String(year), { anchor: at > RIGHT - 16 ? 'end' : 'middle', kind: 'tick' })}`;
  })}
${words(LEFT, 11, cut(`${series.unit}, a year`, RIGHT - LEFT), { kind: 'note' })}
${words(RIGHT, BOTTOM + 34, `dashed: one constant rate \u00b7 hatched: doubtful${increments.some((one) => shown(one.perYear) !== one.perYear) ? ', cut off' : ''}`, { anchor: 'end', kind: 'note' })}`,
  });
}
