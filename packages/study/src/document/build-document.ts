import type {
  CounterDefinition,
  FollowedPerson,
  LoadedStudy,
  Register,
  SeriesResult,
  Study,
  StudyDocument,
  TargetResult,
} from '@glasshouse/model';
import { evaluateClaim } from '../claims/evaluate.js';
import type { HeldOut } from '../claims/evaluate.js';
import { closedLoops } from '../claims/closed-loop.js';
import { parseReference } from '../claims/reference.js';
import { Resolver } from '../claims/resolver.js';
import { knownSearches, missedBySearch, searchedBounds, searchesOf } from '../claims/searched.js';
import type { KnownSearches } from '../claims/searched.js';
import type { StudyPlan } from '../design/plan-study.js';
import { hashOfDigests } from '../hash/result-hash.js';
import { fitOf, targetResults } from '../outcomes/fit.js';
import { bindTargets } from '../outcomes/targets.js';
import { outcomesOf } from '../outcomes/samples.js';
import type { Frame, RunSummary } from '../outcomes/summary.js';
import { harmRows, indicatorResults, moneyRows } from '../outcomes/tables.js';
import { ratioResult } from '../outcomes/group-ratio.js';
import { adviceResults } from '../replicates/of-study.js';
import { explainNumbers, movesOf } from '../sensitivity/explain.js';
import { assumptionsOf } from './assumptions.js';
import { codebook } from './codebook.js';
import { experimentPart } from './experiments.js';
import { sourcesOf } from './sources.js';

export interface DocumentInputs {
  study: Study;
  /** By experiment id: stored calibrations. */
  searches?: LoadedStudy['searches'];
  plan: StudyPlan;
  register: Register;
  frames: readonly Frame[];
  summaries: readonly RunSummary[];
  series: SeriesResult[];
  followed: FollowedPerson[];
  command: string;
  folder?: string | null;
}

/** The document of a finished study. A pure function of its runs: their order of arrival changes nothing. */
export function buildDocument(inputs: DocumentInputs): StudyDocument {
  const { study, plan, register, frames, summaries, series, command } = inputs;
  const all = frames.map((frame) => {
    const read = outcomesOf(frame, summaries);
    const targets = bindTargets(read, register);
    const fit = fitOf(read, targets);
    return { outcomes: { ...read, fitting: fit?.fitting ?? null }, targets, fit };
  });
  const outcomes = all.map((a) => a.outcomes);
  const inputsOf = new Map(plan.experiments.map(({ experiment, inputs: of }) => [experiment.id, of]));
  const searches = knownSearches(inputs.searches, inputsOf);
  const resolver = new Resolver(outcomes, series, register, {}, searchedBounds(searches));
  const inPlanted = (claim: Study['claims'][number]): Resolver | undefined =>
    claim.planted ? new Resolver(outcomes, series, register, claim.planted.swaps) : undefined;
  const sensitivity = explainNumbers(study, outcomes, resolver);
  const advice = adviceResults(study, outcomes, resolver);
  const targets = all.flatMap((a) => targetResults(a.outcomes, a.targets, study, register));
  const money = outcomes.flatMap(moneyRows);
  const fitted = all.map((a) => ({
    outcomes: a.outcomes,
    targets: a.targets.filter(({ target }) => target.use === 'fit'),
    keptOut: a.targets.filter(({ target }) => target.use === 'held_out'),
  }));
  const loopInputs = { all: fitted, series, register };
  return {
    format: 1,
    id: study.id,
    title: study.title,
    about: study.about,
    size: plan.size,
    seed: plan.seed,
    hash: hashOfDigests(summaries),
    command,
    ...(inputs.folder === undefined ? {} : { folder: inputs.folder }),
    experiments: all.map((a) => experimentPart(a.outcomes, a.fit)),
    indicators: outcomes.flatMap(indicatorResults),
    harm: outcomes.flatMap(harmRows),
    ...(money.length > 0 ? { money } : {}),
    targets,
    series,
    facts: study.facts,
    claims: study.claims.map((claim) => {
      const moves = movesOf(claim, sensitivity);
      const result = evaluateClaim(claim, resolver, command, inPlanted(claim), heldOutOf(claim, targets, searches));
      const loop = closedLoops(claim, loopInputs);
      const searched = searchesOf(claim, searches, resolver);
      return {
        ...result,
        ...(moves.length > 0 ? { moves } : {}),
        ...(loop.length > 0 ? { loop } : {}),
        ...(searched.length > 0 ? { searched } : {}),
      };
    }),
    ...(sensitivity.length > 0 ? { sensitivity } : {}),
    ...(advice.length > 0 ? { advice } : {}),
    ratios: study.ratios.map((ratio) => ratioResult(ratio, outcomes)),
    ...(study.follow.length > 0 ? { follow: study.follow } : {}),
    followed: inputs.followed,
    assumptions: plan.experiments.flatMap(assumptionsOf),
    sources: sourcesOf(study, plan.experiments, register),
    dictionary: dictionaryOf(frames),
    codebook: codebook(),
    box: study.box ?? null,
    notCounted: study.not_counted,
  };
}

/** Counts kept out of the fit in the experiments that a claim's numbers read: by the worlds of a search where a number is bounded by one. */
function heldOutOf(claim: Study['claims'][number], targets: readonly TargetResult[], searches: KnownSearches): HeldOut {
  const references = claim.numbers
    .map(({ of }) => parseReference(of))
    .filter((one) => one?.kind === 'indicator' || one?.kind === 'fitting');
  const read = new Set(references.map((one) => one.experiment));
  const searched = new Set(references.flatMap((one) => (one.kind === 'indicator' && one.searched ? [one.experiment] : [])));
  const kept = targets.filter((target) => target.use === 'held_out' && read.has(target.experiment));
  const published = new Map(kept.map(({ id, published: count }) => [id, count]));
  const missed = kept.filter(({ experiment, id, within }) => {
    const bySearch = searched.has(experiment) ? missedBySearch(searches, experiment, published) : null;
    return bySearch ? bySearch.has(id) : within === false;
  });
  return { of: kept.length, missed: missed.map((target) => target.title) };
}

/** Every counter of every experiment, each id once, by id. */
function dictionaryOf(frames: readonly Frame[]): CounterDefinition[] {
  const found = new Map(frames.flatMap((f) => f.definitions.map((d) => [d.id, d] as const)));
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
