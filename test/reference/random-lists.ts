import type { Tools } from './random-ledgers.js';

interface Needs extends Tools {
  conducts: readonly string[];
  duties: readonly string[];
  /** Whether there is a ledger called points. */
  scored: boolean;
  /** A share, by name. */
  some: (name: string) => number;
}

/** Up to two lists with entries of every kind, and whether anything can bring an entry. */
export function randomLists({ on, choose, q, window, conducts, duties, scored, some }: Needs): {
  lists: Record<string, object>;
  enterable: boolean;
} {
  const term = (name: string): object => q(choose(`term ${name}`, [40, 0, 10, 75]), 'days');
  const entry = (name: string, id: string): object => ({
    ground: name,
    on: id,
    probability: q(some(`entry ${name}`) || 0.7, 'probability'),
    ...(duties.includes(id) && choose(`until ${name}`, [true, false])
      ? { term: 'until_performed' }
      : {
          term: term(name),
          ...choose(`longer ${name}`, [{}, { extension: { probability: q(0.5, 'probability'), from: q(3, 'days'), to: q(33, 'days') } }]),
        }),
  });
  const list = (name: string): object => ({
    title: name,
    owner: 'courts',
    public: choose(`public ${name}`, [true, false]),
    entries: {
      ...(conducts.length > 0 ? { one: entry(`one ${name}`, choose(`one ${name}`, duties.length > 0 ? duties : conducts)) } : {}),
      ...(on('second_entry') && conducts.length > 0 ? { two: entry(`two ${name}`, choose(`two ${name}`, conducts)) } : {}),
      ...(on('grade_entry') && scored
        ? {
            fallen: {
              ground: 'f',
              on: { ledger: 'points', at_most: 'low' },
              term: term(`fallen ${name}`),
              probability: q(0.8, 'probability'),
            },
          }
        : {}),
      ...(on('rise_entry') && scored
        ? { risen: { ground: 'r', on: { ledger: 'points', at_least: 'top' }, term: term(`risen ${name}`) } }
        : {}),
    },
    exit: {
      ...choose(`performed ${name}`, [{}, { performed: q(4, 'days') }]),
      ...choose(`searches ${name}`, [{}, { empty_searches: q(choose(`searched ${name}`, [4, 12]), 'per person-year') }]),
      ...(on('repair') ? { repair: { after: q(choose(`repair ${name}`, [0, 35]), 'days'), rate: q(4, 'per person-year') } } : {}),
    },
    ...(on('outlast') ? { limits_outlast: true } : {}),
    ...(on('appeal')
      ? {
          appeal: {
            delay: q(choose(`delay ${name}`, [0, 8, 45]), 'days'),
            corrects_unsound: q(0.5, 'probability'),
            overturns_sound: q(choose(`overturns ${name}`, [0.2, 0.7]), 'probability'),
          },
        }
      : {}),
    ...window(`list ${name}`),
  });
  const enterable = conducts.length > 0 || (scored && (on('grade_entry') || on('rise_entry')));
  const lists: Record<string, object> =
    on('list') && enterable ? { list: list('list'), ...(on('second_list') ? { second: list('second') } : {}) } : {};
  return { lists, enterable };
}
