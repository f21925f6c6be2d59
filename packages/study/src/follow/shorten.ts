import type { LifeStep, TracedStep } from '@glasshouse/model';

/** Most dated lines of a life. */
export const LINES = 8;

type Stage = LifeStep['stage'];

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

/** At most `limit` steps of a life: those at the places that `shortened` keeps. */
export const shorten = (steps: readonly TracedStep[], limit: number = LINES): LifeStep[] =>
  shortened(steps, limit).map((place) => plainStep(steps[place]!));

/** Position of the arm with which lives are compared. */
const BASELINE = 0;

const wordsOf = (step: TracedStep | undefined): string => JSON.stringify(step && plainStep(step));

/** Place of the first step in which two lives differ; -1 where they are equal. */
export function firstDifference(one: readonly TracedStep[], other: readonly TracedStep[]): number {
  for (let place = 0; place < Math.max(one.length, other.length); place += 1) {
    if (wordsOf(one[place]) !== wordsOf(other[place])) return place;
  }
  return -1;
}

/**
 * Places of at most `limit` steps of the lives of one person, arm by arm. A life that differs from the baseline still differs when it is
 * shortened: if the usual choice of steps drops every difference, the first one is kept in both. Equal lives stay equal.
 */
export function shortenedTogether(lives: readonly (readonly TracedStep[])[], limit: number = LINES): number[][] {
  const baseline = lives[BASELINE] ?? [];
  const usual = lives.map((life) => JSON.stringify(shorten(life, limit)));
  const differences = lives.map((life) => firstDifference(baseline, life));
  const hidden = differences.filter((place, arm) => place >= 0 && usual[arm] === usual[BASELINE]);
  return lives.map((life, arm) => {
    const place = differences[arm]!;
    return shortened(life, limit, place < 0 ? hidden : hidden.filter((one) => one === place));
  });
}

/** The same steps themselves. */
export const shortenLives = (lives: readonly (readonly TracedStep[])[], limit: number = LINES): LifeStep[][] =>
  shortenedTogether(lives, limit).map((places, arm) => places.map((place) => plainStep(lives[arm]![place]!)));

/**
 * Places of at most `limit` steps of a life, in their order. A measure that begins is kept only together with what opened it, and an end only together with
 * what ends by it. Kept first: the first measure (else the first entry) with what opened it and the deed at its root; the steps at `needed`; what
 * lies between them, nearest first; how it ended; the last line and the first; how the last measure and the last entry ended; then the first step of each stage, then whatever comes first.
 * A step that tells only what a rule was asked is no entry, no end and no first step.
 * A life that is short enough is kept whole. `limit`: 8 or more.
 */
export function shortened(steps: readonly TracedStep[], limit: number = LINES, needed: readonly number[] = []): number[] {
  if (steps.length <= limit) return steps.map((_, place) => place);
  const kept = new Set<number>();
  const keep = (...indices: number[]): void => {
    const group = new Set(indices.filter((index) => index >= 0).flatMap((index) => withOpener(steps, index)));
    const fresh = [...group].filter((index) => !kept.has(index));
    if (kept.size + fresh.length <= limit) fresh.forEach((index) => kept.add(index));
  };
  const measure = steps.findIndex((step) => step.opens);
  const turn = measure >= 0 ? measure : steps.findIndex((step) => step.stage === 'list' && !step.asked && step.because !== null);
  const chain = turn < 0 ? [] : reasonsOf(steps, turn);
  keep(turn, chain[0] ?? -1, chain.at(-1) ?? -1);
  for (const place of needed) if (place < steps.length) keep(place);
  chain.forEach((index) => keep(index));
  if (turn >= 0) keep(steps.findIndex((step) => step.because === turn && step.stage === steps[turn]!.stage && !step.asked));
  keep(steps.length - 1);
  keep(0);
  for (const stage of ['measure', 'list'] as const) keep(steps.findLastIndex((step) => step.stage === stage && !step.asked));
  for (const stage of ORDER) keep(steps.findIndex((step) => step.stage === stage && !step.asked));
  steps.forEach((_, index) => keep(index));
  return [...kept].sort((a, b) => a - b);
}

/** Places of the steps by which a measure begins, and of all that brought each of them about. */
export function turnsOf(steps: readonly TracedStep[]): Set<number> {
  return new Set(steps.flatMap(({ opens }, place) => (opens ? [place, ...reasonsOf(steps, place)] : [])));
}

/** A step and, if a measure begins in it, what opened it; if it is an end, what ends; and so on for these. */
function withOpener(steps: readonly TracedStep[], index: number): number[] {
  const { opens, because, asked, stage } = steps[index]!;
  if (because === null || asked) return [index];
  return opens || stage === steps[because]!.stage ? [index, ...withOpener(steps, because)] : [index];
}

/** What brought a step about, and that in turn, back to the deed: the nearest first. */
function reasonsOf(steps: readonly TracedStep[], index: number): number[] {
  const reasons: number[] = [];
  for (let at = steps[index]!.because; at !== null; at = steps[at]!.because) reasons.push(at);
  return reasons;
}

/** A step without what ties it to others of the life. */
export const plainStep = ({ day, stage, text, rule, quantity }: TracedStep): LifeStep => ({ day, stage, text, rule, quantity });
