import { fitQuadratics, termsOf } from './quadratic.js';
import type { Emulator } from './quadratic.js';

/** A published count, and how far from it a model may be and still fit: largest |model / published - 1|. */
export interface FittedCount {
  id: string;
  published: number;
  tolerance: number;
}

/** A world that was run: where it lies, the fitted counts that came out, and the numbers that are asked for. */
export interface RunWorld {
  position: readonly number[];
  counts: readonly number[];
  numbers: readonly number[];
}

/** Least part of a published count of which a logarithm is taken: a count of zero misses by a factor of a thousand. */
const LEAST = 1e-3;

/** Largest relative miss of a world's counts, in units of their tolerances: at most 1 fits. */
export const missOf = (counts: readonly number[], targets: readonly FittedCount[]): number =>
  targets.reduce((worst, { published, tolerance }, t) => {
    const miss = Math.abs(counts[t]! / published - 1) / tolerance;
    return Number.isNaN(miss) ? Number.POSITIVE_INFINITY : Math.max(worst, miss);
  }, 0);

const logRatio = (count: number, published: number): number =>
  Math.log(Math.max(LEAST, Number.isFinite(count) ? count / published : LEAST));

/** Says which worlds need no run, because quadratics of the logarithms of the counts put them too far off. */
export interface Screen {
  /** Whether a position is ruled out at a margin: a count misses its tolerance by more than so many errors. */
  rulesOut(position: readonly number[], margin: number): boolean;
  /** Error of each quadratic, as part of a count. */
  errors: number[];
}

/** Learns from every world run so far. */
export function screenFrom(worlds: readonly RunWorld[], targets: readonly FittedCount[]): Screen {
  const positions = worlds.map(({ position }) => position);
  const outputs = targets.map(({ published }, t) => worlds.map(({ counts }) => logRatio(counts[t]!, published)));
  const emulators: Emulator[] = fitQuadratics(positions, outputs);
  const bands = targets.map(({ tolerance }) => [Math.log(Math.max(LEAST, 1 - tolerance)), Math.log(1 + tolerance)] as const);
  return {
    errors: emulators.map(({ error }) => error),
    rulesOut(position, margin) {
      const terms = termsOf(position);
      return emulators.some(({ at, error }, t) => {
        const value = at(terms);
        const [low, high] = bands[t]!;
        return value < low - margin * error || value > high + margin * error;
      });
    },
  };
}
