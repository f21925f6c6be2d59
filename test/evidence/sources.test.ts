import { describe, expect, it } from 'vitest';
import type { RegisterRow } from '@glasshouse/model';
import { BORROWED, DERIVED, HOME, LATER, SAME_UNIT } from './exceptions.js';
import { register, shippedPoints, shippedUses, usesIn } from './uses.js';
import type { Use } from './uses.js';

const { rows } = register();
const uses = shippedUses();
const numberOf = (row: string): number => {
  const found = rows.get(row)?.number;
  if (found === undefined || found === null) throw new Error(`${row} has no number`);
  return found;
};

/** The numbers that a row publishes: its value, or the two ends of a span. */
function stated(row: RegisterRow): number[] {
  if (row.number !== null) return [row.number];
  const span = /^(-?\d+(?:\.\d+)?)(?:-| to )(-?\d+(?:\.\d+)?)$/.exec(row.value);
  return span ? [Number(span[1]), Number(span[2])] : [];
}

const near = (a: number, b: number): boolean => Math.abs(a - b) < 1e-9 * Math.max(1, Math.abs(b));

/** What is wrong with a sourced number; null where it is that of its row, or is made from the register as declared. */
function wrongNumber(use: Use): string | null {
  const row = rows.get(use.row);
  const quantity = use.quantity;
  if (!row || !quantity) return `${use.at}: no row ${use.row}`;
  const { value, unit } = quantity;
  const same = [unit, ...(SAME_UNIT[unit] ?? [])].includes(row.unit);
  if (same && stated(row).some((number) => near(number, value))) return null;
  for (const one of DERIVED) {
    if (one.row === use.row && one.unit === unit && near(Number(one.made(numberOf).toFixed(one.decimals)), value)) return null;
  }
  return `${use.at}: ${value} ${unit}, and ${use.row} has ${row.value} ${row.unit}`;
}

/** Words by which a statement says that its number is a bound and no point. */
const BOUND = /\((under|over|more than|at least|up to|nearly|about)\)|\b(shortest|longest|smallest|largest|highest|lowest)\b/i;

/** Where a bound is stated as what it is: an end of a span, a cap, a floor or a ceiling. */
const AS_BOUND = /\.(discretion\.(from|to)|cap|floor|ceiling)$/;

/** What is wrong with a number whose row gives a bound; null where it is used as a bound, or the row gives a point. */
function wrongBound(use: Use): string | null {
  const statement = rows.get(use.row)?.statement ?? '';
  if (!use.quantity || AS_BOUND.test(use.at) || !BOUND.test(statement)) return null;
  return `${use.at}: ${use.row} is a bound: ${statement}`;
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** Whether a row names a day: 2016-01-05 as its value, or 5 January in its statement and 2016 as its year. */
function namesDay(row: RegisterRow, day: string): boolean {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return row.value === day || (Number(row.year) === year && new RegExp(`\\b${date} ${MONTHS[month - 1]}\\b`).test(row.statement));
}

function wrongDays(use: Use): string[] {
  if (use.assumed !== undefined) return [];
  const row = rows.get(use.row);
  return (use.days ?? [])
    .filter((day) => !row || !namesDay(row, day))
    .map((day) => `${use.at}: ${day} is not in ${use.row === '' ? 'any row: neither source nor assumed' : use.row}`);
}

/** Sections whose numbers are rules; numbers of the world may be measured later than the years in which they are used. */
const RULES = new Set(
  'channels reviews ledgers lists measures spreads enterprise catalogues audits patrols screens flows officials timeline'.split(' '),
);

/** What is wrong with the year of a rule; null where the row is no later than the rule, or where a reason is listed. */
function wrongYear(use: Use): string | null {
  const row = rows.get(use.row);
  if (!row || use.kind === 'dates' || !RULES.has(use.section) || use.from >= '9999') return null;
  // A neutral scenario is placed nowhere, and the years of the article's claims are those of the article.
  if (use.reading === 'neutral' || (row.topic === 'article-claim' && use.reading !== 'documented')) return null;
  const year = /^-?\d+/.exec(row.year)?.[0];
  if (year === undefined || row.year.startsWith('n.d')) return null;
  const start = Number(use.from.slice(0, 4));
  if (Number(year) <= start) return null;
  if (LATER.some((one) => one.rows.includes(use.row) && (one.scenario === 'any' || one.scenario === use.scenario))) return null;
  return `${use.at}: in force from ${use.from}, and ${use.row} is of ${row.year}`;
}

/** What is wrong with the place of a number's row; null for the country, the place of the scenario, or a place listed as borrowed. */
function wrongPlace(use: Use): string | null {
  const place = rows.get(use.row)?.place ?? '';
  if (use.reading === 'neutral' || /^China\b/.test(place) || HOME[use.scenario]?.test(place)) return null;
  if (BORROWED.some((one) => one.place === place && (one.scenario === 'any' || one.scenario === use.scenario))) return null;
  return `${use.at}: ${use.row} is of ${place}`;
}

const distinct = (all: readonly (string | null)[]): string[] => [...new Set(all.filter((one) => one !== null))];

describe('what shipped files cite', () => {
  it('finds the uses', () => {
    expect(uses.filter((use) => use.kind === 'quantity').length).toBeGreaterThan(200);
    expect(uses.filter((use) => use.kind === 'dates').length).toBeGreaterThan(20);
    expect(uses.filter((use) => use.kind === 'basis').length).toBeGreaterThan(50);
  });

  it('has the number and the unit of its row', () => {
    expect(distinct(uses.filter((use) => use.kind === 'quantity').map(wrongNumber))).toEqual([]);
  });

  it('does not take a bound for a point', () => {
    expect(distinct(uses.map(wrongBound))).toEqual([]);
  });

  it('has no day that its row does not name', () => {
    expect(distinct(uses.filter((use) => use.kind === 'dates' && !use.scenario.startsWith('smoke')).flatMap(wrongDays))).toEqual([]);
  });

  it('has no rule before the year of its row', () => {
    expect(distinct(uses.map(wrongYear))).toEqual([]);
  });

  it('has numbers of its own place, or of the country', () => {
    expect(distinct(uses.filter((use) => use.quantity && !use.scenario.startsWith('planted-')).map(wrongPlace))).toEqual([]);
  });

  it('dates the points of series in the year of their row', () => {
    const points = shippedPoints();
    expect(points.length).toBeGreaterThan(30);
    expect(points.filter((point) => point.on.slice(0, 4) !== rows.get(point.row)?.year).map((point) => `${point.at}: ${point.row} on ${point.on}`)).toEqual([]);
  });

  it('needs every exception', () => {
    const numbers = uses.filter((use) => use.quantity);
    const idle = DERIVED.filter(
      (one) =>
        !numbers.some(
          (use) => use.row === one.row && use.quantity?.unit === one.unit && near(use.quantity.value, Number(one.made(numberOf).toFixed(one.decimals))),
        ),
    );
    expect(idle.map((one) => `${one.row} ${one.why}`)).toEqual([]);
    expect(LATER.flatMap((one) => one.rows.filter((row) => !uses.some((use) => use.row === row && (one.scenario === 'any' || use.scenario === one.scenario))))).toEqual([]);
    const places = new Set(uses.map((use) => `${rows.get(use.row)?.place} in ${use.scenario}`));
    const unused = BORROWED.filter((one) => one.scenario !== 'any' && !places.has(`${one.place} in ${one.scenario}`));
    expect(unused.map((one) => one.why)).toEqual([]);
  });

  it.each([
    ['a number that is not that of the row', { value: 31, unit: 'points', source: 'E133' }, 'quantity'],
    ['a number in another unit', { value: 30, unit: 'days', source: 'E133' }, 'quantity'],
    ['a rule before its row', { value: 30, unit: 'points', source: 'E133' }, 'year'],
    ['a day that is not in the row', { in_force: { from: '2016-02-01', source: 'E065' } }, 'days'],
    ['a day with neither source nor assumption', { in_force: { from: '2016-02-01' } }, 'days'],
    ['a bound taken for a point', { value: 30, unit: 'percent', source: 'E050', note: 'The source says under 30 percent.' }, 'bound'],
    ['a place of somebody else', { value: 10, unit: 'points', source: 'E205' }, 'place'],
  ] as const)('would catch %s', (_, value, kind) => {
    const found = usesIn(value, { at: 'x', scenario: 'rongcheng-2016', reading: 'documented', section: 'ledgers', from: '2016-01-05' });
    expect(found).toHaveLength(1);
    const use = found[0]!;
    const wrong = { quantity: wrongNumber, bound: wrongBound, year: wrongYear, days: (one: Use) => wrongDays(one)[0] ?? null, place: wrongPlace }[kind];
    expect(wrong(use)).not.toBeNull();
  });
});
