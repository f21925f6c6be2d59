import { everyMechanism } from '../mechanisms/index.js';
import type { RoundPlan } from '../plan/types.js';
import type { Work } from './work.js';

const opening = everyMechanism.flatMap(({ openRun }) => openRun ?? []);

const counting = everyMechanism.flatMap(({ beginCount: begin }) => begin ?? []);

const beginning = everyMechanism.flatMap(({ beginDay }) => beginDay ?? []);

const ending = everyMechanism.flatMap(({ endDay }) => endDay ?? []);

const closing = everyMechanism.flatMap(({ endRound }) => endRound ?? []);

/** What mechanisms set up before the first round of a community. */
export function openRun(w: Work): void {
  for (const open of opening) open(w);
}

/** What mechanisms forget when the warm-up is over. */
export function beginCount(w: Work): void {
  for (const begin of counting) begin(w);
}

/** What mechanisms do on a day before its items. */
export function beginDay(w: Work): void {
  for (const begin of beginning) begin(w);
}

/** What mechanisms do on a day after its items. */
export function endDay(w: Work): void {
  for (const end of ending) end(w);
}

/** What mechanisms do at a round's end, in their order. */
export function endRound(w: Work, round: RoundPlan): void {
  for (const close of closing) close(w, round);
}
