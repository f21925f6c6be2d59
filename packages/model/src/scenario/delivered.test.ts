import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadScenario } from './load-scenario.js';
import { loadStudy } from '../study-file/load-study.js';
import { parseRegister } from '../format/register.js';

const ROOT = new URL('../../../../', import.meta.url);
const files = { read: (path: string): string => readFileSync(new URL(path, ROOT), 'utf8') };
const register = parseRegister(files.read('evidence/register.csv'));
const named = (folder: string): string[] =>
  readdirSync(new URL(folder, ROOT))
    .filter((name) => /^[^_].*\.yaml$/.test(name))
    .map((name) => `${folder}${name}`);

describe('what is delivered', () => {
  it.each(named('scenarios/'))('%s loads without a doubt', (path) => {
    expect(loadScenario(path, files, register).warnings.map((warning) => warning.message)).toEqual([]);
  });

  it.each(named('studies/'))('%s loads without a doubt', (path) => {
    const { study, scenarios, warnings } = loadStudy(path, files, register);
    expect(Object.keys(scenarios)).toEqual(study.experiments.map((experiment) => experiment.id));
    expect(warnings.map((warning) => warning.message)).toEqual([]);
  });
});
