import { PURPOSE } from '@glasshouse/dice';
import type { Plan } from './plan/plan.js';
import { score } from './deeds.js';
import { monthBeginning } from './firms.js';
import { favours, goWrong, kindOf, toReturn } from './holder.js';
import { remember } from './remember.js';
import { enterLists } from './lists.js';
import { chance } from './people.js';
import { ERROR } from './standing.js';
import type { World } from './world.js';

type Round = Plan['rounds'][number];

/** Merit records for nothing, at the start of a round in which a month begins. */
export function invent(w: World, round: Round): void {
  const { office } = w.plan;
  const month = monthBeginning(round);
  if (!office || office.inventsAs < 0 || month === null) return;
  const stream = w.plan.streams[office.inventsAs]!;
  for (const person of w.here.people) {
    if (!person.adult || !person.present || !favours(w, person)) continue;
    if (!chance(w.draw(PURPOSE.favour, stream.key, person.row, month, 1)[0], kindOf(w, w.here.office!).invents)) continue;
    const wasAwake = person.awake;
    w.act(person, () => {
      w.keeper = null;
      w.book.count('office.invented', person);
      w.book.count(`stream.${stream.id}.recorded`, person);
      toReturn(w, office.inventsAs);
      goWrong(w);
      w.sound = false;
      score(w, person, office.inventsAs, ERROR, w.day, false);
      enterLists(w, person, office.inventsAs, ERROR, false, w.day);
      remember(w, person, office.inventsAs, ERROR, w.day);
    });
    if (person.awake && !wasAwake) person.awakeFrom = w.day;
  }
}

/** Returns, audits and the end of a term, at the end of a round. */
export function endOffice(w: World, round: Round): void {
  const { plan } = w;
  const { office } = w.here;
  if (!plan.office || !office) return;
  for (const s of plan.office.returnsOf) {
    const recorded = office.recorded.get(s) ?? 0;
    const exact = (office.carried.get(s) ?? 0) + kindOf(w, office).returns * recorded;
    const returned = Math.floor(exact / 1_000_000);
    if (recorded === 0) continue;
    office.recorded.set(s, 0);
    office.carried.set(s, exact - returned * 1_000_000);
    w.book.countPlace(`office.recorded.${plan.streams[s]!.id}`, recorded);
    w.book.countPlace(`office.returned.${plan.streams[s]!.id}`, returned);
    if (returned !== recorded) goWrong(w);
  }
  for (const audit of w.policy.audits) {
    for (let day = round.first; day <= round.last; day++) {
      if (!audit.on || office.leaves === 'removed') continue;
      const [comes, finds] = w.draw(PURPOSE.office, audit.key, office.generation, day, 0);
      if (!chance(comes, audit.perDay)) continue;
      w.book.countPlace('office.audited');
      if (!office.wrong || !chance(finds, audit.finds)) continue;
      w.book.countPlace('office.found');
      office.leaves = 'removed';
    }
  }
  if (office.lastDay <= round.last) office.leaves ??= 'ended';
}

/** The day that is ending, and the stocks at the end of a round. */
export function countOfficeDay(w: World): void {
  if (w.plan.office && w.here.local) w.book.countPlace('office.local_days');
}
export function countOffice(w: World): void {
  const { office } = w.here;
  if (!office) return;
  w.book.stockPlace('office.holding');
  w.book.stockPlace(`office.type.${kindOf(w, office).id}.holding`);
  if (office.wrong) w.book.stockPlace('office.wrong_in_office');
  if (w.here.local) w.book.stockPlace('office.local_on');
}
