import { POLICY_SECTIONS, STAGES, conditionsOf, everyMechanism, partsReadBy } from '@glasshouse/model';
import type { InForce, Part as Drawn, Scenario, Tone } from '@glasshouse/model';

export type { Tone };

/** A part of a scenario, in the column of its stage, with the parts it leads to. */
export interface Part {
  id: string;
  title: string;
  tone: Tone;
  leadsTo: readonly string[];
  /** Parts that conditions of this one read. */
  asks: readonly string[];
}

export interface Column {
  stage: string;
  question: string;
  parts: Part[];
}

/** The stream as which a record of this one counts: itself, or what it is taken for. */
const conductOf = ({ streams }: Scenario, id: string): string => streams[id]?.taken_for ?? id;

type Table = Record<string, { in_force?: InForce }>;

/** Without what is never in force within the horizon. */
function inForceEver(scenario: Scenario): Scenario {
  const kept = (table: Table): Table =>
    Object.fromEntries(Object.entries(table).filter(([, one]) => !(one.in_force?.from && one.in_force.from > scenario.horizon.end)));
  return { ...scenario, ...Object.fromEntries(POLICY_SECTIONS.map((section) => [section, kept(scenario[section] as Table)])) };
}

/** What each part leads to: what it names, what names it, and where the records go that it makes or passes on. */
function followersOf(scenario: Scenario, drawn: readonly Drawn[]): Map<string, readonly string[]> {
  const meet = (streams: readonly string[], others: readonly string[] = []): boolean =>
    others.some((other) => streams.some((id) => conductOf(scenario, id) === conductOf(scenario, other)));
  const idsOf = (parts: readonly Drawn[]): string[] => parts.map(({ id }) => id);
  const readers = (streams: readonly string[]): string[] => idsOf(drawn.filter(({ reads }) => meet(streams, reads)));
  const records = ({ writes, reviews }: Drawn): string[] => {
    if (reviews !== undefined) return readers(reviews);
    if (writes === undefined) return [];
    const reviewing = writes.reviewed ? idsOf(drawn.filter((other) => meet(writes.streams, other.reviews))) : [];
    return reviewing.length > 0 ? reviewing : readers(writes.streams);
  };
  const named = (id: string): string[] => idsOf(drawn.filter(({ after }) => after?.includes(id)));
  return new Map(drawn.map((part) => [part.id, [...new Set([...(part.leadsTo ?? []), ...named(part.id), ...records(part)])]]));
}

/** The parts of a scenario by stage, in the order of the pipeline. Stages that it does not use, and parts never in force, are left out. */
export function partsOf(whole: Scenario): Column[] {
  const scenario = inForceEver(whole);
  const drawn = everyMechanism.flatMap(({ picture }) => picture?.(scenario) ?? []);
  const followers = followersOf(scenario, drawn);
  const conditions = conditionsOf(scenario).map(({ path, condition }) => ({
    of: path.slice(0, 2).join('.'),
    reads: partsReadBy(condition),
  }));
  const asksOf = (id: string): string[] => [...new Set(conditions.flatMap(({ of, reads }) => (of === id ? reads : [])))];
  const columns = Object.entries(STAGES).map(([stage, question]) => ({
    stage,
    question,
    parts: drawn
      .filter((part) => part.stage === stage)
      .map(({ id, title, tone }) => ({ id, title, tone, leadsTo: followers.get(id) ?? [], asks: asksOf(id) })),
  }));
  return columns.filter(({ parts }) => parts.length > 0);
}
