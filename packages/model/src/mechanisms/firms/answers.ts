import { ERROR, OTHER } from '../../plan/causes.js';
import type { Policy } from '../../plan/types.js';
import type { Work } from '../../rounds/work.js';
import { firmCount } from './plan.js';

/** What a representative answers for on one register, two bits: a finding that holds, or one against an honest month. */
export const BITS = 2;

export const SOUND_FINDING = 1;

export const WRONG_FINDING = 2;

/** Causes, a bit each, for which a person answers on a register: another's deed, or an error where the firm was found at fault wrongly. */
export function causesOfFirms(w: Work, row: number, policy: Policy, register: number): number {
  const { market } = w.plan;
  const { representatives } = w.people;
  if (market === null || representatives === null || !policy.enterprises[register].on) return 0;
  const first = representatives.place[row];
  if (first < 0) return 0;
  const firms = firmCount(market, w.people.nominal);
  let causes = 0;
  for (let slot = first; slot < firms; slot += representatives.order.length) {
    const finding = (w.state.annex[w.state.at.answers + slot] >>> (register * BITS)) & (SOUND_FINDING | WRONG_FINDING);
    if (finding === SOUND_FINDING) causes |= 1 << OTHER;
    else if (finding === WRONG_FINDING) causes |= 1 << ERROR;
  }
  return causes;
}
