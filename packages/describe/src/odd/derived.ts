import type { Scenario } from '@glasshouse/model';

/** What a scenario states about design concepts of ODD, in one line each, from its sections alone. */

const idsOf = (table: object): string => Object.keys(table).sort().join(', ');

const list = (parts: readonly string[], none: string): string => `${parts.length > 0 ? parts.join('; ') : none}. *(scenario)*`;

/** What people adapt to: the responses stated, by kind. */
export function adaptation({ responses }: Scenario): string {
  const kinds = new Map<string, string[]>();
  for (const [id, { kind }] of Object.entries(responses).sort(([a], [b]) => (a < b ? -1 : 1)))
    kinds.set(kind, [...(kinds.get(kind) ?? []), id]);
  const parts = [...kinds].sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, ids]) => `${kind.replaceAll('_', ' ')} (${ids.join(', ')})`);
  return list(parts.length > 0 ? [`People respond by: ${parts.join(', ')}`] : [], 'Nobody adapts: no response is stated');
}

/** What people learn from. */
export function learning({ perception, encounters }: Scenario): string {
  const imitated = idsOf(Object.fromEntries(Object.entries(encounters).filter(([, { revises }]) => revises !== undefined)));
  const imitation = imitated === '' ? '' : `People copy strategies of others who have received more (${imitated}). `;
  if (perception === undefined)
    return imitation === '' ? 'Nobody learns: no perception is stated. *(scenario)*' : `${imitation}*(scenario)*`;
  const from = [
    ...(perception.own_record.value > 0 ? ['a record against oneself'] : []),
    ...((perception.kin_listed?.value ?? 0) > 0 && perception.kin_elsewhere !== undefined
      ? ['a listed relative in another community']
      : []),
    ...(perception.display.value > 0 ? ['names of others on public lists'] : []),
  ];
  return imitation + list(from.length > 0 ? [`Perceived risk rises with ${from.join(', ')}, and fades`] : [], 'Perceived risk never rises');
}

/** By which ways one person, or what is known of one, touches another. */
export function interaction(scenario: Scenario): string {
  const measures = Object.entries(scenario.measures);
  const reaching = (key: 'reaches_children' | 'reaches_household'): string =>
    measures
      .filter(([, measure]) => measure[key])
      .map(([id]) => id)
      .sort()
      .join(', ');
  const crowded = Object.keys(scenario.reviews)
    .filter((id) => scenario.reviews[id].capacity !== undefined || scenario.reviews[id].quota !== undefined)
    .sort();
  const direct: [string, string][] = [
    ['measures that reach children of the household', reaching('reaches_children')],
    ['measures that reach other adults of the household', reaching('reaches_household')],
    ['spreads of a record', idsOf(scenario.spreads)],
    ['ties', idsOf(scenario.ties)],
    ['stances', idsOf(scenario.stances)],
    ['encounters', idsOf(scenario.encounters)],
  ];
  const mediated: [string, string][] = [
    ['reviews with a shared capacity or a quota', crowded.join(', ')],
    ['patrols sent to cells', idsOf(scenario.patrols)],
  ];
  const wordsOf = (ways: [string, string][]): string[] => ways.filter(([, ids]) => ids !== '').map(([way, ids]) => `${way} (${ids})`);
  const directly = wordsOf(direct);
  const shared = wordsOf(mediated);
  if (scenario.perception?.kin_elsewhere !== undefined) directly.push('news of relatives in another community');
  if (scenario.firms !== undefined) directly.push('buyers and firms');
  if ((scenario.perception?.display.value ?? 0) > 0) shared.push('names on public lists, as others see them');
  const ways = [
    ...(directly.length > 0 ? [`People act on one another directly, through: ${directly.join('; ')}`] : []),
    ...(shared.length > 0 ? [`People act on one another through what they share (mediated): ${shared.join('; ')}`] : []),
  ];
  return list(ways.length > 0 ? [ways.join('. ')] : [], 'People do not act on one another');
}

/** Groups that act or are acted on as one. */
export function collectives(scenario: Scenario): string {
  const parts = Object.entries(scenario.partitions)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, { title }]) => `${id} (${title})`);
  return list([['Households and communities', ...(parts.length > 0 ? [`partitions: ${parts.join(', ')}`] : [])].join('; ')], '');
}

/** Who sees what. */
export function sensing(scenario: Scenario): string {
  const parts = [
    ...Object.entries(scenario.channels)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, { sees }]) => `${id} (${[...sees].sort().join(', ')})`),
  ];
  const screens = Object.keys(scenario.screens).sort();
  return list(
    [
      ...(parts.length > 0 ? [`Channels, and the streams that each sees: ${parts.join('; ')}`] : []),
      ...(screens.length > 0 ? [`Screens: ${screens.join(', ')}`] : []),
    ],
    'Nobody sees anything: no channel is stated',
  );
}
