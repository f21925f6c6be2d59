import { dayOf } from '../../format/dates.js';
import type { Quantity } from '../../format/quantity.js';
import { toBase } from '../../format/units.js';
import { indexOf, sortedIds } from '../../plan/ids.js';
import type { Planning } from '../../plan/planning.js';

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
  /** Measures that lower the rate, and by how much for each measure-day per person per year. */
  loweredBy: number[];
  loweredEffect: number;
  reported: number;
}

/** Cells and what happens in them, the same in every arm. */
export interface GridPlan {
  /** Partitions whose units are cells, and how many households make one. */
  grids: string[];
  gridSizes: number[];
  incidents: IncidentPlan[];
}

/** Cells and incidents. Throws where an arm or a date cuts the cells of a community otherwise: places are the same in every arm. */
export function planGrid(of: Planning): GridPlan {
  const { base, every } = of;
  const uses = every.flatMap((s) => [...Object.values(s.incidents), ...Object.values(s.patrols)].map((one) => one.in));
  const grids = [...new Set(uses)].sort();
  const gridSizes = grids.map((id) =>
    same(
      every.flatMap((s) => (s.partitions[id] ? [count(s.partitions[id].size)] : [])),
      `partitions.${id}.size`,
    ),
  );
  return { grids, gridSizes, incidents: sortedIds(base.incidents).map((id) => planIncident(of, id, grids)) };
}

/** The value that holds in all arms and dates. Throws where they differ. */
export function same(values: number[], path: string): number {
  if (values.some((value) => value !== values[0]))
    throw new Error(`${path} differs between arms or dates; the cells of places are the same in all`);
  return values[0];
}

const count = (quantity: Quantity): number => Math.max(1, Math.round(toBase(quantity)));

function planIncident({ base, names: { measures }, key }: Planning, id: string, grids: string[]): IncidentPlan {
  const incident = base.incidents[id];
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
