import { words } from '../format/nearest.js';
import type { Finding, Path } from '../format/problem.js';
import type { Condition } from '../mechanisms/conditions/schema.js';
import { conditionsOf, whoIn } from '../mechanisms/conditions/uses.js';
import type { Scenario } from '../scenario/schema.js';

/** The bands of children to whom something is confined; null where it can concern adults. */
type Bands = string[] | null;

const union = (all: readonly Bands[]): Bands =>
  all.length === 0 || all.includes(null) ? null : [...new Set(all.flatMap((bands) => bands!))].sort();

/** What concerns only children by what it says itself. */
function bandsOf(scenario: Scenario, who: Record<string, string[]> | undefined): Bands {
  const bands = who?.['age'];
  return bands !== undefined && bands.every((band) => (scenario.population.age[band]?.from ?? 18) < 18) ? bands : null;
}

/** Whose acts, outcomes, duties or false alarms a stream brings. */
function bandsOfStream(scenario: Scenario, id: string): Bands {
  const stream = scenario.streams[id];
  if (stream === undefined) return null;
  if (stream.kind !== 'outcome') return bandsOf(scenario, stream.who);
  const parents = Object.keys(scenario.streams)
    .sort()
    .filter((parent) => {
      const { ends } = scenario.streams[parent]!;
      return ends !== undefined && (ends.otherwise === id || Object.hasOwn(ends.shares, id));
    });
  return union(parents.filter((parent) => parent !== id).map((parent) => bandsOf(scenario, scenario.streams[parent]!.who)));
}

/** Whose records stand under a stream: its own, and those of streams mistaken for it. Spreads and offices write records on adults. */
function bandsOfRecords(scenario: Scenario, id: string): Bands {
  if (Object.keys(scenario.spreads).length > 0 || scenario.officials !== undefined) return null;
  const mistaken = Object.keys(scenario.streams).filter((other) => other !== id && scenario.streams[other]!.taken_for === id);
  return union([id, ...mistaken.sort()].map((each) => bandsOfStream(scenario, each)));
}

function bandsOfEntry(scenario: Scenario, list: string, entry: string, seen: readonly string[]): Bands {
  const { who, entries } = scenario.lists[list]!;
  const on = entries[entry]!.on;
  const byList = bandsOf(scenario, who);
  if (byList !== null) return byList;
  if (typeof on === 'string') return bandsOfRecords(scenario, on);
  if ('who' in on) return bandsOf(scenario, on.who);
  return 'list' in on ? bandsOfList(scenario, on.list, [...seen, list]) : bandsOf(scenario, scenario.ledgers[on.ledger]?.who);
}

function bandsOfList(scenario: Scenario, id: string, seen: readonly string[] = []): Bands {
  const list = scenario.lists[id];
  if (list === undefined || seen.includes(id)) return null;
  return union(
    Object.keys(list.entries)
      .sort()
      .map((entry) => bandsOfEntry(scenario, id, entry, seen)),
  );
}

/** Whom a part of a trigger confines it to. */
function bandsOfPart(scenario: Scenario, part: Condition): Bands {
  if ('list' in part) return bandsOfList(scenario, part.list);
  if ('ledger' in part) return bandsOf(scenario, scenario.ledgers[part.ledger]?.who);
  if ('records' in part) return bandsOfRecords(scenario, part.records);
  if (!('all' in part)) return null;
  return part.all.map((each) => bandsOfPart(scenario, each)).find((bands) => bands !== null) ?? null;
}

/** The children to whom the rule of a condition is confined. */
function concerned(scenario: Scenario, path: Path, condition: Condition): Bands {
  const [section, id, key, name] = path.map(String) as [string, string, string?, string?];
  if (section === 'reviews') return union(scenario.reviews[id]!.of.map((stream) => bandsOfStream(scenario, stream)));
  if (section === 'measures') return bandsOfPart(scenario, condition);
  if (section === 'states') return bandsOf(scenario, scenario.states[id]!.who);
  if (section === 'lists') return key === 'entries' ? bandsOfEntry(scenario, id, name!, []) : bandsOfList(scenario, id);
  if (section !== 'ledgers') return null;
  const ledger = bandsOf(scenario, scenario.ledgers[id]!.who);
  const on = key === 'rules' ? scenario.ledgers[id]!.rules[name!]!.on : null;
  return ledger ?? (typeof on === 'string' ? bandsOfRecords(scenario, on) : null);
}

/**
 * Conditions on what a person is that name no age, and so hold for adults alone, in rules that only children can meet: pupils, say. Nobody meets such a
 * condition: the rule does nothing or, under a `not`, applies to everybody.
 */
export function agelessConditions(scenario: Scenario): Finding[] {
  return conditionsOf(scenario).flatMap(({ path, condition }) => {
    const ageless = whoIn(condition).filter((who) => who['age'] === undefined);
    const bands = ageless.length === 0 ? null : concerned(scenario, path, condition);
    if (bands === null) return [];
    return [
      {
        path,
        found: `who without an age, which means adults, in a rule that concerns children alone (${words(bands)})`,
        allowed: 'a condition that somebody concerned can meet',
        todo: `Add age: [${bands.join(', ')}] beside ${words([...new Set(ageless.flatMap(Object.keys))].sort())}.`,
      },
    ];
  });
}
