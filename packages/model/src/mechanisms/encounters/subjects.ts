import type { Countable, Subject } from '../../counters/family.js';
import { sortedIds } from '../../plan/ids.js';
import { kindOf } from './schema-types.js';
import type { GameKind } from './schema-types.js';

export interface EncounterSubject extends Subject {
  game: GameKind;
  revises: boolean;
  /** Whether those who let a breach pass may be punished. */
  meta: boolean;
}

export const encounters = ({ base }: Countable): EncounterSubject[] =>
  sortedIds(base.encounters).map((id) => {
    const { game, revises } = base.encounters[id]!;
    return { id, game: kindOf(game), revises: revises !== undefined, meta: 'norm' in game && game.norm.meta !== undefined };
  });

export const strategies = (countable: Countable): EncounterSubject[] =>
  encounters(countable).flatMap((subject) =>
    sortedIds(countable.base.encounters[subject.id]!.strategies).map((each) => ({ ...subject, id: `${subject.id}.${each}` })),
  );

/** Where the counters of a game's strategies exist, in words. */
export const ofStrategies = (game: GameKind): string =>
  `for each strategy of each encounter whose game is \`${game}\`, as \`encounter.<encounter>.<strategy>\``;

export const PARTS = 'thousandths of a payoff';
