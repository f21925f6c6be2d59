import type { Register, SourceUsed, Study } from '@glasshouse/model';
import { rowOf } from '../register/published.js';
import type { PlannedExperiment } from '../design/plan-study.js';

/** Every register row, shipped or the study's own, that the scenarios, arms and the study itself stand on, by id, with the places that use it. */
export function sourcesOf(study: Study, experiments: readonly PlannedExperiment[], register: Register): SourceUsed[] {
  const used = new Map<string, Set<string>>();
  const note = (id: string, by: string): void => {
    if (register.rows.has(id)) (used.get(id) ?? used.set(id, new Set()).get(id)!).add(by);
  };
  for (const { inputs } of experiments) {
    for (const scenario of [inputs.base, ...inputs.arms.map((a) => a.scenario)]) {
      walk(scenario, [], (id, path) => note(id, `${scenario.id}: ${trimmed(path)}`));
    }
  }
  walk(study, [], (id, path) => note(id, placeInStudy(study, path)));
  return [...used.keys()].sort().map((id): SourceUsed => {
    const row = rowOf(register, id, [...used.get(id)!][0]!);
    return {
      id,
      statement: row.statement,
      value: row.value,
      unit: row.unit,
      citation: [row.author, row.title === '' ? '' : `\u201c${row.title}\u201d`, row.sourceYear].filter((part) => part !== '').join(', '),
      address: row.address,
      grade: row.grade,
      seenVia: row.seenVia,
      disputedBy: row.disputedBy,
      usedBy: [...used.get(id)!].sort(),
      ...(row.file === undefined ? {} : { file: row.file }),
    };
  });
}

function walk(value: unknown, path: readonly string[], visit: (id: string, path: readonly string[]) => void): void {
  if (typeof value === 'string') {
    visit(value, path);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key], visit);
  }
}

const trimmed = (path: readonly string[]): string => path.slice(0, path.at(-1) === 'source' ? -1 : undefined).join('.');

/** A reader's name for a place in the study: the claim, series, table, target or box. */
function placeInStudy(study: Study, path: readonly string[]): string {
  const [section, index, ...rest] = path;
  const at = Number(index);
  if (section === 'claims') return `claim ${study.claims[at]!.id}`;
  if (section === 'series') return `series ${study.series[at]!.id}`;
  if (section === 'facts') return `table ${study.facts[at]!.id}`;
  if (section === 'box') return 'box';
  const experiment = study.experiments[at];
  if (section === 'experiments' && experiment) {
    if (rest[0] === 'targets') return `target ${experiment.id}.${experiment.targets[Number(rest[1])]!.id}`;
    if (rest[0] === 'arms') return `arm ${experiment.id}.${experiment.arms[Number(rest[1])]!.id}`;
    return `experiment ${experiment.id}`;
  }
  return trimmed(path);
}
