import type { Work } from '../../rounds/work.js';
import { FROM_KEY, FROM_ROW, LETTER_WORDS, LISTED, TO, WHAT, isSound, spreadOf, streamOf } from './letter.js';
import { receive } from './receive.js';

/** Delivers records passed on to relatives, on the first day of a round: adults who are there receive them, where the rule still stands. They end the chain. */
export function deliverRecords(w: Work, mail: ArrayLike<number>): void {
  for (let at = 0; at < mail.length; at += LETTER_WORDS) {
    const what = mail[at + WHAT];
    const row = mail[at + TO];
    if (what === LISTED || !w.present(row) || w.people.adult[row] === 0) continue;
    const spread = w.policy.spreads[spreadOf(what)];
    if (spread === null) continue;
    const [from, subject] = [mail[at + FROM_KEY], mail[at + FROM_ROW]];
    receive(w, row, spread, { stream: streamOf(what), sound: isSound(what), keeper: -1, from, subject });
  }
}
