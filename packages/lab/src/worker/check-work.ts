import { InputError, problemAt, roundsOf } from '@glasshouse/model';
import type { Worlds } from '../run/worlds.js';

/** Most simulated people x rounds x worlds x runs of a study in the page: a few minutes. */
export const MOST_WORK = 2_000_000_000;

/** Refuses a study that would keep the page busy for much longer than a reader waits. Throws InputError. */
export function checkWork({ worlds, persons, points, scenario }: Worlds, horizon: Parameters<typeof roundsOf>[0]): void {
  const rounds = roundsOf(horizon).length;
  const work = persons * rounds * worlds.length * points;
  if (work <= MOST_WORK) return;
  throw new InputError([
    problemAt({ file: scenario, line: 1, column: 1 }, ['horizon'], {
      found: `${rounds} rounds, so ${work.toPrecision(2)} people x rounds x worlds x runs`,
      allowed: `at most ${MOST_WORK.toPrecision(2)} in the page`,
      todo: 'Use fewer people or runs, shorten the horizon, or run the study on the command line.',
    }),
  ]);
}
