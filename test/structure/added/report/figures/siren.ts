import { box, figure } from './frame.js';
import { html } from '../text/html.js';
import type { Html } from '../text/html.js';

/** One bar for each year. */
export const sirenFigure = (id: string, years: number): Html =>
  figure({
    id,
    kind: 'synthetic',
    title: 'Sirens',
    description: `Sirens in ${years} years.`,
    caption: 'Sirens by year.',
    height: 40,
    numbers: Array.from({ length: years }, (_, year) => ({ year, sirens: 1 })),
    body: html`${Array.from({ length: years }, (_, year) => box(year * 20, 0, 12, 30, 'bar'))}`,
  });
