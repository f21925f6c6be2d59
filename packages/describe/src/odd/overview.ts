import { quantitiesOf, ROW_IDS } from '@glasshouse/model';
import type { Register, Scenario } from '@glasshouse/model';
import { nounOf } from '../words/keys.js';
import { isFitted, numberWords, papersOf } from '../words/quantity.js';
import { bullets, cell, empty, heading, noKey, said, saidOr, statedTable } from './blocks.js';
import { concerns, councilSits, isUsed, MECHANISMS } from './mechanisms.js';
import { datesOf } from './dates.js';
import type { ModelPiece, ModelText } from './model-text.js';

const READING: Readonly<Record<Scenario['reading'], string>> = {
  documented: 'The rules stand here as the evidence register documents them.',
  claimed: 'The rules stand here as the article reads them.',
  hypothetical: 'Nobody says that such rules exist.',
  neutral: 'The rules are those of a neutral country.',
};

/** Where no number has a source, only the outline of the rules is documented. */
const readingWords = (scenario: Scenario): string =>
  scenario.reading === 'documented' && quantitiesOf(scenario).every(({ quantity }) => quantity.source === undefined)
    ? 'The evidence register documents the rules in outline; every number is assumed.'
    : READING[scenario.reading];

const PURPOSE = /purpose/i;
const USERS = /^users\b|for whom/i;

/** The published counts to which numbers of this scenario were fitted, as their reasons say. */
function scenarioPatterns(scenario: Scenario): string {
  const fitted = quantitiesOf(scenario).filter(({ quantity }) => isFitted(quantity));
  const rows = [...new Set(fitted.flatMap(({ quantity }) => quantity.assumed?.match(new RegExp(ROW_IDS, 'g')) ?? []))].sort();
  const own =
    fitted.length === 0
      ? 'No number of this scenario was fitted to a published count.'
      : `${fitted.length === 1 ? 'One number of this scenario was' : `${fitted.length} numbers of this scenario were`} fitted to published counts${rows.length === 0 ? '' : ` (${rows.join(', ')})`}.`;
  return `**This scenario.** ${own} Counts with which its results are compared are targets of the studies that use it, not of the scenario file. *(scenario)*`;
}

/** A piece, and those without words in bold that follow it as its items. */
const listedPieces = ([first, ...items]: readonly ModelPiece[]): string[] => [...said([first]), bullets(said(items))];

/** Element 1 of ODD: purpose and patterns. */
export function purpose(scenario: Scenario, model: ModelText): string[] {
  const all = model.pieces(PURPOSE);
  const users = all.filter(({ lead }) => USERS.test(lead));
  const pieces = all.filter((piece) => !users.includes(piece));
  const patterns = pieces.findIndex(({ lead }) => /pattern/i.test(lead));
  return [
    heading(2, '1. Purpose and patterns'),
    heading(3, '1.1 Purpose'),
    ...saidOr(patterns === -1 ? pieces : pieces.slice(0, patterns), 'what the model is for'),
    `**This scenario.** ${scenario.about} ${readingWords(scenario)} *(scenario)*`,
    heading(3, '1.2 For whom it is made (ODD+D)'),
    ...(users.length > 0 ? said(users) : [noKey('users')]),
    heading(3, '1.3 Patterns'),
    ...(patterns === -1 ? [empty('by which patterns the model is judged')] : listedPieces(pieces.slice(patterns))),
    scenarioPatterns(scenario),
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
  for (const [id, { transitions }] of Object.entries(scenario.states).sort(([a], [b]) => (a < b ? -1 : 1)))
    for (const each of Object.keys(transitions).sort())
      if (transitions[each].trend !== undefined) trends.push(`states.${id}.transitions.${each}.trend`);
  const dated = datesOf(scenario).length;
  return [
    ...(trends.length > 0 ? [`rates that change by date: ${trends.join(', ')} (numbers in part 7)`] : []),
    ...(scenario.timeline.length > 0 ? [`dated changes of policy: ${scenario.timeline.length} (part 6)`] : []),
    ...(dated > 0 ? [`rules that begin or end on a date: ${dated} (part 6)`] : []),
  ];
}

/** Whether an entity whose name says nothing about a section of the format is in the scenario. */
const isThere = (scenario: Scenario, lead: string): boolean =>
  !(/^office\b/i.test(lead) && scenario.officials === undefined) &&
  !(/^council\b/i.test(lead) && !councilSits(scenario)) &&
  !(/reads lists/i.test(lead) && !readsLists(scenario));

const readsLists = ({ perception, responses }: Scenario): boolean =>
  (perception?.display?.value ?? 0) > 0 || Object.values(responses).some(({ kind }) => kind === 'stigma' || kind === 'emulation');

/** Element 2 of ODD: entities, state variables and scales. */
export function entities(scenario: Scenario, model: ModelText, register: Register): string[] {
  const rows = model.rows(ENTITIES).filter(({ lead }) => concerns(scenario, lead, true) && isThere(scenario, lead));
  const pieces = model.pieces(ENTITIES).filter(({ text, lead }) => lead === '' && concerns(scenario, text));
  const kinds = model.pieces(ENTITIES).filter(({ lead }) => /kinds of values|why these entities/i.test(lead));
  const scales = model.pieces(ENTITIES).filter(({ lead }) => /scale/i.test(lead));
  const { start, end, round, warm_up: warmUp } = scenario.horizon;
  const outside = exogenous(scenario);
  const { community_size } = scenario;
  return [
    heading(2, '2. Entities, state variables and scales'),
    heading(3, '2.1 Entities and state variables'),
    ...(rows.length > 0
      ? [['| Entity | State *(model)* |', '|---|---|', ...rows.map(({ lead, text }) => `| ${lead} | ${text} |`)].join('\n')]
      : [empty('which entities there are')]),
    ...said([...pieces, ...kinds]),
    `**This scenario** has *(scenario)*:`,
    bullets(have(scenario).map(cell)),
    heading(3, '2.2 Exogenous factors (ODD+D)'),
    outside.length > 0
      ? bullets(outside)
      : 'None: no rate changes by date, and no rule begins, ends or changes within the horizon. *(scenario)*',
    heading(3, '2.3 Space (ODD+D)'),
    'The tree of places *(scenario)*:',
    ...Object.entries(scenario.places)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([id, place]) => [`**${place.title}** \`places.${id}\``, statedTable(place, register)]),
    heading(3, '2.4 Scales'),
    ...saidOr(scales, 'what the scales of the model are'),
    `From ${start} to ${end} in rounds of a ${round}.${warmUp === undefined ? '' : ` Until ${warmUp} the run warms up: nothing is counted before the day after.`} A community has ${numberWords(community_size)}: ${cell(papersOf(community_size, register))}. *(scenario)*`,
  ];
}

/** Element 3 of ODD: process overview and scheduling. */
export function processes(scenario: Scenario, model: ModelText): string[] {
  const used = MECHANISMS.filter((mechanism) => isUsed(mechanism, scenario)).map(({ title }) => title);
  const unused = MECHANISMS.filter((mechanism) => !isUsed(mechanism, scenario)).map(({ title }) => title);
  return [
    heading(2, '3. Process overview and scheduling'),
    ...saidOr(model.pieces(/process/i), 'in which order things happen'),
    `**This scenario** uses: ${used.join(', ')}.${unused.length > 0 ? ` It states nothing for, and so runs without: ${unused.join(', ')}.` : ''} *(scenario)*`,
  ];
}
