/** A term that ends only with performance. */
export const NEVER = 0x3fffffff;
