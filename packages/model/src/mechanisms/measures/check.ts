import { entriesOf } from '../../format/findings.js';
import type { Findings } from '../../format/findings.js';
import type { Path } from '../../format/problem.js';
import { streamsOf } from '../../scenario/check-records.js';
import type { Measure, Scenario } from '../../scenario/schema.js';
import { isJoined } from '../conditions/uses.js';
import { checkGrade } from '../ledgers/check-grade.js';

/** Measures: triggers, what they refuse, and what belongs to sanctions only. */
export function checkMeasures(scenario: Scenario, out: Findings): void {
  for (const [id, measure] of entriesOf(scenario.measures)) checkMeasure(scenario, id, measure, out);
}

function checkMeasure(scenario: Scenario, id: string, measure: Measure, out: Findings): void {
  const path: Path = ['measures', id];
  measure.trigger.forEach((trigger, i) => {
    const at: Path = [...path, 'trigger', i];
    if ('enterprise' in trigger || isJoined(trigger)) return;
    if ('list' in trigger) out.refers([...at, 'list'], trigger.list, Object.keys(scenario.lists), 'list');
    else if ('ledger' in trigger && ('at_most' in trigger || 'at_least' in trigger)) checkGrade(scenario, trigger, at, out);
  });
  if (measure.lasts === 'until_performed' && !measure.trigger.some((trigger) => 'list' in trigger)) {
    out.error(
      [...path, 'lasts'],
      'until_performed without a list',
      'while, or a trigger by a list',
      'Only a duty on a list can be performed: write while.',
    );
  }
  (measure.refuses ?? []).forEach((stream, i) =>
    out.refers([...path, 'refuses', i], stream, streamsOf(scenario, 'attempt'), 'stream of kind attempt'),
  );
  // Where an entry could not be split, neither can a measure that rises with it: the entry is told.
  if (measure.rises && !Object.values(scenario.lists).some(({ entries }) => Object.values(entries).some(({ rises }) => rises)))
    out.errorAtKey(
      [...path, 'rises'],
      'rises that cannot be split into steps',
      'a measure in a file that takes or gives, whose trigger names one entry with as many steps, outside any not, and no other measure with the id of a step',
      'Correct it. Dates and arms name the measure of a step.',
    );
  if (measure.kind === 'reward') {
    if (measure.refuses)
      out.errorAtKey([...path, 'refuses'], 'refuses on a reward', 'refuses on sanctions', 'Remove refuses or write kind: sanction.');
    if (measure.reaches_children)
      out.errorAtKey([...path, 'reaches_children'], 'reaches_children on a reward', 'reaches_children on sanctions', 'Remove it.');
  }
}
