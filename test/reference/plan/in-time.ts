import { applyPatch, dateOf, dayOf, POLICY_SECTIONS } from '@glasshouse/model';
import type { Scenario } from '@glasshouse/model';

/** A scenario as it reads from a day on. */
export interface Version {
  from: number;
  scenario: Scenario;
}

/** When and where something holds. */
interface Window {
  from?: string | undefined;
  to?: string | undefined;
  in?: string[] | undefined;
  adopted?: Record<string, string> | undefined;
}

export interface Round {
  first: number;
  last: number;
  label: string;
  year: number;
}

/** The versions of a scenario, one for each date of its timeline. */
export function versionsOf(scenario: Scenario): Version[] {
  const versions = [{ from: dayOf(scenario.horizon.start), scenario }];
  for (const change of [...scenario.timeline].sort((a, b) => (a.date < b.date ? -1 : 1)))
    versions.push({ from: dayOf(change.date), scenario: applyPatch(versions.at(-1)!.scenario, change.set, 'policy') });
  return versions;
}

/** A place and all those in which it lies, the nearest first. */
export const lineOf = ({ places }: Scenario, place: string): string[] => [
  place,
  ...(places[place]!.parent === undefined ? [] : lineOf({ places } as Scenario, places[place]!.parent!)),
];

/** First and last day on which a window is open in a place; null: it never is. */
function stretch(window: Window | undefined, line: readonly string[]): [number, number] | null {
  const to = window?.to === undefined ? Infinity : dayOf(window.to);
  const adopter = line.find((place) => window?.adopted?.[place] !== undefined);
  if (adopter !== undefined) return [dayOf(window!.adopted![adopter]!), to];
  if (window?.in !== undefined && !line.some((place) => window.in!.includes(place))) return null;
  return [window?.from === undefined ? -Infinity : dayOf(window.from), to];
}

/** Whether a window is open on a day in a place. */
export function isOpen(window: Window | undefined, day: number, line: readonly string[]): boolean {
  const days = stretch(window, line);
  return days !== null && days[0] <= day && day <= days[1];
}

/** Whether a window has been open in a place and closed for good before a day. */
export function isPast(window: Window | undefined, day: number, line: readonly string[]): boolean {
  const days = stretch(window, line);
  return days !== null && days[0] <= days[1] && days[1] < day;
}

const windowsIn = (value: unknown): Window[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, below]) => (name === 'in_force' ? [below as Window] : windowsIn(below)));
};

/** Every window of an arm. */
export const windowsOf = (versions: readonly Version[]): Window[] =>
  versions.flatMap(({ scenario }) => POLICY_SECTIONS.flatMap((section) => windowsIn(scenario[section])));

/** Days of the run on which something of an arm begins or ends in a place, the first day of the run among them. */
export function daysOfChange(versions: readonly Version[], windows: readonly Window[], line: readonly string[]): number[] {
  const { horizon } = versions[0]!.scenario;
  const edges = windows.flatMap((window) => stretch(window, line) ?? []).map((day, i) => (i % 2 === 0 ? day : day + 1));
  const [start, end] = [dayOf(horizon.start), dayOf(horizon.end)];
  return [...new Set([start, ...versions.map(({ from }) => from), ...edges])]
    .filter((day) => start <= day && day <= end)
    .sort((a, b) => a - b);
}

/** Rounds of a run, day by day; those of the warm-up have the year -1. */
export function roundsOf({ horizon }: Scenario): { rounds: Round[]; years: string[]; countFrom: number } {
  const [start, end] = [dayOf(horizon.start), dayOf(horizon.end)];
  const begins = (day: number): boolean =>
    day === start ||
    horizon.round === 'day' ||
    (horizon.round === 'week' && (day - start) % 7 === 0) ||
    (horizon.round === 'month' && dateOf(day).endsWith('-01'));
  const days = Array.from({ length: end - start + 1 }, (_, i) => start + i);
  const firsts = days.filter(begins);
  const warm = horizon.warm_up === undefined ? -Infinity : dayOf(horizon.warm_up);
  const counted = firsts.filter((first) => first > warm);
  const years = [...new Set(counted.map((first) => dateOf(first).slice(0, 4)))];
  const rounds = firsts.map((first, r) => ({
    first,
    last: (firsts[r + 1] ?? end + 1) - 1,
    label: horizon.round === 'month' ? dateOf(first).slice(0, 7) : dateOf(first),
    year: first > warm ? years.indexOf(dateOf(first).slice(0, 4)) : -1,
  }));
  return { rounds, years, countFrom: counted[0]! };
}
