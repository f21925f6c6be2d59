import * as engine from '@glasshouse/model';
import { compile, counterDefinitions, explainPerson, isReduced } from '@glasshouse/model';
import type { Explanation, KeptRun, LifeStep, RunExtras, RunResult } from '@glasshouse/model';
import type { PlannedExperiment, RunTask, StudyPlan } from '../design/plan-study.js';
import type { RunInputs } from '../ports.js';
import { plannedRun } from '../execute/types.js';
import { isFailure, OneRun } from '../execute/one-run.js';
import { runDigest } from '../hash/result-hash.js';
import { leftOf, plainStep, shortenedTogether, turnsOf } from './shorten.js';

/** Whose life is asked for: a person whom the run makes again from its dice. `experiment`: default the first. `point`: default 0. `replicate`: default the first of the point. */
export interface LifeWish {
  person: string;
  /** Path of a rule: also the life without it. */
  without?: string;
  experiment?: string;
  point?: number;
  replicate?: number;
}

/** A life in every arm, its steps as a reader gets them. `left`: steps of the life that are left out, where any are. */
export type ToldLife = Omit<Explanation, 'arms'> & {
  arms: (Omit<Explanation['arms'][number], 'steps'> & { steps: LifeStep[]; left?: number })[];
};

/** A life of a stored run. */
export interface StoredLife {
  planned: PlannedExperiment;
  point: number;
  replicate: number;
  /** People of the run ever under a sanction, of 1,000, in every arm: no life is shown without stating how common it is. */
  everSanctioned: { arm: string; per1000: number }[];
  /** As it was in the run. Of a harm-only scenario at most eight steps an arm. */
  life: ToldLife;
  /** The same arms without the rule; null where none was named. */
  butFor: ToldLife | null;
  /** Of the steps of both: those by which a measure begins, and what brought each of them about, back to the deed. */
  leading: ReadonlySet<LifeStep>;
}

/** The run is absent, or does not come back as it is stored: it was made by another build, or changed. */
export class LifeNotReproduced extends Error {}

/** What the engine adds to a result: what the council decided, and the letters between communities. */
const extrasOf = (run: RunResult): RunExtras | null => ('extras' in run ? (run.extras as RunExtras) : null);

/**
 * Tells the life of one synthetic person of a stored study: as written (point 0), or at another design point.
 *
 * `stored`: a run of the study by its id, or null; one that keeps its numbers only is done again. `refuse`: throws for an experiment, point or replicate that the study lacks. Throws InputError for a
 * person or rule that does not exist, LifeNotReproduced where the run is absent or the community does not end as it did in the run. Takes the time of one
 * community, of two with `without`.
 */
export function explainStored(
  plan: StudyPlan,
  stored: (id: string) => KeptRun | null,
  wish: LifeWish,
  refuse: (setting: 'experiment' | 'point' | 'replicate', found: string, allowed: string) => never,
): StoredLife {
  const { person, without, experiment, point = 0 } = wish;
  const planned = experiment === undefined ? plan.experiments[0] : plan.experiments.find((one) => one.experiment.id === experiment);
  if (!planned) refuse('experiment', `"${experiment}"`, plan.experiments.map((one) => one.experiment.id).join(', '));
  const replicates = planned.runs.filter((one) => one.point === point);
  if (replicates.length === 0) refuse('point', String(point), numbers(planned.points.map(({ index }) => index)));
  const task = wish.replicate === undefined ? replicates[0]! : replicates.find((one) => one.replicate === wish.replicate);
  if (!task) refuse('replicate', String(wish.replicate), numbers(replicates.map((one) => one.replicate)));
  const { replicate } = task;
  const kept = stored(task.id);
  const run = kept && isReduced(kept) ? doneAgain(task, kept.digest) : kept;
  if (!run) throw new LifeNotReproduced(`no run of ${person} that this version would make`);
  const extras = extrasOf(run);
  const inputs = task.inputs();
  const most = inputs.base.harm_only === true ? undefined : Infinity;
  const leading = new Set<LifeStep>();
  const told = (rule?: string): ToldLife => {
    const whole = explainPerson({
      ...inputs,
      persons: task.persons,
      seed: plan.seed,
      replicate,
      person,
      without: rule,
      held: extras?.held,
      hashes: extras?.hashes,
    });
    const places = shortenedTogether(
      whole.arms.map(({ steps }) => steps),
      most,
    );
    return {
      ...whole,
      arms: whole.arms.map((arm, a) => {
        const kept = places[a]!;
        const turns = turnsOf(arm.steps);
        const steps = kept.map((place) => plainStep(arm.steps[place]!));
        steps.filter((_, i) => turns.has(kept[i]!)).forEach((step) => leading.add(step));
        return { ...arm, steps, ...leftOf(arm.steps, steps) };
      }),
    };
  };
  const life = told();
  if (life.reproduced !== true) throw new LifeNotReproduced(`this version does not reproduce the run of ${person}`);
  return {
    planned,
    point,
    replicate,
    everSanctioned: everSanctioned(inputs, run),
    life,
    butFor: without === undefined ? null : told(without),
    leading,
  };
}

/** A run of which the numbers only were kept, done again; null where it is not the same any more. */
function doneAgain(task: RunTask, digest: string): RunResult | null {
  const run = new OneRun(engine).do(
    plannedRun(task),
    () => task.inputs(),
    () => undefined,
  );
  return isFailure(run) || runDigest(run) !== digest ? null : run;
}

/** `0 to 9`, of numbers that follow one another. */
const numbers = (all: readonly number[]): string => (all.length === 1 ? String(all[0]) : `${all[0]} to ${all.at(-1)}`);

/** People ever under a sanction among 1,000 who were there in the counted time, by arm. */
export function everSanctioned({ base, arms }: RunInputs, run: RunResult): StoredLife['everSanctioned'] {
  const ids = counterDefinitions(compile(base, arms, { persons: run.persons })).map(({ id }) => id);
  return run.arms.map((arm, a) => {
    const sum = (id: string): number => run.counts.byCell[a]!.reduce((total, row) => total + row[ids.indexOf(id)]!, 0);
    return { arm, per1000: (1000 * sum('first.sanctioned')) / (sum('people.present') + sum('people.left')) };
  });
}
