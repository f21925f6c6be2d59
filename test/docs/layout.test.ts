import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { formatYaml } from '@glasshouse/model';
import { describe, expect, it } from 'vitest';
import { ROOT, textOf } from '../structure/sources.js';

const files = ['scenarios', 'studies'].flatMap((folder) =>
  readdirSync(join(ROOT, folder)).flatMap((name) => (name.endsWith('.yaml') ? [`${folder}/${name}`] : [])),
);

describe('shipped files', () => {
  it.each(files)('%s is laid out by fmt, in lines under 140 characters', (file) => {
    const text = textOf(file);
    expect(text, `./glasshouse fmt ${file}`).toBe(formatYaml(file, text));
    expect(text.split('\n').filter((line) => line.length >= 140)).toEqual([]);
  });
});
