import type { Shipped } from './collect.js';

/** Stands for what packages/lab/shipped.mjs collects; the build puts it in. */
declare const __SHIPPED__: Shipped;

/** What the build took from the repository. */
export const shipped = __SHIPPED__;
