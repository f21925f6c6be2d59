// Fills a prepared folder with the executor that needs no thread, as a process of its own that can be killed.
import * as engine from '@glasshouse/model';
import { diskFolder, ResultStore } from '@glasshouse/store';
import { inlineExecutor } from '@glasshouse/study';
import { fill } from '../../packages/cli/dist/work/fill.js';
import { keptStudy } from '../../packages/cli/dist/work/kept-study.js';

const store = new ResultStore(diskFolder(process.argv[2]));
const worker = store.join('inline');
const silent = { out: () => undefined, err: () => undefined, bar: null, now: () => performance.now() };
const { failed } = await fill(silent, inlineExecutor(engine), { store, worker, runs: keptStudy(store).runs });
worker.leave();
process.exitCode = failed === 0 ? 0 : 1;
