import { totalmem } from 'node:os';
import { bytesOfRun, compile } from '@glasshouse/model';
import type { RunInputs, StudyPlan } from '@glasshouse/study';
import { badInput } from './sources.js';

const MB = 2 ** 20;
const GB = 2 ** 30;
/** Bytes that no person takes in an arm: where even these would fit, nothing needs to be laid out to know it. */
const MOST_EACH = 16_384;

/** `12 MB`, `3.4 GB`, `120 GB`; rounded up. */
export function sizeOf(bytes: number): string {
  if (bytes < GB) return `${Math.ceil(bytes / MB)} MB`;
  return `${bytes < 10 * GB ? (Math.ceil((10 * bytes) / GB) / 10).toFixed(1) : Math.ceil(bytes / GB)} GB`;
}

/** Bytes that a run takes for its people, with so many asked for: an estimate. */
export const bytesFor = ({ base, arms }: RunInputs, persons: number): number => bytesOfRun(compile(base, arms, { persons }));

/** Memory that runs may take: GLASSHOUSE_MEMORY in gigabytes, else what the machine, or the group of processes here, has. Throws InputError for no number. */
export function memoryLimit(asked: string | undefined = process.env.GLASSHOUSE_MEMORY): { bytes: number; whose: string } {
  if (asked !== undefined && asked !== '') {
    const bytes = Number(asked) * GB;
    if (!/^\d+(\.\d+)?$/.test(asked) || !(bytes > 0) || !Number.isFinite(bytes))
      throw badInput('GLASSHOUSE_MEMORY', JSON.stringify(asked), 'gigabytes, such as 16', 'Correct it or unset it.');
    return { bytes, whose: 'as GLASSHOUSE_MEMORY says' };
  }
  // 0, undefined, or a number beyond all memory where nothing limits this process.
  const group = process.constrainedMemory?.() ?? 0;
  const machine = totalmem();
  return { bytes: group > 0 && group < machine ? group : machine, whose: 'the memory of this machine' };
}

/**
 * Refuses a study of which the runs that are worked on at the same time would take more memory than there is: a message before the first run, instead
 * of a process that the system ends after hours. `toDo`: runs that this process does. Throws InputError.
 */
export function refuseTooLarge(plan: StudyPlan, threads: number, toDo = plan.runs.length): void {
  const limit = memoryLimit();
  // Fewer runs than threads: each run is shared out over all threads.
  const atOnce = toDo < threads ? 1 : threads;
  for (const { experiment, inputs, runs } of plan.experiments) {
    const persons = experiment.persons[plan.size];
    if (runs.length === 0 || persons * inputs.arms.length * MOST_EACH * atOnce <= limit.bytes) continue;
    const compiled = compile(inputs.base, inputs.arms, { persons });
    const bytes = bytesOfRun(compiled, atOnce === 1 ? threads : 1) * atOnce;
    if (bytes <= limit.bytes) continue;
    throw badInput(
      `experiments.${experiment.id}.persons`,
      `about ${sizeOf(bytes)} of memory for ${compiled.persons} people in ${inputs.arms.length} arms, with ${atOnce === 1 ? 'one run' : `${atOnce} runs`} at a time`,
      `at most ${sizeOf(limit.bytes)}, ${limit.whose}`,
      `Lower persons${atOnce > 1 ? ' or --threads' : ' or the number of arms'}, or set GLASSHOUSE_MEMORY to the gigabytes that runs may take.`,
    );
  }
}
