import type { Patch, Scenario } from '@glasshouse/model';

export const PLACE_FEATURES = [
  'incidents',
  'second_incident',
  'patrols',
  'second_patrol',
  'attention',
  'carried',
  'screens',
  'second_screen',
  'screen_status',
  'quota',
] as const;
type PlaceFeature = (typeof PLACE_FEATURES)[number];

interface Draws {
  on: (feature: PlaceFeature | 'attributes' | 'windows' | 'capacity') => boolean;
  choose: <T>(name: string, options: readonly T[]) => T;
  q: (value: number, unit: string) => object;
  day: (name: string) => string;
}

/** The parts of a raw scenario into which places, patrols, screens and quotas are written. */
interface Raw {
  reading: string;
  harm_only?: boolean;
  partitions?: Record<string, object>;
  incidents?: Record<string, object>;
  patrols?: Record<string, object>;
  screens?: Record<string, object>;
  streams: Record<string, { kind: string }>;
  channels: Record<string, object>;
  reviews: Record<string, object>;
  measures: Record<string, object>;
  timeline: { set: Patch }[];
}

/** Writes places, patrols, screens and quotas into a random world, and gives patches of them. What each looks like depends on the draws alone. */
export function addPlaces({ on, choose, q, day }: Draws, raw: Raw): Patch[] {
  const chance = (name: string): object => q(choose(name, [0.5, 0, 1, 0.2]), 'probability');
  const window = (name: string): object =>
    on('windows')
      ? choose(`window ${name}`, [{}, { in_force: { from: day(`from ${name}`) } }, { in_force: { to: day(`to ${name}`) } }])
      : {};
  const patches: Patch[] = [];
  const kinds = (...wanted: string[]): string[] => Object.keys(raw.streams).filter((id) => wanted.includes(raw.streams[id]!.kind));

  const incident = (name: string): object => ({
    title: name,
    in: 'blocks',
    rate: choose(`rate ${name}`, [
      q(40, 'per cell and year'),
      [q(100, 'per cell and year'), q(0, 'per cell and year'), q(20, 'per cell and year')],
      q(1.5, 'per cell and day'),
    ]),
    ...choose(`floor ${name}`, [{}, { floor: q(0.3, 'share') }]),
    ...choose(`trend ${name}`, [
      {},
      { trend: [{ from: day(`trend ${name}`), factor: q(choose(`factor ${name}`, [0.5, 2, 0]), 'factor') }] },
    ]),
    prevented: q(choose(`prevented ${name}`, [0.5, 0, 1]), 'share'),
    reported: chance(`reported ${name}`),
    ...(!on('screens') && Object.keys(raw.measures).length > 0
      ? choose(`lowered ${name}`, [{}, { lowered_by: { measures: Object.keys(raw.measures), effect: q(0.005, 'share') } }])
      : {}),
  });
  const patrol = (name: string, records: string[], carries: string[]): object => ({
    title: name,
    owner: 'town',
    in: 'blocks',
    number: q(choose(`number ${name}`, [1, 0, 3]), 'count'),
    ...choose(`stations ${name}`, [{}, { stations: q(2, 'count') }]),
    allocation: choose(`allocation ${name}`, ['drawn_by_recorded', 'by_recorded', 'by_people', 'even']),
    ...choose(`start ${name}`, [{}, { start: [q(5, 'count'), q(2, 'count')] }, { start: [q(0, 'count')] }]),
    ...choose(`forgets ${name}`, [{}, { forgets: q(0.02, 'probability') }, { forgets: q(1, 'probability') }]),
    records,
    sensitivity: chance(`sensitivity ${name}`),
    ...choose(`counts ${name}`, [{}, { counts: { found: chance(`found ${name}`), reported: chance(`told ${name}`) } }]),
    carries,
    ...(on('attention') ? choose(`most ${name}`, [{ finds_at_most: q(1, 'count') }, { finds_at_most: q(3, 'count') }, {}]) : {}),
    ...window(`patrol ${name}`),
  });
  if (on('incidents') || on('patrols'))
    raw.partitions = { ...raw.partitions, blocks: { title: 'b', of: 'households', size: q(choose('blocks', [3, 1, 20]), 'households') } };
  if (on('incidents')) raw.incidents = { theft: incident('theft'), ...(on('second_incident') ? { fire: incident('fire') } : {}) };
  const incidents = Object.keys(raw.incidents ?? {});
  if (on('patrols')) {
    const channels = on('carried') ? Object.keys(raw.channels).filter((id) => !('witnesses' in raw.channels[id]!)) : [];
    raw.patrols = {
      beat: patrol('beat', incidents, channels.slice(0, 1)),
      ...(on('second_patrol') ? { round: patrol('round', incidents.slice(-1), channels.slice(1, 2)) } : {}),
    };
    patches.push(
      { 'patrols.beat.in_force': { from: '9999-12-31' } },
      { 'patrols.beat.allocation': 'even' },
      { 'patrols.beat.number': q(2, 'count') },
    );
  }
  const conducts = kinds('breach', 'protected', 'obligation');
  if (on('screens') && conducts.length > 0) {
    const screen = (name: string): object => ({
      title: name,
      owner: 'police',
      first: day(`first ${name}`),
      ...choose(`every ${name}`, [{ every: q(9, 'days') }, { every: q(1, 'days') }, {}]),
      looks_for: kinds('breach', 'protected').filter((id) => choose(`looks ${name} ${id}`, [true, false])),
      ...choose(`within ${name}`, [{}, { within: q(20, 'days') }]),
      coverage: q(choose(`coverage ${name}`, [0.8, 1]), 'share'),
      sensitivity: chance(`sensitivity ${name}`),
      false_positive: q(choose(`false ${name}`, [0.1, 0, 0.4]), 'probability'),
      ...choose(`checks ${name}`, [{}, { checks: { made: q(6, 'count'), needed: q(2, 'count') } }]),
      ...(on('screen_status') && on('attributes')
        ? {
            status: [{ title: 's', who: { work: ['none'] }, probability: q(0.3, 'probability') }],
            ...choose(`who ${name}`, [{}, { who: { income: ['low'] } }]),
          }
        : {}),
      reports_as: 'flagged',
      ...window(`screen ${name}`),
    });
    Object.assign(raw.streams, {
      flagged: {
        title: 'f',
        kind: 'false_alarm',
        context: 'streets',
        rate: q(choose('flagged', [0, 3]), 'per person-year'),
        ceiling: q(4, 'per person-year'),
        taken_for: choose('accused of', conducts),
      },
    });
    for (const review of Object.values(raw.reviews)) (review as { of: string[] }).of = [...(review as { of: string[] }).of, 'flagged'];
    raw.screens = { form: screen('form'), ...(on('second_screen') ? { list: screen('list') } : {}) };
    raw.reading = 'hypothetical';
    raw.harm_only = true;
    raw.timeline = raw.timeline.filter(({ set }) => Object.keys(set).every((path) => path.endsWith('.in_force')));
    patches.push({ 'screens.form.in_force': { from: '9999-12-31' } });
  }
  for (const review of on('quota') ? Object.values(raw.reviews) : []) {
    Object.assign(review, {
      quota: { number: q(choose('quota', [3000, 0, 800]), 'per 1000 persons and year'), passes_unsound: q(0.95, 'probability') },
    });
  }
  return patches;
}

/**
 * Draws the patrols of a loaded world by attention, those sent in turn left out. The format asks for cells of a thousand people and patrols that carry no channel;
 * both engines can be run without that, so the worlds stay small.
 */
export function withAttention({ on, choose }: Pick<Draws, 'on' | 'choose'>, scenario: Scenario): Scenario {
  if (!on('attention')) return scenario;
  const keeps = { value: choose('keeps', [0.5, 0, 0.9, 1]), unit: 'share', assumed: 'A test', range: [0, 1] as [number, number] };
  const patrols = Object.fromEntries(
    Object.entries(scenario.patrols).map(([id, patrol]) => {
      const drawn = patrol.allocation !== 'even';
      return [id, drawn ? { ...patrol, allocation: 'drawn_by_attention' as const, attention: { keeps } } : patrol];
    }),
  );
  return { ...scenario, patrols };
}
