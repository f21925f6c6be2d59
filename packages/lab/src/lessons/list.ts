import { approvalUnderFear } from './approval-under-fear.js';
import { beforeAndAfter } from './before-and-after.js';
import type { Lesson } from './lesson.js';
import { oneInAThousand } from './one-in-a-thousand.js';
import { tenHouseholds } from './ten-households.js';
import { twentySevenMillion } from './twenty-seven-million.js';
import { whoCanBuyPoints } from './who-can-buy-points.js';

/** The lessons, in the order in which they are offered. A further lesson is a file beside these and a line here. */
export const LESSONS: readonly Lesson[] = [
  twentySevenMillion,
  oneInAThousand,
  tenHouseholds,
  approvalUnderFear,
  whoCanBuyPoints,
  beforeAndAfter,
];
