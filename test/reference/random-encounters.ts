export const ENCOUNTER_FEATURES = [
  'encounter',
  'second_encounter',
  'own_standing',
  'imitation',
  'unknown',
  'meetings_written',
  'norm',
  'meta',
  'repay',
  'pressed',
] as const;
export type EncounterFeature = (typeof ENCOUNTER_FEATURES)[number];

interface Draws {
  on: (feature: EncounterFeature | 'attributes' | 'state') => boolean;
  choose: <T>(name: string, options: readonly T[]) => T;
  q: (value: number, unit: string) => object;
}

interface Raw {
  streams: Record<string, Record<string, unknown>>;
  ledgers: Record<string, unknown>;
  lists: Record<string, unknown>;
  measures: Record<string, Record<string, unknown>>;
  partitions?: Record<string, unknown>;
  ties?: Record<string, unknown>;
}

/** Encounters of a random world: daily to weekly, by whatever else the world has that can be seen of people. */
export function randomEncounters({ on, choose, q }: Draws, raw: Raw): Record<string, object> {
  if (on('norm') || on('repay'))
    raw.partitions = {
      ...raw.partitions,
      circles: { title: 'c', of: 'adults', size: q(choose('circles', [4, 2]), 'count') },
    };
  const others = {
    ...(on('norm') ? { tidying: norm({ on, choose, q }, raw) } : {}),
    ...(on('repay') ? { owing: repay({ on, choose, q }, raw) } : {}),
  };
  if (!on('encounter')) return others;
  const groups = [
    ...Object.keys(raw.partitions ?? {}).map((partition) => ({ partition })),
    ...Object.keys(raw.ties ?? {}).map((tie) => ({ tie })),
  ];
  const conducts = Object.keys(raw.streams).filter((id) => ['breach', 'merit', 'protected'].includes(raw.streams[id]!['kind'] as string));
  const written = conducts.filter((id) => raw.streams[id]!['ends'] === undefined);
  const open = Object.keys(raw.measures).filter((id) => raw.measures[id]!['suspends'] !== 'all');
  const seen = (name: string): object =>
    choose(`${name} seen`, [
      ...(on('own_standing') ? [{ encounter: 'helping', standing_at_least: q(0, 'points') }] : []),
      ...(on('own_standing') ? [{ not: { encounter: 'helping', standing_at_most: q(-1, 'points') } }] : []),
      ...(Object.keys(raw.ledgers).length > 0 ? [{ ledger: Object.keys(raw.ledgers)[0], at_least: 'fair' }] : []),
      ...Object.keys(raw.lists).map((list) => ({ not: { list } })),
      ...(open.length > 0 ? [{ not: { measure: open[0] } }] : []),
      ...(on('state') ? [{ state: { employment: ['employed'] } }] : []),
      ...(conducts.length > 0 ? [{ not: { records: conducts[0], within: q(20, 'days') } }] : []),
      { not: { records: 'quiet' } },
    ]);
  const encounter = (name: string): object => ({
    title: name,
    ...(on('attributes') ? choose(`${name} who`, [{}, { who: { work: ['firm'] } }]) : {}),
    meets: choose(`${name} meets`, ['community', ...groups]),
    every: q(choose(`${name} every`, [1, 3, 7]), 'days'),
    game: { help: { cost: q(choose(`${name} cost`, [1, 0.125]), 'payoff'), benefit: q(choose(`${name} benefit`, [2, 0.4]), 'payoff') } },
    ...(on('own_standing')
      ? {
          standing: {
            start: q(0, 'points'),
            lowest: q(-2, 'points'),
            highest: q(choose(`${name} highest`, [0, 3]), 'points'),
            helped: q(1, 'points'),
            refused: q(-1, 'points'),
            ...choose(`${name} renewed`, [{}, { renewed: true }]),
          },
        }
      : {}),
    ...(on('unknown') ? { known: q(0.6, 'probability') } : {}),
    ...(on('meetings_written') && written.length > 0
      ? {
          writes: {
            ...choose(`${name} helped`, [{}, { helped: written[0] }]),
            refused: choose(`${name} refused`, written),
          },
        }
      : {}),
    strategies: {
      kind: { title: 'k', share: q(0.3, 'share'), helps: 'always' },
      mean: { title: 'm', share: q(0.3, 'share'), helps: 'never' },
      picky: { title: 'p', share: q(0.4, 'share'), helps: { if: seen(name) }, ...choose(`${name} unknown`, [{}, { unknown: false }]) },
    },
    ...imitates({ on, choose, q }, name),
  });
  return { ...others, helping: encounter('helping'), ...(on('second_encounter') ? { lending: encounter('lending') } : {}) };
}

const imitates = ({ on, choose, q }: Draws, name: string): object =>
  on('imitation')
    ? {
        revises: {
          every: q(choose(`${name} revises`, [5, 14]), 'days'),
          compares: q(choose(`${name} compares`, [0.5, 1]), 'probability'),
          copies: choose(`${name} copies`, [{ better: q(0.8, 'probability') }, { by_difference: q(0.2, 'factor') }]),
          ...choose(`${name} mutates`, [{ mutates: q(0.1, 'probability') }, {}]),
        },
      }
    : {};

/** Streams of which a meeting can be an act. */
const conductsOf = (raw: Raw): string[] =>
  Object.keys(raw.streams).filter((id) => {
    const stream = raw.streams[id]!;
    return ['breach', 'merit', 'protected'].includes(stream['kind'] as string) && stream['ends'] === undefined;
  });

/** A norm among few people, who may punish one another. */
function norm({ on, choose, q }: Draws, raw: Raw): object {
  const written = on('meetings_written') ? conductsOf(raw) : [];
  const ties = Object.keys(raw.ties ?? {}).map((tie) => ({ tie }));
  return {
    title: 'n',
    meets: choose('norm meets', [{ partition: 'circles' }, { partition: 'circles' }, ...ties]),
    every: q(choose('norm every', [4, 9]), 'days'),
    game: {
      norm: {
        gain: q(3, 'payoff'),
        hurts: q(choose('norm hurts', [1, 0.125]), 'payoff'),
        seen: choose('norm seen', [
          { lowest: q(0, 'probability'), highest: q(1, 'probability') },
          { lowest: q(0.4, 'probability'), highest: q(0.6, 'probability') },
        ]),
        punished: q(9, 'payoff'),
        punishing: q(2, 'payoff'),
        ...(on('meta') ? { meta: { punished: q(8, 'payoff'), punishing: q(1.5, 'payoff') } } : {}),
      },
    },
    ...(written.length > 0 ? { writes: { broke: choose('norm broke', written), ...choose('norm kept', [{}, { kept: written[0] }]) } } : {}),
    strategies: {
      bold: { title: 'b', share: q(0.5, 'share'), boldness: q(1, 'probability'), vengefulness: q(0, 'probability') },
      stern: { title: 's', share: q(0.5, 'share'), boldness: q(0.5, 'probability'), vengefulness: q(0.7, 'probability') },
    },
    ...imitates({ on, choose, q }, 'norm'),
  };
}

/** Debts for which few people answer together. */
function repay({ on, choose, q }: Draws, raw: Raw): object {
  const written = on('meetings_written') ? conductsOf(raw) : [];
  const sanctions = Object.keys(raw.measures).filter((id) => raw.measures[id]!['kind'] === 'sanction');
  return {
    title: 'o',
    meets: { partition: choose('repay meets', ['circles', ...Object.keys(raw.partitions ?? {})]) },
    every: q(choose('repay every', [5, 10]), 'days'),
    game: {
      repay: {
        returns: { lowest: q(choose('lowest', [0, 0.25]), 'payoff'), highest: q(2, 'payoff') },
        due: q(0.501, 'payoff'),
        penalty: {
          ...choose('penalty', [
            { share: q(0.5, 'share') },
            { fixed: q(0.7, 'payoff') },
            { share: q(0.3, 'share'), fixed: q(0.2, 'payoff') },
          ]),
          ...(sanctions.length > 0 ? choose('under', [{}, { under: sanctions[0] }]) : {}),
        },
        ...(on('pressed') ? { pressed: q(0.3, 'payoff') } : {}),
      },
    },
    ...(written.length > 0
      ? { writes: { defaulted: choose('defaulted', written), ...choose('repaid', [{}, { repaid: written[0] }]) } }
      : {}),
    strategies: {
      weighs: { title: 'w', share: q(0.6, 'share'), repays: 'by_payoff' },
      pays: { title: 'p', share: q(0.2, 'share'), repays: 'always' },
      keeps: { title: 'k', share: q(0.2, 'share'), repays: 'never' },
    },
    ...imitates({ on, choose, q }, 'repay'),
  };
}
