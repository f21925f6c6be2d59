import { expOf, gapFactor } from '@glasshouse/dice';
import type { Scenario } from '@glasshouse/model';
import { asking, NEVER, rangeOf, streamOf, yearly } from './here.js';
import type { Here } from './here.js';
import { amount, aMonth, at, cents, keyOf, people } from './numbers.js';

export function listOf(here: Here, id: string) {
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
    appeals: appeal === undefined ? 0 : often.filter((each) => !each.if).reduce((sum, { effect }) => sum + aMonth(effect), 0),
    appealsUnder:
      appeal === undefined ? [] : often.flatMap((each) => (each.if ? [{ asked: asking(here, each.if)!, p: aMonth(each.effect) }] : [])),
    appealDelay: amount(appeal?.delay),
    correctsUnsound: amount(appeal?.corrects_unsound),
    overturnsSound: amount(appeal?.overturns_sound),
    correctsInability: amount(appeal?.inability ?? appeal?.corrects_unsound),
    appealSuspends: appeal?.suspends ?? false,
    appealCondition: asking(here, appeal?.if, list?.owner),
    fee: cents(amount(appeal?.fee?.amount)),
    feeReturned: appeal?.fee?.returned ?? false,
    keepsRecord: appeal?.keeps_record ?? false,
    returnsMoney: appeal?.returns_money ?? false,
    asksSound: appeal === undefined ? 0 : amount(once?.effect),
    asksUnsound: appeal === undefined ? 0 : amount(once?.if_unsound ?? once?.effect),
    asksAfter: amount(once?.after),
    asksCondition: asking(here, once?.if),
    toldByRefusal: amount(list?.revealed?.refused),
    toldByMeasure: amount(list?.revealed?.measure),
  };
}

type Term = Scenario['lists'][string]['entries'][string]['term'];

/** Days of a term, and whether performance leaves it as it is. */
const termOf = (term: Exclude<Term, unknown[]>) =>
  typeof term === 'string' ? { term: NEVER, forGood: term === 'for_good' } : { term: amount(term), forGood: false };

const TERMS = { fixed: 0, exponential: 1, lognormal: 2 } as const;

export function entryOf(here: Here, path: string, lists: ReturnType<typeof listOf>[]) {
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
