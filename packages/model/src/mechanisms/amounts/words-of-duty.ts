import { CONTEXTS, LIMIT, ORIGIN } from '../../state/state.js';

/** Word of an open duty: money still owed. */
export const OPEN_MONEY = LIMIT;

/** Word of an open duty: size of an instalment while a plan is kept, else 0. */
export const INSTALMENT = CONTEXTS;

/** Word of an open duty: instalments that have fallen due, over all its plans. */
export const FALLEN = ORIGIN;
