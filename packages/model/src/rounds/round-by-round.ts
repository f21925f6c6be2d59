import type { Plan } from '../plan/types.js';
import type { RoundProgress } from './open-run.js';

/**
 * Tells an observer of a run that is not worked round by round how far it is, as if it were: each round once, in order, when as much of the work is done as would be
 * done after it.
 */
export class RoundByRound {
  private told = 0;
  private candidates = 0;

  constructor(
    private readonly plan: Plan,
    private readonly tell: (progress: RoundProgress) => void,
  ) {}

  /** So much of the run is done, 0 to 1, and so many more candidates were drawn since the last call. */
  reach(done: number, candidates: number): void {
    const rounds = this.plan.rounds.length;
    this.candidates += candidates;
    while (this.told < rounds && done * rounds >= this.told + 1) {
      const round = this.told++;
      this.tell({ round, rounds, day: this.plan.rounds[round].last, candidates: this.candidates, done: this.told / rounds });
      this.candidates = 0;
    }
  }
}
