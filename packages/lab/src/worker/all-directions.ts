/** Stands for the direction numbers of `study`, which the build puts here; every other module has `directions.ts` in its place (see packages/lab/lighter.mjs). */
export const DIRECTIONS: readonly string[] = [];
