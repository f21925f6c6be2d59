import type { People } from '../people/people.js';
import type { Plan } from '../plan/types.js';
import type { State } from '../state/state.js';
import type { Slots } from './slots.js';

/** People of a batch, their states `[community][arm]`, and what the books have of them `[arm][cell][counter]`. */
interface Counted {
  people: People[];
  states: State[][];
  byCell: Float64Array[][];
}

/**
 * Holds what the people of a batch say of themselves, sanction-days and those without deed, and how many have any, against the harm counters, arm by arm and
 * cell by cell. The two are booked by different statements, so a booking left out on either side shows. Throws Error at the first that
 * differs; returns how many numbers agreed.
 */
export function personSumsCheck(plan: Plan, slots: Slots, people: People[], states: State[][], byCell: Float64Array[][]): number {
  const at = (id: string): number => slots.reported.findIndex((counter) => counter.id === id);
  const [days, without] = [at('harm.sanction_days'), at('harm.without_deed')];
  const [ever, everWithout] = [at('first.sanctioned'), at('first.without_deed')];
  let agreed = 0;
  for (let arm = 0; arm < plan.arms.length; arm++) {
    const own = new Float64Array(plan.cells.length);
    const ownWithout = new Float64Array(plan.cells.length);
    const under = new Float64Array(plan.cells.length);
    const underWithout = new Float64Array(plan.cells.length);
    people.forEach(({ n, cell }, c) => {
      const { sanctionDays, withoutDays } = states[c][arm];
      for (let row = 0; row < n; row++) {
        own[cell[row]] += sanctionDays[row];
        ownWithout[cell[row]] += withoutDays[row];
        if (sanctionDays[row] > 0) under[cell[row]]++;
        if (withoutDays[row] > 0) underWithout[cell[row]]++;
      }
    });
    if (plan.money) agreed += moneyCheck(plan, slots, { people, states, byCell }, arm);
    plan.cells.forEach((name, c) => {
      const booked = byCell[arm][c];
      if (own[c] !== booked[days] || ownWithout[c] !== booked[without]) {
        throw new Error(
          `people and books do not agree: arm ${plan.arms[arm].id}, cell ${name}: people say ${own[c]} sanction-days (${ownWithout[c]} without deed), ` +
            `the books ${booked[days]} (${booked[without]})`,
        );
      }
      if (under[c] !== booked[ever] || underWithout[c] !== booked[everWithout]) {
        throw new Error(
          `people and books do not agree: arm ${plan.arms[arm].id}, cell ${name}: ${under[c]} people have sanction-days (${underWithout[c]} without deed), ` +
            `the books say ${booked[ever]} ever under one (${booked[everWithout]})`,
        );
      }
      agreed += 4;
    });
  }
  return agreed;
}

/** The same for the money that sanctions take from people: what each says of it, and what of it is without deed. */
function moneyCheck(plan: Plan, slots: Slots, { people, states, byCell }: Counted, arm: number): number {
  const at = (id: string): number => slots.reported.findIndex((counter) => counter.id === id);
  const [taken, without] = [at('harm.money'), at('harm.money_without_deed')];
  const own = new Float64Array(plan.cells.length);
  const ownWithout = new Float64Array(plan.cells.length);
  people.forEach(({ n, cell }, c) => {
    const { money } = states[c][arm];
    for (let row = 0; row < n; row++) {
      own[cell[row]] += money[2 * row];
      ownWithout[cell[row]] += money[2 * row + 1];
    }
  });
  plan.cells.forEach((name, c) => {
    const booked = taken < 0 ? [0, 0] : [byCell[arm][c][taken], byCell[arm][c][without]];
    if (own[c] !== booked[0] || ownWithout[c] !== booked[1])
      throw new Error(
        `people and books do not agree: arm ${plan.arms[arm].id}, cell ${name}: people say ${own[c]} minor units taken (${ownWithout[c]} without deed), ` +
          `the books ${booked[0]} (${booked[1]})`,
      );
  });
  return 2 * plan.cells.length;
}
