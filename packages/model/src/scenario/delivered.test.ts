import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { shippedStudy, shippedWarnings } from '../../../../test/shipped.js';

const ROOT = new URL('../../../../', import.meta.url);
const named = (folder: string): string[] =>
  readdirSync(new URL(folder, ROOT))
    .filter((name) => /^[^_].*\.yaml$/.test(name))
    .map((name) => `${folder}${name}`);

describe('what is delivered', () => {
  it.each(named('scenarios/'))('%s loads without a doubt', (path) => {
    expect(shippedWarnings(path).map((warning) => warning.message)).toEqual([]);
  });

  it.each(named('studies/'))('%s loads without a doubt', (path) => {
    const { study, scenarios, warnings } = shippedStudy(path);
    expect(Object.keys(scenarios)).toEqual(study.experiments.map((experiment) => experiment.id));
    expect(warnings.map((warning) => warning.message)).toEqual([]);
  });
});
