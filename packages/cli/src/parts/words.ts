/** What the council's side says to a part. */
export type ToPart =
  /** An order of a run, as for a thread. */
  | { kind: 'order'; order: unknown }
  /** Give up the run that is under way, and be ready for another. */
  | { kind: 'drop' }
  /** Nothing is left to do. */
  | { kind: 'over' }
  | { kind: 'refused'; why: string };

/** What a part says. */
export type FromPart =
  | { kind: 'hello'; build: string; host: string; pid: number }
  | { kind: 'answer'; answer: unknown }
  /** Its engine ended by itself. */
  | { kind: 'died'; why: string }
  /** The answer to `drop`: nothing of the run before follows. */
  | { kind: 'dropped' };
