import type { Work } from '../../rounds/work.js';
import { AS_IT_IS, OWN } from '../conditions/atom.js';
import { holdsIn } from '../conditions/holds.js';
import type { EntryPlan, TermCase } from './plan-types.js';

/** Cases of a term: the one that holds, and the one that would hold by own deeds alone. */
interface TermCases {
  given: TermCase;
  own: TermCase;
}

/** Asks which case of a term holds: the first whose condition does; the last has none. The trace hears of those asked. */
export function casesOf(w: Work, row: number, { cases }: EntryPlan): TermCases {
  let given = 0;
  for (; given < cases.length - 1; given++) {
    const { condition } = cases[given];
    if (condition === null) continue;
    const is = holdsIn(w, row, condition.code, 0, AS_IT_IS);
    if (w.trace !== null) w.trace.condition(w, row, 'list', condition, is);
    if (is) break;
  }
  let own = 0;
  for (; own < cases.length - 1; own++) {
    const { condition } = cases[own];
    if (condition !== null && holdsIn(w, row, condition.code, 0, OWN)) break;
  }
  return { given: cases[given], own: cases[own] };
}
