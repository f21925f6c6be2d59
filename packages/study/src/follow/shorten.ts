import type { LifeStep } from '@glasshouse/scenario';

/** Most dated lines in which a life is told. */
export const LINES = 8;

type Stage = LifeStep['stage'];

/** What leads up to a turn of a life, nearest to it first. */
const LEADING: readonly Stage[] = ['decision', 'opportunity', 'detection', 'record', 'review', 'score'];
/** Stages by how much a reader of a short life needs them. */
const ORDER: readonly Stage[] = [
  'list',
  'measure',
  'decision',
  'score',
  'spread',
  'response',
  'record',
  'review',
  'detection',
  'opportunity',
  'council',
  'world',
];

/**
 * At most `limit` steps of a life, in their order. Kept first: how lists and measures began and how they ended last; then
 * the nearest step of each earlier stage that led up to the first of them; then the first step of each stage; then
 * whatever comes first. A life that is short enough is told whole.
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
  const before = kept.size > 0 ? steps.slice(0, Math.min(...kept)) : [];
  for (const stage of LEADING) keep(before.findLastIndex((s) => s.stage === stage));
  for (const stage of ORDER) keep(steps.findIndex((s) => s.stage === stage));
  steps.forEach((_, i) => keep(i));
  return [...kept].sort((a, b) => a - b).map((i) => steps[i]!);
}
