import { toBase } from '../../format/units.js';
import type { List, Scenario } from '../../scenario/schema.js';
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
  /** Chance that whoever comes to know of an entry asks, with a sound ground and without; days until they do. */
  asksSound: number;
  asksUnsound: number;
  asksAfter: number;
  /** Chances that a hidden list is learned of. */
  toldByRefusal: number;
  toldByMeasure: number;
}

/** Appeals of a list. Throws Error where people would ask more often than once a month. */
export function planAppeals(scenario: Scenario, id: string, list: List | undefined): AppealPlan {
  const appeal = list?.appeal;
  const asking = Object.values(scenario.responses).filter((response) => response.kind === 'appeal' && response.on.includes(id));
  const share = asking.find(({ effect }) => formOfAsking(effect.unit) === 'probability');
  const rate = asking.filter((response) => response !== share).reduce((sum, { effect }) => sum + toBase(effect), 0);
  const unsound = appeal ? toBase(appeal.corrects_unsound) : 0;
  return {
    hears: appeal !== undefined,
    appeals: appeal ? perCheck(rate, `appeals to lists.${id}`) : 0,
    appealDelay: appeal ? toBase(appeal.delay) : 0,
    correctsUnsound: unsound,
    overturnsSound: appeal ? toBase(appeal.overturns_sound) : 0,
    correctsInability: appeal?.inability ? toBase(appeal.inability) : unsound,
    appealSuspends: appeal?.suspends ?? false,
    asksSound: appeal && share ? toBase(share.effect) : 0,
    asksUnsound: appeal && share ? toBase(share.if_unsound ?? share.effect) : 0,
    asksAfter: share?.after ? toBase(share.after) : 0,
    toldByRefusal: list?.revealed?.refused ? toBase(list.revealed.refused) : 0,
    toldByMeasure: list?.revealed?.measure ? toBase(list.revealed.measure) : 0,
  };
}

/** Whether anybody asks by a chance of their own once they know of an entry. */
export const asksOnce = (list: AppealPlan): boolean => list.asksSound > 0 || list.asksUnsound > 0;
