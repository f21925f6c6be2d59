import type { Patch } from '@glasshouse/model';

type Parts = Record<string, Record<string, object>>;
type Feature =
  | 'firms'
  | 'register'
  | 'second_register'
  | 'representatives'
  | 'officials'
  | 'favours'
  | 'audits'
  | 'catalogue'
  | 'local'
  | 'flows'
  | 'attributes';

interface Tools {
  on: (feature: Feature) => boolean;
  choose: <T>(name: string, options: readonly T[]) => T;
  q: (value: number, unit: string) => object;
  window: (name: string) => object;
  /** Streams with records, and those of kind merit. */
  conducts: string[];
  merits: string[];
  /** Channels, ledgers, lists and measures of the world: owners and `local` are written into them. */
  parts: Parts;
}

/** Firms, offices and flows of a random world, and patches of them. What each looks like depends on the names drawn with `choose` alone. */
export function randomOffice({ on, choose, q, window, conducts, merits, parts }: Tools): {
  sections: Record<string, object>;
  changes: Patch[];
} {
  const chances = (name: string): object => q(choose(name, [0, 0.3, 0.7, 1]), 'probability');
  const type = (name: string, share: number): object => ({
    title: name,
    share: q(share, 'share'),
    cheats: chances(`cheats ${name}`),
    deterred: q(choose(`deterred ${name}`, [0, 1, 2]), 'factor'),
    gain: q(choose(`gain ${name}`, [0, 1]), 'factor'),
  });
  const firms = {
    title: 'f',
    number: q(choose('firms', [120, 300]), 'count'),
    types: { bad: type('bad', 0.4), good: type('good', 0.6) },
    complaints: chances('complaints'),
    loses: q(choose('loses', [0.5, 0.1, 1]), 'share'),
    ...choose('spoils', [{}, { spoils: q(0.6, 'share') }]),
    fails_below: q(0.6, 'share'),
    closes: q(0.6, 'probability'),
    turnover: q(choose('turnover', [0, 2]), 'per person-year'),
  };
  const register = (name: string): object => ({
    title: name,
    owner: 'town',
    basis: { claimed: 'A test' },
    finds: chances(`finds ${name}`),
    wrongly: q(choose(`wrongly ${name}`, [0.2, 0, 0.6]), 'probability'),
    shares_findings: choose(`shares ${name}`, [true, false]),
    term: q(choose(`term ${name}`, [45, 10, 90]), 'days'),
    felt: q(choose(`felt ${name}`, [0.5, 0, 1]), 'share'),
    listed_lose: q(choose(`lose ${name}`, [0.3, 0, 1]), 'share'),
    listed_close: q(choose(`close ${name}`, [0.2, 0]), 'probability'),
    ...choose(`corrects ${name}`, [{}, { corrects: q(0.5, 'probability') }]),
    ...window(`register ${name}`),
  });
  const favoured = on('favours');
  const holder = (name: string, share: number): object => ({
    title: name,
    share: q(share, 'share'),
    drops: favoured ? chances(`drops ${name}`) : q(0, 'probability'),
    ...(favoured && merits.length > 0 ? { invents: q(choose(`invents ${name}`, [4, 0, 9]), 'per person-year') } : {}),
    returns: q(choose(`returns ${name}`, [1, 0.5, 1.7, 0]), 'factor'),
    widens: chances(`widens ${name}`),
  });
  const officials = {
    title: 'o',
    types: { hard: holder('hard', 0.5), soft: holder('soft', 0.5) },
    ...(favoured ? { favours: on('attributes') ? { work: ['firm'] } : { age: ['adult'] } } : {}),
    ...(favoured && merits.length > 0 ? { invents_as: merits[0] } : {}),
    returns_of: conducts.slice(0, choose('returned', [0, 1, 3])),
    term: q(choose('term of office', [50, 20, 400]), 'days'),
  };
  const governed = on('officials');
  if (on('firms') && on('register') && on('representatives'))
    parts['measures']!['firm_ban'] = {
      title: 'f',
      kind: 'sanction',
      context: choose('context of firms', ['travel', 'credit']),
      owner: 'town',
      basis: { claimed: 'A test' },
      trigger: [{ enterprise: 'register' }, ...(on('second_register') ? [{ enterprise: 'second' }] : [])],
      lasts: 'while',
      ...choose('firm_ban reaches', [{}, { reaches_children: true }, { reaches_household: true }]),
      ...window('firm_ban'),
    };
  if (on('local')) makeLocal(parts, choose);
  const flows = on('flows') ? flowsOf(parts, conducts, choose, window) : {};
  const sections = {
    ...(on('firms') ? { firms } : {}),
    ...(on('firms') && on('register')
      ? { enterprise: { register: register('register'), ...(on('second_register') ? { second: register('second') } : {}) } }
      : {}),
    ...(governed ? { officials } : {}),
    ...(governed && on('audits')
      ? { audits: { audit: { title: 'a', owner: 'centre', rate: q(20, 'per person-year'), finds: chances('audit'), ...window('audit') } } }
      : {}),
    ...(governed && on('catalogue')
      ? {
          catalogues: {
            catalogue: { title: 'c', owner: 'centre', followed: q(choose('followed', [0.5, 1]), 'share'), ...window('catalogue') },
          },
        }
      : {}),
    ...(Object.keys(flows).length > 0 ? { flows } : {}),
  };
  return { sections, changes: changesOf(sections, q) };
}

/** Owners of channels that are not those of ledgers and lists, and ways between them, one of them by a third. */
function flowsOf(parts: Parts, conducts: string[], choose: Tools['choose'], window: Tools['window']): Record<string, object> {
  const readers = [...Object.values(parts.ledgers!), ...Object.values(parts.lists!)].map((each) => (each as { owner: string }).owner);
  const channels = Object.values(parts.channels!) as { owner: string }[];
  if (channels.length === 0 || readers.length === 0) return {};
  channels.forEach((channel, i) => (channel.owner = ['police', 'street'][i] ?? 'town'));
  const carries = (name: string): object =>
    conducts.length > 0 ? choose(`carries ${name}`, [{}, { carries: conducts.slice(0, 1) }, { carries: conducts }]) : {};
  return {
    first: { title: 'f', from: channels[0]!.owner, to: 'bank', ...carries('first'), ...window('first flow') },
    second: { title: 's', from: 'bank', to: readers[0], ...carries('second'), ...window('second flow') },
    third: { title: 't', from: channels.at(-1)!.owner, to: readers.at(-1), ...window('third flow') },
  };
}

function makeLocal(parts: Parts, choose: Tools['choose']): void {
  const mark = (name: string, items: Record<string, object>): void => {
    for (const [id, item] of Object.entries(items)) if (choose(`local ${name} ${id}`, [true, false])) Object.assign(item, { local: true });
  };
  mark('measure', parts.measures!);
  mark('channel', parts.channels!);
  for (const [id, ledger] of Object.entries(parts.ledgers!)) mark(id, (ledger as { rules: Record<string, object> }).rules);
  for (const [id, list] of Object.entries(parts.lists!)) mark(id, (list as { entries: Record<string, object> }).entries);
}

function changesOf(sections: Record<string, object>, q: Tools['q']): Patch[] {
  return [
    ...('enterprise' in sections
      ? [
          { 'enterprise.register.in_force': { from: '9999-12-31' } },
          { 'enterprise.register.felt': q(0.9, 'share') },
          { 'enterprise.register.shares_findings': true },
        ]
      : []),
    ...('audits' in sections ? [{ 'audits.audit.finds': q(0.9, 'probability') }] : []),
    ...('catalogues' in sections ? [{ 'catalogues.catalogue.in_force': { from: '9999-12-31' } }] : []),
    ...('flows' in sections ? [{ 'flows.first.in_force': { from: '9999-12-31' } }] : []),
  ];
}
