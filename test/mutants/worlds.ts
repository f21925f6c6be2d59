import { compareEngines } from '../reference/compare.js';
import { FULL } from '../reference/random-features.js';
import { worldOf } from '../reference/random-world.js';

/**
 * The quick half of a mutation run, bundled and started once for each mutant: both engines on worlds in which nearly everything happens. Ends
 * with code 1 at the first disagreement or error, else with 0.
 */
const ROUNDS = ['month', 'week', 'day'] as const;
try {
  for (const [r, round] of ROUNDS.entries()) {
    for (const on of [...FULL].reverse()) {
      const seed = 100 * r + FULL.indexOf(on);
      const { base, arms } = worldOf({ seed, on: [...on], persons: 48, places: 2, communitySize: 20, round, days: 90, arms: 2 });
      const { difference } = compareEngines({ base, arms, persons: 48, seed, replicate: seed % 3 });
      if (difference !== null) throw new Error(difference);
    }
  }
} catch (error) {
  process.stdout.write(`${(error as Error).message.split('\n')[0]}\n`);
  process.exit(1);
}
