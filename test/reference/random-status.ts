export const STATUS_FEATURES = [
  'places_in_force',
  'adopted',
  'place_shares',
  'coverage_by',
  'lingers',
  'limits',
  'hidden_ledger',
  'hidden_list',
  'status_rule',
  'list_rule',
  'warnings',
  'shared_cap',
  'red_list',
  'list_who',
  'following_list',
  'status_entry',
  'term_law',
  'restarts',
  'reaches',
  'status_measure',
  'score_measure',
  'shame',
  'score_reset',
  'list_reset',
] as const;
type StatusFeature = (typeof STATUS_FEATURES)[number];

interface Draws {
  on: (feature: StatusFeature | 'attributes' | 'perception') => boolean;
  choose: <T>(name: string, options: readonly T[]) => T;
  q: (value: number, unit: string) => object;
  day: (name: string) => string;
}

type Table = Record<string, Record<string, unknown>>;
interface Raw {
  places: Table;
  streams: Table;
  channels: Table;
  ledgers: Table;
  lists: Table;
  measures: Table;
  responses: Table;
}

const some = (table: Table): Record<string, unknown> | undefined => Object.values(table)[0];

/** Adds to the sections of a world what answers to places, to what people are, to lists and to scores. */
export function addStatus({ on, choose, q, day }: Draws, raw: Raw): void {
  const attributes = on('attributes');
  const who = attributes
    ? choose('who', [{ work: ['firm'] }, { income: ['low'] }, { age: ['child', 'adult'], children: ['with'] }])
    : choose('who', [{ children: ['with'] }, { age: ['adult'] }]);
  const ledger = raw.ledgers['points'];
  const list = raw.lists['list'];
  const places = Object.keys(raw.places);

  const narrow = (name: string, thing: Record<string, unknown> | undefined): void => {
    if (!thing) return;
    const window = (thing['in_force'] ?? {}) as Record<string, unknown>;
    const place = choose(`place ${name}`, places);
    if (on('places_in_force') && choose(`narrow ${name}`, [true, false])) window['in'] = [place];
    if (on('adopted') && choose(`adopt ${name}`, [true, false]) && window['to'] === undefined)
      window['adopted'] = { [choose(`adopts ${name}`, places)]: day(`adopted ${name}`) };
    if (Object.keys(window).length > 0) thing['in_force'] = window;
  };
  for (const section of ['channels', 'ledgers', 'lists', 'measures'] as const)
    for (const [id, thing] of Object.entries(raw[section])) narrow(`${section} ${id}`, thing);

  if (on('place_shares') && attributes)
    raw.places[places[0]!]!['shares'] = {
      income: { low: q(0.2, 'share'), high: q(0.8, 'share') },
      work: { none: q(0, 'share'), firm: q(1, 'share') },
    };
  const channel = some(raw.channels);
  if (on('coverage_by') && attributes && channel)
    channel['coverage'] = { by: 'income', values: { low: q(1, 'share'), high: q(0.4, 'share') } };
  if (on('lingers') && raw.channels['neighbour']) {
    const neighbour = raw.channels['neighbour'];
    neighbour['lingers'] = q(choose('lingers', [0.5, 1]), 'share');
    neighbour['in_force'] = { to: day('last of neighbour') };
  }

  const rules = (ledger?.['rules'] ?? {}) as Table;
  const first = some(rules);
  if (ledger) {
    if (on('limits'))
      Object.assign(ledger, { floor: q(choose('floor', [75, 60]), 'points'), ceiling: q(choose('ceiling', [100, 110]), 'points') });
    if (on('hidden_ledger')) ledger['hidden'] = true;
    if (on('status_rule'))
      rules['is'] = {
        title: 'i',
        on: { who },
        points: q(choose('is', [-15, -30, 5]), 'points'),
        ...choose('is for', [{}, { lifetime: q(30, 'days') }]),
      };
    if (on('list_rule') && list && !feeds(list))
      rules['listed'] = {
        title: 'l',
        on: { list: 'list' },
        points: q(choose('listed', [-15, -30]), 'points'),
        ...choose('listed by place', [{}, {}, { in_force: { from: day('listed') } }]),
      };
    if (on('score_reset')) {
      const to = choose<unknown>('reset to', ['start', 'start', { keeps: q(0.5, 'share') }, { keeps: q(0.29, 'share') }]);
      ledger['resets'] = { on: choose('reset on', ['12-01', '12-15', '12-24', '11-20']), to };
      if (to !== 'start') for (const rule of Object.values(rules)) delete rule['lifetime'];
    }
  }
  if (first && typeof first['on'] === 'string') {
    if (on('warnings') && !first['monthly'] && !first['steps']) first['warnings'] = q(choose('warnings', [1, 2]), 'count');
    if (on('shared_cap')) {
      first['cap'] = q(25, 'points');
      for (const rule of Object.values(rules).slice(0, 2)) if (rule['set_grade'] === undefined) rule['cap_shared'] = 'both';
      if (first['set_grade'] !== undefined) for (const rule of Object.values(rules)) delete rule['cap_shared'];
    }
  }

  for (const [id, one] of Object.entries(raw.lists)) changeEntries(one, id);
  if (list) {
    if (on('hidden_list')) {
      Object.assign(list, { hidden: true, public: false });
      delete list['appeal'];
      delete (list['exit'] as Record<string, unknown>)['repair'];
    }
    if (on('red_list') && raw.lists['second']) raw.lists['second']['kind'] = 'red';
    if (on('list_who')) list['who'] = who;
    if (on('list_reset')) list['resets'] = { on: choose('list reset on', ['12-01', '12-15', '01-03']) };
    if (on('status_entry'))
      (list['entries'] as Table)['is'] = {
        ground: 'i',
        on: { who },
        rate: q(choose('status', [6, 20]), 'per person-year'),
        term: choose('is term', [q(20, 'days'), 'for_good']),
        probability: q(0.8, 'probability'),
      };
    if (on('following_list'))
      raw.lists['third'] = {
        title: 't',
        owner: 'town',
        public: choose('third', [true, false]),
        entries: { follows: { ground: 'f', on: { list: 'list' }, term: q(35, 'days'), probability: q(0.9, 'probability') } },
        exit: {},
      };
    if (on('reaches') && ledger && rules['listed'] === undefined)
      (list['exit'] as Record<string, unknown>)['reaches'] = { ledger: 'points', at_least: choose('reaches', ['top', 'fair']) };
  }

  function changeEntries(one: Record<string, unknown>, id: string): void {
    for (const [name, entry] of Object.entries(one['entries'] as Table)) {
      const term = entry['term'] as { value?: number };
      if (term.value === undefined || term.value < 1) continue;
      if (on('term_law') && choose(`law ${id} ${name}`, [true, false]))
        entry['term_law'] = choose(`which ${id} ${name}`, [{ law: 'exponential' }, { law: 'lognormal', spread: q(1, 'factor') }]);
      const kind = typeof entry['on'] === 'string' ? raw.streams[entry['on']]!['kind'] : 'grade';
      if (on('restarts') && kind !== 'obligation') entry['restarts'] = true;
    }
  }

  const measure = (more: object): Record<string, unknown> => ({
    title: 'm',
    kind: 'sanction',
    context: 'travel',
    owner: 'town',
    basis: { claimed: 'A test' },
    lasts: 'while',
    ...more,
  });
  if (on('status_measure'))
    raw.measures['is_ban'] = measure({
      trigger: [{ who }],
      ...choose('kind of is_ban', [{}, { kind: 'reward' }, { reaches_children: true }]),
    });
  if (on('score_measure') && ledger)
    raw.measures['score_ban'] = measure({
      trigger: [
        choose('score', [
          { ledger: 'points', score_at_most: q(88, 'points') },
          { ledger: 'points', score_at_least: q(100, 'points') },
        ]),
      ],
    });
  if (on('shame') && on('perception')) {
    const of = (kind: string): string[] => Object.keys(raw.streams).filter((id) => raw.streams[id]!['kind'] === kind);
    if (of('breach').length > 0)
      raw.responses['shame'] = { title: 's', kind: 'stigma', on: of('breach').slice(-1), effect: q(0.7, 'factor') };
    if (of('merit').length > 0) raw.responses['pride'] = { title: 'p', kind: 'emulation', on: of('merit'), effect: q(0.05, 'factor') };
  }
}

/** Whether a ledger feeds this list. */
const feeds = (list: Record<string, unknown>): boolean =>
  Object.values(list['entries'] as Table).some((entry) => typeof entry['on'] === 'object' && 'ledger' in (entry['on'] as object));
