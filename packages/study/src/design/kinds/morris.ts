import { WORDS } from '../../statistics/words.js';
import type { DesignKind } from './kind.js';

/** Levels of a factor: 0, 1/3, 2/3 and 1. */
const LEVELS = 4;
/** A step, in levels: two thirds of the range. From each level it stays inside in one direction only. */
const STEP = 2;

/**
 * Morris trajectories: from a random level of every factor, each factor moves once by two thirds of its range, in random order. The points of a
 * trajectory follow one another and share their random draws. A family of shares moves as one.
 */
export const morris: DesignKind = ({ design, size, dimensions, factors, draw }) =>
  Array.from({ length: design.morris![size] }, (_, t) => {
    const levels = dimensions.map((path) => Math.floor((draw(path, t, 3) / WORDS) * LEVELS));
    const words = factors.map(({ id }) => draw(id, t, 4));
    const order = factors.map((_factor, f) => f).sort((a, b) => words[a]! - words[b]! || a - b);
    const path = [[...levels]];
    for (const f of order) {
      const next = [...path.at(-1)!];
      for (const d of factors[f]!.columns) next[d] = next[d]! < STEP ? next[d]! + STEP : next[d]! - STEP;
      path.push(next);
    }
    return path.map((row) => ({ positions: row.map((level) => level / (LEVELS - 1)), block: t }));
  }).flat();
