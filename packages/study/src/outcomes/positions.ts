import type { Frame } from './summary.js';

interface Framed {
  frame: Frame;
}

/** Position of an indicator among those of an experiment, by its id; -1 where it has none of that id. */
export const indicatorIndex = ({ frame }: Framed, id: string): number => frame.indicators.findIndex((bound) => bound.indicator.id === id);

/** Position of an arm among those of an experiment, by its id; -1 where it has none of that id. */
export const armIndex = ({ frame }: Framed, id: string): number => frame.planned.inputs.arms.findIndex((arm) => arm.id === id);
