/** Whether a grade index lies in the range of a trigger: this grade or worse, or this grade or better. */
export const reachesGrade = (range: { grade: number; atMost: boolean }, grade: number): boolean =>
  grade >= 0 && (range.atMost ? grade >= range.grade : grade <= range.grade);

/** Grades of a person on a ledger before and after a change of their score. */
export interface Crossing {
  before: number;
  after: number;
}
