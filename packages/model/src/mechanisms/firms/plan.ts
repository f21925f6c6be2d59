import { toBase } from '../../format/units.js';
import { cumulative } from '../../plan/by-attribute.js';
import { sortedIds } from '../../plan/ids.js';
import type { Plan } from '../../plan/types.js';
import type { Scenario } from '../../scenario/schema.js';
import { REGISTERS } from './word.js';

/** A hidden quality of firms. */
export interface FirmTypePlan {
  id: string;
  cheats: number;
  deterred: number;
  gain: number;
}

/** The firms of the world. Chances are those of a calendar month. */
export interface FirmsPlan {
  key: number;
  /** Some measure falls on those who answer for listed firms. */
  represented: boolean;
  perPerson: number;
  types: FirmTypePlan[];
  typeCumulative: number[];
  complaints: number;
  loses: number;
  spoils: number;
  failsBelow: number;
  closes: number;
  turnover: number;
}

/** A register of firms on a day. */
export interface EnterprisePlan {
  id: string;
  on: boolean;
  key: number;
  finds: number;
  wrongly: number;
  sharesFindings: boolean;
  term: number;
  felt: number;
  listedLose: number;
  listedClose: number;
  corrects: number;
}

/** Months in a year: a yearly rate of firms or offices is this many monthly chances. */
export const MONTHS = 12;

/** The firms of a scenario, or null where it has none. */
export function planFirms(scenario: Scenario, every: readonly Scenario[], key: (name: string) => number): FirmsPlan | null {
  const { firms } = scenario;
  if (firms === undefined) return null;
  const ids = sortedIds(firms.types);
  return {
    key: key('firms'),
    represented: every.some(({ measures }) => Object.values(measures).some(({ trigger }) => trigger.some((one) => 'enterprise' in one))),
    perPerson: toBase(firms.number) / 1000,
    types: ids.map((id) => {
      const { cheats, deterred, gain } = firms.types[id];
      return { id, cheats: toBase(cheats), deterred: toBase(deterred), gain: toBase(gain) };
    }),
    typeCumulative: cumulative(ids.map((id) => toBase(firms.types[id].share))),
    complaints: toBase(firms.complaints),
    loses: toBase(firms.loses),
    spoils: firms.spoils ? toBase(firms.spoils) : 0,
    failsBelow: toBase(firms.fails_below),
    closes: toBase(firms.closes),
    turnover: toBase(firms.turnover) / MONTHS,
  };
}

/** A register of firms by id; out of force where the scenario does not know it. */
export function planEnterprise(scenario: Scenario, id: string, on: boolean, key: (name: string) => number): EnterprisePlan {
  const register = scenario.enterprise[id];
  const plan = { id, on: on && register !== undefined, key: key(`enterprise.${id}`) };
  if (register === undefined)
    return { ...plan, finds: 0, wrongly: 0, sharesFindings: false, term: 0, felt: 0, listedLose: 0, listedClose: 0, corrects: 0 };
  return {
    ...plan,
    finds: toBase(register.finds),
    wrongly: toBase(register.wrongly),
    sharesFindings: register.shares_findings,
    term: toBase(register.term),
    felt: toBase(register.felt),
    listedLose: toBase(register.listed_lose),
    listedClose: toBase(register.listed_close),
    corrects: register.corrects ? toBase(register.corrects) : 0,
  };
}

/** Whole firms of a community of so many declared people. */
export const firmCount = (market: FirmsPlan, persons: number): number => Math.round(market.perPerson * persons);

/** Words of a firm in a state: generation and type; sales kept; then one of each register. */
export const firmWords = (plan: Plan): number => REGISTERS + plan.enterprises.length;

/** Words of what the representatives of a community of `n` people answer for: one a firm. */
export const answersWords = (plan: Plan, n: number): number => (plan.market?.represented ? firmCount(plan.market, n) : 0);

/** Words that the firms of a community of `n` people take: complaints of last month, then the firms. */
export const firmsWords = (plan: Plan, n: number): number => (plan.market ? 1 + firmCount(plan.market, n) * firmWords(plan) : 0);

/** Positions of the reasons why a firm closes, and why it leaves a list, among those of the counters. */
export const EXIT_LISTED = 0;

export const EXIT_FAILED = 1;

export const EXIT_TURNOVER = 2;

export const LEFT_TERM = 0;

export const LEFT_CORRECTED = 1;

export const LEFT_CLOSED = 2;

export const LEFT_POLICY = 3;
