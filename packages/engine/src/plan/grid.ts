import { dayOf, toBase } from '@glasshouse/scenario';
import type { InForce, Quantity, Scenario } from '@glasshouse/scenario';
import { planBy, planWho } from './attributes.js';
import { ownerOf } from './flows.js';
import type { FlowSection } from './flows.js';
import { BY_PEOPLE, BY_RECORDED, DRAWN_BY_RECORDED, EVEN } from './grid-types.js';
import type { IncidentPlan, PatrolPlan, ScreenPlan } from './grid-types.js';
import { indexOf, sortedIds, unionIds } from './ids.js';
import { NEVER } from './types.js';
import type { AttributePlan } from './types.js';

/** What of the places, patrols and screens is the same in every arm. */
export interface GridIds {
  /** Partitions whose units are cells, and how many households make one. */
  grids: string[];
  gridSizes: number[];
  incidents: IncidentPlan[];
  patrols: string[];
  /** Grid of each patrol. */
  patrolGrids: number[];
  screens: string[];
  /** Streams that some screen looks for: everyone's last act on them is kept. */
  watched: number[];
}

type Key = (name: string) => number;

/**
 * Cells, incidents, and the ids of patrols and screens over all arms and dates. Throws where an arm or a date cuts the cells of a community
 * otherwise, or moves a patrol to another partition: places are the same in every arm.
 */
export function planGrid(base: Scenario, every: Scenario[], streams: string[], measures: string[], key: Key): GridIds {
  const patrols = unionIds(every.map((s) => s.patrols));
  const screens = unionIds(every.map((s) => s.screens));
  const uses = every.flatMap((s) => [...Object.values(s.incidents), ...Object.values(s.patrols)].map((one) => one.in));
  const grids = [...new Set(uses)].sort();
  const gridSizes = grids.map((id) =>
    same(
      every.flatMap((s) => (s.partitions[id] ? [count(s.partitions[id].size)] : [])),
      `partitions.${id}.size`,
    ),
  );
  const watched = new Set(every.flatMap((s) => Object.values(s.screens).flatMap((screen) => screen.looks_for)));
  return {
    grids,
    gridSizes,
    incidents: sortedIds(base.incidents).map((id) => planIncident(base, id, grids, measures, key)),
    patrols,
    patrolGrids: patrols.map((id) =>
      same(
        every.flatMap((s) => (s.patrols[id] ? [indexOf(grids, s.patrols[id].in)] : [])),
        `patrols.${id}.in`,
      ),
    ),
    screens,
    watched: streams.flatMap((id, s) => (watched.has(id) ? [s] : [])),
  };
}

function same(values: number[], path: string): number {
  if (values.some((value) => value !== values[0]))
    throw new Error(`${path} differs between arms or dates; the cells of places are the same in all`);
  return values[0];
}

const count = (quantity: Quantity): number => Math.max(1, Math.round(toBase(quantity)));

function planIncident(scenario: Scenario, id: string, grids: string[], measures: string[], key: Key): IncidentPlan {
  const incident = scenario.incidents[id];
  const rates = (Array.isArray(incident.rate) ? incident.rate : [incident.rate]).map((rate) => toBase(rate) / 365);
  const trend = [...(incident.trend ?? [])].sort((a, b) => dayOf(a.from) - dayOf(b.from));
  const factors = trend.map((step) => toBase(step.factor));
  return {
    id,
    key: key(`incidents.${id}`),
    grid: indexOf(grids, incident.in),
    rates,
    most: Math.max(...rates) * Math.max(1, ...factors),
    trendDays: trend.map((step) => dayOf(step.from)),
    trendFactors: factors,
    floor: incident.floor ? toBase(incident.floor) : 0,
    prevented: incident.prevented ? toBase(incident.prevented) : 0,
    loweredBy: (incident.lowered_by?.measures ?? []).map((measure) => indexOf(measures, measure)),
    loweredEffect: incident.lowered_by ? toBase(incident.lowered_by.effect) : 0,
    reported: incident.reported ? toBase(incident.reported) : 0,
  };
}

const ALLOCATION = { even: EVEN, by_people: BY_PEOPLE, by_recorded: BY_RECORDED, drawn_by_recorded: DRAWN_BY_RECORDED } as const;

/** Patrol of the plan that carries a channel, or -1. */
export const carrierOf = (scenario: Scenario, channel: string, ids: GridIds): number =>
  ids.patrols.findIndex((id) => scenario.patrols[id]?.carries.includes(channel));

/** Patrols and screens in force. */
export function planGridPolicy(
  scenario: Scenario,
  holds: (window: InForce | undefined) => boolean,
  ids: GridIds & FlowSection & { streams: string[] },
  attributes: AttributePlan[],
  key: Key,
): { patrols: (PatrolPlan | null)[]; screens: ScreenPlan[] } {
  const patrols = ids.patrols.map((id, p) => (holds(scenario.patrols[id]?.in_force) ? planPatrol(scenario, p, ids, key) : null));
  const screens = ids.screens.flatMap((id, s) => {
    const screen = holds(scenario.screens[id]?.in_force) ? planScreen(scenario, s, ids, attributes, key) : null;
    return screen === null ? [] : [screen];
  });
  return { patrols, screens };
}

function planPatrol(scenario: Scenario, index: number, ids: GridIds, key: Key): PatrolPlan | null {
  const id = ids.patrols[index];
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
    records: ids.incidents.map((incident) => patrol.records.includes(incident.id)),
    sensitivity: toBase(patrol.sensitivity),
    found: patrol.counts ? toBase(patrol.counts.found) : 1,
    reported: patrol.counts ? toBase(patrol.counts.reported) : 0,
  };
}

function planScreen(
  scenario: Scenario,
  index: number,
  ids: GridIds & FlowSection & { streams: string[] },
  attributes: AttributePlan[],
  key: Key,
): ScreenPlan | null {
  const { streams } = ids;
  const id = ids.screens[index];
  const screen = scenario.screens[id];
  if (!screen) return null;
  const looked = (kind: string): number[] =>
    ids.watched.flatMap((s, at) => (screen.looks_for.includes(streams[s]) && scenario.streams[streams[s]].kind === kind ? [at] : []));
  return {
    id,
    index,
    key: key(`screens.${id}`),
    who: planWho(screen.who, attributes),
    adultsOnly: screen.who?.age === undefined,
    first: dayOf(screen.first),
    every: screen.every ? Math.max(1, toBase(screen.every)) : 0,
    breaches: looked('breach'),
    lawful: looked('protected'),
    within: screen.within ? toBase(screen.within) : NEVER,
    coverage: toBase(screen.coverage),
    sensitivity: toBase(screen.sensitivity),
    falsePositive: planBy(screen.false_positive, attributes),
    made: screen.checks ? Math.round(toBase(screen.checks.made)) : 1,
    needed: screen.checks ? Math.round(toBase(screen.checks.needed)) : 1,
    status: (screen.status ?? []).map((one) => ({ who: planWho(one.who, attributes), probability: toBase(one.probability) })),
    stream: indexOf(streams, screen.reports_as),
    owner: ownerOf(ids, screen.owner),
  };
}
