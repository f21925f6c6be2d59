import { explainPerson } from '@glasshouse/model';
import type { RunExtras, RunResult } from '@glasshouse/model';
import type { RunTask } from '@glasshouse/study';
import type { ToldLife } from './messages.js';

/** The life of a person of a run that was watched, in each of its worlds. */
export function toldLife(task: RunTask, result: RunResult & { extras: RunExtras }, person: string, without: string | undefined): ToldLife {
  const { seed, replicate, persons } = task;
  const { held, hashes } = result.extras;
  const told = explainPerson({ ...task.inputs(), persons, seed, replicate, person, held, hashes, without });
  const arms = told.arms.map(({ arm, steps, sanctionDays, withoutDeedDays }) => ({
    arm,
    sanctionDays,
    withoutDeedDays,
    steps: steps.map(({ day, stage, text, rule, quantity }) => ({ day, stage, text, rule, quantity })),
  }));
  return { person: told.person, groups: told.groups, groupsOn: told.groupsOn, arms, without: told.without };
}
