import { addSize } from '../mechanisms/amounts/book.js';
import { SIZE } from '../mechanisms/amounts/slots.js';
import { LEDGER } from '../mechanisms/ledgers/slots.js';
import { LIST, listSlot } from '../mechanisms/lists/slots.js';
import { DOORS, MEASURE, MINOR, WITHHELD, measureSlot } from '../mechanisms/measures/slots.js';
import { PEOPLE } from '../mechanisms/population/slots.js';
import type { Standing, Work } from '../rounds/work.js';

/** Adds the stocks that one person's standing stands for: grade, place on lists, measures. */
export function changeStanding(w: Work, row: number, standing: Standing, add: (slot: number, n: number) => void): void {
  for (let l = 0; l < standing.grade.length; l++)
    if (standing.grade[l] >= 0) add(w.slots.at.ledger[l] + LEDGER.grade + standing.grade[l], 1);
  for (let l = 0; standing.listed >>> l !== 0; l++) if ((standing.listed >>> l) & 1) add(listSlot(w.slots, l, LIST.persons), 1);
  for (let m = 0; standing.mask >>> m !== 0; m++) {
    if (((standing.mask >>> m) & 1) === 0) continue;
    add(measureSlot(w.slots, m, w.sanction[m] ? MEASURE.on + standing.cause[m] * 2 + standing.unrelated[m] : MEASURE.reward_on), 1);
    if (w.people.adult[row] === 0 && w.slots.at.minor[m] >= 0) add(w.slots.at.minor[m] + MINOR.on, 1);
    if (w.plan.money) addSize(w, row, m, standing, add);
    if (w.slots.at.door[m] >= 0) add(w.slots.at.door[m] + DOORS.doors, standing.doors[m]);
  }
  if (standing.recovered > 0) add(PEOPLE.recovered_on, standing.recovered);
  for (let m = 0; standing.withheld >>> m !== 0; m++)
    if ((standing.withheld >>> m) & 1) {
      add(w.slots.at.withheld[m] + WITHHELD.withheld_on + standing.withheldCause[m], 1);
      if (w.plan.money && standing.perDay[m] > 0)
        add(w.slots.at.size[m] + SIZE.money_withheld_on + standing.withheldCause[m], standing.perDay[m]);
    }
}
