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
 * Places of at most `limit` steps of the lives of one person, arm by arm. A step that several lives hold is kept in all of them or in none, so that lives
 * never look different because of what was left out; a life that is short enough is then kept whole if those that share its steps have room. A life that differs from the baseline still differs when it is shortened: if the usual choice of
 * steps drops every difference, the first one is kept in both. Where one choice for all lives cannot hold what each of them turns on, each has its own.
 */
export function shortenedTogether(lives: readonly (readonly TracedStep[])[], limit: number = LINES): number[][] {
  if (lives.every((life) => life.length <= limit)) return lives.map((life) => life.map((_, place) => place));
  const usual = sharedChoice(lives, limit, []);
  const told = (places: readonly (readonly number[])[]): string[] =>
    lives.map((life, arm) => JSON.stringify(places[arm]!.map((place) => plainStep(life[place]!))));
  const words = told(usual);
  const hidden = lives.flatMap((life, arm) =>
    lives.slice(0, arm).flatMap((other, before) => {
      const place = words[arm] === words[before] ? firstDifference(other, life) : -1;
      return place < 0 ? [] : [before, arm].flatMap((of) => (place < lives[of]!.length ? [{ arm: of, place }] : []));
    }),
  );
  const places = hidden.length === 0 ? usual : sharedChoice(lives, limit, hidden);
  const shown = told(places);
  const baseline = lives[BASELINE] ?? [];
  const whole = lives.every(
    (life, arm) =>
      turnOf(life).every((place) => places[arm]!.includes(place)) &&
      (shown[arm] !== shown[BASELINE] || firstDifference(baseline, life) < 0),
  );
  return whole ? places : apart(lives, limit);
}

/** The choice of `shortenedTogether`, each life by itself. */
function apart(lives: readonly (readonly TracedStep[])[], limit: number): number[][] {
  const baseline = lives[BASELINE] ?? [];
  const usual = lives.map((life) => JSON.stringify(shorten(life, limit)));
  const differences = lives.map((life) => firstDifference(baseline, life));
  const hidden = differences.filter((place, arm) => place >= 0 && usual[arm] === usual[BASELINE]);
  return lives.map((life, arm) => {
    const place = differences[arm]!;
    return shortened(life, limit, place < 0 ? hidden : hidden.filter((one) => one === place));
  });
}

/** Steps that are kept in every life that holds them, as far as all of these have room: by rank, and within a rank life by life. */
function sharedChoice(
  lives: readonly (readonly TracedStep[])[],
  limit: number,
  needed: readonly { arm: number; place: number }[],
): number[][] {
  const keys = lives.map((life) => {
    const seen = new Map<string, number>();
    return life.map((step) => {
      const words = wordsOf(step);
      const nth = seen.get(words) ?? 0;
      seen.set(words, nth + 1);
      return `${nth} ${words}`;
    });
  });
  const placeOf = keys.map((ofLife) => new Map(ofLife.map((key, place) => [key, place])));
  const kept = lives.map(() => new Set<number>());
  const keep = (arm: number, places: readonly number[]): void => {
    const fresh = lives.map(() => new Set<number>());
    const open = places.map((place) => ({ arm, place }));
    for (let one = open.pop(); one; one = open.pop()) {
      for (const place of withOpener(lives[one.arm]!, one.place)) {
        const key = keys[one.arm]![place]!;
        placeOf.forEach((of, holder) => {
          const there = of.get(key);
          if (there === undefined || kept[holder]!.has(there) || fresh[holder]!.has(there)) return;
          fresh[holder]!.add(there);
          open.push({ arm: holder, place: there });
        });
      }
    }
    if (fresh.some((more, holder) => kept[holder]!.size + more.size > limit)) return;
    fresh.forEach((more, holder) => more.forEach((place) => kept[holder]!.add(place)));
  };
  const ranks = lives.map((life, arm) => {
    const own = needed.filter((one) => one.arm === arm);
    return ranked(
      life,
      own.map(({ place }) => place),
    );
  });
  const most = Math.max(...ranks.map(({ length }) => length));
  const upTo = (from: number, to: number): void => {
    for (let rank = from; rank < to; rank++) ranks.forEach((groups, arm) => groups[rank]?.forEach((group) => keep(arm, group)));
  };
  const whole = (arms: readonly number[]): void =>
    arms.forEach((arm) => {
      lives[arm]!.forEach((_, place) => keep(arm, [place]));
    });
  const shortFirst = lives.map((_, arm) => arm).sort((a, b) => lives[a]!.length - lives[b]!.length || a - b);
  upTo(0, ESSENTIAL);
  whole(shortFirst.filter((arm) => lives[arm]!.length <= limit));
  upTo(ESSENTIAL, most);
  whole(shortFirst);
  return kept.map((places) => [...places].sort((a, b) => a - b));
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
  for (const groups of ranked(steps, needed)) for (const group of groups) keep(...group);
  steps.forEach((_, index) => keep(index));
  return [...kept].sort((a, b) => a - b);
}

/** What a life turns on: its first measure, else its first entry; the nearest thing that brought it about; and the deed at its root. */
function turnOf(steps: readonly TracedStep[]): number[] {
  const turn = firstTurn(steps);
  const chain = turn < 0 ? [] : reasonsOf(steps, turn);
  return [turn, chain[0] ?? -1, chain.at(-1) ?? -1].filter((place) => place >= 0);
}

function firstTurn(steps: readonly TracedStep[]): number {
  const measure = steps.findIndex((step) => step.opens);
  return measure >= 0 ? measure : steps.findIndex((step) => step.stage === 'list' && !step.asked && step.because !== null);
}

/** Ranks that come before the whole of a life that is short enough: what a life turns on, what is needed, what lies between, and how it ended. */
const ESSENTIAL = 4;

/** Steps by how much a short life needs them, rank by rank: those of a group are kept together or not at all. `needed`: places that come right after what the life turns on. */
function ranked(steps: readonly TracedStep[], needed: readonly number[]): number[][][] {
  const turn = firstTurn(steps);
  const ends = (['measure', 'list'] as const).map((stage) => steps.findLastIndex((step) => step.stage === stage && !step.asked));
  const firsts = ORDER.map((stage) => steps.findIndex((step) => step.stage === stage && !step.asked));
  const end = turn < 0 ? -1 : steps.findIndex((step) => step.because === turn && step.stage === steps[turn]!.stage && !step.asked);
  const alone = (places: readonly number[]): number[][] =>
    places.filter((place) => place >= 0 && place < steps.length).map((place) => [place]);
  return [
    [turnOf(steps)],
    alone(needed),
    alone(turn < 0 ? [] : reasonsOf(steps, turn)),
    alone([end]),
    alone([steps.length - 1]),
    alone([0]),
    ...ends.map((place) => alone([place])),
    ...firsts.map((place) => alone([place])),
  ];
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

/** How many steps of a life are left out; nothing where none is. */
export const leftOf = (whole: readonly unknown[], shown: readonly unknown[]): { left?: number } =>
  whole.length > shown.length ? { left: whole.length - shown.length } : {};

/** A step without what ties it to others of the life. */
export const plainStep = ({ day, stage, text, rule, quantity }: TracedStep): LifeStep => ({ day, stage, text, rule, quantity });
