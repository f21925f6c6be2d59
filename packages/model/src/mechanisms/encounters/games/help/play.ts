import type { Work } from '../../../../rounds/work.js';
import { holds } from '../../../conditions/holds.js';
import { circlesOf, drawOther } from '../../circle.js';
import { actOn } from '../../deed.js';
import { lose, receive } from '../../payoff.js';
import type { StrategyPlan } from '../../plan.js';
import { ENCOUNTER, HELPING_SLOT, bookEncounter, gameSlot } from '../../slots.js';
import { tellMeeting } from '../../tell.js';
import { STANDING, STRATEGY, encounterAt } from '../../word.js';
import { ALWAYS, NEVER_HELPS } from './plan.js';
import type { HelpPlan } from './plan.js';

/** Everyone meets one drawn other and acts on what was visible when the day began; then standings, payoffs and records follow, by roster. */
export function playHelp(w: Work, e: number, game: HelpPlan, takesPart: Uint8Array): void {
  const encounter = w.plan.encounters[e];
  const circles = circlesOf(w, encounter);
  if (circles === null) return;
  const n = w.people.nominal;
  const others = new Int32Array(n).fill(-1);
  const helps = new Uint8Array(n);
  for (let row = 0; row < n; row++) {
    if (takesPart[row] === 0) continue;
    const other = drawOther(w, circles, encounter.key, row, takesPart);
    if (other < 0) {
      bookEncounter(w, row, e, ENCOUNTER.alone);
      continue;
    }
    const strategy = w.state.annex[encounterAt(w, row, e) + STRATEGY] - 1;
    const known = w.word(1) < encounter.known;
    if (!known) w.book(gameSlot(w, 'helping', e, strategy) + HELPING_SLOT.unknown, row, 1);
    others[row] = other;
    helps[row] = wouldHelp(w, encounter.strategies[strategy], other, known) ? 1 : 0;
  }
  for (let row = 0; row < n; row++) if (others[row] >= 0) settleMeeting(w, e, game, row, others[row], helps[row] === 1);
  for (let row = 0; row < n; row++) if (others[row] >= 0) actOn(w, row, encounter, helps[row] === 1, true);
}

function wouldHelp(w: Work, strategy: StrategyPlan, other: number, known: boolean): boolean {
  if (strategy.helps === ALWAYS) return true;
  if (strategy.helps === NEVER_HELPS) return false;
  return known ? holds(w, other, w.policy.asked[strategy.helps]) : strategy.unknown;
}

/** Payoffs of both, and the standing of the one who acted. */
function settleMeeting(w: Work, e: number, { cost, benefit }: HelpPlan, row: number, other: number, helps: boolean): void {
  const encounter = w.plan.encounters[e];
  const at = encounterAt(w, row, e);
  const slotOf = (of: number): number => gameSlot(w, 'helping', e, w.state.annex[encounterAt(w, of, e) + STRATEGY] - 1);
  w.book(slotOf(row) + (helps ? HELPING_SLOT.helped : HELPING_SLOT.refused), row, 1);
  if (w.trace !== null) tellMeeting(w, row, other, encounter, helps);
  if (encounter.standing !== null) {
    const { lowest, highest, helped, refused } = encounter.standing;
    const { annex } = w.state;
    annex[at + STANDING] = Math.max(lowest, Math.min(highest, annex[at + STANDING] + (helps ? helped : refused)));
  }
  if (!helps) return;
  w.book(slotOf(other) + HELPING_SLOT.was_helped, other, 1);
  lose(w, e, row, cost);
  receive(w, e, other, benefit);
}
