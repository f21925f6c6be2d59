import { html } from '../text/html.js';
import type { Html } from '../text/html.js';
import { px } from '../text/numbers.js';

const COLOURS = 6;

/** Radius of a marker. */
const R = 3.4;

const SHAPES: readonly ((x: number, y: number) => string)[] = [
  (x, y) => `M${px(x - R)} ${px(y)}A${px(R)} ${px(R)} 0 1 0 ${px(x + R)} ${px(y)}A${px(R)} ${px(R)} 0 1 0 ${px(x - R)} ${px(y)}Z`,
  (x, y) => `M${px(x - R)} ${px(y - R)}H${px(x + R)}V${px(y + R)}H${px(x - R)}Z`,
  (x, y) => `M${px(x)} ${px(y - R - 0.6)}L${px(x + R + 0.6)} ${px(y + R)}H${px(x - R - 0.6)}Z`,
  (x, y) => `M${px(x)} ${px(y - R - 1)}L${px(x + R + 1)} ${px(y)}L${px(x)} ${px(y + R + 1)}L${px(x - R - 1)} ${px(y)}Z`,
  (x, y) => `M${px(x)} ${px(y + R + 0.6)}L${px(x + R + 0.6)} ${px(y - R)}H${px(x - R - 0.6)}Z`,
  (x, y) => `M${px(x - R)} ${px(y - R)}L${px(x + R)} ${px(y + R)}M${px(x - R)} ${px(y + R)}L${px(x + R)} ${px(y - R)}`,
];

/** Class that gives lines of an arm its colour and dashes. `place`: position of the arm in its experiment, so that all figures of a report agree. */
export const armColour = (place: number): string => `s${String(place % COLOURS)}`;

/** The marker of an arm, which tells it apart without its colour. From the seventh arm on colours come again, each with another shape. */
export function armMark(place: number, x: number, y: number): Html {
  const shape = SHAPES[(place + Math.floor(place / COLOURS)) % SHAPES.length]!;
  return html`<path d="${shape(x, y)}" class="point ${armColour(place)}"/>`;
}
