import type { Findings } from '../format/findings.js';
import { describe } from '../format/problem.js';
import type { Path } from '../format/problem.js';
import { some } from '../format/some.js';
import type { Scenario } from '../scenario/schema.js';
import type { Experiment } from './schema.js';

const WHY = 'Payoffs and strategies of encounters are stated or swept, and never tuned to a result. See docs/responsible-use.md.';

/** Nothing of an encounter is fitted: neither by name, nor because an experiment that names nothing would vary every assumption of the world. */
export function checkTuned(experiment: Experiment, scenarios: readonly Scenario[], path: Path, out: Findings): void {
  if (!experiment.fit) return;
  const refuse = (at: Path, name: string): void => {
    if (name.startsWith('encounters.'))
      out.error(at, `${describe(name)}, a quantity of an encounter`, 'other quantities of the world', WHY);
  };
  experiment.fitted.forEach((name, i) => refuse([...path, 'fitted', i], name));
  (experiment.design.vary ?? []).forEach((name, i) => refuse([...path, 'design', 'vary', i], name));
  if (experiment.fitted.length === 0 && experiment.design.vary === undefined && scenarios.some(({ encounters }) => some(encounters)))
    out.error(
      [...path, 'fit'],
      'a fit of every assumption, those of encounters among them',
      'fitted: the paths to fit',
      `Name them. ${WHY}`,
    );
}
