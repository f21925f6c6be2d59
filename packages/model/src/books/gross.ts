import type { People } from '../people/people.js';
import type { Plan } from '../plan/types.js';
import { personNumber } from '../rounds/first-difference.js';
import type { State } from '../state/state.js';

/** Effect of an arm on each person against the baseline, counted both ways, `[cell]`. */
export interface Gross {
  more: Float64Array;
  fewer: Float64Array;
  same: Float64Array;
  daysAdded: Float64Array;
  daysTaken: Float64Array;
}

/** Adds the effects that another batch found, `[arm]`. */
export function addGross(sum: Gross[], more: Gross[]): void {
  sum.forEach((effects, arm) => {
    for (const key of GROSS) for (let cell = 0; cell < effects[key].length; cell++) effects[key][cell] += more[arm][key][cell];
  });
}

const GROSS = ['more', 'fewer', 'same', 'daysAdded', 'daysTaken'] as const satisfies readonly (keyof Gross)[];

/** A person worth following: sanction-days in the baseline, those without deed, and the largest difference between arms. */
export interface Notable {
  person: number;
  days: number;
  without: number;
  difference: number;
}

const KEPT = 24;

/** Compares every person of a batch across arms, and keeps some of those with the most sanction-days. */
export function grossOf(plan: Plan, people: People[], states: State[][], first: number): { gross: Gross[]; notable: Notable[] } {
  const cells = plan.cells.length;
  const gross = plan.arms.map((): Gross => ({
    more: new Float64Array(cells),
    fewer: new Float64Array(cells),
    same: new Float64Array(cells),
    daysAdded: new Float64Array(cells),
    daysTaken: new Float64Array(cells),
  }));
  let notable: Notable[] = [];
  people.forEach((community, c) => {
    for (let row = 0; row < community.n; row++) {
      const base = states[c][0].sanctionDays[row];
      let difference = 0;
      for (let arm = 0; arm < plan.arms.length; arm++) {
        const change = states[c][arm].sanctionDays[row] - base;
        countChange(gross[arm], community.cell[row], change);
        difference = Math.max(difference, Math.abs(change));
      }
      if (base > 0 || difference > 0)
        notable.push({ person: personNumber(plan, first + c, row), days: base, without: states[c][0].withoutDays[row], difference });
    }
    if (notable.length > 4096) notable = keep(notable);
  });
  return { gross, notable: keep(notable) };
}

function countChange(gross: Gross, cell: number, change: number): void {
  if (change === 0) gross.same[cell]++;
  else if (change > 0) {
    gross.more[cell]++;
    gross.daysAdded[cell] += change;
  } else {
    gross.fewer[cell]++;
    gross.daysTaken[cell] -= change;
  }
}

/** The best few by each rule; ties go to the lower number, so it does not matter how communities were split. */
export function keep(notable: Notable[]): Notable[] {
  const best = (value: (n: Notable) => number): Notable[] =>
    [...notable]
      .filter((n) => value(n) > 0)
      .sort((a, b) => value(b) - value(a) || a.person - b.person)
      .slice(0, KEPT);
  const kept = new Map([...best((n) => n.days), ...best((n) => n.without), ...best((n) => n.difference)].map((n) => [n.person, n]));
  return [...kept.values()].sort((a, b) => a.person - b.person);
}
