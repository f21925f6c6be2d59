import { entriesOf } from '../format/findings.js';
import { words } from '../format/nearest.js';
import type { Finding } from '../format/problem.js';
import { toBase } from '../format/units.js';
import type { Condition } from '../mechanisms/conditions/schema.js';
import type { Scenario } from '../scenario/schema.js';

type Bands = readonly string[];

const both = (a: Bands, b: Bands): Bands => a.filter((band) => b.includes(band));

const adults = ({ population }: Scenario): Bands => Object.keys(population.age).filter((band) => population.age[band]!.from >= 18);

/** Bands of those whom a `who` can mean: adults where it names no age. */
const meant = (scenario: Scenario, who: Record<string, string[]> | undefined): Bands => who?.['age'] ?? adults(scenario);

/** Bands of those who meet a stream. */
function meets(scenario: Scenario, id: string): Bands {
  const { kind, who } = scenario.streams[id]!;
  if (kind !== 'outcome') return meant(scenario, who);
  const parents = Object.values(scenario.streams).filter(({ ends }) => ends && (ends.otherwise === id || Object.hasOwn(ends.shares, id)));
  return parents.flatMap((parent) => meant(scenario, parent.who));
}

/** Bands of those who can have a record under a stream. What spreads and offices write falls on adults. */
function recorded(scenario: Scenario, id: string): Bands {
  const others = Object.keys(scenario.streams).filter((other) => scenario.streams[other]!.taken_for === id);
  const written = Object.keys(scenario.spreads).length > 0 || scenario.officials !== undefined ? adults(scenario) : [];
  return [...written, ...[id, ...others].flatMap((each) => meets(scenario, each))];
}

function listed(scenario: Scenario, id: string, seen: Bands = []): Bands {
  const { who, entries } = scenario.lists[id]!;
  const all = Object.keys(scenario.population.age);
  if (seen.includes(id)) return all;
  const on = Object.values(entries).flatMap((entry) => {
    if (typeof entry.on === 'string') return recorded(scenario, entry.on);
    if ('who' in entry.on) return meant(scenario, entry.on.who);
    if ('list' in entry.on) return listed(scenario, entry.on.list, [...seen, id]);
    return meant(scenario, scenario.ledgers[entry.on.ledger]!.who);
  });
  return who?.['age'] === undefined ? on : both(on, who['age']);
}

function triggered(scenario: Scenario, trigger: Scenario['measures'][string]['trigger'][number]): Bands {
  const all = Object.keys(scenario.population.age);
  if ('enterprise' in trigger) return all;
  const of = (condition: Condition): Bands => {
    if ('list' in condition) return listed(scenario, condition.list);
    if ('who' in condition) return meant(scenario, condition.who);
    if ('records' in condition) return recorded(scenario, condition.records);
    if ('ledger' in condition) return meant(scenario, scenario.ledgers[condition.ledger]!.who);
    if ('any' in condition) return condition.any.flatMap(of);
    return 'all' in condition ? condition.all.map(of).reduce(both, all) : all;
  };
  return of(trigger);
}

/**
 * Streams that a sanction refuses or suspends and that nobody meets who can be under it: children ask for a place, and the sanction is on their parents. With
 * `demography` people grow into other bands while they are under it, so nothing is said.
 */
export function refusesNobody(scenario: Scenario): Finding[] {
  if (scenario.demography !== undefined) return [];
  return entriesOf(scenario.measures).flatMap(([id, { trigger, refuses = [], suspends }]) => {
    const under = trigger.flatMap((one) => triggered(scenario, one));
    if (under.length === 0) return [];
    const suspended = Array.isArray(suspends) ? suspends : [];
    const named = [
      ...refuses.map((stream, i) => ['refuses', i, stream] as const),
      ...suspended.map((stream, i) => ['suspends', i, stream] as const),
    ];
    return named
      .filter(([, , stream]) => both(meets(scenario, stream), under).length === 0)
      .map(([key, i, stream]) => ({
        path: ['measures', id, key, i],
        found: `${stream}, which concerns ${words([...new Set(meets(scenario, stream))].sort())} alone, and a measure that can be on ${words([...new Set(under)].sort())} alone`,
        allowed: 'a stream that somebody under the measure meets',
        todo: `Nobody is ever refused it: reaches_children and reaches_household count days, and refuse nothing. Let those under the measure meet it (streams.${stream}.who), or give the others a list or trigger of their own.`,
      }));
  });
}

type Term = Scenario['lists'][string]['entries'][string]['term'];

/** A term that is one quantity. */
const fixed = (term: Term): Extract<Term, { unit: string }> | null => (typeof term === 'string' || Array.isArray(term) ? null : term);

const told = ({ value, unit }: { value: number; unit: string }): string => `${value} ${unit}`;

/** Entries that a spread brings to others with another fixed term than the entry on the same list that it follows. */
export function spreadTerms(scenario: Scenario): Finding[] {
  const pairs = entriesOf(scenario.spreads).flatMap(([spread, { on, as }]) =>
    as === undefined ? [] : on.map((from) => ({ spread, from, as })),
  );
  return pairs.flatMap(({ spread, from, as }) =>
    entriesOf(scenario.lists).flatMap(([list, { entries }]) => {
      const all = entriesOf(entries);
      return all.flatMap(([own, { on, term }]) =>
        all.flatMap(([others, other]): Finding[] => {
          const [mine, theirs] = [fixed(term), fixed(other.term)];
          if (on !== from || other.on !== as || mine === null || theirs === null || toBase(mine) === toBase(theirs)) return [];
          return [
            {
              path: ['lists', list, 'entries', others, 'term'],
              found: `${told(theirs)} for those to whom ${spread} passes on ${from}, and ${told(mine)} for the person's own (lists.${list}.entries.${own}.term)`,
              allowed: 'one term for both, unless the rule gives two',
              todo: `The entries are separate: a change of one term leaves the other. Set lists.${list}.entries.${others}.term too. If two terms are meant, leave it.`,
            },
          ];
        }),
      );
    }),
  );
}
