import { explainPerson } from '@glasshouse/model';
import type { LifeStep } from '@glasshouse/model';
import { leftOf, shortenLives } from '@glasshouse/study';
import type { ToldLife } from '@glasshouse/study';
import { behindOf } from './run.js';
import type { ScenarioRun } from './run.js';

/** How a life is described. */
export interface ExplainSettings {
  /** Path of a rule, such as `lists.defaulters`: describes the life without this rule, with everybody else's decisions as they were. */
  without?: string;
}

/** What happened to a person in one arm. */
export interface LifeInArm {
  arm: string;
  /** In order of days; of a harm-only scenario at most eight. */
  steps: LifeStep[];
  /** Steps of the life that are left out, where any are. */
  left?: number;
  sanctionDays: number;
  /** Of these: days that the person's own breach does not explain. */
  withoutDeedDays: number;
  /** The sanction-days by cause, such as `inability`. */
  daysByCause: Readonly<Record<string, number>>;
}

/** The life of one synthetic person, in every arm of a run. */
export interface ExplainedLife {
  person: string;
  /** What the person is, such as `residence: rural`, by attribute of the scenario. */
  groups: Record<string, string>;
  /** The day of which that is true, the person's first in the run, where people grow older, move or are born in it; else null. */
  groupsOn: string | null;
  arms: LifeInArm[];
  /** The rule that was taken away, or null. */
  without: string | null;
}

/**
 * Describes the life of one synthetic person in every arm of a run, step by step.
 *
 * `person`: a number of the run, from `S-0` up; it comes from random draws alone. Simulates the person's community again and checks that it ends as it did in
 * the run; throws Error where it does not. Throws InputError for a person or rule that does not exist. Takes the time of one community.
 */
export function explain(one: ScenarioRun, person: string, settings: ExplainSettings = {}): ExplainedLife {
  const { inputs, task, extras } = behindOf(one);
  const { seed, replicate, persons } = task;
  const { held, hashes } = extras;
  const told = explainPerson({ ...inputs, persons, seed, replicate, person, held, hashes, without: settings.without });
  if (told.reproduced === false) throw new Error(`the community of ${person} did not come back as it was`);
  const most = inputs.base.harm_only === true ? undefined : Infinity;
  const steps = shortenLives(
    told.arms.map((arm) => arm.steps),
    most,
  );
  return explainedLife({ ...told, arms: told.arms.map((arm, a) => ({ ...arm, steps: steps[a]!, ...leftOf(arm.steps, steps[a]!) })) });
}

/** A life as code gets it. */
export const explainedLife = ({ person, groups, groupsOn, without, arms }: ToldLife): ExplainedLife => ({
  person,
  groups,
  groupsOn,
  without,
  arms: arms.map(({ arm, steps, left, sanctionDays, withoutDeedDays, daysByCause }) => ({
    arm,
    steps,
    ...(left === undefined ? {} : { left }),
    sanctionDays,
    withoutDeedDays,
    daysByCause,
  })),
});
