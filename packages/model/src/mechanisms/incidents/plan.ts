import { dayOf } from '../../format/dates.js';
import type { Quantity } from '../../format/quantity.js';
import { toBase } from '../../format/units.js';
import { indexOf, sortedIds, unionIds } from '../../plan/ids.js';
import type { Key } from '../../plan/ids.js';
import type { Scenario } from '../../scenario/schema.js';

/** A rare happening of places: the same in every arm but for what thins it. */
export interface IncidentPlan {
  id: string;
  key: number;
  /** Position among the plan's grids. */
  grid: number;
  /** Per cell and day, for each cell of a community in order; the last repeats. */
  rates: number[];
  /** The highest of them under any step of the trend: candidates are drawn at this rate. */
  most: number;
  trendDays: number[];
  trendFactors: number[];
  floor: number;
  prevented: number;
  /** Measures that lower the rate, and by how much for each measure-day per person and year. */
  loweredBy: number[];
  loweredEffect: number;
  reported: number;
}

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
