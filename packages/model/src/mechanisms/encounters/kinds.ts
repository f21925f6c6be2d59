import type { GameKind } from './schema-types.js';

/** For each kind of game: keys of its strategies and what a person can write, first what is asked about and then its contrary. */
export const GAMES = {
  help: { strategy: ['helps'], may: ['unknown'], writes: ['helped', 'refused'] },
  norm: { strategy: ['boldness', 'vengefulness'], may: [], writes: ['broke', 'kept'] },
  repay: { strategy: ['repays'], may: [], writes: ['repaid', 'defaulted'] },
} as const satisfies Record<GameKind, { strategy: readonly string[]; may: readonly string[]; writes: readonly [string, string] }>;
