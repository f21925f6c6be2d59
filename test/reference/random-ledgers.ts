import type { Feature } from './random-features.js';

/** What the parts of a world are made with: whether a part is there, one of several by name, a quantity, and a window of days. */
export interface Tools {
  on: (feature: Feature) => boolean;
  choose: <T>(name: string, options: readonly T[]) => T;
  q: (value: number, unit: string) => object;
  window: (name: string) => object;
}

interface Needs extends Tools {
  conducts: readonly string[];
  duties: readonly string[];
  /** Whether some stream gives hours. */
  hours: boolean;
  /** Whom a ledger concerns where children act. */
  pupils: (name: string) => object;
}

/** Up to two ledgers with rules of every kind, and whether there is any. */
export function randomLedgers({ on, choose, q, window, conducts, duties, hours, pupils }: Needs): {
  ledgers: Record<string, object>;
  scored: boolean;
} {
  const lifetime = (name: string): object =>
    choose(`lifetime ${name}`, [{}, { lifetime: q(40, 'days') }, { lifetime: q(0, 'days') }, { lifetime: q(5, 'days') }]);
  const cap = (name: string): object => choose(`cap ${name}`, [{}, { cap: q(25, 'points') }, { cap: q(0, 'points') }]);
  const rules = (name: string): Record<string, object> => ({
    ...(on('points')
      ? Object.fromEntries(
          conducts.map((id) => [
            `p_${id}`,
            {
              title: id,
              on: id,
              points: q(id === 'merit' ? 6 : -choose(`points ${name} ${id}`, [10, 1, 30]), 'points'),
              ...lifetime(`${name} ${id}`),
              ...cap(`${name} ${id}`),
              ...window(`rule ${name} ${id}`),
            },
          ]),
        )
      : {}),
    ...(on('discretion') && conducts.length > 0
      ? {
          discretion: {
            title: 'd',
            on: choose(`d ${name}`, conducts),
            discretion: { from: q(-20, 'points'), to: q(-3, 'points') },
            ...cap(`d ${name}`),
            ...lifetime(`d ${name}`),
          },
        }
      : {}),
    ...(on('set_grade') && conducts.length > 0
      ? { falls: { title: 'f', on: choose(`f ${name}`, conducts), set_grade: 'low', ...lifetime(`f ${name}`) } }
      : {}),
    ...(on('steps') && hours
      ? {
          hours: {
            title: 'h',
            on: 'merit',
            steps: [{ to: q(20, 'hours'), per_point: q(2, 'hours') }, { per_point: q(5, 'hours') }],
            ...cap(`h ${name}`),
            ...lifetime(`h ${name}`),
          },
        }
      : {}),
    ...(on('monthly') && duties.length > 0
      ? {
          arrears: {
            title: 'a',
            on: choose(`a ${name}`, duties),
            monthly: true,
            points: q(-7, 'points'),
            ...cap(`a ${name}`),
            ...lifetime(`a ${name}`),
          },
        }
      : {}),
  });
  const ledger = (name: string): object => ({
    title: name,
    owner: 'town',
    start: q(choose(`start ${name}`, [100, 95, 79]), 'points'),
    grades: [
      { id: 'top', from: q(105, 'points') },
      { id: 'fair', from: q(80, 'points') },
      { id: 'low', from: q(60, 'points') },
      { id: 'last', from: q(0, 'points') },
    ],
    rules: rules(name),
    ...(on('opt_in') ? { opt_in: q(60, 'percent') } : {}),
    ...(on('ledger_who') && on('attributes') ? { who: { work: ['firm'] } } : pupils(`ledger ${name}`)),
    ...window(`ledger ${name}`),
  });
  const scored = on('points') || on('discretion') || on('set_grade') || on('steps') || on('monthly');
  const ledgers: Record<string, object> = scored
    ? { points: ledger('points'), ...(on('second_ledger') ? { other: ledger('other') } : {}) }
    : {};
  return { ledgers, scored };
}
