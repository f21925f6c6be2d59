import type { Register, Scenario } from '@glasshouse/model';
import { concepts } from './concepts.js';
import { initialisation, inputs, submodels } from './details.js';
import { readModelText } from './model-text.js';
import { entities, processes, purpose } from './overview.js';
import { glossary, sources } from './sources.js';
import { cell, heading } from './blocks.js';
import { plainTexts } from './plain-texts.js';

const HARM_ONLY =
  '**Harm only.** This scenario contains risk forms, flags and confinement only so that their harm can be counted. Their rules are fixed as documented and never swept, drawn or fitted. Results are per 1,000 synthetic people only, and begin with the harm to lawful conduct and to people for what they are.';

const USE =
  'Everyone in a run is invented, and nothing here can score a real person. A scenario states rules in order to count their effects; it neither recommends them nor forecasts anything. `docs/responsible-use.md` states the limits of use.';

/**
 * A description of one scenario in the order of the ODD protocol (Grimm and others 2020) with the parts that ODD+D adds (Müller and others
 * 2013), as a Markdown page. It is made from the scenario, the register and the text of `docs/model.md` alone: what none of them says
 * is printed as a marked empty part. Only submodels that the scenario uses stand in it, each number with its source or assumption.
 */
export function oddDocument(written: Scenario, register: Register, modelPage: string): string {
  const scenario = plainTexts(written);
  const model = readModelText(modelPage);
  const blocks = [
    heading(1, `${cell(scenario.title)}: model description`),
    `Scenario \`${scenario.id}\`. Everyone in it is synthetic. The order is that of the ODD protocol (Grimm and others 2020), with the additions of ODD+D (Müller and others 2013). *(model)* marks what the description of the model says, *(scenario)* what the scenario states; a part about which neither says anything, or for which the format has no key, is marked as not stated.`,
    ...(scenario.harm_only ? [HARM_ONLY] : []),
    ...purpose(scenario, model),
    ...entities(scenario, model, register),
    ...processes(scenario, model),
    ...concepts(scenario, model, register),
    ...initialisation(scenario, model, register),
    ...inputs(scenario, model, register),
    ...submodels(scenario, model, register),
    ...sources(scenario, register),
    ...glossary(scenario),
    heading(2, 'Responsible use'),
    USE,
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}
