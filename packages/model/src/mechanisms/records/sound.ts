import { ERROR, INABILITY } from '../../plan/causes.js';
import type { StreamPlan } from '../streams/plan-types.js';

/** Whether reviewers find nothing wrong with a report of an open duty. */
export const isSoundDuty = ({ brought }: StreamPlan, able: boolean): boolean => able && brought !== INABILITY && brought !== ERROR;
