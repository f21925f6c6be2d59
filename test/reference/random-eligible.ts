/** Parts of a world in which conditions decide who is reviewed, who can appeal and what numbers hold. */
export const ELIGIBLE_FEATURES = [
  'if_review',
  'if_appeal',
  'appeal_fee',
  'if_points_appeal',
  'points_fee',
  'point_cases',
  'channel_cases',
  'pay_cases',
  'for_at_least',
  'start_by',
] as const;

type Feature = (typeof ELIGIBLE_FEATURES)[number];

type Table = Record<string, Record<string, unknown>>;

interface Draws {
  on: (feature: Feature | 'state' | 'attributes' | 'cases' | 'case_shares' | 'state_by') => boolean;
  choose: <T>(name: string, options: readonly T[]) => T;
  q: (value: number, unit: string) => object;
}

interface Raw {
  streams: Table;
  channels: Table;
  reviews: Table;
  ledgers: Table;
  lists: Table;
  measures: Table;
  places: Table;
  states: Table;
}

/** Adds conditions to reviews and appeals, and cases to rules, channels and duties. */
export function addEligible({ on, choose, q }: Draws, raw: Raw): void {
  const conducts = Object.keys(raw.streams).filter((id) => ['breach', 'merit', 'obligation'].includes(raw.streams[id]!['kind'] as string));
  const lasting = (name: string): object => (on('for_at_least') ? { for_at_least: q(choose(`${name} lasts`, [10, 1, 40]), 'days') } : {});
  const condition = (name: string): object =>
    choose(`${name} asks`, [
      { records: choose(`${name} records`, conducts) },
      { not: { records: choose(`${name} record`, conducts), within: q(30, 'days') } },
      ...Object.keys(raw.lists).map((list) => ({ list, ...lasting(`${name} ${list}`) })),
      ...(on('state') ? [{ state: { employment: ['unemployed'] }, ...lasting(`${name} state`) }] : []),
      ...Object.keys(raw.measures).map((measure) => ({ not: { measure } })),
    ]);
  if (on('start_by'))
    for (const [id, ledger] of Object.entries(raw.ledgers)) {
      const start = ledger['start'] as object;
      ledger['start'] =
        on('attributes') && choose(`start ${id}`, [true, false])
          ? { by: 'income', values: { low: q(79, 'points'), high: start } }
          : {
              by: 'place',
              values: Object.fromEntries(Object.keys(raw.places).map((place, i) => [place, i === 0 ? start : q(81, 'points')])),
            };
    }
  const { employment } = raw.states;
  if (on('start_by') && employment && !on('cases') && !on('case_shares') && !on('state_by') && !on('pay_cases')) {
    const values = employment['values'] as Record<string, { start: object }>;
    const shares = { employed: [0.5, 0.1], unemployed: [0.3, 0.9], ill: [0.2, 0] };
    for (const [value, each] of Object.entries(shares))
      values[value]!.start = {
        by: 'place',
        values: Object.fromEntries(Object.keys(raw.places).map((place, i) => [place, q(each[i % 2]!, 'share')])),
      };
  }
  if (on('if_review')) for (const [id, review] of Object.entries(raw.reviews)) review['if'] = condition(`review ${id}`);
  for (const [id, list] of Object.entries(raw.lists)) {
    const appeal = list['appeal'] as Record<string, unknown> | undefined;
    if (appeal && on('if_appeal')) appeal['if'] = condition(`appeal ${id}`);
    if (appeal && on('appeal_fee'))
      appeal['fee'] = {
        amount: q(choose(`fee ${id}`, [25, 7.5]), 'euros'),
        ...choose(`returned ${id}`, [{}, { returned: true }, { returned: true }]),
      };
  }
  for (const [id, ledger] of Object.entries(raw.ledgers)) {
    const appeal = ledger['appeal'] as Record<string, unknown> | undefined;
    if (appeal && on('if_points_appeal')) appeal['if'] = condition(`points appeal ${id}`);
    if (appeal && on('points_fee'))
      appeal['fee'] = {
        amount: q(choose(`points fee ${id}`, [12, 3.25]), 'euros'),
        ...choose(`points returned ${id}`, [{}, { returned: true }]),
      };
  }
  if (on('point_cases'))
    for (const [id, { rules }] of Object.entries(raw.ledgers))
      for (const [name, rule] of Object.entries(rules as Table))
        if (rule['points'] !== undefined && rule['cap'] === undefined && rule['cap_shared'] === undefined)
          rule['cases'] = [
            { if: condition(`${id} ${name} a`), points: q(choose(`${id} ${name} first`, [-20, 0, -3]), 'points') },
            { if: condition(`${id} ${name} b`), points: q(-5, 'points') },
          ];
  if (on('channel_cases'))
    for (const [id, channel] of Object.entries(raw.channels))
      if (channel['witnesses'] === undefined)
        channel['cases'] = [
          { if: condition(`${id} a`), coverage: q(0.2, 'share') },
          { if: condition(`${id} b`), sensitivity: q(choose(`${id} sees`, [1, 0.4]), 'probability'), coverage: q(1, 'share') },
        ];
  if (on('pay_cases') && (on('cases') || !on('state_by')))
    for (const [id, stream] of Object.entries(raw.streams)) {
      if (stream['duty'] === undefined || stream['cases'] !== undefined) continue;
      const owes = (stream['duty'] as Record<string, unknown>)['amount'] !== undefined;
      stream['cases'] = [
        {
          if: condition(`${id} pays`),
          performs: q(choose(`${id} speed`, [1, 12, 0]), 'per person-year'),
          performs_at_once: q(0.8, 'probability'),
          ...(owes ? { amount: q(12.5, 'euros') } : {}),
        },
      ];
    }
}
