import { civil, dayOf } from '@glasshouse/scenario';
import type { SeriesResult } from '@glasshouse/scenario';
import { html } from '../text/html.js';
import type { Html, Part } from '../text/html.js';
import { derived, px } from '../text/numbers.js';
import { cut, figure, hatching, line, words, WIDTH } from './frame.js';
import { linear } from './scale.js';

const LEFT = 62;
const RIGHT = WIDTH - 10;
const TOP = 34;
const BOTTOM = 186;

/** Letter of an increment, which names it in the figure and in the table. */
export const letterOf = (index: number): string => (index < 26 ? String.fromCharCode(97 + index) : `n${String(index + 1)}`);

/** A doubtful increment is drawn to at most this size, so that it does not flatten the others. */
function mostShown(series: SeriesResult): number {
  const sound = series.increments.filter((increment) => !increment.doubtful).map((increment) => Math.abs(increment.perYear));
  return sound.length > 0 ? 2.5 * Math.max(...sound) : Number.POSITIVE_INFINITY;
}

/** How high each letter stands above its block, so that close neighbours do not touch. */
function letterRows(middles: readonly number[]): number[] {
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

/** Yearly increments of a published series as blocks over time; doubtful ones hatched, one constant rate as a dashed line. */
export function incrementsFigure(series: SeriesResult, id: string, caption: Part): Html {
  const { increments } = series;
  const first = dayOf(increments[0]?.from ?? '1970-01-01');
  const last = Math.max(first + 1, ...increments.map((increment) => dayOf(increment.to)));
  const x = (date: number): number => LEFT + ((date - first) / (last - first)) * (RIGHT - LEFT);
  const most = mostShown(series);
  const shown = (perYear: number): number => Math.min(most, Math.max(-most, perYear));
  const scale = linear(increments.map((increment) => shown(increment.perYear)), BOTTOM, TOP, 4);
  const letters = letterRows(increments.map((one) => (x(dayOf(one.from)) + x(dayOf(one.to))) / 2));
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
    height: 226,
    body: html`${hatching(hatch)}
${scale.ticks.map((tick) => html`${line(LEFT, scale.at(tick), RIGHT, scale.at(tick), tick === 0 ? 'zero' : 'grid')}${words(LEFT - 6, scale.at(tick) + 4, derived(tick), { anchor: 'end', kind: 'tick' })}`)}
${increments.map((one, index) => {
  const left = x(dayOf(one.from));
  const width = Math.max(1.5, x(dayOf(one.to)) - left - 1);
  const top = Math.min(scale.at(shown(one.perYear)), scale.at(0));
  const height = Math.max(1, Math.abs(scale.at(0) - scale.at(shown(one.perYear))));
  const style = one.doubtful ? html`class="doubtful" fill="url(#${hatch})"` : html`class="block"`;
  return html`<rect x="${px(left)}" y="${px(top)}" width="${px(width)}" height="${px(height)}" ${style}/>${words(left + width / 2, top - 4 - 12 * (letters[index] ?? 0), letterOf(index), { anchor: 'middle', kind: 'value' })}`;
})}
${constant === null ? null : line(LEFT, scale.at(constant), RIGHT, scale.at(constant), 'constant')}
${years.filter((_, index) => index % every === 0).map((year) => {
  const at = x(dayOf(`${String(year)}-01-01`));
  return html`${line(at, BOTTOM, at, BOTTOM + 4, 'zero')}${words(at, BOTTOM + 17, String(year), { anchor: at > RIGHT - 16 ? 'end' : 'middle', kind: 'tick' })}`;
})}
${words(LEFT, 11, cut(`${series.unit}, a year`, RIGHT - LEFT), { kind: 'note' })}
${words(RIGHT, BOTTOM + 34, `dashed: one constant rate \u00b7 hatched: doubtful${increments.some((one) => shown(one.perYear) !== one.perYear) ? ', cut off' : ''}`, { anchor: 'end', kind: 'note' })}`,
  });
}
