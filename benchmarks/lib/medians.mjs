// Medians of every number in the JSON files of compare.sh, and base over here.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { median } from './tree.mjs';

const [folder, rounds] = process.argv.slice(2);

function* numbers(value, path = '') {
  if (typeof value === 'number') yield [path, value];
  else if (value !== null && typeof value === 'object')
    for (const [key, inner] of Object.entries(value)) yield* numbers(inner, path ? `${path}.${key}` : key);
}

function collect(name) {
  const found = new Map();
  for (let round = 0; round < Number(rounds); round++) {
    for (const [path, value] of numbers(JSON.parse(readFileSync(join(folder, `${name}-${round}.json`), 'utf8')))) {
      found.set(path, [...(found.get(path) ?? []), value]);
    }
  }
  return found;
}

const base = collect('base');
for (const [path, here] of collect('here')) {
  const [a, b] = [median(base.get(path) ?? [Number.NaN]), median(here)];
  console.log(`${path.padEnd(44)} base ${String(a).padStart(14)}   here ${String(b).padStart(14)}   base/here ${(a / b).toFixed(2)}`);
}
