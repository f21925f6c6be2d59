import { entriesOf } from '../../format/findings.js';
import type { Findings } from '../../format/findings.js';
import type { Path } from '../../format/problem.js';
import { checkWho } from '../../scenario/check-by.js';
import { isJoined, some } from '../conditions/uses.js';
import { checkScore } from '../ledgers/check-grade.js';
import type { Condition } from '../conditions/schema.js';
import type { Measure, Scenario } from '../../scenario/schema.js';

/** Triggers that answer to what people are or to scores. */
export function checkMeasureStatus(scenario: Scenario, out: Findings): void {
  for (const [id, measure] of entriesOf(scenario.measures)) checkTriggers(scenario, measure, ['measures', id, 'trigger'], out);
}

const asksMeasure = (trigger: Condition): boolean => some(trigger, (atom) => 'measure' in atom);

function checkTriggers(scenario: Scenario, measure: Measure, path: Path, out: Findings): void {
  measure.trigger.forEach((trigger, i) => {
    if ('enterprise' in trigger) {
      out.refers([...path, i, 'enterprise'], trigger.enterprise, Object.keys(scenario.enterprise), 'register of firms');
      return;
    }
    if (isJoined(trigger)) {
      if (asksMeasure(trigger))
        out.error(
          [...path, i],
          'a measure that stands because of another',
          'lists, grades, scores, records and what a person is',
          'Repeat what triggers the other measure, or use ends.',
        );
      if (measure.lasts === 'until_performed')
        out.error(
          [...path, i],
          'a condition of several parts that lasts until_performed',
          'lasts: while',
          'Write while, or a trigger by a list alone.',
        );
      return;
    }
    if ('who' in trigger) checkWho(scenario, trigger.who, [...path, i, 'who'], out);
    else if ('score_at_most' in trigger || 'score_at_least' in trigger) checkScore(scenario, trigger, [...path, i], out);
  });
}
