import { dayOf, toBase } from '@glasshouse/scenario';
import type { Quantity, Scenario } from '@glasshouse/scenario';
import { planBy, planWho } from './attributes.js';
import { indexOf, sortedIds } from './ids.js';
import type { LiabilityPlan } from './liability.js';
import type { AttributePlan, ByAttribute, StreamPlan } from './types.js';

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

export interface OpinionPlan {
  id: string;
  key: number;
  favour: ByAttribute;
  lost: number;
  guesses: number;
  conceals: ByAttribute;
  concealsByFear: number;
  evades: number;
}

export interface SurveyPlan {
  id: string;
  title: string;
  key: number;
  opinion: number;
  who: number[];
  days: number[];
  sample: number;
  list: boolean;
  offersDontKnow: boolean;
  items: number;
  held: number;
}

/** What people show and say: all of it belongs to the world, or is a probe. */
export interface MindsPlan {
  stances: StancePlan[];
  opinions: OpinionPlan[];
  surveys: SurveyPlan[];
  /** Some opinion is lost by experience: letters about kin are remembered. */
  remembersKin: boolean;
}

type Key = (name: string) => number;
type SeenGroups = Pick<LiabilityPlan, 'partitions' | 'ties'>;
type Stance = Scenario['stances'][string];
const base = (quantity: Quantity | undefined, otherwise = 0): number => (quantity ? toBase(quantity) : otherwise);

/** Stances, opinions and surveys as flat rows, in canonical order. */
export function planMinds(scenario: Scenario, attributes: AttributePlan[], groups: SeenGroups, key: Key): MindsPlan {
  const opinionIds = sortedIds(scenario.opinions);
  const opinions = opinionIds.map((id): OpinionPlan => {
    const opinion = scenario.opinions[id];
    return {
      id,
      key: key(`opinions.${id}`),
      favour: planBy(opinion.favour, attributes),
      lost: base(opinion.lost_by_experience),
      guesses: base(opinion.guesses),
      conceals: planBy(opinion.conceals, attributes),
      concealsByFear: base(opinion.conceals_by_fear),
      evades: base(opinion.evades),
    };
  });
  return {
    stances: sortedIds(scenario.stances).map((id) => planStance(id, scenario.stances[id], attributes, groups, key)),
    opinions,
    surveys: sortedIds(scenario.surveys).map((id): SurveyPlan => {
      const survey = scenario.surveys[id];
      return {
        id,
        title: survey.title,
        key: key(`surveys.${id}`),
        opinion: indexOf(opinionIds, survey.opinion),
        who: planWho(survey.who, attributes),
        days: survey.on.map(dayOf).sort((a, b) => a - b),
        sample: toBase(survey.sample),
        list: survey.mode === 'list',
        offersDontKnow: survey.offers_dont_know ?? false,
        items: base(survey.items?.number),
        held: base(survey.items?.held),
      };
    }),
    remembersKin: opinions.some((opinion) => opinion.lost > 0),
  };
}

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
