/** Whether a grade index lies in the range of a trigger: this grade or worse, or this grade or better. */
export const reachesGrade = (range: { grade: number; atMost: boolean }, grade: number): boolean =>
  grade >= 0 && (range.atMost ? grade >= range.grade : grade <= range.grade);
