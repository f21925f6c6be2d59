import { parseRegister } from '@glasshouse/model';
import type { Scenario } from '@glasshouse/model';
import { loadValue } from '../shipped.js';

const HEADER =
  'id,topic,statement,value,unit,year,place,source_title,source_author,source_year,source_url,grade,seen_via,disputed_by,dispute_kind\n';
const NO_ROWS = parseRegister(HEADER);

/** An assumed quantity for a test. */
export const q = (value: number, unit: string) => ({ value, unit, assumed: 'A test', range: [value, value] as [number, number] });

/** A scenario of one place without any stream or rule, with sections replaced. Checked like every other. */
export function tiny(sections: Record<string, unknown> = {}): Scenario {
  const raw = {
    glasshouse: 1,
    kind: 'scenario',
    id: 'tiny',
    title: 'Tiny',
    about: 'A test',
    reading: 'neutral',
    horizon: { start: '2021-01-01', end: '2021-12-31', round: 'month' },
    places: { town: { title: 'Town', level: 'neutral', persons: q(100_000, 'persons') } },
    community_size: q(500, 'persons'),
    population: {
      household_size: { one: q(1, 'share') },
      age: { adult: { title: 'a', from: 18, to: 120, share: q(1, 'share') } },
      attributes: {},
    },
    groups: [],
    streams: { act: act() },
    ...sections,
  };
  return loadValue('tiny.yaml', raw, NO_ROWS);
}

/** A breach that everybody always takes up, twice a year. */
export const act = (more: Record<string, unknown> = {}) => ({
  title: 'An act',
  kind: 'breach',
  context: 'street',
  rate: q(2, 'per person-year'),
  ceiling: q(8, 'per person-year'),
  inclination: q(1, 'probability'),
  ...more,
});

/** A channel that sees everything of some streams at once. */
export const eye = (sees: string[], more: Record<string, unknown> = {}) => ({
  eye: { title: 'e', owner: 'town', sees, coverage: q(1, 'share'), sensitivity: q(1, 'probability'), delay: q(0, 'days'), ...more },
});

/** A list that a record of `act` puts a person on for some days. */
export const listFor = (on: unknown, term: unknown, more: Record<string, unknown> = {}) => ({
  list: { title: 'l', owner: 'town', public: false, entries: { ground: { ground: 'g', on, term } }, exit: {}, ...more },
});

/** A sanction on everyone on the list. */
export const ban = (more: Record<string, unknown> = {}) => ({
  ban: {
    title: 'b',
    kind: 'sanction',
    context: 'travel',
    owner: 'town',
    basis: { claimed: 'A test' },
    trigger: [{ list: 'list' }],
    lasts: 'while',
    ...more,
  },
});

/** A ledger that starts at 100 with grades top (110), fair (90), low (50), last. */
export const ledger = (rules: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  points: {
    title: 'p',
    owner: 'town',
    start: q(100, 'points'),
    grades: [
      { id: 'top', from: q(110, 'points') },
      { id: 'fair', from: q(90, 'points') },
      { id: 'low', from: q(50, 'points') },
      { id: 'last', from: q(0, 'points') },
    ],
    rules,
    ...more,
  },
});
