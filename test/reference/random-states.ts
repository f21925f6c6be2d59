export const STATE_FEATURES = [
  'state',
  'second_state',
  'state_by',
  'since',
  'second_transition',
  'cases',
  'factors',
  'if_response',
  'transition_trend',
  'on_dates',
] as const;
export type StateFeature = (typeof STATE_FEATURES)[number];

interface Draws {
  on: (feature: StateFeature | 'attributes') => boolean;
  choose: <T>(name: string, options: readonly T[]) => T;
  q: (value: number, unit: string) => object;
  day: (name: string) => string;
}

/** States of a random world, with rates so high that people go to and fro within weeks. */
export function randomStates({ on, choose, q, day }: Draws): Record<string, object> {
  if (!on('state')) return {};
  const byWork = (name: string, none: object, firm: object): object =>
    on('state_by') && !on('cases') && !on('if_response') && on('attributes') && choose(`by work ${name}`, [true, false])
      ? { by: 'work', values: { none, firm } }
      : firm;
  const share = (value: number): object => q(value, 'share');
  const since = (name: string): object =>
    on('since')
      ? {
          since: choose(`since ${name}`, [
            [{ after: q(20, 'days'), factor: q(2, 'factor') }],
            [
              { after: q(0, 'days'), factor: q(0, 'factor') },
              { after: q(12, 'days'), factor: q(2, 'factor') },
            ],
            [{ after: q(9, 'days'), factor: q(0.4, 'factor') }],
          ]),
        }
      : {};
  const dated = (name: string, from: string[], to: string): object => ({
    title: name,
    from,
    to,
    schedule: choose(`dates ${name}`, [
      { dates: [day(`day ${name}`), '02-03'], probability: q(0.4, 'probability') },
      { dates: [day(`day ${name}`)] },
      { every: q(9, 'days'), probability: q(0.5, 'probability') },
    ]),
    ...(on('since')
      ? {
          since: [
            {
              after: q(choose(`dated since after ${name}`, [15, 0]), 'days'),
              factor: q(choose(`dated since ${name}`, [0.5, 1, 0]), 'factor'),
            },
          ],
        }
      : {}),
  });
  const transition = (name: string, from: string[], to: string, rate: number): object =>
    on('on_dates') && choose(`dated ${name}`, [true, false]) ? dated(name, from, to) : atRate(name, from, to, rate);
  const atRate = (name: string, from: string[], to: string, rate: number): object => ({
    title: name,
    from,
    to,
    rate: byWork(name, q(rate / 2, 'per person-year'), q(rate, 'per person-year')),
    ceiling: q(rate * 2.5, 'per person-year'),
    ...since(name),
    ...(on('transition_trend') ? { trend: [{ from: day(`trend ${name}`), factor: q(choose(`trend ${name}`, [0.3, 0]), 'factor') }] } : {}),
  });
  const start = (name: string, shares: number[], others: number[]): object[] => {
    const differs = choose(`start ${name}`, [true, false]);
    return shares.map((value, i) => {
      const plain = share(value);
      return on('state_by') && !on('cases') && !on('if_response') && on('attributes') && differs
        ? { by: 'work', values: { none: share(others[i]!), firm: plain } }
        : plain;
    });
  };
  const [employed, unemployed, ill] = start('employment', [0.5, 0.3, 0.2], [0.1, 0.4, 0.5]);
  const [good, bad] = start('health', [0.7, 0.3], [0, 1]);
  return {
    employment: {
      title: 'Employment',
      values: {
        employed: { title: 'In work', start: employed },
        unemployed: { title: 'Out of work', start: unemployed },
        ill: { title: 'Off sick', start: ill },
      },
      transitions: {
        loses: transition('loses', ['employed', 'ill'], 'unemployed', choose('loses', [12, 40])),
        finds: transition('finds', ['unemployed'], 'employed', choose('finds', [20, 60])),
        ...(on('second_transition')
          ? {
              sickens: transition('sickens', ['employed', 'unemployed'], 'ill', choose('sickens', [8, 100])),
              recovers: transition('recovers', ['ill'], 'employed', 15),
            }
          : {}),
        ...(on('second_transition') ? {} : { tires: transition('tires', ['employed'], 'ill', 6) }),
      },
    },
    ...(on('second_state')
      ? {
          health: {
            title: 'Health',
            who: { age: ['child', 'adult'] },
            values: { good: { title: 'Good', start: good }, bad: { title: 'Bad', start: bad } },
            transitions: {
              worsens: transition('worsens', ['good'], 'bad', choose('worsens', [5, 146])),
              mends: transition('mends', ['bad'], 'good', 146),
            },
          },
        }
      : {}),
  };
}

type Table = Record<string, Record<string, unknown>>;

interface Raw {
  states: Record<string, { transitions: Table }>;
  streams: Table;
  ledgers: Table;
  lists: Table;
  measures: Table;
  responses: Table;
}

/** Lets streams and transitions of a world depend on states, scores, lists, measures and records. */
export function addStateUses({ on, choose, q }: Draws, raw: Raw): void {
  const lists = Object.keys(raw.lists);
  const measures = Object.keys(raw.measures);
  const ledgers = Object.keys(raw.ledgers);
  const conducts = Object.keys(raw.streams).filter((id) => ['breach', 'merit', 'obligation'].includes(raw.streams[id]!['kind'] as string));
  const atom = (name: string): object =>
    choose(`${name} atom`, [
      ...(on('state') ? [{ state: { employment: ['unemployed'] } }, { state: { employment: ['employed', 'ill'] } }] : []),
      ...(on('state') && on('second_state') ? [{ state: { employment: ['ill'], health: ['bad'] } }] : []),
      ...(lists.length > 0 ? [{ list: choose(`${name} list`, lists) }] : []),
      ...(measures.length > 0 ? [{ measure: choose(`${name} measure`, measures) }] : []),
      ...(ledgers.length > 0 ? [{ ledger: ledgers[0], at_most: 'fair' }] : []),
      ...(conducts.length > 0 ? [{ records: choose(`${name} records`, conducts), within: q(30, 'days') }] : []),
      { not: { records: 'quiet' } },
    ]);
  const condition = (name: string): object =>
    choose(`${name} joint`, [atom(name), atom(name), { any: [atom(`${name} a`), { not: atom(`${name} b`) }] }]);
  if (on('cases')) {
    for (const [id, stream] of Object.entries(raw.streams)) {
      if (stream['cases'] !== undefined || choose(`cases ${id}`, [true, true, false]) === false) continue;
      const rate = stream['rate'] as { value?: number; unit?: string } | undefined;
      const own = (name: string): object => ({
        ...(rate?.value !== undefined && choose(`${name} rate`, [true, false]) ? { rate: q(rate.value / 2, rate.unit!) } : {}),
        ...(stream['inclination'] !== undefined ? { inclination: q(choose(`${name} inclined`, [0.1, 0.9]), 'probability') } : {}),
        ...(stream['duty'] !== undefined ? { able: q(choose(`${name} able`, [0.1, 0.9]), 'probability') } : {}),
      });
      const cases = ['one', 'two']
        .map((each) => ({ if: condition(`${id} ${each}`), ...own(`${id} ${each}`) }))
        .filter((one) => Object.keys(one).length > 1);
      if (cases.length > 0) stream['cases'] = cases;
    }
  }
  if (on('if_response'))
    for (const [id, response] of Object.entries(raw.responses)) {
      if (response['kind'] === 'revolt' || choose(`${id} if`, [true, true, false]) === false) continue;
      // Points and lists take one probability of asking each; of other responses one may stand beside another.
      const once = response['kind'] === 'appeal';
      if (!once && choose(`${id} beside`, [true, false])) raw.responses[`${id}_too`] = { ...response, if: condition(`${id} too`) };
      else response['if'] = condition(`${id} if`);
    }
  if (!on('factors')) return;
  for (const [id, { transitions }] of Object.entries(raw.states))
    for (const [each, transition] of Object.entries(transitions)) {
      const factors = ['x', 'y'].map((name) => ({
        if: condition(`${id} ${each} ${name}`),
        factor: q(choose(`${each} ${name}`, 'schedule' in transition ? [0, 0.5, 1] : [0, 0.5, 1.1]), 'factor'),
      }));
      // Below a ceiling of two and a half times the rate, with a factor of two by time: room for one of 1.1 twice.
      transition['factors'] = factors;
    }
}
