import { quantitiesOf } from '@glasshouse/model';
import type { Register, Scenario } from '@glasshouse/model';
import { keyWords } from '../words/keys.js';
import { leavesOf } from '../words/values.js';
import { isFitted } from '../words/quantity.js';
import { bullets, empty, heading, said, saidOr } from './blocks.js';
import { adaptation, collectives, interaction, learning, sensing } from './derived.js';
import { datesOf } from './dates.js';
import { submodelPieces } from './mechanisms.js';
import type { ModelPiece, ModelText } from './model-text.js';

const CONCEPTS = /design concepts/i;

/** Works on which a rule of a stance rests, as the format names them. */
const THEORIES: Readonly<Record<string, string>> = {
  enforcement: 'an unpopular norm that people enforce on one another (Centola, Willer and Macy 2005)',
  grievance: 'grievance less risk against a threshold (Epstein 2002)',
  voiced: 'what is voiced against what is private (Kuran 1989)',
};

function theories(scenario: Scenario): string[] {
  return Object.entries(scenario.stances)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([id, { rule }]) => Object.keys(rule).flatMap((key) => (key in THEORIES ? [`stances.${id}: ${THEORIES[key]}`] : [])));
}

function empirical(scenario: Scenario, register: Register): string {
  const counts = new Map<string, number>();
  const all = quantitiesOf(scenario);
  for (const { quantity } of all) {
    const stated = isFitted(quantity) ? 'fitted to published counts, with range' : 'assumed, with range and reason';
    const grade = quantity.source === undefined ? stated : (register.rows.get(quantity.source)?.grade ?? 'unknown');
    counts.set(grade, (counts.get(grade) ?? 0) + 1);
  }
  const parts = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([grade, count]) => `${count} ${grade}`);
  return `Of ${all.length} numbers: ${parts.join('; ')}. Each stands with its source or assumption in parts 2, 5, 6 and 7. *(scenario)*`;
}

const titled = (entries: [string, { title: string; kind?: string }][]): string =>
  entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, { title, kind }]) => `${id} (${title}${kind === undefined ? '' : `; ${kind}`})`)
    .join(', ');

function decisionMaking(scenario: Scenario, model: ModelText): string[] {
  const concept = (lead: RegExp): ReturnType<ModelText['pieces']> => model.pieces(CONCEPTS).filter((piece) => lead.test(piece.lead));
  const streams = Object.entries(scenario.streams).filter(([, { kind }]) => !['false_alarm', 'occasion', 'outcome'].includes(kind));
  const responses = Object.entries(scenario.responses);
  const norms = responses.filter(([, { kind }]) => kind === 'stigma' || kind === 'emulation');
  const stances = Object.entries(scenario.stances);
  return [
    heading(3, '4.3 Individual decision making (ODD+D)'),
    heading(4, 'Who decides, about what'),
    streams.length > 0 ? `Adults, at chances of: ${titled(streams)}. *(scenario)*` : empty('who decides'),
    ...(scenario.firms ? ['Firms decide in the submodel of firms. *(scenario)*'] : []),
    ...(scenario.officials ? ['Office holders decide in the submodel of officials. *(scenario)*'] : []),
    heading(4, 'Rationality and objectives'),
    ...saidOr(concept(/objective/i), 'what people strive for'),
    heading(4, 'How decisions are made'),
    ...saidOr(submodelPieces(model, 'Decision'), 'how a decision is made'),
    heading(4, 'Change of behaviour'),
    responses.length > 0
      ? `Responses: ${titled(responses)}. *(scenario)*`
      : 'No response is stated: whatever the rules, conduct stays as it is. *(scenario)*',
    heading(4, 'Social norms and values'),
    norms.length + stances.length > 0
      ? `Stated: ${titled([...norms, ...stances])}. *(scenario)*`
      : 'No stance and no response to the conduct of others is stated: norms and values play no part. *(scenario)*',
    heading(4, 'Space in decisions'),
    spaceWords(scenario),
    heading(4, 'Time in decisions'),
    ...(scenario.perception === undefined ? [] : saidOr(concept(/prediction/i), 'what part time or memory plays in a decision')),
    learning(scenario),
    heading(4, 'Uncertainty in decisions'),
    ...saidOr(concept(/^uncertainty in decisions/i), 'how people take uncertainty into account'),
  ];
}

const NO_THEORY =
  'No theory is named. The format has no key for one; each response is a stated function, and the reason for its size stands with its number in part 7. *(scenario)*';

/** Where what a person meets depends on the place. */
function spaceWords(scenario: Scenario): string {
  const local = datesOf(scenario)
    .filter(({ inForce }) => inForce.in !== undefined || inForce.adopted !== undefined)
    .map(({ path }) => path);
  const shares = Object.keys(scenario.places)
    .filter((id) => scenario.places[id].shares !== undefined)
    .sort();
  const parts = [
    ...(local.length > 0 ? [`rules hold in some places only (${local.join(', ')})`] : []),
    ...(shares.length > 0 ? [`attributes have shares of their own (${shares.join(', ')})`] : []),
    ...(Object.keys(scenario.patrols).length > 0 ? ['patrols see more in some cells than in others'] : []),
  ];
  return parts.length > 0
    ? `No decision reads a place or a distance. What people meet differs by place: ${parts.join('; ')}. *(scenario)*`
    : 'None: no decision reads a place or a distance, and every rule and share is the same in every place. *(scenario)*';
}

function heterogeneity(scenario: Scenario): string[] {
  const differing = Object.entries({
    streams: scenario.streams,
    channels: scenario.channels,
    screens: scenario.screens,
    opinions: scenario.opinions,
    stances: scenario.stances,
  })
    .flatMap(([section, entries]) =>
      leavesOf(entries, [section]).flatMap(({ keys, value }) =>
        keys[keys.length - 1] === 'by' ? [`${keys.slice(0, -1).join('.')} by ${String(value)}`] : [],
      ),
    )
    .sort();
  const classes = Object.keys(scenario.streams)
    .filter((id) => scenario.streams[id].classes)
    .sort();
  const types = [
    ...(scenario.firms ? [`types of firms: ${Object.keys(scenario.firms.types).join(', ')}`] : []),
    ...(scenario.officials ? [`types of office holders: ${Object.keys(scenario.officials.types).join(', ')}`] : []),
  ];
  return [
    differing.length > 0 ? `numbers that differ by attribute: ${differing.join('; ')}` : 'no number differs by attribute',
    ...(classes.length > 0 ? [`${keyWords('classes')}: ${classes.join(', ')}`] : []),
    ...types,
  ];
}

/** Element 4 of ODD, design concepts, with the parts that ODD+D adds. */
export function concepts(scenario: Scenario, model: ModelText, register: Register): string[] {
  const pieces = (lead: RegExp): ModelPiece[] => model.pieces(CONCEPTS).filter((piece) => lead.test(piece.lead));
  const bullet = (title: string, lead: RegExp, about: string): string[] => [heading(3, title), ...saidOr(pieces(lead), about)];
  const adapts =
    Object.keys(scenario.responses).length > 0 || Object.values(scenario.encounters).some(({ revises }) => revises !== undefined);
  const behind = theories(scenario);
  return [
    heading(2, '4. Design concepts'),
    ...bullet('4.1 Basic principles', /principle/i, 'on which principles it rests'),
    heading(3, '4.2 Theoretical and empirical background (ODD+D)'),
    behind.length > 0 ? `${bullets(behind)}\n\nOther parts name no theory: the format has no key for one. *(scenario)*` : NO_THEORY,
    empirical(scenario, register),
    ...saidOr(pieces(/^form of decisions/i), 'why decisions have this form'),
    ...decisionMaking(scenario, model),
    ...bullet('4.4 Emergence', /emergence/i, 'what emerges and what is imposed'),
    heading(3, '4.5 Adaptation'),
    adaptation(scenario),
    ...(adapts ? said(pieces(/form of adaptation/i)) : []),
    ...bullet('4.6 Objectives', /objective/i, 'what people strive for'),
    heading(3, '4.7 Learning'),
    learning(scenario),
    ...(scenario.perception === undefined ? [] : said(pieces(/form of learning/i))),
    ...(scenario.perception === undefined
      ? [heading(3, '4.8 Prediction'), 'Nobody expects anything: no perception is stated. *(scenario)*']
      : bullet('4.8 Prediction', /prediction/i, 'what people expect')),
    heading(3, '4.9 Sensing'),
    sensing(scenario),
    ...said(pieces(/form of sensing/i)),
    heading(3, '4.10 Interaction'),
    interaction(scenario),
    ...said(pieces(/form of interaction/i)),
    ...bullet('4.11 Stochasticity', /stochasticity/i, 'what is drawn by chance'),
    heading(3, '4.12 Collectives'),
    collectives(scenario),
    ...said(pieces(/form of collectives/i)),
    heading(3, '4.13 Heterogeneity (ODD+D)'),
    `${bullets(heterogeneity(scenario))}`,
    ...bullet('4.14 Observation', /observation/i, 'what is observed'),
    `Results are reported by: ${scenario.groups.length > 0 ? scenario.groups.join(', ') : 'nothing'}. *(scenario)*`,
  ];
}
