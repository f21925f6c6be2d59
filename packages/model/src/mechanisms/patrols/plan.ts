import { toBase } from '../../format/units.js';
import { indexOf } from '../../plan/ids.js';
import type { Drafting, Planning } from '../../plan/planning.js';
import type { Scenario } from '../../scenario/schema.js';
import { same } from '../incidents/plan.js';

export const EVEN = 0;

export const BY_PEOPLE = 1;

export const BY_RECORDED = 2;

export const DRAWN_BY_RECORDED = 3;

export const DRAWN_BY_ATTENTION = 4;

/** Parts of the attention of a community. */
export const ATTENTION_PARTS = 1_000_000;

/** Patrols of one kind in force. */
export interface PatrolPlan {
  id: string;
  /** Position among the patrols of the plan. */
  index: number;
  key: number;
  forgetKey: number;
  countKey: number;
  number: number;
  stations: number;
  allocation: number;
  start: number[];
  forgets: number;
  /** Per incident of the plan: whether a patrol records it. */
  records: boolean[];
  sensitivity: number;
  found: number;
  /** Share of attention that stays from round to round. */
  keeps: number;
  /** Most incidents that one patrol records in a cell on a day; 0: no limit. */
  findsAtMost: number;
  reported: number;
}

const ALLOCATION = {
  even: EVEN,
  by_people: BY_PEOPLE,
  by_recorded: BY_RECORDED,
  drawn_by_recorded: DRAWN_BY_RECORDED,
  drawn_by_attention: DRAWN_BY_ATTENTION,
} as const;

/** Patrol of the plan that carries a channel, or -1. */
export const carrierOf = (scenario: Scenario, channel: string, ids: { patrols: string[] }): number =>
  ids.patrols.findIndex((id) => scenario.patrols[id]?.carries.includes(channel));

/** Grid of each patrol of the plan. Throws where an arm or a date moves one to another partition: places are the same in every arm. */
export const planGridsOfPatrols = ({ every, names, plan: { grids } }: Planning): number[] =>
  names.patrols.map((id) =>
    same(
      every.flatMap((s) => (s.patrols[id] ? [indexOf(grids, s.patrols[id].in)] : [])),
      `patrols.${id}.in`,
    ),
  );

/** Patrols of the plan, each with what is in force, or null. */
export const planPatrols = (of: Drafting): (PatrolPlan | null)[] =>
  of.names.patrols.map((id, p) => (of.holds(of.scenario.patrols[id]?.in_force) ? planPatrol(of, id, p) : null));

function planPatrol({ scenario, plan, key }: Drafting, id: string, index: number): PatrolPlan | null {
  const patrol = scenario.patrols[id];
  if (!patrol) return null;
  return {
    id,
    index,
    key: key(`patrols.${id}`),
    forgetKey: key(`patrols.${id}.forgets`),
    countKey: key(`patrols.${id}.counts`),
    number: Math.round(toBase(patrol.number)),
    stations: patrol.stations ? Math.round(toBase(patrol.stations)) : 0,
    allocation: ALLOCATION[patrol.allocation],
    start: (patrol.start ?? []).map((one) => Math.round(toBase(one))),
    forgets: patrol.forgets ? toBase(patrol.forgets) : 0,
    records: plan.incidents.map((incident) => patrol.records.includes(incident.id)),
    sensitivity: toBase(patrol.sensitivity),
    keeps: patrol.attention ? toBase(patrol.attention.keeps) : 1,
    findsAtMost: patrol.finds_at_most ? Math.round(toBase(patrol.finds_at_most)) : 0,
    found: patrol.counts ? toBase(patrol.counts.found) : 1,
    reported: patrol.counts ? toBase(patrol.counts.reported) : 0,
  };
}
