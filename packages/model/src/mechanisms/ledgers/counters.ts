import { family, namesIn } from '../../counters/family.js';
import type { Countable } from '../../counters/family.js';

export interface LedgerSubject {
  id: string;
  grades: string[];
  warns: boolean;
  resets: boolean;
}

/** Grades are those of the arm and date that has most. */
const ledgers = ({ every }: Countable): LedgerSubject[] =>
  namesIn(every, (scenario) => scenario.ledgers).map((id) => {
    const all = every.flatMap((scenario) => scenario.ledgers[id] ?? []);
    return {
      id,
      grades: [...all].sort((a, b) => b.grades.length - a.grades.length)[0]!.grades.map((grade) => grade.id),
      resets: all.some((ledger) => ledger.resets !== undefined),
      warns: all.some(({ rules }) => Object.values(rules).some(({ warnings }) => warnings !== undefined && warnings.value > 0)),
    };
  });

/** Changes of scores, and how many people stand in each grade. */
export const LEDGER_COUNTERS = family({
  id: 'ledger.{id}',
  where: 'for each ledger',
  subjects: ledgers,
  rows: {
    changes: {
      kind: 'flow',
      unit: 'count',
      says: 'Effects of a rule on a score: points taken, given or taken back. Those that a floor or ceiling cuts count too, also where only the score by own conduct moves.',
    },
    points_taken: { kind: 'flow', unit: 'points', says: 'Points taken.' },
    points_given: { kind: 'flow', unit: 'points', says: 'Points given.' },
    grade: { kind: 'stock', unit: 'synthetic persons', says: 'Scored people in this grade.', each: ({ grades }: LedgerSubject) => grades },
  },
});

/** Records that brought a warning. */
export const WARNING_COUNTERS = family({
  id: 'ledger.{id}',
  where: 'for each ledger with a rule that has `warnings`',
  subjects: ledgers,
  has: ({ warns }) => warns,
  rows: { warnings: { kind: 'flow', unit: 'count', says: 'Records that brought a warning and no points.' } },
});

/** Scores that began anew on their day of the year. */
export const RESET_COUNTERS = family({
  id: 'ledger.{id}',
  where: 'for each ledger that `resets`',
  subjects: ledgers,
  has: ({ resets }) => resets,
  rows: {
    resets: {
      kind: 'flow',
      unit: 'count',
      says: 'Scores that a yearly reset changed. A reset is not a rule, so `changes` does not include them.',
    },
    reset_given: { kind: 'flow', unit: 'points', says: 'Points by which yearly resets raised scores.' },
    reset_taken: { kind: 'flow', unit: 'points', says: 'Points by which yearly resets lowered scores.' },
  },
});
