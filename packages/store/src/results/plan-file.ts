import { RUN_ID } from './names.js';

/** One run of a study as `plan.csv` lists it. */
export interface PlanRow {
  /** SHA-256 of everything that decides the result. */
  id: string;
  experiment: string;
  point: number;
  replicate: number;
  seed: number;
  /** Simulated people asked for. */
  persons: number;
}

const HEAD = 'id,experiment,point,replicate,seed,people';
const whole = (text: string): number | null => (/^\d{1,15}$/.test(text) ? Number(text) : null);

/** Text of `plan.csv`: one row a run, in the canonical order. */
export const encodePlan = (rows: readonly PlanRow[]): string =>
  [HEAD, ...rows.map((row) => [row.id, row.experiment, row.point, row.replicate, row.seed, row.persons].join(',')), ''].join('\n');

/** The rows of a `plan.csv`, or null where it is torn or of another form. */
export function decodePlan(text: string): PlanRow[] | null {
  const lines = text.split('\n');
  if (lines[0] !== HEAD || lines.at(-1) !== '') return null;
  const rows: PlanRow[] = [];
  for (const line of lines.slice(1, -1)) {
    const [id, experiment, ...numbers] = line.split(',');
    const [point, replicate, seed, persons] = numbers.map(whole);
    if (numbers.length !== 4 || !RUN_ID.test(id) || !/^[a-z]\w*$/i.test(experiment ?? '')) return null;
    if (point === null || replicate === null || seed === null || persons === null) return null;
    rows.push({ id, experiment, point, replicate, seed, persons });
  }
  return rows;
}
