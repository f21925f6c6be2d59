import type { World } from '../run/worlds.js';

/** Design points of an experiment that the laboratory runs. */
export const POINTS = 8;

/** An experiment of a shipped study as the laboratory runs it: with its own worlds and indicators, and fewer people and points. */
export interface ShippedExperiment {
  scenario: string;
  worlds: World[];
  indicators: { id: string; title: string; unit: string; harm?: boolean; definition: string }[];
  persons: number;
  points: number;
}

/** The worlds that a shipped study compares with its scenario as written, to be opened one at a time. */
export interface Comparison {
  scenario: string;
  written: World;
  others: World[];
  indicators: ShippedExperiment['indicators'];
  persons: number;
}

/** The experiment `study.experiment.arm` of a comparison; null where there is none. */
export function comparedExperiment(id: string, comparisons: Readonly<Record<string, Comparison>>): ShippedExperiment | null {
  const end = id.lastIndexOf('.');
  const name = id.slice(0, end);
  const comparison = Object.hasOwn(comparisons, name) ? comparisons[name]! : null;
  const other = comparison?.others.find((world) => world.id === id.slice(end + 1));
  if (!comparison || !other) return null;
  const { scenario, written, indicators, persons } = comparison;
  return { scenario, worlds: [written, other], indicators, persons, points: POINTS };
}
