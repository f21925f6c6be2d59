import { toBase } from '../../format/units.js';
import { base } from '../../plan/base.js';
import { planBy, planWho } from '../../plan/by-attribute.js';
import type { ByAttribute } from '../../plan/by-attribute.js';
import { indexOf, sortedIds } from '../../plan/ids.js';
import type { Key } from '../../plan/ids.js';
import type { MindsPlan } from '../surveys/plan-minds.js';
import type { Scenario } from '../../scenario/schema.js';
import type { AttributePlan } from '../population/plan-types.js';
import type { SpreadsPlan } from '../spreads/plan.js';
import type { StreamPlan } from '../streams/plan-types.js';

/** Whom one sees: kinds of view. */
export const COMMUNITY = 0;

export const LATTICE = 1;

export const PARTITION = 2;

export const TIE = 3;

export interface ViewPlan {
  kind: number;
  /** lattice: columns of the torus, and the share of ties that lead elsewhere. */
  columns: number;
  rewired: number;
  /** partition or tie: its place in the plan. */
  of: number;
}

/** Laws of a threshold. Of the first two a threshold is a number of people, of the others a share. */
export const LAWS = ['ranks', 'given', 'normal', 'uniform'] as const;

export const GIVEN = 1;

export const NORMAL = 2;

/** Kinds of rule. */
export const THRESHOLD = 0;

export const ENFORCEMENT = 1;

export const GRIEVANCE = 2;

export const VOICED = 3;

/** Rule of a stance, flat: what a kind has no use for is 0. */
export interface StanceRule {
  kind: number;
  /** threshold: position in LAWS; mean and spread, or low and high; people by roster. */
  law: number;
  first: number;
  second: number;
  people: number[];
  lasting: boolean;
  /** enforcement */
  believers: number;
  block: boolean;
  believersConviction: number;
  conviction: number;
  cost: number;
  counter: boolean;
  /** grievance: 1 - legitimacy, threshold, certainty, police. */
  grievance: number;
  threshold: number;
  certainty: number;
  police: number;
  whole: boolean;
  /** voiced */
  leaning: ByAttribute;
  pressure: number;
  fear: number;
}

export interface StancePlan {
  id: string;
  title: string;
  key: number;
  who: number[];
  view: ViewPlan;
  /** How often a friend in `view` counts among everyone in the community; 0: only those in `view` are seen. */
  weight: number;
  inTurn: boolean;
  rule: StanceRule;
}

export type SeenGroups = Pick<SpreadsPlan, 'partitions' | 'ties'>;

type Stance = Scenario['stances'][string];

export const planStances = (scenario: Scenario, attributes: AttributePlan[], groups: SeenGroups, key: Key): StancePlan[] =>
  sortedIds(scenario.stances).map((id) => planStance(id, scenario.stances[id], attributes, groups, key));

function planStance(id: string, stance: Stance, attributes: AttributePlan[], groups: SeenGroups, key: Key): StancePlan {
  const { sees } = stance;
  const weighted = typeof sees !== 'string' && 'friends' in sees;
  return {
    id,
    title: stance.title,
    key: key(`stances.${id}`),
    who: planWho(stance.who, attributes),
    view: planView(weighted ? sees.friends : sees, groups),
    weight: weighted ? toBase(sees.weight) : 0,
    inTurn: stance.update === 'in_turn',
    rule: planRule(stance.rule, attributes),
  };
}

type Sees = Exclude<Stance['sees'], { friends: unknown }>;

function planView(sees: Sees, groups: SeenGroups): ViewPlan {
  const view = { kind: COMMUNITY, columns: 0, rewired: 0, of: -1 };
  if (typeof sees === 'string') return view;
  if ('lattice' in sees) return { ...view, kind: LATTICE, columns: Math.round(toBase(sees.lattice)), rewired: base(sees.rewired) };
  return 'partition' in sees
    ? { ...view, kind: PARTITION, of: indexOf(groups.partitions, sees.partition) }
    : {
        ...view,
        kind: TIE,
        of: indexOf(
          groups.ties.map((tie) => tie.id),
          sees.tie,
        ),
      };
}

function planRule(rule: Stance['rule'], attributes: AttributePlan[]): StanceRule {
  const plan: StanceRule = {
    ...{ kind: THRESHOLD, law: 0, first: 0, second: 0, people: [], lasting: false },
    ...{ believers: 0, block: false, believersConviction: 0, conviction: 0, cost: 0, counter: false },
    ...{ grievance: 0, threshold: 0, certainty: 0, police: 0, whole: false },
    ...{ leaning: planBy(undefined, attributes), pressure: 0, fear: 0 },
  };
  if ('threshold' in rule) {
    const { law, mean, spread, low, high, counts, lasting } = rule.threshold;
    plan.law = LAWS.indexOf(law);
    plan.first = base(plan.law === NORMAL ? mean : low);
    plan.second = base(plan.law === NORMAL ? spread : high);
    plan.people = (counts ?? []).map(toBase);
    plan.lasting = lasting ?? false;
  } else if ('enforcement' in rule) {
    const { believers, placed, believers_conviction, conviction, cost, counter } = rule.enforcement;
    plan.kind = ENFORCEMENT;
    plan.believers = toBase(believers);
    plan.block = placed === 'block';
    plan.believersConviction = toBase(believers_conviction);
    plan.conviction = toBase(conviction);
    plan.cost = toBase(cost);
    plan.counter = counter;
  } else if ('grievance' in rule) {
    const { legitimacy, threshold, certainty, police, whole } = rule.grievance;
    plan.kind = GRIEVANCE;
    plan.grievance = 1 - toBase(legitimacy);
    plan.threshold = toBase(threshold);
    plan.certainty = toBase(certainty);
    plan.police = toBase(police);
    plan.whole = whole;
  } else {
    plan.kind = VOICED;
    plan.leaning = planBy(rule.voiced.leaning, attributes);
    plan.pressure = toBase(rule.voiced.pressure);
    plan.fear = base(rule.voiced.fear);
  }
  return plan;
}

/** Tells streams which stance their conduct waits for. */
export function linkConduct(scenario: Scenario, minds: MindsPlan, streams: StreamPlan[]): void {
  minds.stances.forEach((stance, index) => {
    const { conduct } = scenario.stances[stance.id];
    if (conduct === undefined) return;
    const stream = streams.find((each) => each.id === conduct);
    if (stream === undefined) throw new Error(`stances.${stance.id}: no stream ${conduct}`);
    stream.stance = index;
  });
}
