import { engine } from '@glasshouse/engine';
import type { Executor } from '@glasshouse/study';
import { inlineExecutor } from '@glasshouse/study';
import { threadsExecutor } from '@glasshouse/study/threads';

/** The executor for a number of threads. One thread is this one. */
export const executorOf = (threads: number): Promise<Executor> =>
  Promise.resolve(threads === 1 ? inlineExecutor(engine) : threadsExecutor({ threads }));
