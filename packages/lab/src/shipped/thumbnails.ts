import { compile, loadScenario, openRun, parseRegister, REGISTER_FILE, WHY } from '@glasshouse/model';
import type { Frame } from '@glasshouse/model';
import { layOutField } from '../draw/field.js';

/** Everyone of a real run in the month with most people under a sanction, small: what the first screen shows beside a question. */
export interface Thumbnail {
  people: number;
  sanctioned: number;
  month: string;
  /** Cells across. */
  width: number;
  /** Value of `WHY` of each cell, one digit each, row by row; 0 where nobody stands. */
  cells: string;
}

const PERSONS = 2000;
const SEED = 1;

const count = (why: Uint8Array, holds: (value: number) => boolean): number => why.reduce((sum, value) => sum + Number(holds(value)), 0);

/** Runs a scenario as written on 2,000 people and keeps the first month in which most are under a sanction. Throws InputError for a scenario that does not load. */
export function thumbnailOf(path: string, read: (path: string) => string): Thumbnail {
  const { scenario } = loadScenario(path, { read }, parseRegister(read(REGISTER_FILE)));
  const plan = compile(scenario, [{ id: 'as_written', scenario }], { persons: PERSONS });
  const run = openRun(plan, { seed: SEED, replicate: 0, experiment: 'thumbnail', point: 0, runId: 'thumbnail' });
  const { community, person } = run.roster();
  const frame: Frame = { why: new Uint8Array(person.length), sanctions: new Int32Array(person.length) };
  let kept = { why: new Uint8Array(person.length), sanctioned: -1, month: '' };
  for (const { label } of plan.rounds) {
    run.round();
    run.frame(0, frame);
    const sanctioned = count(frame.why, (value) => value > WHY.free);
    if (sanctioned > kept.sanctioned) kept = { why: frame.why.slice(), sanctioned, month: label };
  }
  const { width, height, cell } = layOutField(community);
  const cells = new Uint8Array(width * height);
  kept.why.forEach((value, i) => (cells[cell[i]!] = value));
  const people = count(kept.why, (value) => value !== WHY.absent);
  return { people, sanctioned: kept.sanctioned, month: kept.month, width, cells: cells.join('') };
}
