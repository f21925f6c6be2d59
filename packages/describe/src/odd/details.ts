import type { Register, Scenario, Submodel } from '@glasshouse/model';
import { nounOf } from '../words/keys.js';
import { isMap, isQuantity, papersOf, sourceWords } from '../words/quantity.js';
import { leavesOf, valueWords } from '../words/values.js';
import { bullets, cell, empty, heading, said, saidOr, statedTable } from './blocks.js';
import { datesTable } from './dates.js';
import { concerns, isUsed, MECHANISMS, submodelPieces } from './mechanisms.js';
import type { ModelText } from './model-text.js';

/** Element 5 of ODD: initialisation. */
export function initialisation(scenario: Scenario, model: ModelText, register: Register): string[] {
  return [
    heading(2, '5. Initialisation'),
    ...saidOr(model.pieces(/initiali[sz]ation/i), 'how a run begins'),
    '**People** `population` *(scenario)*',
    statedTable(scenario.population, register, []),
  ];
}

function newWords(value: unknown, register: Register): string {
  if (isMap(value) && !isQuantity(value)) {
    const leaves = leavesOf(value);
    if (leaves.some((leaf) => isQuantity(leaf.value)))
      return leaves.map(({ keys, value: one }) => `${keys.join('.')} ${newWords(one, register)}`).join('; ');
  }
  return isQuantity(value) ? `${valueWords(value, register)} (${papersOf(value, register)})` : valueWords(value, register);
}

/** Element 6 of ODD: input data, with every dated change of policy and every rule that begins or ends on a date. */
export function inputs(scenario: Scenario, model: ModelText, register: Register): string[] {
  const rows = [...scenario.timeline]
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
    .flatMap(({ date, title, source, assumed, set }) =>
      Object.entries(set).map(
        ([path, value]) =>
          `| ${date} | ${cell(title)} | \`${path}\` | ${cell(newWords(value, register))} | ${cell(source === undefined ? `assumed: ${assumed}` : sourceWords(source, register))} |`,
      ),
    );
  const dated = datesTable(scenario, register);
  return [
    heading(2, '6. Input data'),
    ...saidOr(model.pieces(/input data/i), 'which data drive a run'),
    ...(rows.length > 0
      ? [['| Date | Change | What is set | To | Source or assumption |', '|---|---|---|---|---|', ...rows].join('\n')]
      : []),
    ...(dated === '' ? [] : ['Rules that begin or end on a date, or hold in some places only *(scenario)*:', dated]),
    ...(rows.length === 0 && dated === '' ? ['No rule begins, ends or changes within the horizon. *(scenario)*'] : []),
  ];
}

function entriesOf(scenario: Scenario, section: keyof Scenario, register: Register): string[] {
  const value = scenario[section];
  const noun = nounOf(section);
  if (value === undefined) return [];
  if (noun === null)
    return [`**${section.charAt(0).toUpperCase()}${section.slice(1)}** \`${section}\` *(scenario)*`, statedTable(value, register, [])];
  return Object.entries(value as Record<string, { title?: string }>)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([id, entry]) => [
      heading(4, `${noun.charAt(0).toUpperCase()}${noun.slice(1)} \`${section}.${id}\`: ${cell(entry.title ?? id)}`),
      statedTable(entry, register),
    ]);
}

function submodel(mechanism: Submodel, number: number, scenario: Scenario, model: ModelText, register: Register): string[] {
  const pieces = submodelPieces(model, mechanism.title);
  return [
    heading(3, `7.${number} ${mechanism.title}`),
    ...saidOr(pieces, `how ${mechanism.title.toLowerCase()} work${mechanism.title.endsWith('s') ? '' : 's'}`),
    ...mechanism.sections.flatMap((section) => entriesOf(scenario, section, register)),
  ];
}

/** Element 7 of ODD: the submodels that the scenario uses, with every number, and how they are implemented (ODD+D). */
export function submodels(scenario: Scenario, model: ModelText, register: Register): string[] {
  const used = MECHANISMS.filter((mechanism) => isUsed(mechanism, scenario));
  const approximations = model.pieces(/approximations/i).filter(({ lead, text }) => concerns(scenario, `${lead} ${text}`));
  const left = model.pieces(/left out/i);
  return [
    heading(2, '7. Submodels'),
    ...used.flatMap((mechanism, i) => submodel(mechanism, i + 1, scenario, model, register)),
    heading(3, `7.${used.length + 1} Approximations, and what is left out`),
    ...(approximations.length > 0 ? [bullets(said(approximations))] : [empty('what is approximated')]),
    ...saidOr(left, 'what is left out'),
    heading(3, `7.${used.length + 2} Implementation (ODD+D)`),
    'How the code is built is described in `docs/architecture.md`; how each submodel was tested and analysed, in `docs/trace.md`.',
  ];
}
