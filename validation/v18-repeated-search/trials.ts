import * as engine from '@glasshouse/model';
import type { Claim, Experiment, LoadedStudy, Register } from '@glasshouse/model';
import { calibrate, inlineExecutor, readSeries, runAgain } from '@glasshouse/study';
import type { CalibrationOptions, Executor, PlannedRun, RunOutcome } from '@glasshouse/study';
import { DICE_OF_A_POINT } from '../../packages/study/src/design/plan-study.js';
import { oneExperiment, runPoints } from '../../packages/study/src/calibrate/run-points.js';
import { Reader } from '../../packages/study/src/calibrate/reader.js';
import { modelStamp } from '../../packages/study/src/claims/evaluate.js';
import { Resolver } from '../../packages/study/src/claims/resolver.js';
import { knownSearches, searchedBounds } from '../../packages/study/src/claims/searched.js';
import { bindTargets } from '../../packages/study/src/outcomes/targets.js';
import { shippedRegister, shippedStudy } from '../../test/shipped.js';

/** A world whose answer is known. `values`: of quantities of the world, where they are not as its scenario is written. */
export interface World {
  kind: 'opposite' | 'near' | 'null' | 'weak';
  claim: 'A1' | 'A5';
  /** Experiment of the study whose scenario it has. */
  scenario: string;
  values: Record<string, number>;
}

/** The fitted experiment of a claim, and the last day that its fitted counts and its numbers read: nothing later is simulated. */
export const FITTED = {
  A1: { experiment: 'refusals', end: '2019-06-30' },
  A5: { experiment: 'payment', end: '2018-12-31' },
} as const;

/** Worlds in the order of the trials; each order is gone through with new draws of the worlds until the time is over. */
export const WORLDS: readonly World[] = [
  { kind: 'opposite', claim: 'A5', scenario: 'payment_planted', values: {} },
  { kind: 'null', claim: 'A5', scenario: 'payment', values: { 'responses.pays_when_listed.effect': 0 } },
  { kind: 'opposite', claim: 'A1', scenario: 'refusals_planted', values: {} },
  { kind: 'weak', claim: 'A5', scenario: 'payment', values: { 'responses.pays_when_listed.effect': 0.3 } },
  {
    kind: 'null',
    claim: 'A1',
    scenario: 'refusals',
    values: {
      'streams.air_ticket.classes.never.share': 0.85,
      'streams.air_ticket.classes.now_and_then.factor': 0.05,
      'streams.air_ticket.classes.often.factor': 11,
      'streams.rail_ticket.classes.never.share': 0.8,
      'streams.rail_ticket.classes.now_and_then.factor': 0.05,
      'streams.rail_ticket.classes.often.factor': 6.5,
    },
  },
  {
    kind: 'weak',
    claim: 'A1',
    scenario: 'refusals',
    values: {
      'streams.air_ticket.classes.never.share': 0.2,
      'streams.air_ticket.classes.now_and_then.factor': 1.8,
      'streams.rail_ticket.classes.never.share': 0.15,
      'streams.rail_ticket.classes.now_and_then.factor': 1.8,
    },
  },
];

/**
 * Ranges of A1 that hold all of its worlds, the opposite one too. Within those of the study nobody can publish what that world publishes, so no search can find it.
 * All are drawn on the scale of the study.
 */
export const WIDE_A1: Readonly<Record<string, { range: [number, number]; scale?: 'linear' }>> = {
  'streams.judgment.rate': { range: [0.0056, 0.022] },
  'streams.air_ticket.classes.never.share': { range: [0.01, 0.85], scale: 'linear' },
  'streams.air_ticket.classes.now_and_then.factor': { range: [0.05, 2.2] },
};

/** Worlds of the trials in wider ranges, in their order. `near`: the article's sentence is true of it, by little. */
export const WIDE_WORLDS: readonly World[] = [
  ...WORLDS.filter(({ kind, claim }) => claim === 'A1' && kind === 'opposite'),
  ...WORLDS.filter(({ kind, claim }) => claim === 'A1' && kind === 'null'),
  {
    kind: 'near',
    claim: 'A1',
    scenario: 'refusals',
    values: {
      'streams.judgment.rate': 0.0125,
      'streams.air_ticket.classes.never.share': 0.02,
      'streams.air_ticket.classes.now_and_then.factor': 2,
      'streams.air_ticket.classes.often.factor': 2,
    },
  },
  ...WORLDS.filter(({ kind, claim }) => claim === 'A1' && kind === 'weak'),
];

/** A scenario with other ranges for some quantities, and the same values. */
function widened<S extends object>(scenario: S, ranges: typeof WIDE_A1): S {
  const copy = structuredClone(scenario);
  for (const [path, range] of Object.entries(ranges)) {
    const quantity = path.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], copy);
    Object.assign(quantity as object, range);
  }
  return copy;
}

/**
 * The main study, cut to one claim: its horizon ends where the claim reads no more, and counts kept out of the fit are left away. `ranges`: what the search draws
 * from in place of the ranges of the study.
 */
export function cutStudy(
  claim: World['claim'],
  persons: number | null,
  ranges: typeof WIDE_A1 = {},
): { loaded: LoadedStudy; register: Register } {
  const register = shippedRegister();
  const loaded = shippedStudy('studies/the-article.yaml');
  const { experiment: id, end } = FITTED[claim];
  const fitted = loaded.study.experiments.find((one) => one.id === id)!;
  const fits = fitted.targets.filter(({ use }) => use === 'fit');
  const days = loaded.study.claims
    .filter((one) => one.id === claim)
    .flatMap(({ numbers }) => numbers.map(({ of }) => /^search\.\w+\.(\w+)/.exec(of)?.[1]));
  const named = new Set([...fits.map(({ indicator }) => indicator), ...days]);
  const cut = (experiment: Experiment): Experiment => ({
    ...experiment,
    persons: { reduced: persons ?? fitted.persons.full, full: persons ?? fitted.persons.full },
    indicators: experiment.indicators.filter((one) => named.has(one.id)),
    targets: fits,
  });
  const experiments = loaded.study.experiments.filter((one) => one.id === id || one.id === `${id}_planted`).map(cut);
  const scenarios = Object.fromEntries(
    experiments.map((one) => {
      const { base, arms } = loaded.scenarios[one.id]!;
      const searched = one.id === id ? ranges : {};
      const ending = <S extends typeof base>(scenario: S): S => widened({ ...scenario, horizon: { ...scenario.horizon, end } }, searched);
      return [one.id, { base: ending(base), arms: arms.map((arm) => ({ ...arm, scenario: ending(arm.scenario) })) }];
    }),
  );
  return { loaded: { ...loaded, study: { ...loaded.study, experiments }, scenarios }, register };
}

/** The register, with the published numbers of fitted targets replaced. `counts`: what each target is to find published, increments as increments. */
export function pseudoRegister(register: Register, targets: Experiment['targets'], counts: readonly number[]): Register {
  const rows = new Map(register.rows);
  const set = (id: string, number: number): void => void rows.set(id, { ...rows.get(id)!, number, value: String(number) });
  const open = targets.map((target, t) => ({ target, count: counts[t]! }));
  const done = new Set<string>();
  while (open.length > 0) {
    const next = open.findIndex(({ target: { since } }) => since === undefined || done.has(since));
    if (next < 0) throw new RangeError('targets that each begin where another ends');
    const [{ target, count }] = open.splice(next, 1) as [(typeof open)[number]];
    set(target.source, count + (target.since === undefined ? 0 : rows.get(target.since)!.number!));
    done.add(target.source);
  }
  return { ...register, rows };
}

/** Worlds of the lists are numbered from 1, those that are run again from here. */
const AGAIN = 1_000_000;
/** Worlds that are taken for the truth are numbered from here: no draw of theirs is in a search. */
const TRUTHS = 3_000_000;

/**
 * Runs only what a verdict and its range read. Runs that a search only reports (spread of the scenario as written, ends and fits thrown again) get the
 * result of another run. Results of the first list are kept: every search of a claim with the same seed makes the same.
 */
class LeanExecutor implements Executor {
  readonly #plain: Executor;
  readonly #kept: Map<string, RunOutcome>;
  #last: RunOutcome | null = null;
  #first = true;
  runs = 0;

  constructor(plain: Executor, kept: Map<string, RunOutcome>) {
    this.#plain = plain;
    this.#kept = kept;
  }

  /** Told what a search runs next. */
  readonly onList = (what: string): void => void (this.#first = what === 'list 1');

  async execute(...[tasks, sink, progress]: Parameters<Executor['execute']>): Promise<void> {
    const nameOf = ({ experiment, point, replicate }: PlannedRun): string => `${experiment}|${point}|${replicate}`;
    const reported = ({ point, replicate }: PlannedRun): boolean => point < AGAIN && replicate % DICE_OF_A_POINT > 0;
    const needed = tasks.filter((task) => !reported(task) && !this.#kept.has(nameOf(task)));
    const found = new Map<string, RunOutcome>();
    await this.#plain.execute(
      needed,
      (outcome) => {
        this.runs += 1;
        this.#last = outcome;
        (this.#first ? this.#kept : found).set(nameOf(outcome.run), outcome);
        return Promise.resolve();
      },
      progress,
    );
    for (const task of tasks) {
      const outcome = this.#kept.get(nameOf(task)) ?? found.get(nameOf(task)) ?? this.#last!;
      const { id, experiment, point, replicate, seed, persons } = task;
      await sink({ ...outcome, run: { id, experiment, point, replicate, seed, persons } });
    }
  }
}

/** What a trial found. Ranges are those that the card would print. */
export interface Trial {
  claim: World['claim'];
  kind: World['kind'];
  /** Which draws of the world: 1, 2, ... */
  draws: number;
  /** Fitted counts of the world, as they are published to the search. */
  published: number[];
  stamp: string;
  numbers: { of: string; own: number; range: [number, number] | null; held: boolean | null }[];
  kept: number;
  confirmed: number;
  stopped: string;
  /** Runs of the engine that this trial added to those before it. */
  runs: number;
}

/** All trials of one claim share the study, and the runs of the first list. */
export class Trials {
  readonly #claim: Claim;
  readonly #study: LoadedStudy;
  readonly #register: Register;
  readonly #options: Omit<CalibrationOptions, 'register' | 'executor'> = { size: 'full', seed: 1, engineHash: 'trials', engine };
  readonly #kept = new Map<string, RunOutcome>();
  readonly #lean: boolean;
  readonly #of: Experiment;

  /** `lean`: leaves out runs that no verdict reads. `plan`: another size of the lists, for tests. `ranges`: those of the search, where they are not the study's. */
  constructor(
    claim: World['claim'],
    persons: number | null = null,
    lean = true,
    plan: Partial<NonNullable<Experiment['calibrate']>> = {},
    ranges: typeof WIDE_A1 = {},
  ) {
    const { loaded, register } = cutStudy(claim, persons, ranges);
    const { experiment: id } = FITTED[claim];
    const experiments = loaded.study.experiments.map((one) =>
      one.id === id ? { ...one, calibrate: { ...one.calibrate!, ...plan } } : one,
    );
    this.#study = { ...loaded, study: { ...loaded.study, experiments } };
    this.#of = experiments.find((one) => one.id === id)!;
    this.#claim = loaded.study.claims.find((one) => one.id === claim)!;
    this.#register = register;
    this.#lean = lean;
  }

  /** Fitted counts and numbers of one run of a world. */
  async truthOf(world: World, draws: number): Promise<{ counts: number[]; numbers: number[] }> {
    const options = { ...this.#options, register: this.#register, executor: inlineExecutor(engine) };
    const bound = oneExperiment(
      this.#study,
      this.#study.study.experiments.find(({ id }) => id === world.scenario)!,
      options,
    );
    const reader = new Reader(bound.frame, bindTargets({ frame: bound.frame }, this.#register), this.#of.calibrate!.bounds!);
    const place = WORLDS.findIndex(({ kind, claim }) => kind === world.kind && claim === world.claim);
    const index = TRUTHS + draws * WORLDS.length + (place < 0 ? TRUTHS : place);
    const found = await runPoints(bound, options, [{ index, positions: {}, values: world.values, sweep: null }], () => [0]);
    const run = found.get(index)![0]!;
    return { counts: reader.counts(run), numbers: reader.numbers(run) };
  }

  async trial(world: World, draws: number): Promise<Trial> {
    const truth = await this.truthOf(world, draws);
    const register = pseudoRegister(this.#register, this.#of.targets, truth.counts);
    const plain = inlineExecutor(engine);
    const lean = new LeanExecutor(plain, this.#kept);
    const options: CalibrationOptions = { ...this.#options, register, executor: this.#lean ? lean : plain, onList: lean.onList };
    const search = await runAgain(this.#study, await calibrate(this.#study, this.#of.id, options), options);
    const known = knownSearches(
      { [this.#of.id]: search as unknown as NonNullable<LoadedStudy['searches']>[string] },
      new Map([[this.#of.id, this.#study.scenarios[this.#of.id]!]]),
    );
    const series = this.#study.study.series.map((one) => readSeries(one, this.#register));
    const { stamp } = modelStamp(this.#claim, new Resolver([], series, register, {}, searchedBounds(known)));
    const numbers = search.again.bounds.map(({ of, range }, n) => {
      const own = truth.numbers[n]!;
      return { of, own, range, held: range && own >= range[0] && own <= range[1] };
    });
    const { kept, stopped, again } = search;
    const { claim, kind } = world;
    return {
      claim,
      kind,
      draws,
      published: search.targets.map(({ published }) => published),
      stamp,
      numbers,
      kept,
      confirmed: again.confirmed,
      stopped,
      runs: this.#lean ? lean.runs : search.runs + again.worlds * again.throws,
    };
  }
}
