import { PURPOSE } from '@glasshouse/dice';
import type { Plan } from './plan/plan.js';
import { chance } from './people.js';
import type { Person } from './people.js';
import type { World } from './world.js';

/** One firm: the `generation`th in its slot. */
interface Firm {
  slot: number;
  generation: number;
  type: number;
  /** Millionths of its first month's sales that complaints have left. */
  kept: number;
  /** By register: on the list until a day, for a finding that was wrong; found at fault at least once. */
  until: Map<number, { day: number; wrong: boolean }>;
  known: Set<number>;
}

/** Firms of a community, and complaints of the last month. */
export interface Market {
  firms: Firm[];
  complaints: number;
}

/** Year and month of a day, as one number; and whether the day is the last of its month. */
const monthOf = (day: number): number => {
  const date = new Date(day * 86_400_000);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
};

/** The calendar month that ends on one of these days. */
export function monthEnding({ first, last }: Plan['rounds'][number]): number | null {
  for (let day = first; day <= last; day++) if (monthOf(day + 1) !== monthOf(day)) return monthOf(day);
  return null;
}

/** The calendar month that begins on one of these days. */
export function monthBeginning({ first, last }: Plan['rounds'][number]): number | null {
  for (let day = first; day <= last; day++) if (monthOf(day - 1) !== monthOf(day)) return monthOf(day);
  return null;
}

export function openFirms(w: World): void {
  const { market } = w.plan;
  if (!market) return;
  const count = Math.round(market.perPerson * w.here.declared);
  w.here.market = { firms: Array.from({ length: count }, (_, slot) => opened(w, slot, 0)), complaints: 0 };
}

function opened(w: World, slot: number, generation: number): Firm {
  const { key, types, typeCumulative } = w.plan.market!;
  const [word] = w.draw(PURPOSE.firm, key, slot, generation, 0);
  const type = typeCumulative.findIndex((edge) => word < edge);
  w.book.countPlace('firms.opened');
  w.book.countPlace(`firms.type.${types[type]!.id}.opened`);
  return { slot, generation, type, kept: 1_000_000, until: new Map(), known: new Set() };
}

/** A month of business at the end of a round. */
export function endMarket(w: World, round: Plan['rounds'][number]): void {
  const { market } = w.plan;
  const month = monthEnding(round);
  const here = w.here.market;
  if (!market || !here || month === null) return;
  const trust = here.firms.length > 0 ? Math.max(0, 1 - (market.spoils * here.complaints) / here.firms.length) : 1;
  let complaints = 0;
  here.firms = here.firms.map((firm) => {
    const { next, complaint } = live(w, firm, month, trust);
    if (complaint) complaints++;
    return next;
  });
  here.complaints = complaints;
}

function both(w: World, register: number, what: string, n = 1): void {
  w.book.countPlace(`firms.${what}`, n);
  w.book.countPlace(`enterprise.${w.plan.enterprises[register]}.${what}`, n);
}

function live(w: World, firm: Firm, month: number, trust: number): { next: Firm; complaint: boolean } {
  const market = w.plan.market!;
  const type = market.types[firm.type]!;
  const registers = w.policy.enterprises;
  registers.forEach((register, r) => {
    if (register.on) return;
    if (firm.until.delete(r)) both(w, r, 'left.policy');
    firm.known.delete(r);
  });
  let sales = (firm.kept / 1_000_000) * trust;
  registers.forEach((register, r) => {
    if (firm.until.has(r)) sales *= 1 - register.listedLose;
  });
  w.book.countPlace('firms.sales', Math.round(sales * 1000));
  const unfelt = registers.filter((register) => register.on).reduce((free, { felt, finds }) => free * (1 - felt * finds), 1);
  const [tempts, complains, fails, turns] = w.draw(PURPOSE.firm_month, market.key, firm.slot, month, firm.generation);
  const cheats = chance(tempts, type.cheats * Math.max(0, 1 - type.deterred * (1 - unfelt)));
  const stopped = cheats && registers.some((register, r) => register.on && register.sharesFindings && firm.known.has(r));
  const typed = `firms.type.${type.id}`;
  w.book.countPlace('firms.months');
  w.book.countPlace(`${typed}.months`);
  if (stopped) w.book.countPlace('firms.stopped_months');
  if (cheats && !stopped) {
    w.book.countPlace('firms.cheated_months');
    w.book.countPlace(`${typed}.cheated_months`);
  }
  const complaint = cheats && !stopped && chance(complains, market.complaints);
  if (complaint) {
    w.book.countPlace('firms.complaints');
    firm.kept = Math.floor(firm.kept * (1 - market.loses));
  }
  const drivenOut = registers.map((register, r) => register.on && inspect(w, firm, r, register, month, cheats)).includes(true);
  const takings = sales * (cheats && !stopped ? 1 + type.gain : 1);
  const failed = takings < market.failsBelow && chance(fails, market.closes);
  if (!drivenOut && !failed && !chance(turns, market.turnover)) return { next: firm, complaint };
  for (const r of firm.until.keys()) both(w, r, 'left.closed');
  w.book.countPlace(`firms.closed.${drivenOut ? 'listed' : failed ? 'failed' : 'turnover'}`);
  w.book.countPlace(`${typed}.closed`);
  return { next: opened(w, firm.slot, firm.generation + 1), complaint };
}

type Register = World['policy']['enterprises'][number];

/** Finding and listing; true when the firm closes for being listed. */
function inspect(w: World, firm: Firm, r: number, register: Register, month: number, cheats: boolean): boolean {
  const [sees, errs, corrects, closes] = w.draw(PURPOSE.firm_month, register.key, firm.slot, month, firm.generation);
  const today = w.day;
  const stands = firm.until.get(r);
  if (stands && stands.day <= today) {
    firm.until.delete(r);
    both(w, r, 'left.term');
  } else if (stands?.wrong && chance(corrects, register.corrects)) {
    firm.until.delete(r);
    both(w, r, 'left.corrected');
  }
  const found = cheats ? (register.sharesFindings && firm.known.has(r)) || chance(sees, register.finds) : chance(errs, register.wrongly);
  if (found) {
    both(w, r, cheats ? 'found' : 'found_wrongly');
    const before = firm.until.get(r);
    if (!before) both(w, r, 'entered');
    firm.until.set(r, { day: today + register.term, wrong: !cheats && before?.wrong !== false });
    firm.known.add(r);
  }
  return firm.until.has(r) && chance(closes, register.listedClose);
}

const OTHER = 4;
const ERROR = 5;

/** Who answers for the firm of a slot: the adults in drawn order, beginning anew after the last. */
export function answering(w: World): (slot: number) => Person | undefined {
  const order = w.here.people
    .filter((person) => person.cameAdult)
    .map((person) => ({ person, word: w.draw(PURPOSE.representative, w.plan.market!.key, person.row, 0, 0)[0] }))
    .sort((a, b) => a.word - b.word || a.person.row - b.person.row)
    .slice(0, w.here.market!.firms.length);
  return (slot) => order[slot % order.length]?.person;
}

/** On the first day of a round those who answer for firms are told which of them are listed now, and whether rightly. */
export function tellRepresentatives(w: World): void {
  if (!w.here.market || w.day === w.plan.start) return;
  const whose = answering(w);
  const answers = new Map<Person, { register: number; cause: number }[]>();
  for (const firm of w.here.market.firms) {
    const person = whose(firm.slot);
    if (!person) continue;
    const found = [...firm.until].map(([register, { wrong }]) => ({ register, cause: wrong ? ERROR : OTHER }));
    answers.set(person, [...(answers.get(person) ?? []), ...found]);
  }
  for (const [person, now] of answers) w.act(person, () => (person.answers = now));
}

/** Stocks of firms at the end of a round. */
export function countFirms(w: World): void {
  for (const firm of w.here.market?.firms ?? []) {
    w.book.stockPlace('firms.open');
    w.book.stockPlace(`firms.type.${w.plan.market!.types[firm.type]!.id}.open`);
    for (const r of firm.until.keys()) {
      w.book.stockPlace('firms.listed');
      w.book.stockPlace(`enterprise.${w.plan.enterprises[r]}.listed`);
    }
  }
}
