import type { CounterDefinition, DesignRow, FollowedPerson, IndicatorValue, KeptRun } from '@glasshouse/model';

/** Names of the positions in the arrays of an experiment's runs. */
export interface ExperimentAxes {
  experiment: string;
  arms: string[];
  /** Label of each round, such as `2016-03`. */
  rounds: string[];
  years: string[];
  places: string[];
  /** Name of each cell of groups. */
  cells: string[];
  counters: CounterDefinition[];
  /** Whether counts by round are kept of every design point, or of point 0 alone. */
  everyPoint: boolean;
}

/** What the tables are made from, beside the runs. */
export interface TableSource {
  axes: ExperimentAxes[];
  followed: FollowedPerson[];
  /** The study's own numbers in a run. */
  indicators(run: KeptRun): Iterable<IndicatorValue>;
  /** What was varied, point by point. */
  design(): Iterable<DesignRow>;
}

/** The axes of the experiment a run belongs to. Throws when it belongs to none. */
export function axesOf(source: TableSource, run: KeptRun): ExperimentAxes {
  const axes = source.axes.find((one) => one.experiment === run.experiment);
  if (!axes) throw new Error(`run ${run.runId} belongs to no experiment of the study: ${run.experiment}`);
  return axes;
}
