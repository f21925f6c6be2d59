import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { compile, runExperiment } from '@glasshouse/model';
import { planStudy, runDigest } from '@glasshouse/study';
import { shippedStudy } from '../shipped.js';
import { ROOT } from '../structure/sources.js';

/** People of each run: enough for the rules to touch some of them, few enough for every study to run within seconds. */
const PERSONS = 120;

/** Where the table is stored. */
export const TABLE = 'test/outcomes/outcomes.csv';

const COLUMNS = 'study,experiment,arms,sanction_days,digest';

/** Ids of the studies that are shipped, sorted. */
export const shippedStudies = (): string[] =>
  readdirSync(join(ROOT, 'studies'))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.slice(0, -'.yaml'.length))
    .sort();

/**
 * Rows of the table for one study: for each experiment, with seed 1 and as written, the number of arms, the sanction-days of the first arm, which
 * say how large a change is, and the digest of everything counted in all arms.
 */
export function rowsOf(id: string): string[] {
  const loaded = shippedStudy(`studies/${id}.yaml`);
  return planStudy(loaded, { size: 'reduced', seed: 1, engineHash: 'any' }).experiments.map(({ experiment, inputs }) => {
    const { base, arms, communities, groupYears } = inputs;
    const plan = compile(base, arms, { persons: PERSONS, communities, groupYears });
    const result = runExperiment(plan, { seed: 1, replicate: 0, runId: 'any', experiment: experiment.id, point: 0 });
    const days = result.counts.ids.indexOf('harm.sanction_days');
    const inFirstArm = result.counts.byCell[0]!.reduce((sum, counts) => sum + counts[days]!, 0);
    return [id, experiment.id, result.arms.length, inFirstArm, runDigest(result).slice(0, 16)].join(',');
  });
}

/** The table as it is stored, from rows in the order of studies and experiments. */
export const tableOf = (rows: readonly string[]): string => `${[COLUMNS, ...rows].join('\n')}\n`;
