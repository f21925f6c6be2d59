import { expOf, gapFactor, poissonTable } from '@glasshouse/dice';
import { dayOf } from '@glasshouse/model';
import type { Condition, Scenario } from '@glasshouse/model';
import { condition } from './conditions.js';
import type { Asked, Memory, Names } from './conditions.js';
import { isOpen, isPast } from './in-time.js';
import { amount, aMonth, at, byCategory, byPlaceToo, cents, keyOf, masks, people } from './numbers.js';
import type { Attribute, Stated } from './numbers.js';
import type { Circles } from './worlds.js';

const NEVER = 0x3fffffff;

/** What policies are made with: the names of everything in any version of any arm, and the tables of the world. */
export interface Known extends Circles {
  attributes: readonly Attribute[];
  /** Of each place with people, itself and those above it. */
  chains: readonly string[][];
  streams: readonly { id: string; conduct: number; kind: number }[];
  states: Names['states'];
  encounters: string[];
  incidents: readonly { id: string }[];
  amounts: string[];
  contexts: string[];
  channels: string[];
  reviews: string[];
  ledgers: string[];
  rules: string[];
  lists: string[];
  entries: string[];
  measures: string[];
  spreads: string[];
  patrols: string[];
  screens: string[];
  enterprises: string[];
  audits: string[];
  catalogues: string[];
  owners: string[];
  flows: string[];
  watched: number[];
  memory: Memory;
  columns: Columns;
  /** Conditions of the world. */
  asked: readonly Condition[];
}

/** Where the running totals of rules stand: for caps and steps, for warnings, and for caps that rules share. */
export interface Columns {
  own: number[];
  warnings: number[];
  shared: number[];
  count: number;
}

/** Columns of running totals, for every rule that has any use for one in some version. */
export function columnsOf(every: readonly Scenario[], rules: string[]): Columns {
  const found = rules.map((path) => {
    const [ledger, rule] = path.split('.') as [string, string];
    return every.flatMap(({ ledgers }) => ledgers[ledger]?.rules[rule] ?? []);
  });
  let count = 0;
  const own = found.map((each) => (each.some(({ cap, cap_shared: shared, steps }) => (cap && !shared) || steps) ? count++ : -1));
  const warnings = found.map((each) => (each.some((rule) => rule.warnings) ? count++ : -1));
  const names = new Map<string, number>();
  const shared = found.map((each, r) => {
    const name = each.find((rule) => rule.cap_shared !== undefined)?.cap_shared;
    if (name === undefined) return -1;
    const full = `${rules[r]!.split('.')[0]!}.${name}`;
    if (!names.has(full)) names.set(full, count++);
    return names.get(full)!;
  });
  return { own, warnings, shared, count };
}

/** A version of an arm on a day in a place. */
interface Here {
  scenario: Scenario;
  known: Known;
  open: (window: Parameters<typeof isOpen>[0]) => boolean;
  past: (window: Parameters<typeof isOpen>[0]) => boolean;
  /** Grades of ledgers in force. */
  grades: (string[] | null)[];
}

const names = ({ known, grades }: Here, owner?: string): Names => ({
  ...known,
  streams: known.streams.map(({ id }) => id),
  grades,
  owner: owner === undefined ? -1 : known.owners.indexOf(owner),
});

const asking = (here: Here, asked: Condition | undefined, owner?: string): Asked | null =>
  asked === undefined ? null : condition(asked, names(here, owner));

const streamOf = ({ known }: Here, id: string): number =>
  at(
    known.streams.map((each) => each.id),
    id,
  );

const yearly = (text: string) => ({ month: Number(text.slice(0, 2)), day: Number(text.slice(3)) });

function ledgersOf({ scenario, known, grades }: Here) {
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
      resets: ledger?.resets
        ? { on: yearly(ledger.resets.on), keeps: ledger.resets.to === 'start' ? 0 : amount(ledger.resets.to.keeps) }
        : null,
    };
  });
}

type LedgerTable = ReturnType<typeof ledgersOf>[number];

function ruleOf(here: Here, path: string, index: number, ledgers: LedgerTable[]) {
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

/** A range of grades of a ledger: that grade and all worse ones (`atMost`), or all better ones. */
const rangeOf = (range: { at_most: string } | { at_least: string }, grades: readonly string[]) =>
  'at_most' in range ? { grade: grades.indexOf(range.at_most), atMost: true } : { grade: grades.indexOf(range.at_least), atMost: false };

function listOf(here: Here, id: string) {
  const { scenario, known, grades } = here;
  const list = scenario.lists[id];
  const appeal = list?.appeal;
  const { reaches, repair, performed, empty_searches: searches } = list?.exit ?? {};
  const ledger = reaches === undefined ? -1 : at(known.ledgers, reaches.ledger);
  const asks = Object.values(scenario.responses).filter((response) => response.kind === 'appeal' && response.on.includes(id));
  const once = asks.find(({ effect }) => !effect.unit.startsWith('per '));
  const often = asks.filter((response) => response !== once);
  return {
    on: list !== undefined && here.open(list.in_force),
    public: list?.public ?? false,
    red: list?.kind === 'red',
    hidden: list?.hidden ?? false,
    key: keyOf(`lists.${id}`),
    performedDelay: amount(performed),
    emptySearches: aMonth(searches),
    repairAfter: repair === undefined ? NEVER : amount(repair.after),
    repair: aMonth(repair?.rate),
    limitsOutlast: list?.limits_outlast ?? false,
    instalmentsSuspend: list?.instalments_suspend ?? false,
    resets: list?.resets ? yearly(list.resets.on) : null,
    who: people(list?.who, known.attributes),
    reaches: reaches !== undefined && grades[ledger] ? { ledger, ...rangeOf(reaches, grades[ledger]) } : null,
    hears: appeal !== undefined,
    appeals: appeal === undefined ? 0 : often.reduce((sum, { effect }) => sum + aMonth(effect), 0),
    appealDelay: amount(appeal?.delay),
    correctsUnsound: amount(appeal?.corrects_unsound),
    overturnsSound: amount(appeal?.overturns_sound),
    correctsInability: amount(appeal?.inability ?? appeal?.corrects_unsound),
    appealSuspends: appeal?.suspends ?? false,
    appealCondition: asking(here, appeal?.if, list?.owner),
    fee: cents(amount(appeal?.fee?.amount)),
    feeReturned: appeal?.fee?.returned ?? false,
    asksSound: appeal === undefined ? 0 : amount(once?.effect),
    asksUnsound: appeal === undefined ? 0 : amount(once?.if_unsound ?? once?.effect),
    asksAfter: amount(once?.after),
    toldByRefusal: amount(list?.revealed?.refused),
    toldByMeasure: amount(list?.revealed?.measure),
  };
}

type Term = Scenario['lists'][string]['entries'][string]['term'];

/** Days of a term, and whether performance leaves it as it is. */
const termOf = (term: Exclude<Term, unknown[]>) =>
  typeof term === 'string' ? { term: NEVER, forGood: term === 'for_good' } : { term: amount(term), forGood: false };

const TERMS = { fixed: 0, exponential: 1, lognormal: 2 } as const;

function entryOf(here: Here, path: string, lists: ReturnType<typeof listOf>[]) {
  const { scenario, known, grades } = here;
  const [id, name] = path.split('.') as [string, string];
  const place = at(known.lists, id);
  const list = scenario.lists[id];
  const entry = list?.entries[name];
  if (list === undefined || entry === undefined || !lists[place]!.on) return null;
  const on = typeof entry.on === 'string' ? { stream: entry.on } : entry.on;
  const ledger = 'ledger' in on ? at(known.ledgers, on.ledger) : -1;
  if (ledger >= 0 && grades[ledger] === null) return null;
  const plain = Array.isArray(entry.term) ? { term: NEVER, forGood: false } : termOf(entry.term);
  const law = Array.isArray(entry.term) || typeof entry.term === 'string' ? 'fixed' : (entry.term_law?.law ?? 'fixed');
  const spread = amount(entry.term_law?.spread);
  const scale = {
    fixed: 0,
    exponential: gapFactor(1 / Math.max(1, plain.term)),
    lognormal: plain.term * expOf((-spread * spread) / 2),
  };
  return {
    id: path,
    list: place,
    key: keyOf(`lists.${id}.entries.${name}`),
    stream: 'stream' in on ? streamOf(here, on.stream) : -1,
    onList: 'list' in on ? at(known.lists, on.list) : -1,
    who: 'who' in on ? people(on.who, known.attributes) : null,
    perDay: 'who' in on ? amount(entry.rate) / 365 : 0,
    ledger,
    ...('ledger' in on ? rangeOf(on, grades[ledger]!) : { grade: -1, atMost: false }),
    condition: asking(here, entry.if, list.owner),
    probability: entry.probability === undefined ? 1 : amount(entry.probability),
    ...plain,
    cases: Array.isArray(entry.term)
      ? entry.term.map((each) => ({ condition: asking(here, each.if, list.owner), ...termOf(each.term) }))
      : [],
    law: TERMS[law],
    lawScale: scale[law],
    lawSpread: spread,
    extensionProbability: amount(entry.extension?.probability),
    extensionFrom: amount(entry.extension?.from),
    extensionTo: amount(entry.extension?.to),
    local: entry.local ?? false,
    restarts: entry.restarts ?? false,
    looksAgain: entry.looks_again ?? false,
    consecutive: entry.consecutive ?? false,
  };
}

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
function sizeOf({ scenario, known }: Here, measure: Scenario['measures'][string]) {
  const size = measure.takes ?? measure.gives;
  if (size === undefined) return null;
  const { by_grade: graded, share_of: shared } = size;
  return {
    monthly: byCategory(size.a_month, known.attributes, cents),
    amount: shared === undefined ? -1 : at(known.amounts, shared.amount),
    share: byCategory(shared?.share, known.attributes),
    ledger: graded === undefined ? -1 : at(known.ledgers, graded.ledger),
    grades:
      graded === undefined ? [] : (scenario.ledgers[graded.ledger]?.grades ?? []).map(({ id }) => cents(graded.a_month[id]?.value ?? 0)),
    once: byCategory(size.once, known.attributes, cents),
  };
}

function measureOf(here: Here, id: string) {
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
    ends: (measure?.ends ?? []).reduce((mask, other) => mask | (1 << at(known.measures, other)), 0),
    bodies: Math.round(amount(measure?.doors?.bodies)),
    each: amount(measure?.doors?.each),
    doorKey: keyOf(`measures.${id}.doors`),
  };
}

const GROUPS: Record<string, number> = { household: -1, kin: -2, contacts: -3 };

/** The number of a group of people around somebody: partitions first, then ties. */
const groupOf = ({ known }: Here, id: string): number => GROUPS[id] ?? at([...known.partitions, ...known.ties.map((tie) => tie.id)], id);

function spreadOf(here: Here, id: string, index: number) {
  const { spreads, responses } = here.scenario;
  const spread = spreads[id];
  if (spread === undefined || !here.open(spread.in_force)) return null;
  const to = groupOf(here, spread.to);
  const revolt = Object.values(responses).filter((response) => response.kind === 'revolt' && response.on.includes(id));
  return {
    id,
    index,
    key: keyOf(`spreads.${id}`),
    on: spread.on,
    to,
    probability: spread.probability === undefined ? 1 : amount(spread.probability),
    contacts: to === GROUPS['contacts'] && spread.mean ? poissonTable(amount(spread.mean)) : [],
    again: spread.again ?? false,
    sparesInformer: spread.spares_informer ?? false,
    as: spread.as === undefined ? -1 : streamOf(here, spread.as),
    revolt: Math.min(
      1,
      revolt.reduce((sum, { effect }) => sum + amount(effect), 0),
    ),
  };
}

function channelOf(here: Here, id: string) {
  const { scenario, known } = here;
  const channel = scenario.channels[id];
  if (channel === undefined) return null;
  const open = here.open(channel.in_force);
  if (!open && !(channel.lingers && here.past(channel.in_force))) return null;
  const { witnesses } = channel;
  const seen = (coverage: Parameters<typeof byCategory>[0], sensitivity: Stated) =>
    byCategory(coverage, known.attributes, (share) => share * amount(sensitivity));
  const chance = seen(channel.coverage, channel.sensitivity);
  const informs = amount(witnesses?.informs);
  return {
    id,
    sees: channel.sees,
    key: keyOf(`channels.${id}`),
    probability: chance.values[0]!,
    byCategory: chance.attribute < 0 ? null : chance,
    cases:
      channel.cases?.map((one) => ({
        condition: asking(here, one.if)!,
        probability: seen(one.coverage ?? channel.coverage, one.sensitivity ?? channel.sensitivity),
      })) ?? null,
    local: channel.local ?? false,
    lingers: open ? -1 : amount(channel.lingers),
    delay: amount(channel.delay),
    owner: known.owners.indexOf(channel.owner),
    witnesses: witnesses
      ? {
          among: groupOf(here, witnesses.among),
          informs,
          ifLiable: Math.min(1, informs * (witnesses.if_liable === undefined ? 1 : amount(witnesses.if_liable))),
          inRevolt: amount(witnesses.in_revolt),
        }
      : null,
    carriedBy: known.patrols.findIndex((patrol) => scenario.patrols[patrol]?.carries.includes(id)),
  };
}

function reviewOf(here: Here, id: string) {
  const review = here.scenario.reviews[id];
  if (review === undefined || !here.open(review.in_force)) return null;
  return {
    id,
    of: review.of,
    key: keyOf(`reviews.${id}`),
    condition: asking(here, review.if),
    passesSound: amount(review.passes_sound),
    passesUnsound: amount(review.passes_unsound),
    capacity: review.capacity === undefined ? -1 : amount(review.capacity) / 1000 / 365,
    passWhenFull: review.when_full !== 'drop',
    quota: review.quota === undefined ? -1 : amount(review.quota.number) / 1000 / 365,
    quotaPasses: amount(review.quota?.passes_unsound),
  };
}

const ROUNDS_OF = ['even', 'by_people', 'by_recorded', 'drawn_by_recorded', 'drawn_by_attention'];

function patrolOf(here: Here, id: string) {
  const patrol = here.scenario.patrols[id];
  if (patrol === undefined || !here.open(patrol.in_force)) return null;
  return {
    id,
    key: keyOf(`patrols.${id}`),
    forgetKey: keyOf(`patrols.${id}.forgets`),
    countKey: keyOf(`patrols.${id}.counts`),
    number: Math.round(amount(patrol.number)),
    stations: Math.round(amount(patrol.stations)),
    allocation: ROUNDS_OF.indexOf(patrol.allocation),
    start: (patrol.start ?? []).map((each) => Math.round(amount(each))),
    forgets: amount(patrol.forgets),
    records: here.known.incidents.map((incident) => patrol.records.includes(incident.id)),
    sensitivity: amount(patrol.sensitivity),
    keeps: patrol.attention === undefined ? 1 : amount(patrol.attention.keeps),
    findsAtMost: Math.round(amount(patrol.finds_at_most)),
    found: patrol.counts === undefined ? 1 : amount(patrol.counts.found),
    reported: amount(patrol.counts?.reported),
  };
}

function screenOf(here: Here, id: string) {
  const { known } = here;
  const screen = here.scenario.screens[id];
  if (screen === undefined || !here.open(screen.in_force)) return null;
  // Kinds of stream: 0 breaches, 2 what is protected.
  const looked = (kind: number): number[] =>
    known.watched.flatMap((s, place) =>
      known.streams[s]!.kind === kind && screen.looks_for.includes(known.streams[s]!.id) ? [place] : [],
    );
  return {
    id,
    key: keyOf(`screens.${id}`),
    who: masks(screen.who, known.attributes),
    adultsOnly: screen.who?.['age'] === undefined,
    first: dayOf(screen.first),
    every: screen.every === undefined ? 0 : Math.max(1, amount(screen.every)),
    breaches: looked(0),
    lawful: looked(2),
    within: screen.within === undefined ? NEVER : amount(screen.within),
    coverage: amount(screen.coverage),
    sensitivity: amount(screen.sensitivity),
    falsePositive: byCategory(screen.false_positive, known.attributes),
    made: screen.checks === undefined ? 1 : Math.round(amount(screen.checks.made)),
    needed: screen.checks === undefined ? 1 : Math.round(amount(screen.checks.needed)),
    status: (screen.status ?? []).map((one) => ({ who: masks(one.who, known.attributes), probability: amount(one.probability) })),
    stream: streamOf(here, screen.reports_as),
    owner: known.owners.indexOf(screen.owner),
  };
}

/** Who comes to know a record; null where nothing flows and everybody knows every record. */
function reachOf({ scenario, known, open }: Here) {
  const { flows } = scenario;
  if (Object.keys(flows).length === 0) return null;
  const flowing = Object.entries(flows).filter(([, flow]) => open(flow.in_force));
  const carrying = (conduct: number) =>
    flowing.filter(([, { carries }]) => carries === undefined || carries.includes(known.streams[conduct]!.id));
  const knowing = (conduct: number, keeper: string): Set<string> => {
    const found = new Set([keeper]);
    // One step more than there are owners reaches everybody who can be reached.
    for (const _ of [keeper, ...known.owners]) for (const [, { from, to }] of carrying(conduct)) if (found.has(from)) found.add(to);
    return found;
  };
  return {
    /** `[stream][keeper]`: owners that know a record. */
    known: known.streams.map(({ conduct }) =>
      known.owners.map((keeper) => new Set([...knowing(conduct, keeper)].map((owner) => known.owners.indexOf(owner)))),
    ),
    /** `[stream][keeper]`: flows that carry it. */
    carried: known.streams.map(({ conduct }) =>
      known.owners.map((keeper) => carrying(conduct).flatMap(([id, { from }]) => (knowing(conduct, keeper).has(from) ? [id] : []))),
    ),
    ledgerOwner: known.ledgers.map((id) => known.owners.indexOf(scenario.ledgers[id]?.owner ?? '')),
    listOwner: known.lists.map((id) => known.owners.indexOf(scenario.lists[id]?.owner ?? '')),
  };
}

const there = <T>(rows: (T | null)[]): T[] => rows.filter((row) => row !== null);

/** What is in force in a version of an arm from a day on in a place. */
export function policyOf(scenario: Scenario, from: number, line: readonly string[], known: Known) {
  const open: Here['open'] = (window) => isOpen(window, from, line);
  const here: Here = {
    ...{ scenario, known, open, past: (window) => isPast(window, from, line) },
    grades: known.ledgers.map((id) => {
      const ledger = scenario.ledgers[id];
      return ledger !== undefined && open(ledger.in_force) ? ledger.grades.map((grade) => grade.id) : null;
    }),
  };
  const ledgers = ledgersOf(here);
  const rules = known.rules.map((path, index) => ruleOf(here, path, index, ledgers));
  const lists = known.lists.map((id) => listOf(here, id));
  const entries = known.entries.map((path) => entryOf(here, path, lists));
  const spreads = known.spreads.map((id, index) => spreadOf(here, id, index));
  const channels = there(known.channels.map((id) => channelOf(here, id)));
  const reviews = known.reviews.map((id) => reviewOf(here, id));
  const gates = known.streams.map(({ id }) => asking(here, scenario.streams[id]!.if));
  const read = (conduct: number, hidden: boolean): boolean =>
    there(rules).some((rule) => rule.stream === conduct && ledgers[rule.ledger]!.hidden === hidden) ||
    there(entries).some((entry) => entry.stream === conduct && lists[entry.list]!.hidden === hidden);
  return {
    from,
    ledgers: ledgers.map((ledger, l) => ({ ...ledger, entries: entries.flatMap((entry, e) => (entry?.ledger === l ? [e] : [])) })),
    rules,
    statusRules: rules.flatMap((rule, r) => (rule?.who ? [r] : [])),
    lists,
    entries,
    measures: known.measures.map((id) => measureOf(here, id)),
    partitions: known.partitions.map((id) => ({
      key: keyOf(`partitions.${id}`),
      households: scenario.partitions[id]?.of === 'households',
      size: scenario.partitions[id] === undefined ? 0 : Math.max(1, Math.round(amount(scenario.partitions[id].size))),
    })),
    spreads,
    spreadsOf: known.streams.map(({ conduct }) => there(spreads).filter(({ on }) => on.includes(known.streams[conduct]!.id))),
    channelsOf: known.streams.map(({ id }) => channels.filter(({ sees }) => sees.includes(id))),
    reviewsOf: known.streams.map(({ id }) => reviews.flatMap((review, index) => (review?.of.includes(id) ? [{ review, index }] : []))),
    rulesOf: known.streams.map(({ conduct }) => there(rules).filter(({ stream }) => stream === conduct)),
    entriesOf: known.streams.map(({ conduct }) => there(entries).filter(({ stream }) => stream === conduct)),
    gates,
    /** Whether the subject of a record comes to feel it: not where only hidden rules read it. */
    felt: known.streams.map(({ conduct }) => !read(conduct, true) || read(conduct, false)),
    patrols: known.patrols.map((id) => patrolOf(here, id)),
    screens: there(known.screens.map((id) => screenOf(here, id))),
    enterprises: known.enterprises.map((id) => {
      const register = scenario.enterprise[id];
      return {
        on: register !== undefined && open(register.in_force),
        key: keyOf(`enterprise.${id}`),
        finds: amount(register?.finds),
        wrongly: amount(register?.wrongly),
        sharesFindings: register?.shares_findings ?? false,
        term: amount(register?.term),
        felt: amount(register?.felt),
        listedLose: amount(register?.listed_lose),
        listedClose: amount(register?.listed_close),
        corrects: amount(register?.corrects),
      };
    }),
    audits: known.audits.map((id) => ({
      on: scenario.audits[id] !== undefined && open(scenario.audits[id].in_force),
      key: keyOf(`audits.${id}`),
      perDay: amount(scenario.audits[id]?.rate) / 365,
      finds: amount(scenario.audits[id]?.finds),
    })),
    catalogues: known.catalogues.map((id) => ({
      id,
      on: scenario.catalogues[id] !== undefined && open(scenario.catalogues[id].in_force),
      key: keyOf(`catalogues.${id}`),
      followed: amount(scenario.catalogues[id]?.followed),
    })),
    reach: reachOf(here),
    asked: known.asked.map((each) => condition(each, names(here))),
  };
}
