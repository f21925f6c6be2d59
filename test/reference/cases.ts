import { PURPOSE } from '@glasshouse/dice';
import type { Plan } from './plan/plan.js';
import { meets } from './conditions.js';
import { chance, valueFor } from './people.js';
import type { Person } from './people.js';
import type { World } from './world.js';

type Stream = Plan['streams'][number];

/** The first case of a stream that holds for a person now. */
export const caseNow = (w: World, person: Person, stream: Stream) =>
  stream.cases?.find(({ ask }) => meets(w, person, w.policy.asked[ask]!));

/** A number of a stream for a person now: of the first case that holds, where it has one, else as written. */
export function numberNow(w: World, person: Person, stream: Stream, what: 'rate' | 'inclination' | 'able'): number {
  const found = caseNow(w, person, stream);
  return valueFor(found?.[what] ?? (what === 'rate' ? stream.written : stream[what]), person);
}

/** Whether a chance found at the highest rate of all cases is met at the rate that the person has now. */
export function isStillMet(w: World, person: Person, stream: Stream): boolean {
  if (!stream.cases?.some(({ rate }) => rate !== null)) return true;
  const [word] = w.draw(PURPOSE.case, stream.key, person.row, w.day, 0);
  return chance(word, numberNow(w, person, stream, 'rate') / stream.rate.values[0]!);
}

const PLAIN = {
  deterrence: 'deterred',
  chilling: 'chilled',
  merit_farming: 'farmed',
  stigma: 'shamed',
  emulation: 'emulated',
  payment: 'paymentEffect',
  accusation: 'accused',
} as const;

/** Effect of the responses of a kind of a person now: of those without a condition, and of those whose condition holds. */
export const effectNow = (w: World, person: Person, stream: Stream, kind: keyof typeof PLAIN): number =>
  stream.under
    .filter((each) => each.kind === kind && meets(w, person, w.policy.asked[each.ask]!))
    .reduce((sum, { effect }) => sum + effect, stream[PLAIN[kind]]);
