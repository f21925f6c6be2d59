import type { z } from 'zod';
import type { encounter } from './schema.js';

export type Encounter = z.output<typeof encounter>;

export type Strategy = Encounter['strategies'][string];

/** What stands under the name of a kind of game. */
export type Game<Kind extends string> = Extract<Encounter['game'], Record<Kind, unknown>>[Kind &
  keyof Extract<Encounter['game'], Record<Kind, unknown>>];

export type GameKind = 'help' | 'norm' | 'repay';

/** Which game an encounter is. */
export const kindOf = (game: Encounter['game']): GameKind => ('help' in game ? 'help' : 'norm' in game ? 'norm' : 'repay');
