import type { BoundTarget } from '../outcomes/targets.js';
import { parseReference } from '../claims/reference.js';
import { optionsOf, outcomesOf } from '../outcomes/samples.js';
import { indicatorOf } from '../outcomes/summary.js';
import type { Frame, RunSummary } from '../outcomes/summary.js';

/** Reads the fitted counts, those kept out of the fit, and the asked numbers of runs. */
export class Reader {
  readonly targets: readonly BoundTarget[];
  readonly keptOut: readonly BoundTarget[];
  readonly #frame: Frame;
  readonly #asked: readonly { indicator: number; arm: number; minus: number | null }[];

  constructor(frame: Frame, targets: readonly BoundTarget[], bounds: readonly string[]) {
    this.#frame = frame;
    this.targets = targets.filter(({ target }) => target.use === 'fit');
    this.keptOut = targets.filter(({ target }) => target.use === 'held_out');
    const { indicators, planned } = frame;
    const arm = (id: string | null): number =>
      Math.max(
        0,
        planned.inputs.arms.findIndex((one) => one.id === id),
      );
    this.#asked = bounds.map((of) => {
      const reference = parseReference(`${planned.experiment.id}.${of}`);
      if (reference?.kind !== 'indicator') throw new RangeError(`"${of}" is not a number of an experiment`);
      const indicator = indicators.findIndex((one) => one.indicator.id === reference.indicator);
      return { indicator, arm: arm(reference.arm), minus: reference.minus === null ? null : arm(reference.minus) };
    });
  }

  #value(run: RunSummary, indicator: number, arm: number): number {
    const { above, below } = indicatorOf(this.#frame, run, indicator, arm);
    const { per } = optionsOf(outcomesOf(this.#frame, []), indicator);
    return below === 0 ? Number.NaN : (above / below) * per;
  }

  counts = (run: RunSummary): number[] => this.targets.map(({ indicator, arm }) => this.#value(run, indicator, arm));

  /** Counts kept out of the fit. */
  later = (run: RunSummary): number[] => this.keptOut.map(({ indicator, arm }) => this.#value(run, indicator, arm));

  numbers = (run: RunSummary): number[] =>
    this.#asked.map(
      ({ indicator, arm, minus }) => this.#value(run, indicator, arm) - (minus === null ? 0 : this.#value(run, indicator, minus)),
    );
}
