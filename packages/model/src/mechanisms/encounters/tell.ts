import type { Work } from '../../rounds/work.js';
import type { EncounterPlan } from './plan.js';

/** Tells the trace of a meeting: of both, what the person who acted did. */
export function tellMeeting(w: Work, row: number, other: number, { id, title }: EncounterPlan, helps: boolean): void {
  const path = `encounters.${id}`;
  w.trace?.tell(w, row, 'decision', `Meets another person and ${helps ? 'helps' : 'does not help'} (${title}).`, path, path);
  if (helps) w.trace?.tell(w, other, 'world', `Is helped by another person (${title}).`, path, path);
}

/** Tells the trace of a strategy taken up at a revision. */
export function tellRevision(w: Work, row: number, { id, title, strategies }: EncounterPlan, to: number): void {
  const path = `encounters.${id}.revises`;
  w.trace?.tell(w, row, 'response', `Takes up another strategy (${title}): ${strategies[to].title}.`, path, path);
}
