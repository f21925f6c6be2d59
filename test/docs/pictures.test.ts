import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scenarioPicture } from '@glasshouse/report';
import { loadScenario, parseRegister } from '@glasshouse/model';
import type { SourceFiles } from '@glasshouse/model';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../structure/sources.js';

const UPDATE = process.env['GLASSHOUSE_UPDATE_PICTURES'] === 'reviewed';
const files: SourceFiles = { read: (path) => readFileSync(join(ROOT, path), 'utf8') };
const register = parseRegister(files.read('evidence/register.csv'));
const scenarios = readdirSync(join(ROOT, 'scenarios'))
  .filter((name) => name.endsWith('.yaml') && !/^(_|planted-)/.test(name))
  .map((name) => name.slice(0, -'.yaml'.length));

describe('every scenario', () => {
  it.each(scenarios)('%s has a page with its picture, which is current', (id) => {
    const picture = scenarioPicture(loadScenario(`scenarios/${id}.yaml`, files, register).scenario);
    const path = join(ROOT, 'docs', 'scenarios', 'pictures', `${id}.svg`);
    if (UPDATE) writeFileSync(path, picture);
    expect(existsSync(path), `docs/scenarios/pictures/${id}.svg; GLASSHOUSE_UPDATE_PICTURES=reviewed draws it`).toBe(true);
    expect(readFileSync(path, 'utf8')).toBe(picture);
    const page = files.read(`docs/scenarios/${id}.md`);
    expect(page).toContain(`pictures/${id}.svg`);
    expect(page).toMatch(/!\[[^\]]{20,}\]/);
  });
});

describe('a picture', () => {
  const picture = scenarioPicture(loadScenario('scenarios/unified.yaml', files, register).scenario);
  it('says that people are synthetic, and names itself to those who do not see it', () => {
    expect(picture).toContain('Synthetic people only');
    expect(picture).toMatch(/<title id="t">.+<\/title>\s*<desc id="d">.+<\/desc>/);
  });
  it('loads and runs nothing', () => {
    expect(picture).not.toMatch(/<script|href=|url\(|@import|<image|<foreignObject/);
  });
});
