import { canonicalJson } from '../format/canonical.js';
import type { Findings } from '../format/findings.js';
import { describe } from '../format/problem.js';
import type { Path } from '../format/problem.js';
import type { Experiment, Study } from './schema.js';

/** What is compared of two experiments that should differ in their number of people alone. */
const without = ({ scenario, arms, indicators, equal_rates: equal }: Experiment): string =>
  canonicalJson({
    scenario,
    arms: arms.map(({ id, patch }) => ({ id, patch })),
    indicators: indicators.map(({ id, of, over }) => ({ id, of, over })),
    equal: equal ?? false,
  });

/** What two experiments on different structures have in common. */
const asks = ({ arms, indicators }: Experiment): string =>
  canonicalJson({ arms: arms.map(({ id }) => id), indicators: indicators.map(({ id, of, over }) => ({ id, of, over })) });

function checkNumber(text: string, experiment: Experiment, at: Path, out: Findings): void {
  const match = /^([a-z0-9_]+)(?:@([a-z0-9_]+)(?:-([a-z0-9_]+))?)?$/.exec(text);
  if (!match) {
    out.error(at, describe(text), 'indicator@arm, indicator@arm-other, or an indicator alone for the first arm', 'Correct the number.');
    return;
  }
  const [, indicator, ...arms] = match;
  const ids = experiment.indicators.map(({ id }) => id);
  if (!out.refers(at, indicator!, ids, 'indicator of this experiment')) return;
  const known = ['baseline', ...experiment.arms.map(({ id }) => id)];
  for (const arm of arms) if (arm !== undefined) out.refers(at, arm, known, 'arm of this experiment');
}

/** Numbers to explain exist, and an experiment of another size differs in nothing else. */
export function checkSensitivity(study: Study, out: Findings): void {
  study.experiments.forEach((experiment, e) => {
    const { sensitivity, calibrate } = experiment;
    calibrate?.bounds.forEach((text, i) => checkNumber(text, experiment, ['experiments', e, 'calibrate', 'bounds', i], out));
    for (const text of Object.keys(experiment.replicates.matters ?? {})) {
      const at: Path = ['experiments', e, 'replicates', 'matters', text];
      checkNumber(text, experiment, at, out);
      if (!/-[a-z0-9_]+$/.test(text))
        out.errorAtKey(at, describe(text), 'a difference of two arms: indicator@arm-other', 'Name both arms.');
    }
    if (calibrate && !experiment.fit)
      out.errorAtKey(
        ['experiments', e, 'calibrate'],
        'calibrate without fit',
        'calibrate beside fit: true, fitted quantities of the world, and targets with use: fit',
        'Add fit: true, or remove calibrate. Policies are compared, never fitted. See docs/responsible-use.md.',
      );
    if (!sensitivity) return;
    const at: Path = ['experiments', e, 'sensitivity'];
    sensitivity.of.forEach((text, i) => checkNumber(text, experiment, [...at, 'of', i], out));
    const { sizes, structures } = sensitivity;
    const others = study.experiments.filter(({ id }) => id !== experiment.id).map(({ id }) => id);
    structures.forEach((id, i) => {
      if (!out.refers([...at, 'structures', i], id, others, 'other experiment of the study')) return;
      const other = study.experiments.find((one) => one.id === id)!;
      if (asks(other) !== asks(experiment) || other.scenario === experiment.scenario)
        out.error(
          [...at, 'structures', i],
          `${describe(id)}, which has another arm or indicator, or the same scenario`,
          'an experiment with the same arms and indicators on another scenario',
          'Copy this experiment and change its scenario.',
        );
    });
    if (sizes === undefined) return;
    if (!out.refers([...at, 'sizes'], sizes, others, 'other experiment of the study')) return;
    const other = study.experiments.find(({ id }) => id === sizes)!;
    if (without(other) !== without(experiment))
      out.error(
        [...at, 'sizes'],
        `${describe(sizes)}, which has another scenario, arm or indicator`,
        'an experiment that differs in persons, design and replicates alone',
        'Copy this experiment and change its persons.',
      );
  });
}
