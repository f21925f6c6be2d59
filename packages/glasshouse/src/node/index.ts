/**
 * What Glasshouse needs a disk or threads for. Node only.
 *
 * @module glasshouse/node
 */
import { threadExecutor } from '@glasshouse/study/threads';
import type { Executor } from '@glasshouse/study';

export { openLibrary } from './open-library.js';
export { openResults } from './open-results.js';
export type { Results, StoredExplainSettings } from './open-results.js';

/**
 * Runs of a study on worker threads, for `runStudy`. Results are the same on any number of them.
 *
 * `threads`: whole number of at least 1; default: as many as the machine runs at once. Throws RangeError for fewer.
 */
export const onThreads = (threads?: number): Executor => threadExecutor({ threads });
