import { ONE } from '@glasshouse/dice';
import { toBase } from '../../format/units.js';
import { cumulative, planWho } from '../../plan/by-attribute.js';
import { indexOf, sortedIds } from '../../plan/ids.js';
import type { Planning } from '../../plan/planning.js';
import type { Scenario } from '../../scenario/schema.js';
import type { SpreadsPlan } from '../spreads/plan.js';

/** Whom one meets: kinds. */
export const COMMUNITY = 0;

export const PARTITION = 1;

export const TIE = 2;

/** Whether a strategy helps; from 0 on it is a position among the conditions of the policy. */
export const ALWAYS = -1;

export const NEVER_HELPS = -2;

/** Parts of one unit of payoff: payoffs are kept as whole numbers of them. */
export const PAYOFF_PARTS = 1000;

export interface StrategyPlan {
  id: string;
  title: string;
  helps: number;
  /** Helps somebody of whom nothing is known. */
  unknown: boolean;
}

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
  who: number[];
  meets: { kind: number; of: number };
  every: number;
  /** In parts of a payoff. */
  cost: number;
  benefit: number;
  standing: StandingPlan | null;
  /** Threshold of the word by which the other is known. */
  known: number;
  /** Streams of which helping and not helping are acts, or -1. */
  helped: number;
  refused: number;
  strategies: StrategyPlan[];
  /** Cumulative thresholds of the strategies at the start. */
  start: number[];
  /** Position of its first strategy among those of all encounters. */
  first: number;
  revises: RevisionPlan | null;
}

export type MetGroups = Pick<SpreadsPlan, 'partitions' | 'ties'>;

type Encounter = Scenario['encounters'][string];

/** Encounters as flat rows, in canonical order. */
export function planEncounters(of: Planning): EncounterPlan[] {
  let first = 0;
  return of.names.encounters.map((id) => {
    const plan = planEncounter(of, id, first);
    first += plan.strategies.length;
    return plan;
  });
}

const parts = (payoff: { value: number; unit: string }): number => Math.round(toBase(payoff) * PAYOFF_PARTS);

function planEncounter({ base, asked, names: { streams }, plan, key }: Planning, id: string, first: number): EncounterPlan {
  const encounter = base.encounters[id];
  const { game, standing, writes, strategies } = encounter;
  const ids = sortedIds(strategies);
  return {
    id,
    title: encounter.title,
    key: key(`encounters.${id}`),
    startKey: key(`encounters.${id}.strategies`),
    revisionKey: key(`encounters.${id}.revises`),
    who: planWho(encounter.who, plan.attributes),
    meets: planMeets(encounter.meets, plan),
    every: toBase(encounter.every),
    cost: parts(game.help.cost),
    benefit: parts(game.help.benefit),
    standing: standing ? planStanding(standing) : null,
    known: (encounter.known ? toBase(encounter.known) : 1) * ONE,
    helped: writes?.helped === undefined ? -1 : indexOf(streams, writes.helped),
    refused: writes?.refused === undefined ? -1 : indexOf(streams, writes.refused),
    strategies: ids.map((each) => {
      const { title, helps, unknown } = strategies[each];
      const condition = asked.indexOf(`encounters.${id}.strategies.${each}.helps.if`);
      return {
        id: each,
        title,
        helps: helps === 'always' ? ALWAYS : helps === 'never' ? NEVER_HELPS : condition,
        unknown: unknown ?? true,
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
