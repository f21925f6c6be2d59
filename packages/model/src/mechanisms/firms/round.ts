import { ONE, PURPOSE } from '@glasshouse/dice';
import { monthEnded } from '../../plan/rounds.js';
import type { RoundPlan } from '../../plan/types.js';
import type { Work } from '../../rounds/work.js';
import {
  EXIT_FAILED,
  EXIT_LISTED,
  EXIT_TURNOVER,
  LEFT_CLOSED,
  LEFT_CORRECTED,
  LEFT_POLICY,
  LEFT_TERM,
  firmCount,
  firmWords,
} from './plan.js';
import type { EnterprisePlan, FirmsPlan } from './plan.js';
import { FIRMS, FIRM_TYPE, REGISTER, firmTypeSlot, registerSlot } from './slots.js';
import { FIRM, KEPT, KNOWN, REGISTERS, WRONG, firmWord, generationOf, lastDayOf, listed, listingWord, typeOf } from './word.js';

/** All that a firm sold in its first month, as kept in the state, and in the units in which sales are counted. */
const KEPT_ONE = 1_000_000;

const SALES_ONE = 1000;

/** Opens the firms of the start. */
export function openFirms(w: Work): void {
  const { market } = w.plan;
  if (market === null) return;
  const at = w.state.at.market + 1;
  const firms = firmCount(market, w.people.nominal);
  for (let slot = 0; slot < firms; slot++) open(w, market, at + slot * firmWords(w.plan), slot, 0);
}

function open(w: Work, market: FirmsPlan, at: number, slot: number, generation: number): void {
  w.draw(PURPOSE.firm, market.key, slot, generation, 0);
  let type = 0;
  while (w.word(0) >= market.typeCumulative[type]) type++;
  const { annex } = w.state;
  annex[at + FIRM] = firmWord(generation, type);
  annex[at + KEPT] = KEPT_ONE;
  for (let r = 0; r < w.plan.enterprises.length; r++) annex[at + REGISTERS + r] = 0;
  w.bookPlace(firmTypeSlot(w.slots, type, FIRM_TYPE.open), 1);
  w.bookPlace(firmTypeSlot(w.slots, type, FIRM_TYPE.opened), 1);
}

/**
 * A month of business, at the end of the round in which it ends: firm by firm sale, fraud, complaint, inspection, listing, exit, entry.
 * A firm's dice have its slot, month and generation for an address, so one that closes changes nothing for the others but buyers' trust.
 */
export function firmsMonth(w: Work, round: RoundPlan): void {
  const { market } = w.plan;
  if (market === null) return;
  const month = monthEnded(round);
  if (month < 0) return;
  const at = w.state.at.market;
  const firms = firmCount(market, w.people.nominal);
  const words = firmWords(w.plan);
  const trust = firms > 0 ? Math.max(0, 1 - (market.spoils * w.state.annex[at]) / firms) : 1;
  const felt = feltCertainty(w.policy.enterprises);
  let complaints = 0;
  for (let slot = 0; slot < firms; slot++) {
    if (firmMonth(w, market, at + 1 + slot * words, slot, { month, trust, felt })) complaints++;
  }
  w.state.annex[at] = complaints;
}

/** How sure firms feel to be caught by any register in a month of cheating. */
function feltCertainty(registers: EnterprisePlan[]): number {
  let free = 1;
  for (const register of registers) if (register.on) free *= 1 - register.felt * register.finds;
  return 1 - free;
}

/** A month of the market: its number, the trust of buyers, and how sure firms feel to be caught. */
interface Month {
  month: number;
  trust: number;
  felt: number;
}

/** A firm at work: where its words stand in the state, its slot, how many firms held that slot before it, and its type. */
interface Firm {
  at: number;
  slot: number;
  generation: number;
  type: number;
}

/** Returns whether buyers complained. */
function firmMonth(w: Work, market: FirmsPlan, at: number, slot: number, { month, trust, felt }: Month): boolean {
  const { annex } = w.state;
  const block = w.slots.at.firm[0];
  const type = typeOf(annex[at + FIRM]);
  const generation = generationOf(annex[at + FIRM]);
  const firm = { at, slot, generation, type };
  const quality = market.types[type];
  const share = sell(w, at, trust);
  w.draw(PURPOSE.firm_month, market.key, slot, month, generation);
  const cheats = w.word(0) < quality.cheats * Math.max(0, 1 - quality.deterred * felt) * ONE;
  const complained = w.word(1) < market.complaints * ONE;
  const low = w.word(2) < market.closes * ONE;
  const otherwise = w.word(3) < market.turnover * ONE;
  const stopped = cheats && isKnown(w, at);
  w.bookPlace(firmTypeSlot(w.slots, type, FIRM_TYPE.months), 1);
  if (stopped) w.bookPlace(block + FIRMS.stopped_months, 1);
  else if (cheats) w.bookPlace(firmTypeSlot(w.slots, type, FIRM_TYPE.cheated_months), 1);
  const complaint = cheats && !stopped && complained;
  if (complaint) {
    w.bookPlace(block + FIRMS.complaints, 1);
    annex[at + KEPT] = Math.floor(annex[at + KEPT] * (1 - market.loses));
  }
  const driven = inspect(w, firm, month, cheats);
  const failed = low && share * (cheats && !stopped ? 1 + quality.gain : 1) < market.failsBelow;
  if (driven || failed || otherwise) replace(w, market, firm, driven ? EXIT_LISTED : failed ? EXIT_FAILED : EXIT_TURNOVER);
  return complaint;
}

/** Books the sales of the month and returns them as a share of those of a first month. Registers that are no longer in force release their firms first. */
function sell(w: Work, at: number, trust: number): number {
  const { annex } = w.state;
  const registers = w.policy.enterprises;
  let share = (annex[at + KEPT] / KEPT_ONE) * trust;
  for (let r = 0; r < registers.length; r++) {
    const word = annex[at + REGISTERS + r];
    if (word === 0) continue;
    if (!registers[r].on) {
      if (listed(word)) bookLeft(w, r, LEFT_POLICY);
      annex[at + REGISTERS + r] = 0;
    } else if (listed(word)) share *= 1 - registers[r].listedLose;
  }
  w.bookPlace(w.slots.at.firm[0] + FIRMS.sales, Math.round(share * SALES_ONE));
  return share;
}

/** Whether a body that shares its findings has found the firm at fault before. */
function isKnown(w: Work, at: number): boolean {
  const registers = w.policy.enterprises;
  for (let r = 0; r < registers.length; r++) {
    if (registers[r].on && registers[r].sharesFindings && (w.state.annex[at + REGISTERS + r] & KNOWN) !== 0) return true;
  }
  return false;
}

/** Inspection and listing by every register in force. Returns whether the firm closes because it is listed. */
function inspect(w: Work, { at, slot, generation }: Firm, month: number, cheats: boolean): boolean {
  const { annex } = w.state;
  const registers = w.policy.enterprises;
  let driven = false;
  for (let r = 0; r < registers.length; r++) {
    const register = registers[r];
    if (!register.on) continue;
    w.draw(PURPOSE.firm_month, register.key, slot, month, generation);
    let word = annex[at + REGISTERS + r];
    const caught = register.sharesFindings && (word & KNOWN) !== 0;
    const found = cheats ? caught || w.word(0) < register.finds * ONE : w.word(1) < register.wrongly * ONE;
    if (listed(word) && w.roundLast >= lastDayOf(word)) word = leaveList(w, r, word, LEFT_TERM);
    else if (listed(word) && (word & WRONG) !== 0 && w.word(2) < register.corrects * ONE) word = leaveList(w, r, word, LEFT_CORRECTED);
    if (found) {
      w.bookPlace(registerSlot(w.slots, r, cheats ? REGISTER.found : REGISTER.found_wrongly), 1);
      if (!listed(word)) {
        w.bookPlace(registerSlot(w.slots, r, REGISTER.entered), 1);
        w.bookPlace(registerSlot(w.slots, r, REGISTER.listed), 1);
      }
      const right = cheats || (listed(word) && (word & WRONG) === 0);
      word = listingWord(w.roundLast + register.term, !right);
    }
    annex[at + REGISTERS + r] = word;
    if (listed(word) && w.word(3) < register.listedClose * ONE) driven = true;
  }
  return driven;
}

function leaveList(w: Work, r: number, word: number, reason: number): number {
  bookLeft(w, r, reason);
  return word & KNOWN;
}

function bookLeft(w: Work, r: number, reason: number): void {
  w.bookPlace(registerSlot(w.slots, r, REGISTER.left + reason), 1);
  w.bookPlace(registerSlot(w.slots, r, REGISTER.listed), -1);
}

/** A firm closes; another follows it in the slot. */
function replace(w: Work, market: FirmsPlan, { at, slot, generation, type }: Firm, reason: number): void {
  for (let r = 0; r < w.plan.enterprises.length; r++) if (listed(w.state.annex[at + REGISTERS + r])) bookLeft(w, r, LEFT_CLOSED);
  w.bookPlace(w.slots.at.firm[0] + FIRMS.closed + reason, 1);
  w.bookPlace(firmTypeSlot(w.slots, type, FIRM_TYPE.closed), 1);
  w.bookPlace(firmTypeSlot(w.slots, type, FIRM_TYPE.open), -1);
  open(w, market, at, slot, generation + 1);
}

/** Stocks of firms, counted afresh from the state. */
export function recountFirms(w: Work, add: (slot: number, n: number) => void): void {
  const { market } = w.plan;
  if (market === null) return;
  const at = w.state.at.market + 1;
  const firms = firmCount(market, w.people.nominal);
  const words = firmWords(w.plan);
  const { annex } = w.state;
  for (let slot = 0; slot < firms; slot++) {
    const own = at + slot * words;
    if (annex[own] === 0) continue;
    add(firmTypeSlot(w.slots, typeOf(annex[own]), FIRM_TYPE.open), 1);
    for (let r = 0; r < w.plan.enterprises.length; r++) {
      if (listed(annex[own + 2 + r])) add(registerSlot(w.slots, r, REGISTER.listed), 1);
    }
  }
}
