import { entriesOf } from '../../format/findings.js';
import type { Findings } from '../../format/findings.js';
import { describe } from '../../format/problem.js';
import type { Path } from '../../format/problem.js';
import { bringersOf } from '../streams/outcomes.js';
import type { Measure, Scenario } from '../../scenario/schema.js';
import { MOST, checkWhole, highest } from '../spreads/check.js';

/** What measures do to other measures, to streams and to the household. */
export function checkEffectsOf(scenario: Scenario, out: Findings): void {
  const brought = bringersOf(scenario);
  const chances = Object.keys(scenario.streams).filter((id) => scenario.streams[id]!.kind !== 'outcome' && !brought.has(id));
  for (const [id, measure] of entriesOf(scenario.measures)) checkEffects(scenario, id, measure, chances, out);
  checkCircles(scenario, out);
}

const OF_SANCTIONS = ['reaches_household', 'suspends', 'doors'] as const;

/** `chances`: streams that bring chances. */
function checkEffects(scenario: Scenario, id: string, measure: Measure, chances: readonly string[], out: Findings): void {
  const path: Path = ['measures', id];
  (measure.ends ?? []).forEach((other, i) => out.refers([...path, 'ends', i], other, Object.keys(scenario.measures), 'measure'));
  if (Array.isArray(measure.suspends))
    measure.suspends.forEach((stream, i) => out.refers([...path, 'suspends', i], stream, chances, 'stream that brings chances'));
  if (measure.doors) {
    checkWhole(measure.doors.bodies, 1, [...path, 'doors', 'bodies'], 'bodies', out);
    if (highest(measure.doors.bodies) > MOST.bodies)
      out.error([...path, 'doors', 'bodies', 'value'], String(highest(measure.doors.bodies)), `at most ${MOST.bodies} bodies`, 'Lower it.');
  }
  if (measure.kind !== 'reward') return;
  for (const key of OF_SANCTIONS) {
    if (measure[key]) out.errorAtKey([...path, key], `${key} on a reward`, `${key} on sanctions`, 'Remove it or write kind: sanction.');
  }
}

/** No measure ends itself, over however many others. */
function checkCircles(scenario: Scenario, out: Findings): void {
  for (const [id] of entriesOf(scenario.measures)) {
    const seen = new Set<string>();
    const next = [id];
    while (next.length > 0) {
      for (const other of scenario.measures[next.pop()!]?.ends ?? []) {
        if (other === id) {
          out.error(['measures', id, 'ends'], `${describe(id)}, which ends itself in a circle`, 'no circle of ends', 'Remove one of them.');
          return;
        }
        if (!seen.has(other)) next.push(other);
        seen.add(other);
      }
    }
  }
}
