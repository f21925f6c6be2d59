import * as engine from '@glasshouse/model';
import type { Experiment, LoadedStudy, Register } from '@glasshouse/model';
import type { DesignPoint } from '../design/apply-point.js';
import { DICE_OF_A_POINT, planPoints, planStudy } from '../design/plan-study.js';
import type { PlannedExperiment } from '../design/plan-study.js';
import type { Size } from '../design/points.js';
import type { Executor, FailedRun } from '../execute/types.js';
import { frameOf, summarise } from '../outcomes/summary.js';
import type { Frame, RunSummary } from '../outcomes/summary.js';
import type { Engine, PlanShape } from '../ports.js';
import { StudyFailed } from '../execute/study-failed.js';

/** What runs that are laid out while they run need to know. */
export interface CalibrationOptions {
  size: Size;
  /** Whole number, 0 to 2^32 - 1. */
  seed: number;
  engineHash: string;
  register: Register;
  executor: Executor;
  /** Default: the engine of Glasshouse. */
  engine?: Engine<PlanShape>;
  /** Told before each list, and before the throws and looks after the last. */
  onList?: (what: string, runs: number) => void;
}

/** An experiment of a study, planned alone, and how its counts are read. */
export interface BoundExperiment {
  loaded: LoadedStudy;
  planned: PlannedExperiment;
  frame: Frame;
}

/** An experiment planned and bound alone, with its first point only: what else is run of it is laid out while it runs. */
export function oneExperiment(
  loaded: LoadedStudy,
  experiment: Experiment,
  options: Pick<CalibrationOptions, 'size' | 'seed' | 'engineHash' | 'engine'>,
): BoundExperiment {
  const { vary } = experiment.design;
  const alone: Experiment = { ...experiment, design: { points: { reduced: 1, full: 1 }, ...(vary ? { vary } : {}) } };
  const planned = planStudy({ ...loaded, designs: {}, study: { ...loaded.study, experiments: [alone] } }, options).experiments[0]!;
  const using: Engine<PlanShape> = options.engine ?? engine;
  const compiled = using.compile(planned.inputs.base, planned.inputs.arms, {
    persons: experiment.persons[options.size],
    communities: planned.inputs.communities,
  });
  return { loaded, planned, frame: frameOf(planned, compiled, using.counterDefinitions(compiled)) };
}

/** Runs points and hands back their summaries by point, throws in order. Throws StudyFailed where a run fails. */
export async function runPoints(
  { loaded, planned, frame }: BoundExperiment,
  options: CalibrationOptions,
  points: readonly DesignPoint[],
  throws: (point: DesignPoint) => readonly number[],
): Promise<Map<number, RunSummary[]>> {
  const { experiment } = planned;
  const most = (point: DesignPoint): number => Math.max(...throws(point)) + 1;
  const tasks = planPoints(experiment, loaded.scenarios[experiment.id]!, points, options, most).filter((task) => {
    const point = points.find(({ index }) => index === task.point)!;
    return throws(point).includes(task.replicate % DICE_OF_A_POINT);
  });
  const found = new Map<number, RunSummary[]>();
  const failures: FailedRun[] = [];
  await options.executor.execute(
    tasks,
    async (outcome) => {
      if ('failure' in outcome) failures.push(outcome);
      else {
        const { point, replicate } = outcome.run;
        const summary = summarise(frame, { ...outcome.result, experiment: experiment.id, point, replicate });
        found.set(point, [...(found.get(point) ?? []), summary]);
      }
      return Promise.resolve();
    },
    () => undefined,
  );
  if (failures.length > 0) throw new StudyFailed(failures, tasks.length);
  for (const list of found.values()) list.sort((a, b) => a.replicate - b.replicate);
  return found;
}
