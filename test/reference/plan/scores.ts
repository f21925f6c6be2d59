import { asking, streamOf, yearly } from './here.js';
import type { Here } from './here.js';
import { amount, at, byPlaceToo, cents, keyOf, masks, people } from './numbers.js';

/** How a ledger hears requests against points, and how often they are made. */
function objections(here: Here, id: string) {
  const { ledgers, responses } = here.scenario;
  const appeal = ledgers[id]?.appeal;
  const once = Object.values(responses).find(({ kind, on }) => kind === 'appeal' && on.includes(id));
  return {
    hears: appeal !== undefined,
    appealDelay: amount(appeal?.delay),
    correctsUnsound: amount(appeal?.corrects_unsound),
    correctsInability: amount(appeal?.inability ?? appeal?.corrects_unsound),
    overturnsSound: amount(appeal?.overturns_sound),
    appealCondition: asking(here, appeal?.if, ledgers[id]?.owner),
    fee: cents(amount(appeal?.fee?.amount)),
    feeReturned: appeal?.fee?.returned ?? false,
    suspends: appeal?.suspends ?? false,
    keepsRecord: appeal?.keeps_record ?? false,
    asksSound: appeal === undefined ? 0 : amount(once?.effect),
    asksUnsound: appeal === undefined ? 0 : amount(once?.if_unsound ?? once?.effect),
    asksAfter: amount(once?.after),
    asksCondition: asking(here, once?.if),
  };
}

export function ledgersOf(here: Here) {
  const { scenario, known, grades } = here;
  return known.ledgers.map((id, l) => {
    const ledger = scenario.ledgers[id];
    const start = byPlaceToo(ledger?.start, known.attributes, known.chains);
    return {
      on: grades[l] !== null,
      key: keyOf(`ledgers.${id}`),
      who: masks(ledger?.who, known.attributes),
      adultsOnly: ledger?.who?.['age'] === undefined,
      optIn: ledger?.opt_in === undefined ? 1 : amount(ledger.opt_in),
      start: start.values[0]!,
      startBy: start.attribute === -1 ? null : start,
      grades: ledger?.grades.map((grade) => grade.id) ?? [],
      from: ledger?.grades.map((grade, g, all) => (g === all.length - 1 ? -Infinity : amount(grade.from))) ?? [],
      floor: ledger?.floor === undefined ? -Infinity : amount(ledger.floor),
      ceiling: ledger?.ceiling === undefined ? Infinity : amount(ledger.ceiling),
      hidden: ledger?.hidden ?? false,
      ...objections(here, id),
      resets: ledger?.resets
        ? { on: yearly(ledger.resets.on), keeps: ledger.resets.to === 'start' ? 0 : amount(ledger.resets.to.keeps) }
        : null,
    };
  });
}

type LedgerTable = ReturnType<typeof ledgersOf>[number];

export function ruleOf(here: Here, path: string, index: number, ledgers: LedgerTable[]) {
  const { scenario, known } = here;
  const [id, name] = path.split('.') as [string, string];
  const place = at(known.ledgers, id);
  const ledger = scenario.ledgers[id];
  const rule = ledger?.rules[name];
  if (ledger === undefined || rule === undefined || !ledgers[place]!.on || !here.open(rule.in_force)) return null;
  const { on, steps } = rule;
  const caps = Object.values(ledger.rules).flatMap((other) =>
    other.cap && other.cap_shared !== undefined && other.cap_shared === rule.cap_shared ? [Math.abs(amount(other.cap))] : [],
  );
  const grade = rule.set_grade === undefined ? -1 : ledgers[place]!.grades.indexOf(rule.set_grade);
  return {
    id: path,
    ledger: place,
    key: keyOf(`ledgers.${id}.rules.${name}`),
    stream: typeof on === 'string' ? streamOf(here, on) : -1,
    list: typeof on !== 'string' && 'list' in on ? at(known.lists, on.list) : -1,
    who: typeof on !== 'string' && 'who' in on ? people(on.who, known.attributes) : null,
    condition: asking(here, rule.if, ledger.owner),
    points: amount(rule.points),
    cases: rule.cases?.map((one) => ({ condition: asking(here, one.if, ledger.owner)!, points: amount(one.points) })) ?? null,
    discretion: rule.discretion !== undefined,
    discretionFrom: amount(rule.discretion?.from),
    discretionTo: amount(rule.discretion?.to),
    setTop: grade > 0 ? ledgers[place]!.from[grade - 1]! - 1 : Number.NaN,
    monthly: rule.monthly ?? false,
    stepTo: (steps ?? []).map((step) => step.to?.value ?? Infinity),
    stepPer: (steps ?? []).map((step) => step.per_point.value),
    cap: rule.cap && rule.cap_shared === undefined ? Math.abs(amount(rule.cap)) : -1,
    lifetime: rule.lifetime === undefined ? -1 : amount(rule.lifetime),
    local: rule.local ?? false,
    warnings: Math.round(amount(rule.warnings)),
    column: known.columns.own[index]!,
    warningColumn: known.columns.warnings[index]!,
    sharedColumn: caps.length > 0 ? known.columns.shared[index]! : -1,
    sharedCap: Math.max(-1, ...caps),
  };
}
