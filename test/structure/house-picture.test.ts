import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ARROWS } from './arrows.js';
import { housePicture, shortArrows } from './house-picture.js';
import { packageNames, ROOT, textOf } from './sources.js';

const FILE = 'docs/house.svg';

it('the picture of the house is drawn from the table of arrows', () => {
  const picture = housePicture();
  if (process.env['GLASSHOUSE_DRAW_HOUSE']) writeFileSync(join(ROOT, FILE), picture);
  expect(textOf(FILE), 'GLASSHOUSE_DRAW_HOUSE=1 npx vitest run test/structure/house-picture.test.ts').toBe(picture);
});

it('shows every package, and no arrow leads up', () => {
  const picture = housePicture();
  for (const name of packageNames()) expect(picture).toContain(`class="name">${name}</text>`);
  for (const [from, to] of shortArrows()) expect(ARROWS[from]).toContain(to);
  const lines = [...picture.matchAll(/d="M\S+ (\d+)L\S+ (\d+)" marker/g)];
  expect(lines).toHaveLength(shortArrows().length);
  for (const [, top, bottom] of lines) expect(Number(bottom)).toBeGreaterThan(Number(top));
});
