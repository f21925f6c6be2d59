import { dayOf } from '../format/dates.js';
import { setPatch, soundly } from './patch.js';
import type { Scenario } from './schema.js';

/** A scenario as it is from a day on. */
export interface Version {
  from: number;
  scenario: Scenario;
}

/** The scenario as its timeline changes it, from the start on: each version with its first day. What its values mean was checked when it was read. */
export function inTime(scenario: Scenario): Version[] {
  let current = scenario;
  const stages = [{ from: dayOf(scenario.horizon.start), scenario }];
  for (const change of [...scenario.timeline].sort((a, b) => (a.date < b.date ? -1 : 1))) {
    current = soundly(setPatch(current, change.set, 'policy'));
    stages.push({ from: dayOf(change.date), scenario: current });
  }
  return stages;
}
