import { PURPOSE } from '@glasshouse/dice';
import { bring, circle, nameOf } from './encounter-parts.js';
import type { Done, Encounter } from './encounter-parts.js';
import { aroundEver } from './around.js';
import { chance, oneOf } from './people.js';
import type { Person } from './people.js';
import type { World } from './world.js';

type Game<K extends Encounter['game']['kind']> = Extract<Encounter['game'], { kind: K }>;

const BESIDE = 65_536;
const REPAYS = ['by_payoff', 'always', 'never'];

/** Everybody may break the norm before those of the circle who take part, each of whom may see it and punish it. */
export function playNorm(w: World, encounter: Encounter, game: Game<'norm'>, e: number, parts: Person[]): Done[] {
  const done: Done[] = [];
  const strategy = (person: Person): Encounter['strategies'][number] => encounter.strategies[person.playing[e]!.strategy]!;
  const count = (person: Person, what: string): void => w.book.count(`${nameOf(encounter, person.playing[e]!.strategy)}.${what}`, person);
  const total = (person: Person, what: string): void => w.book.count(`encounter.${encounter.id}.${what}`, person);
  for (const person of parts) {
    const around = circle(w, encounter, person);
    const there = around.flatMap((other, place) => (parts.includes(other) ? [{ other, place }] : []));
    if (there.length === 0) {
      total(person, 'alone');
      continue;
    }
    const [risk] = w.draw(PURPOSE.encounter, encounter.key, person.row, w.day, 0);
    const seen = (game.seenFrom + game.seenSpan * risk) / 2 ** 32;
    const breaks = seen < strategy(person).bold / 2 ** 32;
    done.push({ person, did: breaks, able: true });
    total(person, 'occasions');
    count(person, breaks ? 'broke' : 'kept');
    if (!breaks) continue;
    total(person, 'breaches');
    bring(w, encounter, e, person, game.gain);
    for (const { other, place } of there) {
      count(other, 'hurt');
      bring(w, encounter, e, other, game.hurts, true);
      const [sees, acts] = w.draw(PURPOSE.encounter, encounter.key, person.row, w.day, 1 + place);
      if (!chance(sees, seen)) continue;
      count(person, 'seen');
      if (chance(acts, strategy(other).vengeful / 2 ** 32)) {
        count(person, 'punished');
        count(other, 'punishes');
        total(other, 'punishments');
        bring(w, encounter, e, person, game.punished, true);
        bring(w, encounter, e, other, game.punishing, true);
        continue;
      }
      count(other, 'let_pass');
      for (const third of game.meta ? there.filter((each) => each.other !== other) : []) {
        const [looks, minds] = w.draw(PURPOSE.encounter, encounter.secondKey, person.row, w.day, place * BESIDE + third.place);
        if (!chance(looks, seen) || !chance(minds, strategy(third.other).vengeful / 2 ** 32)) continue;
        count(other, 'punished_for_silence');
        count(third.other, 'punishes_silence');
        bring(w, encounter, e, other, game.meta!.punished, true);
        bring(w, encounter, e, third.other, game.meta!.punishing, true);
      }
    }
  }
  return done;
}

/** Members of a unit repay together, or each for themselves where `apart`. */
export function playRepay(w: World, encounter: Encounter, game: Game<'repay'>, e: number, apart: boolean, parts: Person[]): Done[] {
  const done = new Map<Person, Done>();
  const settled = new Set<Person>();
  for (const person of parts) {
    if (settled.has(person)) continue;
    const others = apart ? [] : aroundEver(w, encounter.meets.of, person).filter((other) => parts.includes(other) && other !== person);
    const unit = [person, ...others].sort((a, b) => a.row - b.row);
    unit.forEach((each) => settled.add(each));
    repayTogether(w, encounter, game, e, unit).forEach((each) => done.set(each.person, each));
  }
  return parts.flatMap((person) => done.get(person) ?? []);
}

function repayTogether(w: World, encounter: Encounter, game: Game<'repay'>, e: number, unit: Person[]): Done[] {
  const off = game.under >= 0 && !w.policy.measures[game.under]!.on;
  const debts = unit.map((person) => {
    const rule = REPAYS[encounter.strategies[person.playing[e]!.strategy]!.repays]!;
    const [word] = w.draw(PURPOSE.encounter, encounter.key, person.row, w.day, 0);
    const has = game.lowest + oneOf(word, game.highest - game.lowest + 1);
    const loss = off ? 0 : game.fixed + Math.round(game.share * has);
    return { person, rule, has, loss, alone: rule === 'never' ? 0 : rule === 'always' ? has : Math.min(has, loss) };
  });
  const shares = (payers: number): { whole: number; over: number } => ({
    whole: Math.floor((unit.length * game.due) / payers),
    over: (unit.length * game.due) % payers,
  });
  const willing = debts.map((debt) => {
    const pressed = game.pressed > 0 && debts.some((other) => other !== debt && other.alone >= game.due);
    const upTo = pressed && debt.rule === 'by_payoff' ? Math.min(debt.has, debt.loss + game.pressed) : debt.alone;
    return { ...debt, pressed, upTo };
  });
  // The most even way in which everything is paid and nobody pays more than they would.
  const ways = unit.map((_, i) => unit.length - i);
  const payers = ways.find((k) => willing.filter(({ upTo }) => upTo * k >= unit.length * game.due).length === k) ?? 0;
  let over = payers > 0 ? shares(payers).over : 0;
  return willing.flatMap(({ person, has, loss, pressed, upTo }): Done[] => {
    const count = (what: string, n = 1): void => w.book.count(`${nameOf(encounter, person.playing[e]!.strategy)}.${what}`, person, n);
    const total = (what: string): void => w.book.count(`encounter.${encounter.id}.${what}`, person);
    count('owes');
    total('loans');
    count('owed', game.due);
    bring(w, encounter, e, person, has);
    total(payers > 0 ? 'repayments' : 'defaults');
    const pays = payers > 0 && upTo * payers >= unit.length * game.due;
    if (pressed && upTo < game.due && !pays) {
      count('pressed');
      bring(w, encounter, e, person, game.pressed, true);
    }
    if (pays) {
      const amount = shares(payers).whole + (over-- > 0 ? 1 : 0);
      count(payers === unit.length ? 'repaid' : 'repaid_for_others');
      count('repayments', amount);
      bring(w, encounter, e, person, amount, true);
      return [{ person, did: true, able: true }];
    }
    if (payers > 0) {
      count('covered');
      return [];
    }
    count('unpaid', game.due);
    count('penalties', loss);
    bring(w, encounter, e, person, loss, true);
    if (upTo >= game.due) count('default_of_others');
    else if (has < game.due) count('unable');
    else count('unwilling');
    return upTo >= game.due ? [] : [{ person, did: false, able: has >= game.due }];
  });
}
