import { totalmem } from 'node:os';

/**
 * How V8 compiles while tests run, which call much code a little: by V8's own rules two fifths of their processor time go into compiling code
 * better that is hardly used afterwards. What the code computes is the same. Bytes of code that a function works through before V8 compiles it
 * again; and which of the steps that make such code faster are left out, being dear themselves. Newer V8 have other flags. That V8's own rules give the
 * same hashes is tested in test/platforms.
 */
export const V8_BUDGET = process.version.startsWith('v20.')
  ? [
      '--interrupt-budget=400000',
      '--no-turbo-escape',
      '--no-turbo-loop-peeling',
      '--no-turbo-splitting',
      '--no-turbo-load-elimination',
      '--no-turbo-allocation-folding',
      '--turbo-force-mid-tier-regalloc',
    ]
  : [];

/** Bytes of memory from which on each of the two processes with tests may fill some hundreds of megabytes more. */
const ROOMY = 12e9;
const ROOM = Math.min(process.constrainedMemory?.() || Infinity, totalmem()) < ROOMY ? 64 : 256;

/**
 * Megabytes of new values before V8 looks which of them are still in use, which one thread then does. Tests make many values and keep few:
 * with the room and the threads of V8's own it spends a tenth of the processor time more. Only a process that starts can be told so.
 */
export const V8_MEMORY = ['--single-threaded-gc', `--min-semi-space-size=${ROOM}`, `--max-semi-space-size=${ROOM}`];
