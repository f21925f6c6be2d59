import type { Path } from '../../format/problem.js';
import { toBase } from '../../format/units.js';
import type { List, Scenario } from '../../scenario/schema.js';
import { MINOR } from '../amounts/minor.js';
import type { Names } from '../conditions/atom.js';
import { planCondition } from '../conditions/plan.js';
import type { ConditionPlan } from '../conditions/plan.js';
import { perCheck } from '../streams/plan.js';
import { formOfAsking } from './check.js';

/** How a list hears requests, how often people make them, and how subjects of a hidden list learn of it. */
export interface AppealPlan {
  hears: boolean;
  /** Chance of a request at each monthly check. */
  appeals: number;
  appealDelay: number;
  correctsUnsound: number;
  overturnsSound: number;
  correctsInability: number;
  appealSuspends: boolean;
  /** A granted request leaves the record counting. */
  keepsRecord: boolean;
  /** A granted request returns what sanctions took because of the entry. */
  returnsMoney: boolean;
  /** Who can make a request; null: everybody. */
  appealCondition: ConditionPlan | null;
  /** Fee of a request in minor units, and whether it is given back when the request is granted. */
  fee: number;
  feeReturned: boolean;
  /** Chance that whoever comes to know of an entry asks, with a sound ground and without; days until they do. */
  asksSound: number;
  asksUnsound: number;
  asksAfter: number;
  /** Who decides to ask; null: everybody who comes to know of an entry. */
  asksCondition: ConditionPlan | null;
  /** Chances of a request at each monthly check of people of whom a condition holds, beside `appeals`. */
  appealsUnder: { condition: ConditionPlan; chance: number }[];
  /** Chances that a hidden list is learned of. */
  toldByRefusal: number;
  toldByMeasure: number;
}

type Fee = NonNullable<NonNullable<List['appeal']>['fee']>;

const planFee = (fee: Fee | undefined): Pick<AppealPlan, 'fee' | 'feeReturned'> => ({
  fee: fee ? Math.round(toBase(fee.amount) * MINOR) : 0,
  feeReturned: fee?.returned ?? false,
});

/** Appeals of a list. `everybody`: names for conditions that are nobody's rule. Throws Error where people would ask more often than once a month. */
export function planAppeals(scenario: Scenario, id: string, list: List | undefined, names: Names, everybody: Names): AppealPlan {
  const appeal = list?.appeal;
  const asking = Object.values(scenario.responses).filter((response) => response.kind === 'appeal' && response.on.includes(id));
  const share = asking.find(({ effect }) => formOfAsking(effect.unit) === 'probability');
  const often = asking.filter((response) => response !== share);
  const rateOf = (responses: typeof asking): number => responses.reduce((sum, { effect }) => sum + toBase(effect), 0);
  if (appeal) perCheck(rateOf(often), `appeals to lists.${id}`);
  const unsound = appeal ? toBase(appeal.corrects_unsound) : 0;
  return {
    hears: appeal !== undefined,
    appeals: appeal ? perCheck(rateOf(often.filter((response) => response.if === undefined)), `appeals to lists.${id}`) : 0,
    appealDelay: appeal ? toBase(appeal.delay) : 0,
    correctsUnsound: unsound,
    overturnsSound: appeal ? toBase(appeal.overturns_sound) : 0,
    correctsInability: appeal?.inability ? toBase(appeal.inability) : unsound,
    appealSuspends: appeal?.suspends ?? false,
    keepsRecord: appeal?.keeps_record ?? false,
    returnsMoney: appeal?.returns_money ?? false,
    appealCondition: planCondition(appeal?.if, ['lists', id, 'appeal', 'if'], names),
    ...planFee(appeal?.fee),
    asksSound: appeal && share ? toBase(share.effect) : 0,
    asksUnsound: appeal && share ? toBase(share.if_unsound ?? share.effect) : 0,
    asksAfter: share?.after ? toBase(share.after) : 0,
    asksCondition: planCondition(share?.if, pathOf(scenario, share), everybody),
    appealsUnder: appeal
      ? often.flatMap((response) => {
          const condition = planCondition(response.if, pathOf(scenario, response), everybody);
          return condition === null ? [] : [{ condition, chance: perCheck(toBase(response.effect), `appeals to lists.${id}`) }];
        })
      : [],
    toldByRefusal: list?.revealed?.refused ? toBase(list.revealed.refused) : 0,
    toldByMeasure: list?.revealed?.measure ? toBase(list.revealed.measure) : 0,
  };
}

type Response = Scenario['responses'][string];

/** Where the condition of a response stands. */
const pathOf = ({ responses }: Scenario, response: Response | undefined): Path => [
  'responses',
  Object.keys(responses).find((id) => responses[id] === response) ?? '',
  'if',
];

/** How a ledger hears requests against points, and how often people make them. */
export interface PointsAppealPlan {
  hears: boolean;
  appealDelay: number;
  /** Chance that a request is granted, by ground: error, inability, discretion. */
  grants: [number, number, number];
  /** The points do not count while a request waits. */
  suspends: boolean;
  /** A granted request leaves the record counting. */
  keepsRecord: boolean;
  /** Who can make a request; null: everybody. Planned once the grades of every ledger are. */
  appealCondition: ConditionPlan | null;
  /** Fee of a request in minor units, and whether it is given back when the request is granted. */
  fee: number;
  feeReturned: boolean;
  asksSound: number;
  asksUnsound: number;
  asksAfter: number;
  /** Who decides to ask; null: everybody who loses points. Planned once the grades of every ledger are. */
  asksCondition: ConditionPlan | null;
}

/** The response that says how often people ask to have points of a ledger restored. */
const askingForPoints = ({ lists, responses }: Scenario, id: string): Response | undefined =>
  Object.values(responses).find(
    ({ kind, on, effect }) =>
      kind === 'appeal' && on.includes(id) && !Object.hasOwn(lists, id) && formOfAsking(effect.unit) === 'probability',
  );

/** Who of those who lose points decides to ask; null: everybody. */
export function planWhoObjects(scenario: Scenario, id: string, everybody: Names): ConditionPlan | null {
  const asking = askingForPoints(scenario, id);
  return planCondition(asking?.if, pathOf(scenario, asking), everybody);
}

export function planPointsAppeals(scenario: Scenario, id: string): PointsAppealPlan {
  const appeal = scenario.ledgers[id]?.appeal;
  const asking = askingForPoints(scenario, id);
  const unsound = appeal ? toBase(appeal.corrects_unsound) : 0;
  return {
    hears: appeal !== undefined,
    appealDelay: appeal ? toBase(appeal.delay) : 0,
    grants: [unsound, appeal?.inability ? toBase(appeal.inability) : unsound, appeal ? toBase(appeal.overturns_sound) : 0],
    suspends: appeal?.suspends ?? false,
    keepsRecord: appeal?.keeps_record ?? false,
    appealCondition: null,
    ...planFee(appeal?.fee),
    asksSound: appeal && asking ? toBase(asking.effect) : 0,
    asksUnsound: appeal && asking ? toBase(asking.if_unsound ?? asking.effect) : 0,
    asksAfter: asking?.after ? toBase(asking.after) : 0,
    asksCondition: null,
  };
}

/** Whether anybody asks by a chance of their own once they know of an entry. */
export const asksOnce = (list: AppealPlan): boolean => list.asksSound > 0 || list.asksUnsound > 0;
