import { PURPOSE, threefry4x32 } from '@glasshouse/dice';
import type { People } from '../../people/people.js';
import type { Work } from '../../rounds/work.js';
import { closeAccount } from '../measures/close-account.js';
import { openAccount } from '../measures/open-account.js';
import { BITS, SOUND_FINDING, WRONG_FINDING } from './answers.js';
import { firmCount, firmWords } from './plan.js';
import { REGISTERS, findingOf } from './word.js';

/** Registers that the word of a firm has room for. */
export const MOST_REGISTERS = 15;

/** Who answers for the firms of a community. */
export interface Representatives {
  /** Adults in drawn order: the firm of a slot belongs to the adult of that place, those beyond the last beginning anew. */
  order: Int32Array;
  /** Place in the order by row, or -1: nobody's representative. */
  place: Int32Array;
}

/** Draws who answers for firms, among the adults declared for a community: the same in every arm, whoever is there. */
export function drawRepresentatives(people: People, key: number, firms: number, seed: number, replicate: number): Representatives {
  const out = new Int32Array(4);
  const drawn: { row: number; word: number }[] = [];
  for (let row = 0; row < people.nominal; row++) {
    if (people.adult[row] === 0) continue;
    threefry4x32(out, seed, replicate, PURPOSE.representative, key, people.key, row, 0, 0);
    drawn.push({ row, word: out[0] >>> 0 });
  }
  drawn.sort((a, b) => a.word - b.word || a.row - b.row);
  const order = Int32Array.from(drawn.slice(0, firms), ({ row }) => row);
  const place = new Int32Array(people.n).fill(-1);
  order.forEach((row, i) => (place[row] = i));
  return { order, place };
}

/** On the first day of a round: what the month of business before changed for those who answer for firms. Costs the firms of the community. */
export function tellRepresentatives(w: Work): void {
  const { market, start } = w.plan;
  const { representatives } = w.people;
  if (market === null || representatives === null || w.day !== w.roundFirst || w.day === start) return;
  const firms = firmCount(market, w.people.nominal);
  const words = firmWords(w.plan);
  const { annex, at } = w.state;
  const { order } = representatives;
  for (let first = 0; first < order.length; first++) {
    for (let slot = first; slot < firms; slot += order.length) {
      let now = 0;
      for (let r = 0; r < w.plan.enterprises.length; r++) {
        const finding = findingOf(annex[at.market + 1 + slot * words + REGISTERS + r]);
        now |= (finding === null ? 0 : finding === 'sound' ? SOUND_FINDING : WRONG_FINDING) << (r * BITS);
      }
      if (annex[at.answers + slot] === now) continue;
      openAccount(w, order[first]);
      annex[at.answers + slot] = now;
    }
    closeAccount(w);
  }
}
