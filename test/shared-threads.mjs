// Set up before every file of tests, and by test/platforms/smoke-hash.mjs: threads with an engine serve one study after another.
import { syncBuiltinESMExports } from 'node:module';
import workers from 'node:worker_threads';

const SCRIPT = /\/(study\/dist\/threads|cli\/dist\/bundle)\/worker\.js$/;
/** Threads that may rest at once: more would hold memory that nobody uses. */
const MOST = 4;
const SHARED = Symbol.for('glasshouse.shared-threads');

/**
 * From now on a thread with an engine that is told to end rests instead, and the next one that is asked for is that one. A fresh thread loads the
 * engine and compiles it anew, which costs more than a small study. Threads that died, or that have not answered, are ended as ever.
 */
function shareThreads() {
  const { Worker } = workers;
  if (Worker[SHARED]) return;
  const resting = [];
  const begun = (url, options) => {
    const worker = new Worker(url, options);
    if (!SCRIPT.test(String(url))) return worker;
    const end = worker.terminate.bind(worker);
    const post = worker.postMessage.bind(worker);
    let dead = false;
    let busy = false;
    const listen = () => {
      worker.on('exit', () => {
        dead = true;
        if (resting.includes(worker)) resting.splice(resting.indexOf(worker), 1);
      });
      worker.on('message', ({ kind }) => (busy = kind === 'round'));
    };
    listen();
    worker.postMessage = (order) => {
      busy = true;
      post(order);
    };
    worker.terminate = () => {
      if (dead || busy || resting.length >= MOST) return end();
      for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event);
      listen();
      worker.unref();
      resting.push(worker);
      return Promise.resolve(0);
    };
    return worker;
  };
  workers.Worker = function Shared(url, options) {
    const rested = SCRIPT.test(String(url)) ? resting.pop() : undefined;
    rested?.ref();
    return rested ?? begun(url, options);
  };
  workers.Worker[SHARED] = true;
  syncBuiltinESMExports();
}

shareThreads();
