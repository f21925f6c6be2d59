/**
 * Bytes of code that a function of JavaScript works through before V8 compiles it again, better. Tests call much code a little: with V8's own
 * number a seventh of the processor time goes into code that is hardly used afterwards. What the code computes is the same. Newer V8 count calls
 * instead of bytes, refuse the flag, and keep their own number.
 */
export const V8_BUDGET = process.version.startsWith('v20.') ? ['--interrupt-budget=400000'] : [];

/**
 * Room for 64 megabytes of new values before V8 looks which of them are still in use, which one thread then does. Tests make many values and keep few:
 * with the room and the threads of V8's own it spends a tenth of the processor time more. Only a process that starts can be told so.
 */
export const V8_MEMORY = ['--single-threaded-gc', '--min-semi-space-size=64', '--max-semi-space-size=64'];
