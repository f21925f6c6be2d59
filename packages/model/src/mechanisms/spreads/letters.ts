import type { Work } from '../../rounds/work.js';
import { receive } from './receive.js';

/** Delivers records passed on to kin, on the first day of a round: adults who are there receive them, where the rule still stands. They end the chain. */
export function deliverRecords(w: Work, mail: ArrayLike<number>): void {
  for (let i = 0; i < mail.length; i += 4) {
    const what = mail[i + 3];
    if (what === 0 || !w.present(mail[i]) || w.people.adult[mail[i]] === 0) continue;
    const index = ((what - 1) >>> 9) & 15;
    const spread = w.policy.spreads[index];
    if (spread !== null) receive(w, mail[i], spread, ((what - 1) >>> 1) & 255, ((what - 1) & 1) === 1, -1, mail[i + 1], mail[i + 2]);
  }
}
