import type { At } from '../../books/at.js';
import { offsetsOf } from '../../counters/family.js';
import { INCIDENT_COUNTERS } from './counters.js';

export const INCIDENT = offsetsOf(INCIDENT_COUNTERS);

export const incidentSlot = ({ at }: At, i: number, offset: number): number => at.incident[i] + offset;
