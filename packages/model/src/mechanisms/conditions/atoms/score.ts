import { toBase } from '../../../format/units.js';
import type { Quantity } from '../../../format/quantity.js';
import { DEED } from '../../../plan/causes.js';
import { indexOf } from '../../../plan/ids.js';
import type { Work } from '../../../rounds/work.js';
import { checkGrade, checkScore } from '../../ledgers/check-grade.js';
import { gradeCondition, scoreCondition } from '../../ledgers/conditions.js';
import { recoveredPoints } from '../../ledgers/recovered.js';
import { contextsAt, deedScoreOf, gradeOf, isScored, kept, scoreOf, startOf, worstCause } from '../../ledgers/score.js';
import { AS_IT_IS, AT_START, OWN } from '../atom.js';
import type { Atom, Reading } from '../atom.js';

export type GradeValue = { ledger: string; at_most: string } | { ledger: string; at_least: string };

export type ScoreValue = { ledger: string; score_at_most: Quantity } | { ledger: string; score_at_least: Quantity };

/** The score of a person on a ledger in one reading. */
function scoreIn(w: Work, row: number, l: number, reading: Reading): number {
  const ledger = w.policy.ledgers[l];
  if (reading === AT_START) return startOf(w, row, ledger);
  if (reading === AS_IT_IS) return scoreOf(w, row, l, ledger);
  const own = deedScoreOf(w, row, l, ledger);
  return reading === OWN ? own : own + kept(ledger, own, recoveredPoints(w, row, l));
}

/** The cause that took most points on a ledger, where it is no own deed. */
const takenBy = (w: Work, row: number, code: readonly number[], at: number): number => (1 << worstCause(w, row, code[at])) & ~(1 << DEED);

const contextsOf = (w: Work, row: number, code: readonly number[], at: number): number => w.state.contexts[contextsAt(w, row, code[at])];

/** In a range of grades now. Code: ledger, grade (-1: the ledger is not in force), at most. */
export const gradeAtom: Atom<GradeValue> = {
  name: 'grade',
  schemas: gradeCondition,
  is: (value) => 'at_most' in value || ('at_least' in value && 'ledger' in value),
  parts: ({ ledger }) => [`ledgers.${ledger}`],
  check: (value, { scenario, path, out }) => {
    checkGrade(scenario, value, path, out);
  },
  plan: (value, { ledgers, ledgerPlans }) => {
    const ledger = indexOf(ledgers, value.ledger);
    const { on, grades } = ledgerPlans[ledger];
    const atMost = 'at_most' in value;
    return [ledger, on ? indexOf(grades, atMost ? value.at_most : value.at_least) : -1, atMost ? 1 : 0];
  },
  holds: (w, row, code, at, reading) => {
    const ledger = w.policy.ledgers[code[at]];
    if (code[at + 1] < 0 || !isScored(w, row, ledger)) return false;
    const grade = gradeOf(ledger, scoreIn(w, row, code[at], reading));
    return code[at + 2] === 1 ? grade >= code[at + 1] : grade <= code[at + 1];
  },
  causes: takenBy,
  contexts: contextsOf,
  words: (value) =>
    'at_most' in value
      ? `in the grade ${value.at_most} of ${value.ledger} or a worse one`
      : `in the grade ${value.at_least} of ${value.ledger} or a better one`,
};

/** A score at or beyond a number of points now. Code: ledger, score, at most. */
export const scoreAtom: Atom<ScoreValue> = {
  name: 'score',
  schemas: scoreCondition,
  is: (value) => 'score_at_most' in value || 'score_at_least' in value,
  parts: ({ ledger }) => [`ledgers.${ledger}`],
  check: (value, { scenario, path, out }) => {
    checkScore(scenario, value, path, out);
  },
  plan: (value, { ledgers }) => {
    const atMost = 'score_at_most' in value;
    return [indexOf(ledgers, value.ledger), toBase(atMost ? value.score_at_most : value.score_at_least), atMost ? 1 : 0];
  },
  holds: (w, row, code, at, reading) => {
    if (!isScored(w, row, w.policy.ledgers[code[at]])) return false;
    const score = scoreIn(w, row, code[at], reading);
    return code[at + 2] === 1 ? score <= code[at + 1] : score >= code[at + 1];
  },
  causes: takenBy,
  contexts: contextsOf,
  words: (value, say) =>
    'score_at_most' in value
      ? `at a score of ${value.ledger} of at most ${say(value.score_at_most)}`
      : `at a score of ${value.ledger} of at least ${say(value.score_at_least)}`,
};
