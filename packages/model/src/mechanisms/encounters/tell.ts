import type { Work } from '../../rounds/work.js';
import type { EncounterPlan } from './plan.js';

const pathOf = ({ id }: EncounterPlan): string => `encounters.${id}`;

/** Tells the trace of a meeting: of both, what the person who acted did. */
export function tellMeeting(w: Work, row: number, other: number, encounter: EncounterPlan, helps: boolean): void {
  const path = pathOf(encounter);
  w.trace?.tell(w, row, {
    stage: 'decision',
    text: `Meets another person and ${helps ? 'helps' : 'does not help'} (${encounter.title}).`,
    rule: path,
    quantity: path,
  });
  if (helps)
    w.trace?.tell(w, other, { stage: 'world', text: `Is helped by another person (${encounter.title}).`, rule: path, quantity: path });
}

/** Tells the trace of a norm that a person breaks. */
export function tellBreach(w: Work, row: number, encounter: EncounterPlan): void {
  w.trace?.tell(w, row, {
    stage: 'decision',
    text: `Breaks a norm before others (${encounter.title}).`,
    rule: pathOf(encounter),
    quantity: pathOf(encounter),
  });
}

/** Tells the trace of a punishment by another person, for a breach or for letting one pass: of both. */
export function tellPunished(w: Work, row: number, by: number, encounter: EncounterPlan, forSilence: boolean): void {
  const path = pathOf(encounter);
  const why = forSilence ? 'letting a breach pass' : 'a breach';
  w.trace?.tell(w, row, {
    stage: 'world',
    text: `Is punished by another person for ${why} (${encounter.title}).`,
    rule: path,
    quantity: path,
  });
  w.trace?.tell(w, by, { stage: 'decision', text: `Punishes another person for ${why} (${encounter.title}).`, rule: path, quantity: path });
}

/** Tells the trace of what a person did when something was due, and whether what the unit owed was repaid. */
export function tellRepayment(w: Work, row: number, encounter: EncounterPlan, pays: boolean, repaid: boolean): void {
  const text = pays ? 'Repays' : repaid ? 'Does not repay; others of the unit do' : 'Does not repay, and answers for the default';
  w.trace?.tell(w, row, { stage: 'decision', text: `${text} (${encounter.title}).`, rule: pathOf(encounter), quantity: pathOf(encounter) });
}

/** Tells the trace of a strategy taken up at a revision. */
export function tellRevision(w: Work, row: number, { id, title, strategies }: EncounterPlan, to: number): void {
  const path = `encounters.${id}.revises`;
  w.trace?.tell(w, row, {
    stage: 'response',
    text: `Takes up another strategy (${title}): ${strategies[to].title}.`,
    rule: path,
    quantity: path,
  });
}
