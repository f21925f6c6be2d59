export const APPEAL_FEATURES = [
  'asks_once',
  'asks_late',
  'suspends',
  'inability_ground',
  'revealed',
  'looks_again',
  'points_appeal',
  'keeps_record',
  'returns_money',
  'points_suspend',
] as const;
type AppealFeature = (typeof APPEAL_FEATURES)[number];

interface Draws {
  on: (feature: AppealFeature) => boolean;
  choose: <T>(name: string, options: readonly T[]) => T;
  q: (value: number, unit: string) => object;
}

type Table = Record<string, Record<string, unknown>>;

/** Adds to the lists of a world how requests against entries are made, heard and learned of. */
export function addAppeals({ on, choose, q }: Draws, raw: { streams: Table; lists: Table; ledgers: Table; responses: Table }): void {
  if (on('points_appeal')) addPointsAppeals({ on, choose, q }, raw);
  if (on('keeps_record'))
    for (const [id, { appeal }] of Object.entries(raw.ledgers))
      if (appeal && choose(`${id} keeps`, [true, true, false])) Object.assign(appeal, { keeps_record: true });
  const { list } = raw.lists;
  if (!list) return;
  const hears = on('asks_once') || on('suspends') || on('inability_ground') || on('revealed');
  if (hears && (list['hidden'] !== true || on('revealed')))
    list['appeal'] = {
      delay: q(choose('answer', [0, 6, 25, 50]), 'days'),
      corrects_unsound: q(choose('corrects', [0.6, 0.3]), 'probability'),
      overturns_sound: q(choose('set aside', [0.3, 0.1]), 'probability'),
      ...(on('inability_ground') ? { inability: q(choose('unable', [0.9, 0.4]), 'probability') } : {}),
      ...(on('suspends') ? { suspends: true } : {}),
    };
  if (on('keeps_record') && list['appeal'] && choose('list keeps', [true, false])) Object.assign(list['appeal'], { keeps_record: true });
  for (const [id, { appeal }] of Object.entries(raw.lists))
    if (on('returns_money') && appeal && choose(`${id} returns`, [true, true, false])) Object.assign(appeal, { returns_money: true });
  if (on('asks_once'))
    raw.responses['asks_once'] = {
      title: 'o',
      kind: 'appeal',
      on: ['list'],
      effect: q(choose('asks once', [0.5, 0.9]), 'probability'),
      ...choose('asks if', [{}, { if_unsound: q(1, 'probability') }]),
      ...(on('asks_late') ? { after: q(choose('asks after', [0, 3, 20, 45]), 'days') } : {}),
    };
  if (on('revealed')) {
    Object.assign(list, {
      hidden: true,
      public: false,
      revealed: choose('revealed', [
        { refused: q(0.5, 'probability') },
        { measure: q(0.6, 'probability') },
        { refused: q(0.2, 'probability'), measure: q(0.4, 'probability') },
      ]),
    });
    delete (list['exit'] as Record<string, unknown>)['repair'];
  }
  if (!on('looks_again')) return;
  for (const one of Object.values(raw.lists))
    for (const entry of Object.values(one['entries'] as Table)) {
      const source = entry['on'];
      const duty = typeof source === 'string' ? raw.streams[source]!['kind'] === 'obligation' : 'list' in (source as object);
      if (duty) entry['looks_again'] = true;
    }
}

/** Adds how ledgers hear requests to have points taken back. */
function addPointsAppeals({ on, choose, q }: Draws, raw: { ledgers: Table; responses: Table }): void {
  const named = Object.keys(raw.ledgers).filter((id) => raw.ledgers[id]!['hidden'] !== true);
  const [id] = named;
  if (id === undefined) return;
  raw.ledgers[id]!['appeal'] = {
    delay: q(choose('points answer', [5, 0, 25, 40]), 'days'),
    corrects_unsound: q(choose('points corrects', [0.6, 0.3]), 'probability'),
    overturns_sound: q(choose('points set aside', [0.4, 0.2]), 'probability'),
    ...(on('inability_ground') ? { inability: q(0.7, 'probability') } : {}),
    ...(on('points_suspend') ? { suspends: true } : {}),
  };
  raw.responses['asks_for_points'] = {
    title: 'p',
    kind: 'appeal',
    on: [id],
    effect: q(choose('asks for points', [0.8, 0.5]), 'probability'),
    ...choose('points if', [{}, { if_unsound: q(1, 'probability') }]),
    ...choose('points after', [{}, { after: q(3, 'days') }, { after: q(30, 'days') }]),
  };
}
