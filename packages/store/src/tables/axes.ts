import type { CounterDefinition, FollowedPerson, RunResult } from '@glasshouse/scenario';

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
}

/** What the tables are made from, beside the runs. */
export interface TableSource {
  axes: ExperimentAxes[];
  followed: FollowedPerson[];
}

/** The axes of the experiment a run belongs to. Throws when it belongs to none. */
export function axesOf(source: TableSource, run: RunResult): ExperimentAxes {
  const axes = source.axes.find((one) => one.experiment === run.experiment);
  if (!axes) throw new Error(`run ${run.runId} belongs to no experiment of the study: ${run.experiment}`);
  return axes;
}
