import type { Field } from './field.js';
import type { Moment } from '../run/recording.js';

/** Colours by value of `WHY` (Okabe and Ito), as red, green, blue; the first is the paper. */
export interface Palette {
  paper: string;
  colours: readonly [number, number, number][];
  ring: string;
}

const LIGHT: Palette = {
  paper: '#fffefb',
  colours: [
    [255, 254, 251],
    [232, 230, 220],
    [0, 128, 96],
    [120, 80, 200],
    [213, 94, 0],
    [0, 114, 178],
    [176, 0, 106],
    [107, 103, 95],
  ],
  ring: '#1d1c1a',
};
const DARK: Palette = {
  paper: '#17181a',
  colours: [
    [23, 24, 26],
    [46, 47, 49],
    [43, 189, 147],
    [176, 140, 245],
    [232, 121, 58],
    [86, 180, 233],
    [240, 100, 170],
    [160, 156, 148],
  ],
  ring: '#f4f1ea',
};

export const paletteOf = (dark: boolean): Palette => (dark ? DARK : LIGHT);
export const cssColour = ([r, g, b]: readonly [number, number, number]): string => `rgb(${r} ${g} ${b})`;

/** How a world is drawn: pixels a cell, whether lives that differ have rings, and the position of the person with a frame. */
export interface Painted {
  palette: Palette;
  scale: number;
  rings: boolean;
  chosen: number | null;
}

/**
 * Draws everyone of a world on a canvas as wide as the field is in cells times `scale`, one square a person, rings around lives that differ where `rings` is
 * set, and a frame around the person at position `chosen`.
 */
export function paintField(canvas: HTMLCanvasElement, field: Field, moment: Moment, { palette, scale, rings, chosen }: Painted): void {
  const values = new Uint8Array(field.width * field.height);
  for (let i = 0; i < field.cell.length; i++) values[field.cell[i]!] = moment.why[i]!;
  const context = paintCells(canvas, field.width, values, palette, scale);
  if (rings) drawRings(context, field, moment, palette, scale);
  if (chosen !== null) {
    const { x, y } = middleOf(field, chosen, scale);
    context.strokeStyle = palette.ring;
    context.lineWidth = Math.max(2, scale);
    const side = scale * 5;
    context.strokeRect(x - side, y - side, side * 2, side * 2);
  }
}

/** Draws values of `WHY`, row by row, one square a cell. */
export function paintCells(
  canvas: HTMLCanvasElement,
  width: number,
  values: ArrayLike<number>,
  palette: Palette,
  scale: number,
): CanvasRenderingContext2D {
  const height = values.length / width;
  const small = new ImageData(width, height);
  const words = new Uint32Array(small.data.buffer);
  const packed = palette.colours.map(([r, g, b]) => (255 << 24) | (b << 16) | (g << 8) | r);
  for (let i = 0; i < words.length; i++) words[i] = packed[values[i]!]! >>> 0;
  canvas.width = width * scale;
  canvas.height = height * scale;
  const context = canvas.getContext('2d')!;
  const source = new OffscreenCanvas(width, height);
  source.getContext('2d')!.putImageData(small, 0, 0);
  context.imageSmoothingEnabled = false;
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  return context;
}

/** Radius and width of the rings, in cells: wide enough to find a few, within their own cell where many would cover the field. */
export function ringsOf({ differs }: Moment): { radius: number; width: number } {
  const many = differs.reduce((sum, one) => sum + one, 0) * 20 > differs.length;
  return many ? { radius: 0.5, width: 0.2 } : { radius: 1.6, width: 0.45 };
}

function drawRings(context: CanvasRenderingContext2D, field: Field, moment: Moment, palette: Palette, scale: number): void {
  const { radius, width } = ringsOf(moment);
  context.strokeStyle = palette.ring;
  context.lineWidth = Math.max(0.6, scale * width);
  context.beginPath();
  for (let i = 0; i < moment.differs.length; i++) {
    if (moment.differs[i] === 0) continue;
    const { x, y } = middleOf(field, i, scale);
    context.moveTo(x + scale * radius, y);
    context.arc(x, y, scale * radius, 0, Math.PI * 2);
  }
  context.stroke();
}

function middleOf(field: Field, position: number, scale: number): { x: number; y: number } {
  const cell = field.cell[position]!;
  return { x: ((cell % field.width) + 0.5) * scale, y: (Math.floor(cell / field.width) + 0.5) * scale };
}

/** Position in the roster of the person drawn nearest to a point given in parts of the field's width and height, or null where nobody is within three cells. */
export function personAt(field: Field, x: number, y: number): number | null {
  const [column, row] = [x * field.width, y * field.height];
  let best: number | null = null;
  let least = 9;
  for (let i = 0; i < field.cell.length; i++) {
    const cell = field.cell[i]!;
    const dx = (cell % field.width) + 0.5 - column;
    const dy = Math.floor(cell / field.width) + 0.5 - row;
    const distance = dx * dx + dy * dy;
    if (distance < least) {
      least = distance;
      best = i;
    }
  }
  return best;
}
