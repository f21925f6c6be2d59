import { PURPOSE, below } from '@glasshouse/dice';
import type { Groups } from '../../../../people/groups.js';
import type { Work } from '../../../../rounds/work.js';
import { circlesOf } from '../../circle.js';
import { actOn } from '../../deed.js';
import { lose, receive } from '../../payoff.js';
import { REPAY_SLOT, gameSlot } from '../../slots.js';
import { tellRepayment } from '../../tell.js';
import { STRATEGY, encounterAt } from '../../word.js';
import { ALWAYS_REPAYS, BY_PAYOFF } from './plan.js';
import type { RepayPlan } from './plan.js';

/** Somebody who owes: their return, what a default takes from them, and up to what they repay, with what others press them to. In parts. */
interface Debtor {
  row: number;
  returned: number;
  loss: number;
  alone: number;
  upTo: number;
  pressed: boolean;
}

/** Marks who repaid, whose default is an act of their own, and whose return was too small. */
const REPAID = 1;

const DEFAULTED = 2;

const UNABLE = 3;

/** Everyone who takes part owes and repays or not: the units of the partition together. In an arm without the partition, each is alone. */
export function playRepay(w: Work, e: number, game: RepayPlan, takesPart: Uint8Array): void {
  const encounter = w.plan.encounters[e];
  const circles = circlesOf(w, encounter);
  const n = w.people.nominal;
  const did = new Uint8Array(n);
  const met = new Uint8Array(n);
  for (let row = 0; row < n; row++) {
    if (takesPart[row] === 0 || met[row] === 1) continue;
    const unit = unitOf(circles, row, takesPart).map((each) => debtor(w, e, game, each));
    for (const { row: each } of unit) met[each] = 1;
    settleUnit(w, e, game, unit, did);
  }
  for (let row = 0; row < n; row++) if (did[row] !== 0) actOn(w, row, encounter, did[row] === REPAID, did[row] !== UNABLE);
}

function unitOf(circles: Groups | null, row: number, takesPart: Uint8Array): number[] {
  const group = circles === null ? -1 : circles.of[row];
  if (circles === null || group < 0) return [row];
  return [...circles.members.subarray(circles.start[group], circles.start[group + 1])].filter((each) => takesPart[each] === 1);
}

function debtor(w: Work, e: number, game: RepayPlan, row: number): Debtor {
  const { key, strategies } = w.plan.encounters[e];
  const { repays } = strategies[w.state.annex[encounterAt(w, row, e) + STRATEGY] - 1];
  w.draw(PURPOSE.encounter, key, row, w.day, 0);
  const returned = game.lowest + below(w.out[0], game.highest - game.lowest + 1);
  const loss = isInForce(w, game) ? game.fixed + Math.round(game.share * returned) : 0;
  const alone = repays === ALWAYS_REPAYS ? returned : repays === BY_PAYOFF ? Math.min(returned, loss) : 0;
  return { row, returned, loss, alone, upTo: alone, pressed: false };
}

/** Whether the measure under which a default costs anything is in force in this community: an office may not have adopted it. */
function isInForce(w: Work, { under }: RepayPlan): boolean {
  if (under < 0) return true;
  const { on, local } = w.policy.measures[under];
  return on && (!local || w.localOn);
}

/** Others press whoever does not pay their own part where one of them would pay theirs without being pressed. */
function press(w: Work, e: number, game: RepayPlan, unit: Debtor[]): void {
  if (game.pressed === 0) return;
  let pressing = 0;
  for (const { alone } of unit) if (alone >= game.due) pressing++;
  for (const each of unit) {
    each.pressed = pressing > (each.alone >= game.due ? 1 : 0);
    const { repays } = w.plan.encounters[e].strategies[w.state.annex[encounterAt(w, each.row, e) + STRATEGY] - 1];
    if (each.pressed && repays === BY_PAYOFF) each.upTo = Math.min(each.returned, each.loss + game.pressed);
  }
}

/** The largest number of members among whom what the unit owes can be shared evenly, nobody paying more than they would; 0: none. */
function payersIn(unit: readonly Debtor[], owed: number): number {
  for (let k = unit.length; k > 0; k--) if (unit.filter(({ upTo }) => upTo * k >= owed).length >= k) return k;
  return 0;
}

function settleUnit(w: Work, e: number, game: RepayPlan, unit: Debtor[], did: Uint8Array): void {
  press(w, e, game, unit);
  const owed = unit.length * game.due;
  const payers = payersIn(unit, owed);
  let rest = payers === 0 ? 0 : owed % payers;
  for (const each of unit) {
    const { row } = each;
    const book = (what: keyof typeof REPAY_SLOT, by = 1): void =>
      w.book(gameSlot(w, 'repay', e, w.state.annex[encounterAt(w, row, e) + STRATEGY] - 1) + REPAY_SLOT[what], row, by);
    book('owes');
    book('owed', game.due);
    receive(w, e, row, each.returned);
    const pays = payers > 0 && each.upTo * payers >= owed;
    if (pays) {
      const amount = Math.floor(owed / payers) + (rest > 0 ? 1 : 0);
      rest = Math.max(0, rest - 1);
      book(payers < unit.length ? 'repaid_for_others' : 'repaid');
      book('repayments', amount);
      lose(w, e, row, amount);
      did[row] = REPAID;
    } else if (payers > 0) {
      book('covered');
    } else {
      const how = each.upTo >= game.due ? 'default_of_others' : each.returned < game.due ? 'unable' : 'unwilling';
      book(how);
      book('unpaid', game.due);
      book('penalties', each.loss);
      lose(w, e, row, each.loss);
      did[row] = how === 'unable' ? UNABLE : how === 'unwilling' ? DEFAULTED : 0;
    }
    if (each.pressed && !pays && each.upTo < game.due) {
      book('pressed');
      lose(w, e, row, game.pressed);
    }
    if (w.trace !== null) tellRepayment(w, row, w.plan.encounters[e], pays, payers > 0);
  }
}
