import type { Scenario } from '@glasshouse/model';
import type { Asked } from './conditions.js';
import { asking, rangeOf, streamOf } from './here.js';
import type { Here } from './here.js';
import { amount, at, byCategory, cents, keyOf, people } from './numbers.js';

type Trigger = Scenario['measures'][string]['trigger'][number];

/** Triggers of which each is enough by itself: those joined by `any` are taken apart. */
const apart = (trigger: Trigger): Trigger[] => ('any' in trigger ? trigger.any.flatMap((each) => apart(each)) : [trigger]);

function triggerOf(here: Here, trigger: Trigger) {
  const { known, grades } = here;
  const none = {
    ...{ list: -1, ledger: -1, grade: -1, atMost: false, score: Number.NaN, enterprise: -1 },
    ...{ who: null as ReturnType<typeof people>, condition: null as Asked | null },
  };
  if ('enterprise' in trigger) return { ...none, enterprise: at(known.enterprises, trigger.enterprise) };
  if ('who' in trigger) return { ...none, who: people(trigger.who, known.attributes) };
  if ('list' in trigger && trigger.entry === undefined && trigger.for_at_least === undefined)
    return { ...none, list: at(known.lists, trigger.list) };
  if (!('ledger' in trigger)) return { ...none, condition: asking(here, trigger) };
  const ledger = at(known.ledgers, trigger.ledger);
  if ('score_at_most' in trigger) return { ...none, ledger, score: amount(trigger.score_at_most), atMost: true };
  if ('score_at_least' in trigger) return { ...none, ledger, score: amount(trigger.score_at_least) };
  return { ...none, ledger, ...rangeOf(trigger, grades[ledger] ?? []) };
}

/** What a measure takes from people, or gives them. */
function sizeOf(here: Here, measure: Scenario['measures'][string]) {
  const { scenario, known } = here;
  const size = measure.takes ?? measure.gives;
  if (size === undefined) return null;
  const { by_grade: graded, share_of: shared, once_of: part } = size;
  return {
    monthly: byCategory(size.a_month, known.attributes, cents),
    amount: shared === undefined ? -1 : at(known.amounts, shared.amount),
    share: byCategory(shared?.share, known.attributes),
    together: shared?.together_at_most === undefined ? Number.POSITIVE_INFINITY : amount(shared.together_at_most),
    ledger: graded === undefined ? -1 : at(known.ledgers, graded.ledger),
    grades:
      graded === undefined ? [] : (scenario.ledgers[graded.ledger]?.grades ?? []).map(({ id }) => cents(graded.a_month[id]?.value ?? 0)),
    leaves: cents(shared?.leaves === undefined ? 0 : amount(shared.leaves)),
    protects: shared?.leaves !== undefined,
    once: byCategory(size.once, known.attributes, cents),
    fine: part !== undefined && 'amount' in part ? at(known.amounts, part.amount) : -1,
    surcharge: part !== undefined && 'owed' in part ? streamOf(here, part.owed) : -1,
    times: byCategory(part && ('owed' in part ? part.share : part.months), known.attributes),
  };
}

export function measureOf(here: Here, id: string) {
  const { known } = here;
  const measure = here.scenario.measures[id];
  const { suspends } = measure ?? {};
  return {
    on: measure !== undefined && here.open(measure.in_force),
    sanction: measure?.kind === 'sanction',
    context: measure === undefined ? 0 : at(known.contexts, measure.context),
    triggers: (measure?.trigger ?? []).flatMap(apart).map((trigger) => triggerOf(here, trigger)),
    untilPerformed: measure?.lasts === 'until_performed',
    refuses: (measure?.refuses ?? []).map((stream) => streamOf(here, stream)),
    suspends: suspends === 'all' ? known.streams.map((_, s) => s) : (suspends ?? []).map((stream) => streamOf(here, stream)),
    reachesChildren: measure?.reaches_children ?? false,
    reachesHousehold: measure?.reaches_household ?? false,
    local: measure?.local ?? false,
    size: measure === undefined ? null : sizeOf(here, measure),
    ends: (measure?.ends ?? []).map((other) => at(known.measures, other)),
    bodies: Math.round(amount(measure?.doors?.bodies)),
    each: amount(measure?.doors?.each),
    doorKey: keyOf(`measures.${id}.doors`),
  };
}
