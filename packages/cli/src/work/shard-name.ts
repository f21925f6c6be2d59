import { InvalidArgumentError } from 'commander';
import { badInput } from '../io/sources.js';

/** A part of a study: runs `index`, `index + count`, `index + 2 count` … of its plan. */
export interface Shard {
  index: number;
  count: number;
}

/** `--shard` as it was given: without an index where the scheduler tells it. */
export interface ShardWish {
  index: number | null;
  count: number;
}

const MOST = 1_000_000;
/** Where schedulers tell a task which one it is: Slurm and Kubernetes. */
export const INDEX_VARIABLES = ['SLURM_ARRAY_TASK_ID', 'JOB_COMPLETION_INDEX'] as const;

/** Parser of `--shard`: `3/16`, or `/16`. */
export function shardWish(text: string): ShardWish {
  const [, index, of] = /^(\d{0,7})\/(\d{1,7})$/.exec(text) ?? [];
  const count = Number(of);
  if (of === undefined || count < 1 || count > MOST || (index !== '' && Number(index) >= count)) {
    throw new InvalidArgumentError('Give index/count, such as 3/16 with an index from 0 to 15, or /16 in an array job.');
  }
  return { index: index === '' ? null : Number(index), count };
}

/** The part that is meant. Throws InputError where neither the command nor the scheduler says which one. */
export function shardOf({ index, count }: ShardWish, environment: NodeJS.ProcessEnv): Shard {
  if (index !== null) return { index, count };
  const variable = INDEX_VARIABLES.find((name) => environment[name] !== undefined);
  const found = variable && environment[variable];
  if (variable !== undefined && /^\d{1,7}$/.test(found ?? '') && Number(found) < count) return { index: Number(found), count };
  throw badInput(
    '--shard',
    variable === undefined ? `no index, and neither ${INDEX_VARIABLES.join(' nor ')} is set` : `${variable}=${found}`,
    `an index from 0 to ${count - 1}`,
    variable === undefined ? `Give --shard INDEX/${count}.` : `Number the tasks of the array from 0 to ${count - 1}.`,
  );
}

/** `shard 3 of 16`, as notes and lines name it. */
export const shardWords = ({ index, count }: Shard): string => `shard ${index} of ${count}`;
