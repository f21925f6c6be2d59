import { counters } from '../mechanisms/index.js';
import type { FamilyName } from '../mechanisms/index.js';
import type { Family } from './family.js';

/** The families of counters, by the name under which the books find their blocks; a run's books follow the order of the mechanisms. */
export const familiesOf = (): [FamilyName, Family][] => Object.entries(counters) as [FamilyName, Family][];
