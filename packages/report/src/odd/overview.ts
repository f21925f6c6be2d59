import type { Register, Scenario } from '@glasshouse/scenario';
import { nounOf } from '../words/keys.js';
import { numberWords, papersOf } from '../words/quantity.js';
import { bullets, cell, empty, heading, said, saidOr, statedTable } from './blocks.js';
import { concerns, MECHANISMS } from './mechanisms.js';
import type { ModelPiece, ModelText } from './model-text.js';

const READING: Readonly<Record<Scenario['reading'], string>> = {
  documented: 'The rules stand here as the evidence register documents them.',
  claimed: 'The rules stand here as the article reads them.',
  hypothetical: 'Nobody says that such rules exist.',
  neutral: 'The rules are those of a neutral country.',
};

const PURPOSE = /purpose/i;

/** A piece, and those without words in bold that follow it as its items. */
const listedPieces = ([first, ...items]: readonly ModelPiece[]): string[] => [...said([first]), bullets(said(items))];

/** Element 1 of ODD: purpose and patterns. */
export function purpose(scenario: Scenario, model: ModelText): string[] {
  const pieces = model.pieces(PURPOSE);
  const patterns = pieces.findIndex(({ lead }) => /pattern/i.test(lead));
  return [
    heading(2, '1. Purpose and patterns'),
    heading(3, '1.1 Purpose'),
    ...saidOr(patterns === -1 ? pieces : pieces.slice(0, patterns), 'what the model is for'),
    `**This scenario.** ${scenario.about} ${READING[scenario.reading]} *(scenario)*`,
    heading(3, '1.2 For whom it is made (ODD+D)'),
    empty('for whom it is made'),
    heading(3, '1.3 Patterns'),
    ...(patterns === -1 ? [empty('by which patterns the model is judged')] : listedPieces(pieces.slice(patterns))),
    empty('by which patterns this scenario is judged'),
  ];
}

const ENTITIES = /entities/i;

function have(scenario: Scenario): string[] {
  const tables = MECHANISMS.flatMap(({ sections }) => sections).flatMap((section) => {
    const noun = nounOf(section);
    const ids = Object.keys((scenario[section] ?? {}) as object).sort();
    return noun === null || ids.length === 0 ? [] : [`${section}: ${ids.join(', ')}`];
  });
  const attributes = Object.entries(scenario.population.attributes)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, { title, of, categories }]) => `${id} (${title}; of the ${of}): ${Object.keys(categories).join(', ')}`);
  return [
    `attributes of people: ${attributes.length === 0 ? 'none' : attributes.join('; ')}`,
    `age bands: ${Object.keys(scenario.population.age).join(', ')}`,
    ...tables,
  ];
}

function exogenous(scenario: Scenario): string[] {
  const trends = ['streams', 'incidents'].flatMap((section) =>
    Object.entries(scenario[section as 'streams' | 'incidents'])
      .filter(([, { trend }]) => trend !== undefined)
      .map(([id]) => `${section}.${id}.trend`)
      .sort(),
  );
  return [
    ...(trends.length > 0 ? [`rates that change by date: ${trends.join(', ')} (numbers in part 7)`] : []),
    ...(scenario.timeline.length > 0 ? [`${scenario.timeline.length} dated changes of policy (part 6)`] : []),
  ];
}

/** Element 2 of ODD: entities, state variables and scales. */
export function entities(scenario: Scenario, model: ModelText, register: Register): string[] {
  const rows = model.rows(ENTITIES).filter(({ lead }) => concerns(scenario, lead, true));
  const pieces = model.pieces(ENTITIES).filter(({ text, lead }) => lead === '' && concerns(scenario, text));
  const scales = model.pieces(ENTITIES).filter(({ lead }) => /scale/i.test(lead));
  const { start, end, round } = scenario.horizon;
  const outside = exogenous(scenario);
  const { community_size } = scenario;
  return [
    heading(2, '2. Entities, state variables and scales'),
    heading(3, '2.1 Entities and state variables'),
    ...(rows.length > 0
      ? [['| Entity | State *(model)* |', '|---|---|', ...rows.map(({ lead, text }) => `| ${lead} | ${text} |`)].join('\n')]
      : [empty('which entities there are')]),
    ...said(pieces),
    `**This scenario** has *(scenario)*:`,
    bullets(have(scenario).map(cell)),
    heading(3, '2.2 Exogenous factors (ODD+D)'),
    outside.length > 0 ? bullets(outside) : 'None: no rate changes by date and no policy changes.',
    heading(3, '2.3 Space (ODD+D)'),
    'The tree of places *(scenario)*:',
    ...Object.entries(scenario.places)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([id, place]) => [`**${place.title}** \`places.${id}\``, statedTable(place, register)]),
    heading(3, '2.4 Scales'),
    ...saidOr(scales, 'what the scales of the model are'),
    `From ${start} to ${end} in rounds of a ${round}. A community has ${numberWords(community_size)}: ${cell(papersOf(community_size, register)).replace(/\.$/, '')}. *(scenario)*`,
  ];
}

/** Element 3 of ODD: process overview and scheduling. */
export function processes(scenario: Scenario, model: ModelText): string[] {
  const used = MECHANISMS.filter((mechanism) => mechanism.uses(scenario)).map(({ title }) => title);
  const unused = MECHANISMS.filter((mechanism) => !mechanism.uses(scenario)).map(({ title }) => title);
  return [
    heading(2, '3. Process overview and scheduling'),
    ...saidOr(model.pieces(/process/i), 'in which order things happen'),
    `**This scenario** uses: ${used.join(', ')}.${unused.length > 0 ? ` It states nothing for, and so runs without: ${unused.join(', ')}.` : ''} *(scenario)*`,
  ];
}
