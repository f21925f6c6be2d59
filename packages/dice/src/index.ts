export { threefry4x32 } from './threefry.js';
export { threefry4x32Run } from './threefry-run.js';
export { PURPOSE } from './purpose.js';
export type { Purpose } from './purpose.js';
export { gapFactor, geometricGap, lnOfWord } from './gap.js';
export { ONE, below, threshold } from './words.js';
export { normalOfWord, normalQuantile, uniformOfWord } from './normal.js';
export { MOST_MEAN, poissonOfWord, poissonTable } from './poisson.js';
export { expOf } from './exp.js';
