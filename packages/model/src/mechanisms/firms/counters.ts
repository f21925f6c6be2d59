import { family, namesIn, once } from '../../counters/family.js';
import type { Countable, Row, Subject, Total } from '../../counters/family.js';
import { EXITS, FIRM_REASONS } from '../../counters/words.js';

const row = (kind: 'flow' | 'stock', unit: string, says: string): Row<Subject> => ({ kind, unit, says, owned: 'place' });

const total = (kind: 'flow' | 'stock', unit: string, id: string, says: string, of: string): Total<Subject> => ({
  id,
  kind,
  unit,
  says,
  of: [of],
  owned: 'place',
});

const LEFT = {
  term: 'Entries that left the list, reason: term.',
  corrected: 'Entries that left the list, reason: corrected.',
  closed: 'Entries that left the list, reason: the firm closed.',
  policy: 'Entries that left the list, reason: policy.',
};

const leftOf = (register: string): Record<string, string> =>
  Object.fromEntries(Object.entries(LEFT).map(([reason, says]) => [reason, `${says.slice(0, -1)}${register}.`]));

/** All firms: why they close, what is sold, and totals over their types and registers. */
export const FIRM_COUNTERS = family({
  id: 'firms',
  where: 'where a scenario has `firms`',
  subjects: ({ base }: Countable) => (base.firms === undefined ? [] : once()),
  rows: {
    stopped_months: row(
      'flow',
      'firm-months',
      'Months in which a firm set out to cheat and was stopped because an earlier finding was shared.',
    ),
    complaints: row('flow', 'complaints', 'Months of cheating that buyers found out.'),
    sales: row('flow', 'thousandths', 'Sales, in thousandths of what a firm sells in its first month.'),
    closed: {
      kind: 'flow',
      unit: 'firms',
      owned: 'place',
      each: EXITS,
      says: {
        listed: 'Firms that closed because they were on a list of firms found at fault.',
        failed: 'Firms that closed because their takings were too low.',
        turnover: 'Firms that closed for other reasons.',
      },
    },
  },
  totals: [
    total('stock', 'firms', 'firms.open', 'Firms in business.', 'firms.type.*.open'),
    total('flow', 'firms', 'firms.opened', 'Firms that opened, those at the start included.', 'firms.type.*.opened'),
    total('flow', 'firm-months', 'firms.months', 'Months of business.', 'firms.type.*.months'),
    total('flow', 'firm-months', 'firms.cheated_months', 'Months in which a firm cheated.', 'firms.type.*.cheated_months'),
    total('flow', 'entries', 'firms.found', 'Findings against firms that had set out to cheat.', 'enterprise.*.found'),
    total('flow', 'entries', 'firms.found_wrongly', 'Findings against firms in an honest month.', 'enterprise.*.found_wrongly'),
    total('stock', 'entries', 'firms.listed', 'Entries of firms on the list of firms found at fault.', 'enterprise.*.listed'),
    total('flow', 'entries', 'firms.entered', 'Entries made on the list of firms found at fault.', 'enterprise.*.entered'),
    ...FIRM_REASONS.map((reason) => total('flow', 'entries', `firms.left.${reason}`, LEFT[reason], `enterprise.*.left.${reason}`)),
  ],
  laws: [{ title: 'firms', stocks: ['firms.open'], inflows: ['firms.opened'], outflows: ['firms.closed.*'] }],
});

/** Firms of one type. */
export const FIRM_TYPE_COUNTERS = family({
  id: 'firms.type.{id}',
  where: 'for each type of firm',
  subjects: ({ base }: Countable) => namesIn([base], ({ firms }) => firms?.types ?? {}).map((id) => ({ id })),
  rows: {
    open: row('stock', 'firms', 'Firms in business, type: {id}.'),
    opened: row('flow', 'firms', 'Firms that opened, those at the start included, type: {id}.'),
    closed: row('flow', 'firms', 'Firms that closed, type: {id}.'),
    months: row('flow', 'firm-months', 'Months of business, type: {id}.'),
    cheated_months: row('flow', 'firm-months', 'Months in which a firm cheated, type: {id}.'),
  },
  laws: [
    {
      title: 'firms of type {id}',
      stocks: ['firms.type.{id}.open'],
      inflows: ['firms.type.{id}.opened'],
      outflows: ['firms.type.{id}.closed'],
    },
  ],
});

/** A register of firms, and its list of firms found at fault. */
export const ENTERPRISE_COUNTERS = family({
  id: 'enterprise.{id}',
  where: 'for each register of firms, where a scenario has `firms`',
  subjects: ({ base, every }: Countable) =>
    namesIn(every, (scenario) => scenario.enterprise).map((id) => ({ id, firms: base.firms !== undefined })),
  has: ({ firms }) => firms,
  rows: {
    found: row('flow', 'entries', 'Findings against firms that had set out to cheat, of this register.'),
    found_wrongly: row('flow', 'entries', 'Findings against firms in an honest month, of this register.'),
    listed: row('stock', 'entries', 'Entries of firms on the list of firms found at fault, of this register.'),
    entered: row('flow', 'entries', 'Entries made on the list of firms found at fault, of this register.'),
    left: { kind: 'flow', unit: 'entries', owned: 'place', each: FIRM_REASONS, says: leftOf(', of this register') },
  },
  laws: [
    {
      title: 'firms on the list of {id}',
      stocks: ['enterprise.{id}.listed'],
      inflows: ['enterprise.{id}.entered'],
      outflows: ['enterprise.{id}.left.*'],
    },
  ],
});
