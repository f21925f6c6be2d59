import type { Scenario } from '@glasshouse/model';

/** What a part of a scenario does to people: gives its shape and colour in the picture. */
export type Tone = 'breach' | 'merit' | 'protected' | 'neutral' | 'sanction' | 'reward';

/** A part of a scenario, in the column of its stage, with the parts it leads to. */
export interface Part {
  id: string;
  title: string;
  tone: Tone;
  leadsTo: string[];
}

export interface Column {
  stage: string;
  question: string;
  parts: Part[];
}

const everyStream = (scenario: Scenario): string[] => Object.keys(scenario.streams);
const TONES: Record<string, Tone> = {
  breach: 'breach',
  obligation: 'breach',
  merit: 'merit',
  protected: 'protected',
  false_alarm: 'neutral',
  attempt: 'neutral',
  occasion: 'neutral',
  outcome: 'neutral',
};

/** Streams that a false alarm is taken for count as its conduct. */
const conductOf = (scenario: Scenario, id: string): string => scenario.streams[id]?.taken_for ?? id;

const reads = (on: unknown): string | null => {
  if (on === null || typeof on !== 'object') return null;
  if ('ledger' in on) return `ledgers.${String(on.ledger)}`;
  return 'list' in on ? `lists.${String(on.list)}` : null;
};

/** Where a record of a stream can end: ledgers and lists with a rule or entry on it, and what spreads it. */
function readersOf(scenario: Scenario, streams: readonly string[]): string[] {
  const conducts = new Set(streams.map((id) => conductOf(scenario, id)));
  const hit = (on: unknown): boolean => typeof on === 'string' && conducts.has(on);
  return [
    ...Object.entries(scenario.ledgers).flatMap(([id, ledger]) =>
      Object.values(ledger.rules).some((rule) => hit(rule.on)) ? [`ledgers.${id}`] : [],
    ),
    ...Object.entries(scenario.lists).flatMap(([id, list]) =>
      Object.values(list.entries).some((entry) => hit(entry.on)) ? [`lists.${id}`] : [],
    ),
    ...Object.entries(scenario.spreads).flatMap(([id, spread]) =>
      spread.on.some((stream) => streams.includes(stream)) ? [`spreads.${id}`] : [],
    ),
  ];
}

/** Channels and reviews of a stream. */
function pathOf(scenario: Scenario, streams: readonly string[]): string[] {
  const reviews = Object.entries(scenario.reviews).flatMap(([id, review]) =>
    review.of.some((stream) => streams.includes(stream)) ? [`reviews.${id}`] : [],
  );
  return reviews.length > 0 ? reviews : readersOf(scenario, streams);
}

/** What leads on from a ledger or a list: lists and measures that react to it. */
function reactingTo(scenario: Scenario, path: string): string[] {
  const rules = Object.entries(scenario.ledgers).flatMap(([id, ledger]) =>
    Object.values(ledger.rules).some((rule) => reads(rule.on) === path) ? [`ledgers.${id}`] : [],
  );
  const lists = Object.entries(scenario.lists).flatMap(([id, list]) =>
    Object.values(list.entries).some((entry) => reads(entry.on) === path) ? [`lists.${id}`] : [],
  );
  const measures = Object.entries(scenario.measures).flatMap(([id, measure]) =>
    measure.trigger.some((trigger) => reads(trigger) === path) ? [`measures.${id}`] : [],
  );
  return [...rules, ...lists, ...measures];
}

const of = <T extends { title: string }>(
  table: Record<string, T>,
  section: string,
  tone: (one: T) => Tone,
  leadsTo: (id: string, one: T) => string[],
): Part[] =>
  Object.entries(table).map(([id, one]) => ({ id: `${section}.${id}`, title: one.title, tone: tone(one), leadsTo: leadsTo(id, one) }));

/** Without what is never in force within the horizon. */
function inForceEver(scenario: Scenario): Scenario {
  const kept = <T extends { in_force?: { from?: string } }>(table: Record<string, T>): Record<string, T> =>
    Object.fromEntries(Object.entries(table).filter(([, one]) => !(one.in_force?.from && one.in_force.from > scenario.horizon.end)));
  const { channels, reviews, ledgers, lists, measures, spreads, patrols, screens } = scenario;
  return {
    ...scenario,
    channels: kept(channels),
    reviews: kept(reviews),
    ledgers: kept(ledgers),
    lists: kept(lists),
    measures: kept(measures),
    spreads: kept(spreads),
    patrols: kept(patrols),
    screens: kept(screens),
  };
}

/** The parts of a scenario by stage, in the order of the pipeline. Stages that it does not use, and parts never in force, are left out. */
export function partsOf(whole: Scenario): Column[] {
  const scenario = inForceEver(whole);
  const streams = of(
    scenario.streams,
    'streams',
    (stream) => TONES[stream.kind] ?? 'neutral',
    (id) => [
      ...Object.entries(scenario.channels).flatMap(([channel, one]) => (one.sees.includes(id) ? [`channels.${channel}`] : [])),
      ...Object.entries(scenario.screens).flatMap(([screen, one]) => (one.looks_for.includes(id) ? [`screens.${screen}`] : [])),
    ],
  ).filter((part) => scenario.streams[part.id.slice('streams.'.length)]?.kind !== 'attempt');
  const neutral = (): Tone => 'neutral';
  const detection = [
    ...of(scenario.channels, 'channels', neutral, (_, channel) => pathOf(scenario, channel.sees)),
    ...of(scenario.screens, 'screens', neutral, (_, screen) => pathOf(scenario, [screen.reports_as])),
    ...of(scenario.patrols, 'patrols', neutral, (_, patrol) => patrol.carries.map((channel) => `channels.${channel}`)),
  ];
  const others = [
    ...of(scenario.incidents, 'incidents', neutral, (id) =>
      Object.entries(scenario.patrols).flatMap(([patrol, one]) => (one.records.includes(id) ? [`patrols.${patrol}`] : [])),
    ),
    ...of(scenario.stances, 'stances', neutral, () => []),
    ...of(scenario.encounters, 'encounters', neutral, (_, { writes }) =>
      Object.values(writes ?? {}).flatMap((stream) => readersOf(scenario, [stream])),
    ),
    ...of(scenario.opinions, 'opinions', neutral, () => []),
    ...(scenario.firms
      ? [
          {
            id: 'firms',
            title: scenario.firms.title,
            tone: 'neutral' as const,
            leadsTo: Object.keys(scenario.enterprise).map((id) => `enterprise.${id}`),
          },
        ]
      : []),
    ...(scenario.officials ? [{ id: 'officials', title: scenario.officials.title, tone: 'neutral' as const, leadsTo: [] }] : []),
  ];
  const council = [
    ...of(scenario.enterprise, 'enterprise', neutral, () => []),
    ...of(scenario.audits, 'audits', neutral, () => ['officials']),
    ...of(scenario.catalogues, 'catalogues', neutral, () => ['officials']),
    ...of(scenario.flows, 'flows', neutral, () => []),
    ...of(scenario.surveys, 'surveys', neutral, (_, survey) => [`opinions.${survey.opinion}`]),
  ];
  const columns: Column[] = [
    { stage: 'opportunity and decision', question: 'what people meet and do', parts: [...streams, ...others] },
    { stage: 'detection', question: 'who sees it', parts: detection },
    {
      stage: 'review',
      question: 'who may stop it',
      parts: of(scenario.reviews, 'reviews', neutral, (_, review) => readersOf(scenario, review.of)),
    },
    {
      stage: 'score',
      question: 'what number follows',
      parts: of(scenario.ledgers, 'ledgers', neutral, (id) => reactingTo(scenario, `ledgers.${id}`)),
    },
    {
      stage: 'list',
      question: 'who gets on',
      parts: of(
        scenario.lists,
        'lists',
        (list) => (list.kind === 'red' ? 'merit' : 'neutral'),
        (id) => reactingTo(scenario, `lists.${id}`),
      ),
    },
    {
      stage: 'measure',
      question: 'what is taken or given',
      parts: of(
        scenario.measures,
        'measures',
        (measure) => measure.kind,
        (_, measure) => (measure.ends ?? []).map((id) => `measures.${id}`),
      ),
    },
    {
      stage: 'spread',
      question: 'who else pays',
      parts: of(
        scenario.spreads,
        'spreads',
        () => 'sanction',
        (_, spread) => readersOf(scenario, spread.as ? [spread.as] : everyStream(scenario).filter((id) => spread.on.includes(id))),
      ),
    },
    { stage: 'council and market', question: 'what institutions do', parts: council },
  ];
  return columns.filter((column) => column.parts.length > 0);
}
