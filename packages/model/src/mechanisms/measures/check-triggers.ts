import { entriesOf } from '../../format/findings.js';
import type { Findings } from '../../format/findings.js';
import type { Path } from '../../format/problem.js';
import { checkWho } from '../../scenario/check-by.js';
import type { Measure, Scenario } from '../../scenario/schema.js';

/** Triggers that answer to what people are or to scores. */
export function checkMeasureStatus(scenario: Scenario, out: Findings): void {
  for (const [id, measure] of entriesOf(scenario.measures)) checkTriggers(scenario, measure, ['measures', id, 'trigger'], out);
}

function checkTriggers(scenario: Scenario, measure: Measure, path: Path, out: Findings): void {
  measure.trigger.forEach((trigger, i) => {
    if ('who' in trigger) checkWho(scenario, trigger.who, [...path, i, 'who'], out);
    else if ('score_at_most' in trigger || 'score_at_least' in trigger)
      out.refers([...path, i, 'ledger'], trigger.ledger, Object.keys(scenario.ledgers), 'ledger');
  });
}
