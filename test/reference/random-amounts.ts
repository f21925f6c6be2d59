import type { Patch } from '@glasshouse/model';

type Section = Record<string, object>;

/** Features of this part; see `FEATURES`. */
export const AMOUNT_FEATURES = [
  'owed',
  'lapses',
  'part_payment',
  'instalments',
  'settlement',
  'plan_suspends',
  'takes',
  'takes_share',
  'takes_together',
  'takes_by_grade',
  'takes_once',
  'takes_once_of',
  'takes_leaves',
  'if_owed',
  'gives',
] as const;

export interface AmountMaker {
  on: (feature: (typeof AMOUNT_FEATURES)[number]) => boolean;
  choose: <T>(name: string, options: readonly T[]) => T;
  q: (value: number, unit: string) => object;
  by: (name: string, unit: string, low: number, high: number) => object;
  duties: string[];
  parts: { streams: Section; lists: Section; measures: Section };
  /** Whether there is a ledger of points. */
  scored: boolean;
}

const UNIT = 'euros';

/** Money owed with duties, and taken or given by measures: additions to the sections of `parts`, and reference amounts. */
export function randomAmounts({ on, choose, q, by, duties, parts, scored }: AmountMaker): { sections: object; changes: Patch[] } {
  const changes: Patch[] = [];
  const money = (value: number): object => q(value, UNIT);
  const law = (name: string): object => choose(`law ${name}`, [{}, { law: 'exponential' }, { law: 'lognormal', spread: q(0.8, 'factor') }]);
  const { streams, lists, measures } = parts;
  for (const id of on('lapses') ? duties : [])
    Object.assign((streams[id] as { duty: object }).duty, { lapses_after: q(choose(`lapses ${id}`, [20, 45, 1, 30]), 'days') });
  for (const id of on('owed') ? duties : []) {
    const { duty } = streams[id] as { duty: object };
    Object.assign(duty, {
      amount: { mean: by(`owes ${id}`, UNIT, choose(`low ${id}`, [3.01, 0]), choose(`owes ${id}`, [250, 12.34])), ...law(id) },
      ...(on('part_payment')
        ? { part_payment: { rate: q(5, 'per person-year'), share: q(choose(`part ${id}`, [0.3, 1, 0]), 'share') } }
        : {}),
      ...(on('instalments')
        ? {
            instalments: {
              rate: q(8, 'per person-year'),
              number: q(choose(`number ${id}`, [3, 1, 7]), 'count'),
              every: q(choose(`every ${id}`, [7, 1, 30]), 'days'),
              keeps: q(choose(`keeps ${id}`, [0.9, 0.5]), 'probability'),
            },
          }
        : {}),
      ...(on('settlement') ? { settlement: { rate: q(3, 'per person-year'), share: q(choose(`settles ${id}`, [0.4, 0]), 'share') } } : {}),
    });
  }
  const planned = (list: object): boolean =>
    Object.values((list as { entries: Record<string, { on: unknown }> }).entries).some((entry) => duties.includes(String(entry.on)));
  for (const [id, list] of Object.entries(lists)) {
    if (!on('owed') || !on('instalments') || !on('plan_suspends') || !planned(list)) continue;
    Object.assign(list, { instalments_suspend: true });
    changes.push({ [`lists.${id}.instalments_suspend`]: false });
  }
  for (const [id, list] of on('owed') && on('if_owed') && duties.length > 0 ? Object.entries(lists) : [])
    for (const [name, entry] of Object.entries((list as { entries: Record<string, { if?: object }> }).entries)) {
      const owed = { owed: choose(`debt ${id} ${name}`, duties), at_least: money(choose(`debt ${id} ${name}`, [100, 3, 400])) };
      const joint = { any: [owed, { not: { owed: owed.owed, at_least: money(12.34) } }] };
      if (choose(`debt of ${id} ${name}`, [true, true, false]))
        entry.if = entry.if
          ? choose(`debt in ${id} ${name}`, [{ any: [entry.if, owed] }, { all: [entry.if, owed] }])
          : choose(`debt for ${id} ${name}`, [owed, joint]);
    }
  const together = (name: string, sanction: boolean): object => {
    const limit = choose(`together ${name}`, [0.5, 0.7, 0, null]);
    return on('takes_together') && sanction && limit !== null ? { together_at_most: q(limit, 'share') } : {};
  };
  const onceOf = (name: string): object => {
    const fine = { amount: choose(`fine ${name}`, ['benefit', 'wage']), months: by(`fine ${name}`, 'factor', 0, 1.5) };
    if (!on('owed') || duties.length === 0) return fine;
    const surcharge = { owed: choose(`surcharge ${name}`, duties), share: by(`surcharge ${name}`, 'share', 0.05, 0.5) };
    return choose(`once of ${name}`, [fine, surcharge]);
  };
  const size = (name: string, sanction: boolean): object => ({
    ...(on('takes') ? { a_month: by(`takes ${name}`, UNIT, 0.4, choose(`takes ${name}`, [60, 7.77])) } : {}),
    ...(on('takes_share')
      ? {
          share_of: {
            amount: choose(`of ${name}`, ['benefit', 'wage']),
            share: by(`share ${name}`, 'share', 0.2, 0.6),
            ...together(name, sanction),
            ...(on('takes_leaves') && sanction
              ? choose(`leaves ${name}`, [{ leaves: money(150) }, { leaves: money(900) }, { leaves: money(0) }, {}])
              : {}),
          },
        }
      : {}),
    ...(on('takes_by_grade') && scored
      ? { by_grade: { ledger: 'points', a_month: { low: money(20), last: money(choose(`price ${name}`, [50, 11])) } } }
      : {}),
    ...(on('takes_once') ? { once: by(`once ${name}`, UNIT, 0, choose(`once ${name}`, [100, 1.5])) } : {}),
    ...(on('takes_once_of') ? { once_of: onceOf(name) } : {}),
  });
  for (const [id, measure] of Object.entries(measures)) {
    const { kind } = measure as { kind: string };
    const sized = size(id, kind !== 'reward');
    if (Object.keys(sized).length === 0) continue;
    if (kind === 'reward') {
      if (on('gives')) Object.assign(measure, { gives: sized });
      continue;
    }
    Object.assign(measure, { takes: sized });
    changes.push({ [`measures.${id}.takes`]: { a_month: money(3), once: money(0.07) } });
  }
  return {
    sections: {
      amounts: {
        benefit: { title: 'b', a_month: money(400) },
        wage: { title: 'w', a_month: by('wage', UNIT, 900, 2100), ...law('wage') },
      },
    },
    changes,
  };
}
