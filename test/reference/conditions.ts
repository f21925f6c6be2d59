import { conditionAtoms } from '@glasshouse/model';
import type { Policy } from '@glasshouse/model';
import { reached } from './holder.js';
import type { Person } from './people.js';
import { fits, gradeOf, isScored } from './standing.js';
import type { World } from './world.js';

type Compiled = NonNullable<NonNullable<Policy['entries'][number]>['condition']>;

/** A record written to a person; `known`: owners that it reached, null where everybody knows it. */
export interface Remembered {
  stream: number;
  day: number;
  cause: number;
  known: ReadonlySet<number> | null;
}

const NEVER = 0x3fffffff;

/** A condition read back from its table. */
interface Node {
  kind: string;
  numbers: number[];
  below: Node[];
}

const JOINTS = ['all', 'any', 'not'];

function readBack(code: readonly number[], at: number): Node {
  const end = code[at + 1]!;
  if (code[at]! >= JOINTS.length) return { kind: conditionAtoms[code[at]! - JOINTS.length]!, numbers: code.slice(at + 2, end), below: [] };
  const below: Node[] = [];
  for (let node = at + 2; node < end; node = code[node + 1]!) below.push(readBack(code, node));
  return { kind: JOINTS[code[at]!]!, numbers: [], below };
}

/** Whether a condition holds for a person now, with every record that was ever written to them kept. */
export const meets = (w: World, person: Person, condition: Compiled): boolean => is(w, person, readBack(condition.code, 0));

function is(w: World, person: Person, { kind, numbers, below }: Node): boolean {
  const [first, second, third] = numbers as [number, number, number];
  switch (kind) {
    case 'all':
      return below.every((node) => is(w, person, node));
    case 'any':
      return below.some((node) => is(w, person, node));
    case 'not':
      return !is(w, person, below[0]!);
    case 'who':
      return (first === 0 || person.adult) && fits(person, numbers.slice(2));
    case 'list':
      return person.things.some(
        (thing) => thing.kind === 'listing' && !thing.offList && thing.list === first && (second < 0 || thing.entry === second),
      );
    case 'measure':
      return w.before.get(person)?.measures.has(first) ?? w.standing(person).measures.has(first);
    case 'records': {
      const { stream, owner } = w.plan.memory.kept[first]!;
      const counted = person.records.filter(
        (each) =>
          each.stream === stream &&
          (owner < 0 || each.known === null || each.known.has(owner)) &&
          (second === NEVER || each.day + second > w.day),
      );
      return counted.length >= third;
    }
    default: {
      const ledger = w.policy.ledgers[first]!;
      if (!isScored(person, ledger, w.here.draw)) return false;
      const score = ledger.start + person.accounts[first]!.all;
      if (kind === 'score') return third === 1 ? score <= second : score >= second;
      const grade = gradeOf(ledger, score);
      return second >= 0 && (third === 1 ? grade >= second : grade <= second);
    }
  }
}

/** A record was written to a person: it counts from the next one on. */
export function remember(w: World, person: Person, s: number, cause: number): void {
  person.records.push({ stream: w.plan.streams[s]!.conduct, day: w.day, cause, known: reached(w, s) ?? null });
}
