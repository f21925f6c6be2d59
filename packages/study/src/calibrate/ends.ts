import { fitQuadratics, termsOf } from './quadratic.js';
import { freshHypercube } from './lists.js';
import type { ListsResult } from './lists.js';
import { missOf } from './screen.js';
import type { FittedCount, RunWorld } from './screen.js';

/** One end of a number over the worlds that fit: a world that was run on the engine. */
export interface End {
  value: number;
  position: readonly number[];
  /** Whether it was found by looking for the end, or is one of the lists. */
  lookedFor: boolean;
}

/** Candidates among which worlds near an end are looked for, and worlds run for each end in a round. */
const CANDIDATES = 20_000;
const TRIED = 10;
const ROUNDS = 2;

/** Between what ends are looked for: dimensions of the space, counts that worlds fit, how many numbers are asked, and the address of the draws. */
export interface Sought {
  dimensions: number;
  targets: readonly FittedCount[];
  numbers: number;
  address: string;
}

/**
 * Least and greatest value of each asked number over worlds that fit. After the lists, quadratics of the numbers say where in the space that is not ruled out
 * the ends lie; worlds there are run, and those that fit count. Only the world varies: this bounds an answer and chooses nothing. Null for a
 * number that no world that fits has. `worlds`: those that were run near the ends, whether they fit or not.
 */
export async function endsOf(
  { dimensions, targets, numbers, address }: Sought,
  found: ListsResult,
  run: (positions: readonly (readonly number[])[]) => Promise<RunWorld[]>,
): Promise<{ ends: ([End, End] | null)[]; worlds: RunWorld[] }> {
  const pool: { world: RunWorld; lookedFor: boolean }[] = found.worlds.map((world) => ({ world, lookedFor: false }));
  for (let round = 0; round < ROUNDS; round += 1) {
    const left = freshHypercube(dimensions, CANDIDATES, `${address}|ends|${round}`).filter(
      (position) => !found.screen.rulesOut(position, found.margin),
    );
    const near = pool.filter(({ world }) => !found.screen.rulesOut(world.position, found.margin)).map(({ world }) => world);
    if (left.length === 0 || near.length < TRIED) break;
    const asked = new Map<readonly number[], true>();
    for (let n = 0; n < numbers; n += 1) {
      const known = near.filter((world) => Number.isFinite(world.numbers[n]));
      if (known.length < TRIED) continue;
      const [emulator] = fitQuadratics(
        known.map(({ position }) => position),
        [known.map((world) => world.numbers[n]!)],
      );
      const told = left.map((position) => ({ position, value: emulator!.at(termsOf(position)) })).sort((a, b) => a.value - b.value);
      for (const { position } of [...told.slice(0, TRIED), ...told.slice(-TRIED)]) asked.set(position, true);
    }
    const positions = [...asked.keys()];
    if (positions.length === 0) break;
    for (const world of await run(positions)) pool.push({ world, lookedFor: true });
  }
  const fits = pool.filter(({ world }) => missOf(world.counts, targets) <= 1);
  const ends = Array.from({ length: numbers }, (_, n): [End, End] | null => {
    const known = fits.filter(({ world }) => Number.isFinite(world.numbers[n])).sort((a, b) => a.world.numbers[n]! - b.world.numbers[n]!);
    const end = ({ world, lookedFor }: (typeof known)[number]): End => ({ value: world.numbers[n]!, position: world.position, lookedFor });
    return known.length === 0 ? null : [end(known[0]!), end(known.at(-1)!)];
  });
  return { ends, worlds: pool.flatMap(({ world, lookedFor }) => (lookedFor ? [world] : [])) };
}
