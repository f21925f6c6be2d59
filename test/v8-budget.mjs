/**
 * Bytes of code that a function of JavaScript works through before V8 compiles it again, better. Tests call much code a little: with V8's own
 * number a seventh of the processor time goes into code that is hardly used afterwards. What the code computes is the same.
 */
export const V8_BUDGET = '--interrupt-budget=400000';
