import { family, namesIn, once } from '../../counters/family.js';
import type { Countable, Row, Subject, Total } from '../../counters/family.js';

const row = (kind: Row<Subject>['kind'], unit: string, says: string): Row<Subject> => ({ kind, unit, says, owned: 'place' });

const holders = (kind: 'flow' | 'stock', name: string, says: string): Total<Subject> => ({
  id: `office.${name}`,
  kind,
  unit: 'holders',
  says,
  of: [`office.type.*.${name}`],
  owned: 'place',
});

/** All offices: audits, local rules, and reports dropped and records invented, which are about people. */
export const OFFICE_COUNTERS = family({
  id: 'office',
  where: 'where a scenario has `officials`',
  subjects: ({ base }: Countable) => (base.officials === undefined ? [] : once()),
  rows: {
    audited: row('flow', 'audits', 'Audits of office holders.'),
    found: row('flow', 'audits', 'Audits that found a holder who had gone wrong.'),
    removed: row('flow', 'holders', 'Holders who left office because an audit found them.'),
    ended: row('flow', 'holders', 'Holders who left office at the end of their term.'),
    went_wrong: row(
      'flow',
      'holders',
      'Holders who for the first time had returns that were off, dropped or invented records, or kept local rules against a catalogue.',
    ),
    wrong_left: row('flow', 'holders', 'Of these, those who left office.'),
    wrong_in_office: row('stock', 'holders', 'Of these, those in office.'),
    local_began: row('flow', 'offices', 'Times that local rules came into force in a community.'),
    local_ended: row('flow', 'offices', 'Times that they went out of force.'),
    local_on: row('stock', 'offices', 'Communities in which local rules are in force.'),
    local_days: {
      ...row('days', 'office-days', 'Days on which local rules were in force in a community.'),
      daysOf: 'local_on',
    },
    dropped: { kind: 'flow', unit: 'reports', says: 'Reports against people favoured by the holder that the holder dropped.' },
    invented: {
      kind: 'flow',
      unit: 'records',
      says: 'Merit records of something that was never done, for people favoured by the holder.',
    },
  },
  totals: [
    holders('flow', 'began', 'Holders who took office, those at the start included.'),
    holders('flow', 'left', 'Holders who left office.'),
    holders('stock', 'holding', 'Holders in office.'),
  ],
  laws: [
    { title: 'exits from office', stocks: [], inflows: ['office.left'], outflows: ['office.removed', 'office.ended'] },
    { title: 'holders gone wrong', stocks: ['office.wrong_in_office'], inflows: ['office.went_wrong'], outflows: ['office.wrong_left'] },
    {
      title: 'communities with local rules',
      stocks: ['office.local_on'],
      inflows: ['office.local_began'],
      outflows: ['office.local_ended'],
    },
  ],
});

/** Holders of one type. */
export const HOLDER_COUNTERS = family({
  id: 'office.type.{id}',
  where: 'for each type of office holder',
  subjects: ({ base }: Countable) => namesIn([base], ({ officials }) => officials?.types ?? {}).map((id) => ({ id })),
  rows: {
    began: row('flow', 'holders', 'Holders who took office, those at the start included, type: {id}.'),
    left: row('flow', 'holders', 'Holders who left office, type: {id}.'),
    holding: row('stock', 'holders', 'Holders in office, type: {id}.'),
  },
  laws: [
    {
      title: 'office holders of type {id}',
      stocks: ['office.type.{id}.holding'],
      inflows: ['office.type.{id}.began'],
      outflows: ['office.type.{id}.left'],
    },
  ],
});

/** Records of conduct that offices return to the centre: as written, and as returned. */
export const RETURN_COUNTERS = family({
  id: 'office.recorded.{id}',
  where: 'for each stream in `officials.returns_of`',
  subjects: ({ base }: Countable) => [...new Set(base.officials?.returns_of ?? [])].sort().map((id) => ({ id })),
  rows: {
    recorded: { ...row('flow', 'records', 'Records of this conduct, false alarms included.'), id: 'office.recorded.{id}' },
    returned: { ...row('flow', 'records', 'Records of this conduct as office holders returned them.'), id: 'office.returned.{id}' },
  },
});
