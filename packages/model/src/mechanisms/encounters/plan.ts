import { ONE } from '@glasshouse/dice';
import { toBase } from '../../format/units.js';
import { cumulative, planWho } from '../../plan/by-attribute.js';
import { indexOf, sortedIds } from '../../plan/ids.js';
import type { Planning } from '../../plan/planning.js';
import type { SpreadsPlan } from '../spreads/plan.js';
import { planHelp, planHelps } from './games/help/plan.js';
import type { HelpPlan } from './games/help/plan.js';
import { planNorm } from './games/norm/plan.js';
import type { NormPlan } from './games/norm/plan.js';
import { planRepay, planRepays } from './games/repay/plan.js';
import type { RepayPlan } from './games/repay/plan.js';
import { GAMES } from './kinds.js';
import { PAYOFF_PARTS } from './parts.js';
import { kindOf } from './schema-types.js';
import type { Encounter } from './schema-types.js';

/** Whom one meets: kinds. */
export const COMMUNITY = 0;

export const PARTITION = 1;

export const TIE = 2;

/** What a strategy does in the game of its encounter. */
export interface StrategyPlan {
  id: string;
  title: string;
  helps: number;
  /** Helps somebody of whom nothing is known. */
  unknown: boolean;
  /** Thresholds of words: breaks the norm where that of being seen is lower; punishes what is seen where a word is. */
  bold: number;
  vengeful: number;
  repays: number;
}

export type GamePlan = HelpPlan | NormPlan | RepayPlan;

export interface StandingPlan {
  start: number;
  lowest: number;
  highest: number;
  helped: number;
  refused: number;
  renewed: boolean;
}

export interface RevisionPlan {
  every: number;
  /** Thresholds of words. */
  compares: number;
  better: number;
  mutates: number;
  /** Chance per part of payoff, or 0 where any advantage counts the same. */
  perPart: number;
}

export interface EncounterPlan {
  id: string;
  title: string;
  key: number;
  startKey: number;
  revisionKey: number;
  /** Of draws that follow from another draw of the encounter. */
  secondKey: number;
  who: number[];
  meets: { kind: number; of: number };
  every: number;
  game: GamePlan;
  standing: StandingPlan | null;
  /** Threshold of the word by which the other is known. */
  known: number;
  /** Streams of which doing what the game is about (helping, breaking the norm, repaying) and not doing it are acts, or -1. */
  does: number;
  doesNot: number;
  strategies: StrategyPlan[];
  /** Cumulative thresholds of the strategies at the start. */
  start: number[];
  /** Position of its first strategy among those of all encounters. */
  first: number;
  revises: RevisionPlan | null;
}

export type MetGroups = Pick<SpreadsPlan, 'partitions' | 'ties'>;

/** Encounters as flat rows, in canonical order. */
export function planEncounters(of: Planning): EncounterPlan[] {
  let first = 0;
  return of.names.encounters.map((id) => {
    const plan = planEncounter(of, id, first);
    first += plan.strategies.length;
    return plan;
  });
}

function planGame(game: Encounter['game'], measures: readonly string[]): GamePlan {
  if ('help' in game) return planHelp(game.help);
  return 'norm' in game ? planNorm(game.norm) : planRepay(game.repay, measures);
}

function planEncounter({ base, asked, names: { streams, measures }, plan, key }: Planning, id: string, first: number): EncounterPlan {
  const encounter = base.encounters[id];
  const { game, standing, strategies } = encounter;
  const [does, doesNot] = GAMES[kindOf(game)].writes.map((what) => {
    const stream = encounter.writes?.[what];
    return stream === undefined ? -1 : indexOf(streams, stream);
  }) as [number, number];
  const ids = sortedIds(strategies);
  return {
    id,
    title: encounter.title,
    key: key(`encounters.${id}`),
    startKey: key(`encounters.${id}.strategies`),
    revisionKey: key(`encounters.${id}.revises`),
    secondKey: key(`encounters.${id}.second`),
    who: planWho(encounter.who, plan.attributes),
    meets: planMeets(encounter.meets, plan),
    every: toBase(encounter.every),
    game: planGame(game, measures),
    standing: standing ? planStanding(standing) : null,
    known: (encounter.known ? toBase(encounter.known) : 1) * ONE,
    does,
    doesNot,
    strategies: ids.map((each) => {
      const strategy = strategies[each];
      return {
        id: each,
        title: strategy.title,
        helps: planHelps(strategy, asked.indexOf(`encounters.${id}.strategies.${each}.helps.if`)),
        unknown: strategy.unknown ?? true,
        bold: strategy.boldness ? toBase(strategy.boldness) * ONE : 0,
        vengeful: strategy.vengefulness ? toBase(strategy.vengefulness) * ONE : 0,
        repays: planRepays(strategy),
      };
    }),
    start: cumulative(ids.map((each) => toBase(strategies[each].share))),
    first,
    revises: encounter.revises ? planRevision(encounter.revises) : null,
  };
}

function planMeets(meets: Encounter['meets'], { partitions, ties }: MetGroups): EncounterPlan['meets'] {
  if (meets === 'community') return { kind: COMMUNITY, of: -1 };
  if ('partition' in meets) return { kind: PARTITION, of: indexOf(partitions, meets.partition) };
  return {
    kind: TIE,
    of: indexOf(
      ties.map((tie) => tie.id),
      meets.tie,
    ),
  };
}

const planStanding = (standing: NonNullable<Encounter['standing']>): StandingPlan => ({
  start: toBase(standing.start),
  lowest: toBase(standing.lowest),
  highest: toBase(standing.highest),
  helped: toBase(standing.helped),
  refused: toBase(standing.refused),
  renewed: standing.renewed ?? false,
});

function planRevision({ every, compares, copies, mutates }: NonNullable<Encounter['revises']>): RevisionPlan {
  return {
    every: toBase(every),
    compares: toBase(compares) * ONE,
    better: 'better' in copies ? toBase(copies.better) * ONE : 0,
    mutates: (mutates ? toBase(mutates) : 0) * ONE,
    perPart: 'better' in copies ? 0 : toBase(copies.by_difference) / PAYOFF_PARTS,
  };
}
