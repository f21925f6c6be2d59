import exp from '@stdlib/math-base-special-exp';

/** e to the power `x`, with the same bits in every JavaScript engine. */
export const expOf = (x: number): number => exp(x);
