import { applyPatch, dayOf } from '@glasshouse/model';
import type { InForce, Scenario } from '@glasshouse/model';

/** A scenario as its dated changes leave it over some days, both included. */
export interface View {
  scenario: Scenario;
  from: number;
  to: number;
}

/** The scenario from each dated change to the next, the first stretch as written. */
export function stretchesOf(scenario: Scenario): View[] {
  const end = dayOf(scenario.horizon.end);
  const views: View[] = [];
  let current = scenario;
  let from = dayOf(scenario.horizon.start);
  const changes = scenario.timeline.map((change, order) => ({ day: dayOf(change.date), set: change.set, order }));
  for (const { day, set } of changes.sort((a, b) => a.day - b.day || a.order - b.order)) {
    if (day > from) views.push({ scenario: current, from, to: day - 1 });
    current = applyPatch(current, set, 'policy');
    from = day;
  }
  views.push({ scenario: current, from, to: end });
  return views;
}

/** Whether something is in force on any day of a stretch, in any place. */
export function isLive(view: View, inForce: InForce | undefined): boolean {
  if (!inForce) return true;
  const first = Math.min(inForce.from === undefined ? view.from : dayOf(inForce.from), ...Object.values(inForce.adopted ?? {}).map(dayOf));
  const last = inForce.to === undefined ? view.to : dayOf(inForce.to);
  return first <= last && first <= view.to && last >= view.from;
}

/** Entries of a section that are in force in the stretch, by id. */
export function liveIn<T extends { in_force?: InForce }>(view: View, section: Readonly<Record<string, T>>): [string, T][] {
  return Object.entries(section)
    .filter(([, entry]) => isLive(view, entry.in_force))
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
