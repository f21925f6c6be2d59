import { ONE, PURPOSE, geometricGap, threefry4x32 } from '@glasshouse/dice';
import type { People } from '../../people/people.js';
import type { Plan } from '../../plan/types.js';
import { YEAR } from './draw-life.js';
import type { Dice } from './draw-life.js';
import type { MovesPlan } from './plan.js';

/** A move of a household: the day, and the place to which it goes. */
export interface Move {
  day: number;
  to: number;
}

/**
 * Moves of the household that begins at a row, to the end of the run: one after another at the rate of where it lives. `people` as of the start. Nobody
 * moves from a place beside which no other has a weight. Cost: one draw a household, and one for each move.
 */
export function drawMoves(plan: Plan, { rate, to }: MovesPlan, people: People, head: number, dice: Dice): Move[] {
  const moves: Move[] = [];
  let place = people.attributes[plan.placeAttribute][head];
  let { start: day } = plan;
  for (let k = 0; ; k++) {
    const { attribute, values } = rate;
    const yearly = values[attribute < 0 ? 0 : attribute === plan.placeAttribute ? place : people.attributes[attribute][head]];
    const elsewhere = to.reduce((sum, weight, each) => (each === place ? sum : sum + weight), 0);
    if (yearly === 0 || elsewhere === 0) return moves;
    threefry4x32(dice.out, dice.seed, dice.replicate, PURPOSE.move, 0, people.key, head, k, 0);
    day += 1 + geometricGap(dice.out[0], -YEAR / yearly);
    if (day > plan.end) return moves;
    place = chosen(to, place, ((dice.out[1] >>> 0) / ONE) * elsewhere);
    moves.push({ day, to: place });
  }
}

/** The place at a point on the weights of all places but one, laid side by side. */
function chosen(weights: readonly number[], but: number, point: number): number {
  let edge = 0;
  let last = but;
  for (let place = 0; place < weights.length; place++) {
    if (place === but || weights[place] === 0) continue;
    edge += weights[place];
    last = place;
    if (point < edge) break;
  }
  return last;
}
