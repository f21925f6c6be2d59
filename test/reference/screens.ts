import { PURPOSE } from '@glasshouse/dice';
import { CAUSES } from '@glasshouse/model';
import { arrives } from './deeds.js';
import { isSuspended } from './effects.js';
import { chance, valueFor } from './people.js';
import type { Person } from './people.js';
import { fits } from './standing.js';
import type { World } from './world.js';

/** A flag to be reported in the course of the day. */
export interface Flag {
  person: Person;
  priority: number;
  happen: () => void;
}

/** Looks of the day that begins: who is flagged, and why. */
export function flagsToday(w: World): Flag[] {
  return w.policy.screens.flatMap((screen) => {
    const since = w.day - screen.first;
    if (since !== 0 && (since < 0 || screen.every === 0 || since % screen.every !== 0)) return [];
    return w.here.people.flatMap((person): Flag[] => {
      if (!person.present || (screen.adultsOnly && !person.adult) || !fits(person, screen.who)) return [];
      if (isSuspended(w, person, screen.stream)) return [];
      const dice = (n: number) => w.draw(PURPOSE.screen, screen.key, person.row, w.day, n);
      const [covered, , , priority] = dice(0);
      if (!chance(covered, screen.coverage)) return [];
      const count = (what: string): void => w.book.count(`screen.${screen.id}.${what}`, person);
      count('looked');
      const acted = (streams: number[]): boolean =>
        streams.some((at) => {
          const day = person.acts.get(w.plan.watched[at]!);
          return day !== undefined && w.day - day <= screen.within;
        });
      const breach = acted(screen.breaches);
      const did = breach || acted(screen.lawful);
      const likely = did ? screen.sensitivity : valueFor(screen.falsePositive, person);
      const agreed = Array.from({ length: screen.made }, (_, j) => chance(dice(1 + Math.floor(j / 4))[j % 4]!, likely)).filter(
        Boolean,
      ).length;
      const seen = agreed >= screen.needed;
      const is = screen.status.some(({ who, probability }, i) => fits(person, who) && chance(dice(-1 - i)[0], probability));
      const cause = seen && breach ? 'deed' : seen && did ? 'lawful' : is ? 'status' : seen ? 'error' : null;
      if (cause === null) {
        count(did ? 'missed' : 'cleared');
        return [];
      }
      const happen = (): void => {
        count(`flagged.${cause}`);
        if (!person.seen.has(`first.flagged.${screen.id}`)) {
          w.book.first(`first.flagged.${screen.id}`, person);
          count(`first.${cause}`);
        }
        if (!person.present) return;
        w.book.count(`stream.${w.plan.streams[screen.stream]!.id}.detected`, person);
        arrives(w, person, {
          kind: 'report',
          due: w.day,
          start: w.day,
          stream: screen.stream,
          cause: CAUSES.indexOf(cause),
          sound: did,
          checks: 0,
          keeper: screen.owner < 0 ? null : screen.owner,
        });
      };
      return [{ person, priority, happen }];
    });
  });
}
