import type { LifeStep } from '@glasshouse/scenario';

/** Most dated lines in which a life is told. */
export const LINES = 8;

/** Stages by how much a reader of a short life needs them. */
const ORDER: readonly LifeStep['stage'][] = ['list', 'measure', 'decision', 'record', 'score', 'review', 'spread', 'response', 'detection', 'opportunity', 'council', 'world'];

/**
 * At most `limit` steps of a life, in their order. Kept first: how lists and measures began and how they ended last; then
 * what else happened on those days; then the first step of each other stage; then whatever comes first. A life that is
 * short enough is told whole.
 */
export function shorten(steps: readonly LifeStep[], limit: number = LINES): LifeStep[] {
  if (steps.length <= limit) return [...steps];
  const kept = new Set<number>();
  const keep = (index: number): void => {
    if (index >= 0 && kept.size < limit) kept.add(index);
  };
  for (const stage of ['list', 'measure'] as const) {
    keep(steps.findIndex((s) => s.stage === stage));
    keep(steps.findLastIndex((s) => s.stage === stage));
  }
  const turns = new Set([...kept].map((i) => steps[i]!.day));
  steps.forEach((s, i) => turns.has(s.day) && keep(i));
  for (const stage of ORDER) keep(steps.findIndex((s) => s.stage === stage));
  steps.forEach((_, i) => keep(i));
  return [...kept].sort((a, b) => a - b).map((i) => steps[i]!);
}
