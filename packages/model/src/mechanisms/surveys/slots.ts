import type { At } from '../../books/at.js';
import { offsetsOf } from '../../counters/family.js';
import { SURVEY_COUNTERS } from './counters.js';

export const SURVEY = offsetsOf(SURVEY_COUNTERS);

/** Answers are booked for the place, in the first cell, and never by group. */
export const surveySlot = ({ at }: At, s: number, offset: number): number => at.survey[s] + offset;
