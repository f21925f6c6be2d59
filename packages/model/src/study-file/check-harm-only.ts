import { namesCounter } from '../counters/names.js';
import { outcomesOf } from '../mechanisms/streams/outcomes.js';
import type { Findings } from '../format/findings.js';
import { describe, keysOf } from '../format/problem.js';
import type { Path } from '../format/problem.js';
import { layerOf } from '../scenario/quantities.js';
import type { ExperimentScenarios } from './check-experiments.js';
import type { Experiment, Study } from './schema.js';

const SEE = 'See docs/responsible-use.md.';

/** What an arm may set on a harm-only scenario: the first and last day of a whole entry. */
const SWITCH = /^[a-z_]+\.[a-z][a-z0-9_]*\.in_force(\.(from|to))?$/;

const SWITCH_KEYS = ['from', 'to', 'source', 'assumed'];

/** Whether a patch of an arm does no more than switch a whole entry on or off. */
function switches(path: string, value: unknown): boolean {
  if (!SWITCH.test(path)) return false;
  if (typeof value === 'string') return !path.endsWith('.in_force');
  return value !== null && typeof value === 'object' && Object.keys(value).every((key) => SWITCH_KEYS.includes(key));
}

function checkDesign(experiment: Experiment, path: Path, out: Findings): void {
  (experiment.design.vary ?? []).forEach((name, i) => {
    if (layerOf(keysOf(name)) !== 'policy') return;
    out.error(
      [...path, 'design', 'vary', i],
      `${describe(name)}, a path of policy in a harm-only scenario`,
      'paths of the world, or no vary',
      `Without vary all assumptions are drawn together; none of policy is chosen. ${SEE}`,
    );
  });
  for (const name of Object.keys(experiment.design.sweep ?? {})) {
    if (layerOf(keysOf(name)) !== 'policy') continue;
    out.errorAtKey(
      [...path, 'design', 'sweep', name],
      `a sweep of ${describe(name)}, a path of policy in a harm-only scenario`,
      'sweeps of the world, such as how often something is done',
      `Weights, thresholds and flags are fixed as documented and never tried out. ${SEE}`,
    );
  }
  if (experiment.fit)
    out.error([...path, 'fit'], 'a fit of a harm-only scenario', 'no fit', `Nothing of it is calibrated: remove fit and fitted. ${SEE}`);
  experiment.targets.forEach((target, i) => {
    if (target.use !== 'context')
      out.error(
        [...path, 'targets', i, 'use'],
        `${describe(target.use)} on a harm-only scenario`,
        'context',
        `Published counts stand beside it as context and are neither fitted nor predicted. ${SEE}`,
      );
  });
}

function checkArms(experiment: Experiment, path: Path, out: Findings): void {
  experiment.arms.forEach((arm, a) => {
    for (const [name, value] of Object.entries(arm.patch)) {
      if (switches(name, value)) continue;
      out.errorAtKey(
        [...path, 'arms', a, 'patch', name],
        `a patch of ${describe(name)} in a harm-only scenario`,
        'in_force of a whole entry, with from and to',
        `An arm switches a rule as documented off or on and changes nothing in it. ${SEE}`,
      );
    }
  });
}

function checkIndicators(experiment: Experiment, path: Path, out: Findings): void {
  experiment.indicators.forEach((indicator, i) => {
    const at: Path = [...path, 'indicators', i];
    if (indicator.scaled)
      out.error(
        [...at, 'scaled'],
        'a count scaled to real people, of a harm-only scenario',
        'counts per 1,000 synthetic people, or shares',
        `No total is printed that could be read as a number of people held or flagged: remove scaled. ${SEE}`,
      );
    if (indicator.over === 'none')
      out.error(
        [...at, 'over'],
        '"none", which gives a total, of a harm-only scenario',
        'over: persons with per: 1000, or counters of which it is a share',
        `Report results per 1,000 synthetic people or as shares. ${SEE}`,
      );
    else if (Array.isArray(indicator.over) && ![1, 100, 1000].includes(indicator.per))
      out.error(
        [...at, 'per'],
        `${indicator.per}, of a harm-only scenario`,
        'per: 1, 100 or 1000 for a share',
        `A share of a stated number of people would be a total. ${SEE}`,
      );
    else if (indicator.over === 'persons' && indicator.per !== 1000)
      out.error(
        [...at, 'per'],
        `${indicator.per}, of a harm-only scenario`,
        'per: 1000 where over is persons',
        `Report results per 1,000 synthetic people. ${SEE}`,
      );
  });
  const first = experiment.indicators[0];
  if (first && !first.harm)
    out.error(
      [...path, 'indicators', 0, 'harm'],
      'a first indicator that is not a harm, of a harm-only scenario',
      'harm: true on the first indicator',
      `What falls on lawful conduct and on what people are comes first. ${SEE}`,
    );
}

/** Groups are compared by harm alone, never by what their members do. */
export function checkHarmOnlyRatios(study: Study, scenarios: Record<string, ExperimentScenarios>, out: Findings): void {
  study.ratios.forEach((ratio, i) => {
    const streams = scenarios[ratio.experiment]?.base.harm_only === true ? scenarios[ratio.experiment]!.base.streams : {};
    const deeds = Object.keys(streams).filter(
      (id) => ['breach', 'obligation', 'outcome'].includes(streams[id]!.kind) || outcomesOf(streams[id]!).length > 0,
    );
    ratio.of.forEach((pattern, j) => {
      const ofDeeds = deeds.some((id) =>
        namesCounter(pattern, [
          ...['acts', 'recorded', 'detected'].map((counter) => `stream.${id}.${counter}`),
          ...outcomesOf(streams[id]!).map((outcome) => `stream.${id}.ended.${outcome}`),
        ]),
      );
      if (!ofDeeds && !(deeds.length > 0 && /(^|\.)deed(\.|$)/.test(pattern))) return;
      out.error(
        ['ratios', i, 'of', j],
        `${describe(pattern)} by ${ratio.group}, in a harm-only scenario`,
        'counters of harm, such as measure.held.started',
        `No rate of deeds is reported by group. ${SEE}`,
      );
    });
  });
}

/** An experiment on a harm-only scenario tries nothing out: arms switch, the world may vary, results are per 1,000 or shares. */
export function checkHarmOnlyExperiment(experiment: Experiment, scenarios: ExperimentScenarios, path: Path, out: Findings): void {
  if (scenarios.base.harm_only !== true) return;
  checkDesign(experiment, path, out);
  checkArms(experiment, path, out);
  checkIndicators(experiment, path, out);
}
