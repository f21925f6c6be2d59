import { PURPOSE } from '@glasshouse/dice';
import { caseNow } from './cases.js';
import { chance, valueFor } from './people.js';
import type { Person } from './people.js';
import type { World } from './world.js';

/**
 * The outcome of a chance of a stream, of whatever cause: the shares lie side by side on the word of the chance. `felt`: factor by which perceived risk
 * changes a share. Null where chances of the stream have no outcome.
 */
export function endOf(w: World, person: Person, s: number, felt: (outcome: number) => number): number | null {
  const stream = w.plan.streams[s]!;
  const { ends } = stream;
  if (ends === null) return null;
  const own = caseNow(w, person, stream)?.shares;
  const shares = ends.shares.map((written, i) => valueFor(own?.[i] ?? written, person));
  const [word] = w.draw(PURPOSE.outcome, stream.key, person.row, w.day, 0);
  const upTo = shares.map((_, i) => shares.slice(0, i + 1).reduce((sum, share) => sum + share, 0));
  const hit = upTo.findIndex((edge) => chance(word, edge));
  const meant = hit < 0 ? ends.otherwise : ends.streams[hit]!;
  const holds = hit >= 0 && !chance(word, (upTo[hit - 1] ?? 0) + shares[hit]! * felt(meant));
  if (holds) w.book.count(`stream.${w.plan.streams[meant]!.id}.given_up`, person);
  const outcome = holds ? ends.otherwise : meant;
  w.book.count(`stream.${stream.id}.ended.${w.plan.streams[outcome]!.id}`, person);
  return outcome;
}
