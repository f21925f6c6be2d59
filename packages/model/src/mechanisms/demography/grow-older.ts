import { memberOf, sizeOf, startOf } from '../../people/household.js';
import type { Work } from '../../rounds/work.js';
import { DRAWN } from '../../state/state.js';
import { settleDue } from '../../state/entries.js';
import { followLists } from '../lists/follow.js';
import { scoreNewStatus, statusRulesOn } from '../ledgers/list-rules.js';
import { bookDifference, bookMeasure } from '../measures/book.js';
import { bookNewReach, noteHousehold } from '../measures/household.js';
import { bookReach } from '../measures/reach.js';
import { evaluate } from '../measures/standing.js';
import { reviseStates } from '../states/presence.js';
import { put } from './as-of.js';
import type { Lives } from './lives.js';
import { BAND, HOME, LIFE, bandSlot, bookBand, bookHome, homeSlot, lifeSlot } from './slots.js';

/**
 * The first thing of a round: whoever has had a birthday into another band since the last one changes their categories, and what stands for or against
 * them and their household is booked anew. Only those present: the dead grow no older. Expects the people as of the round before.
 */
export function growOlder(w: Work, lives: Lives): void {
  const round = lives.at + 1;
  const { people } = w;
  const end = lives.start[round + 1];
  for (let i = lives.start[round]; i < end;) {
    const household = startOf(people, lives.row[i]);
    let next = i;
    while (next < end && startOf(people, lives.row[next]) === household) next++;
    growHousehold(w, lives, household, i, next);
    i = next;
  }
  lives.at = round;
}

function growHousehold(w: Work, lives: Lives, start: number, first: number, end: number): void {
  const { people, policy, trace } = w;
  const members = Array.from({ length: sizeOf(people, start) }, (_, i) => memberOf(people, start, i));
  const reaches = (policy.reachesChildren | policy.reachesHousehold) !== 0;
  w.trace = null;
  if (reaches) {
    noteHousehold(w, start);
    for (const row of members) if (w.present(row)) bookReach(w, row, -1);
  }
  w.trace = trace;
  for (const row of members) growOne(w, lives, row, first, end);
  w.trace = null;
  if (reaches) {
    for (const row of members) if (w.present(row)) bookReach(w, row, 1);
    bookNewReach(w, start, policy.reachesHousehold, policy.reachesHousehold);
  }
  w.trace = trace;
}

/** Changes the categories of one person. What stands throughout is moved from what they were to what they are, without a beginning or an end. */
function growOne(w: Work, lives: Lives, row: number, first: number, end: number): void {
  let changes = 0;
  for (let i = first; i < end; i++) if (lives.row[i] === row) changes++;
  if (changes === 0) return;
  if (!w.present(row)) {
    change(w, lives, row, first, end);
    return;
  }
  const { policy, state } = w;
  evaluate(w, row, policy, w.before);
  w.open = row;
  const { mask } = w.before;
  for (let m = 0; mask >>> m !== 0; m++) if ((mask >>> m) & 1) bookMeasure(w, row, m, w.before, -1);
  const statusBefore = policy.statusRules.length > 0 ? statusRulesOn(w, row) : [];
  change(w, lives, row, first, end);
  for (let m = 0; mask >>> m !== 0; m++) if ((mask >>> m) & 1) bookMeasure(w, row, m, w.before, 1);
  reviseStates(w, row);
  if (policy.statusRules.length > 0) scoreNewStatus(w, row, statusBefore);
  if (w.following.length > 0) followLists(w);
  w.open = -1;
  settleDue(state, row, w.turnoverDue(row));
  // The attempts of the round are drawn for everybody awake once this is over.
  state.flags[row] |= DRAWN;
  evaluate(w, row, policy, w.after);
  bookDifference(w, row, policy);
}

function change(w: Work, lives: Lives, row: number, first: number, end: number): void {
  const { plan, people } = w;
  const wasAdult = people.adult[row];
  for (let i = first; i < end; i++) {
    if (lives.row[i] !== row) continue;
    const attribute = lives.attribute[i];
    if (attribute === plan.ageAttribute && w.present(row)) passOnTo(w, row, lives.from[i], lives.to[i]);
    if (attribute === plan.placeAttribute && w.present(row)) moveTo(w, row, lives.from[i], lives.to[i]);
    put(plan, people, row, attribute, lives.to[i]);
  }
  if (wasAdult === 0 && people.adult[row] === 1 && w.present(row)) w.book(lifeSlot(w, LIFE.came_of_age), row, 1);
}

function passOnTo(w: Work, row: number, from: number, to: number): void {
  w.book(lifeSlot(w, LIFE.grew_older), row, 1);
  w.book(bandSlot(w, from) + BAND.grew_out, row, 1);
  bookBand(w, row, from, -1);
  w.book(bandSlot(w, to) + BAND.grew_in, row, 1);
  bookBand(w, row, to, 1);
  const band = w.plan.attributes[w.plan.ageAttribute].categories[to];
  if (w.trace !== null)
    w.trace.tell(w, row, {
      stage: 'world',
      text: `Grows into the age band ${band}.`,
      rule: 'population.age',
      quantity: `population.age.${band}.from`,
    });
}

function moveTo(w: Work, row: number, from: number, to: number): void {
  w.book(lifeSlot(w, LIFE.moved), row, 1);
  w.book(homeSlot(w, from) + HOME.moved_out, row, 1);
  bookHome(w, row, from, -1);
  w.book(homeSlot(w, to) + HOME.moved_in, row, 1);
  bookHome(w, row, to, 1);
  const { shownPlaces, shownPlaceOf } = w.plan;
  if (w.trace !== null)
    w.trace.tell(w, row, {
      stage: 'world',
      text: `Moves to ${shownPlaces[shownPlaceOf[to]]}.`,
      rule: 'demography.moves',
      quantity: 'demography.moves.rate',
    });
}
