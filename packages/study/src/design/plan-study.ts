import { canonicalJson, equalRates, sha256Hex } from '@glasshouse/model';
import type { Experiment, LoadedStudy } from '@glasshouse/model';
import type { RunInputs } from '../ports.js';
import { atPoint } from './apply-point.js';
import type { DesignPoint } from './apply-point.js';
import { dimensionsOf } from './dimensions.js';
import type { Draw } from './latin-hypercube.js';
import { designPoints, replicatesOf } from './points.js';
import { communityColumns } from '../outcomes/communities.js';
import { keepsGroupYears } from '../outcomes/of-group.js';
import { treeHasher } from './scenario-hash.js';
import type { Size } from './points.js';

/** Most replicates of a point, and so the distance between the replicate numbers of two points. */
export const DICE_OF_A_POINT = 1000;

/** One run before it is run: enough to list, store and order it. */
export interface PlannedRun {
  /** SHA-256 of everything that decides the result: equal ids, equal results. */
  id: string;
  experiment: string;
  point: number;
  replicate: number;
  seed: number;
  /** Simulated people asked for. */
  persons: number;
}

/** A planned run with a way to its scenarios, which are made when they are needed. */
export interface RunTask extends PlannedRun {
  /** May be called without its task. */
  readonly inputs: () => RunInputs;
}

export interface PlannedExperiment {
  experiment: Experiment;
  inputs: RunInputs;
  dimensions: string[];
  points: DesignPoint[];
  runs: RunTask[];
}

export interface StudyPlan {
  size: Size;
  seed: number;
  experiments: PlannedExperiment[];
  /** All runs, in the canonical order: experiment as written, point, replicate. */
  runs: RunTask[];
}

export interface PlanOptions {
  size: Size;
  /** Whole number, 0 to 2^32 - 1. */
  seed: number;
  /** Hash of the built engine: another build, other runs. */
  engineHash: string;
  /** Random words of the design. Default: SHA-256 of the address. */
  draw?: (experiment: string) => Draw;
  /**
   * The runs of this study as an earlier plan listed them. Their ids are taken from it instead of being computed; the id of a run is checked
   * when its scenarios are made, before it runs.
   */
  known?: readonly PlannedRun[];
}

/** A plan that was listed before does not belong to this study, or was changed since. */
export class PlanDiffers extends Error {
  constructor(what: string) {
    super(what);
    this.name = 'PlanDiffers';
  }
}

/** Words of a design from SHA-256 of their address: seed, experiment, dimension, index, which. */
export const hashDraw =
  (seed: number, experiment: string): Draw =>
  (dimension, index, which) =>
    Number.parseInt(sha256Hex(`glasshouse design|${seed}|${experiment}|${dimension}|${index}|${which}`).slice(0, 8), 16);

/**
 * All runs of a study, with ids, before any of them starts. Throws InputError for a design that cannot be made, and PlanDiffers where
 * `known` lists other runs.
 */
export function planStudy(loaded: LoadedStudy, options: PlanOptions): StudyPlan {
  const known = options.known && knownIds(options.known);
  const hashOf = treeHasher();
  const experiments = loaded.study.experiments.map((experiment) => planExperiment(loaded, experiment, options, hashOf, known?.next));
  known?.end();
  return { size: options.size, seed: options.seed, experiments, runs: experiments.flatMap((e) => e.runs) };
}

/** Gives the listed ids in order, to runs that are what the list says at that place. */
function knownIds(rows: readonly PlannedRun[]): { next: (run: Omit<PlannedRun, 'id'>) => string; end: () => void } {
  let at = 0;
  const fields = ['experiment', 'point', 'replicate', 'seed', 'persons'] as const;
  return {
    next(run) {
      const row = rows[at++];
      const unlike = fields.find((field) => row?.[field] !== run[field]);
      if (!row || unlike)
        throw new PlanDiffers(`row ${at} of the plan has ${unlike} ${row?.[unlike!] ?? 'nothing'}, the study has ${run[unlike!]}`);
      return row.id;
    },
    end() {
      if (at !== rows.length) throw new PlanDiffers(`the plan lists ${rows.length} runs, the study has ${at}`);
    },
  };
}

function planExperiment(
  loaded: LoadedStudy,
  experiment: Experiment,
  options: PlanOptions,
  hashOf: ScenarioHash,
  known?: (run: Omit<PlannedRun, 'id'>) => string,
): PlannedExperiment {
  const { size, seed } = options;
  const written: RunInputs = loaded.scenarios[experiment.id]!;
  const table = loaded.designs?.[experiment.id] ?? null;
  const dimensions = dimensionsOf(experiment, written, table);
  const draw = (options.draw ?? ((id) => hashDraw(seed, id)))(experiment.id);
  const points = designPoints(experiment, dimensions, size, draw, table);
  const replicates = (point: DesignPoint): number => replicatesOf(experiment, point, size);
  const runs = planPoints(experiment, written, points, { ...options, hashOf, known }, replicates);
  return { experiment, inputs: toldOf(experiment, written), dimensions, points, runs };
}

/** Hash of a scenario. */
type ScenarioHash = ReturnType<typeof treeHasher>;

/** `hashOf`: one that has seen scenarios of the same study, so that none is hashed twice. `known`: id of a run as an earlier plan listed it. */
type PointOptions = Pick<PlanOptions, 'size' | 'seed' | 'engineHash'> & {
  hashOf?: ScenarioHash;
  known?: (run: Omit<PlannedRun, 'id'>) => string;
};

/** What an experiment runs of its scenarios: with equal rates, where it says so, and what it keeps of communities. */
function toldOf(experiment: Experiment, of: RunInputs): RunInputs {
  const communities = communityColumns(experiment, of);
  return {
    ...(experiment.equal_rates ? blindTo(of) : of),
    ...(communities.length > 0 ? { communities } : {}),
    ...(keepsGroupYears(experiment) ? { groupYears: true } : {}),
  };
}

/**
 * The runs of some points of an experiment, in order, whatever laid them out. `written`: its scenarios, without equal rates. An id covers
 * the scenarios as written, the point and the build: together they decide what runs at the point, which need not be made to name it.
 */
export function planPoints(
  experiment: Experiment,
  written: RunInputs,
  points: readonly DesignPoint[],
  { size, seed, engineHash, hashOf = treeHasher(), known }: PointOptions,
  replicates: (point: DesignPoint) => number,
): RunTask[] {
  const persons = experiment.persons[size];
  const columns = communityColumns(experiment, written);
  let scenarios: string | null = null;
  const hashOfScenarios = (): string =>
    sha256Hex(
      canonicalJson({
        base: hashOf(written.base),
        arms: written.arms.map(({ id, scenario }) => ({ id, scenario: hashOf(scenario) })),
        equalRates: experiment.equal_rates ?? false,
        ...(columns.length > 0 ? { communities: columns } : {}),
        ...(keepsGroupYears(experiment) ? { groupYears: true } : {}),
      }),
    );
  const at = new Map(points.map((point) => [point.index, point]));
  const inputsAt = keepLast((index: number) => toldOf(experiment, atPoint(written, at.get(index)!)));
  const hashAt = keepLast((index: number) => sha256Hex(canonicalJson(at.get(index)!)));
  const shared: Shared = {
    known: known !== undefined,
    inputsAt,
    idOf({ point, replicate }) {
      scenarios ??= hashOfScenarios();
      return sha256Hex(
        canonicalJson({ experiment: experiment.id, scenarios, point: hashAt(point), replicate, seed, persons, engine: engineHash }),
      );
    },
  };
  return points.flatMap((point) => {
    const first = experiment.design.common_dice ? 0 : (point.dice ?? point.sweep?.base ?? point.index) * DICE_OF_A_POINT;
    return Array.from({ length: replicates(point) }, (_, i): RunTask => {
      const run = { experiment: experiment.id, point: point.index, replicate: first + i, seed, persons };
      return new PlannedTask(run, shared, known?.(run) ?? null);
    });
  });
}

/** What the runs of an experiment have in common. */
interface Shared {
  /** Whether ids come from an earlier plan. */
  known: boolean;
  inputsAt(point: number): RunInputs;
  idOf(run: Pick<PlannedRun, 'point' | 'replicate'>): string;
}

/** A run whose id is computed when it is first asked for: whoever only checks a study asks for none. A study holds many, so each holds little. */
class PlannedTask implements RunTask {
  readonly experiment: string;
  readonly point: number;
  readonly replicate: number;
  readonly seed: number;
  readonly persons: number;
  readonly #shared: Shared;
  #id: string | null;

  /** `id`: as an earlier plan lists it. */
  constructor({ experiment, point, replicate, seed, persons }: Omit<PlannedRun, 'id'>, shared: Shared, id: string | null) {
    this.experiment = experiment;
    this.point = point;
    this.replicate = replicate;
    this.seed = seed;
    this.persons = persons;
    this.#shared = shared;
    this.#id = id;
  }

  get id(): string {
    return (this.#id ??= this.#shared.idOf(this));
  }

  /** Bound, since whoever runs a task may take the function from it. Throws PlanDiffers where an earlier plan lists another id for this run. */
  readonly inputs = (): RunInputs => {
    if (!this.#shared.known || this.#shared.idOf(this) === this.id) return this.#shared.inputsAt(this.point);
    throw new PlanDiffers(
      `${this.experiment}, point ${this.point}, replicate ${this.replicate} has another id in the plan (${this.id.slice(0, 12)})`,
    );
  };
}

/** The same scenarios with equal rates: the point is set first, then means are taken. */
const blindTo = ({ base, arms }: RunInputs): RunInputs => ({
  base: equalRates(base),
  arms: arms.map(({ id, scenario }) => ({ id, scenario: equalRates(scenario) })),
});

/** Remembers the last answer only: what is made of a point serves all its replicates and is then let go. */
function keepLast<T>(make: (index: number) => T): (index: number) => T {
  let last: { index: number; made: T } | null = null;
  return (index) => {
    if (last?.index !== index) last = { index, made: make(index) };
    return last.made;
  };
}
