import collected from 'virtual:shipped';
import type { Shipped } from './collect.js';

/** What the build took from the repository; packages/lab/shipped.mjs gives it. */
export const { claims, experiments, rounds } = collected as Shipped;
