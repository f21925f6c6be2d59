import { realDay } from '../../format/check-days.js';
import { entriesOf } from '../../format/findings.js';
import type { Findings } from '../../format/findings.js';
import type { Path } from '../../format/problem.js';
import { checkCount } from '../../scenario/check-whole.js';
import type { Scenario } from '../../scenario/schema.js';
import { checkCells, checkCellsStay } from './check-cells.js';

/** Incidents: cells, dates in order, and what lowers them only in planted worlds. */
export function checkIncidents(scenario: Scenario, out: Findings): void {
  checkCount(scenario, 'incidents', out);
  for (const [id] of entriesOf(scenario.incidents)) checkIncident(scenario, id, out);
  checkCellsStay(scenario, out);
}

function checkIncident(scenario: Scenario, id: string, out: Findings): void {
  const incident = scenario.incidents[id]!;
  const path: Path = ['incidents', id];
  checkCells(scenario, incident.in, [...path, 'in'], out);
  let last = Number.NEGATIVE_INFINITY;
  (incident.trend ?? []).forEach((step, i) => {
    const day = realDay(step.from, [...path, 'trend', i, 'from'], out);
    if (day !== null && day <= last)
      out.error(
        [...path, 'trend', i, 'from'],
        `${step.from}, not after the step before`,
        'dates in rising order',
        'Put the steps in order of date.',
      );
    last = day ?? last;
  });
  if (!incident.lowered_by) return;
  incident.lowered_by.measures.forEach((measure, i) =>
    out.refers([...path, 'lowered_by', 'measures', i], measure, Object.keys(scenario.measures), 'measure'),
  );
  if (scenario.reading !== 'neutral')
    out.errorAtKey(
      [...path, 'lowered_by'],
      `incidents that measures lower, under reading: ${scenario.reading}`,
      'reading: neutral, a planted world on invented places',
      'No source says by how much sanctions lower what happens: write it only into a world made so that a claim holds.',
    );
}
