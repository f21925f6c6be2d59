import type { Plan } from '../plan/types.js';
import { layOutAnnex } from './annex.js';
import { State } from './state.js';

/** The state of a community of `n` people before anything has happened to them. */
export const newState = (plan: Plan, n: number): State => new State(plan, n, layOutAnnex(plan, n));
