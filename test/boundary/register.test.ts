import { describe, expect, it } from 'vitest';
import { textOf } from '../structure/sources.js';
import { parseTable } from './table.js';

/** The last id whose statement was read by a person for this question. A later row fails until it has been read too. */
const READ_UP_TO = 'E581';

/** Rows of earlier drafts about one villager, one debtor and one card holder. Their ids stay unused. */
const LEFT_OUT = ['E153', 'E171', 'E209'];

/**
 * Rows whose wording looks like one person or one family, and why they are not: `rule` states what happens to anybody, `count` is a
 * published number, `source` speaks of how the row came to be known, `history` names a figure or scholar of record.
 */
const REVIEWED: Record<string, 'rule' | 'count' | 'source' | 'history'> = {
  E013: 'count',
  E129: 'rule',
  E130: 'rule',
  E134: 'rule',
  E145: 'rule',
  E150: 'rule',
  E160: 'rule',
  E164: 'rule',
  E166: 'rule',
  E231: 'rule',
  E305: 'rule',
  E308: 'source',
  E309: 'rule',
  E312: 'rule',
  E361: 'count',
  E386: 'count',
  E387: 'count',
  E388: 'count',
  E393: 'count',
  E427: 'count',
  E449: 'history',
  E450: 'history',
  E453: 'rule',
  E492: 'count',
  E493: 'count',
  E494: 'count',
  E495: 'count',
  E503: 'rule',
  E560: 'rule',
};

const ONE =
  /\b(one|an?|the same|another|this|that) (\w+ )?(villager|resident|person|woman|man|boy|girl|child|family|household|student|teacher|debtor|holder|journalist|user|detainee|prisoner|inmate|farmer|worker|lawyer|writer|scholar|mother|father|son|daughter|wife|husband|sister|brother|driver|owner|imam|official|citizen|patient|depositor)\b/i;
const PERSONAL = /\b(Mr|Mrs|Ms|Dr|Professor)\b\.?|\b(he|she|his|hers?|him|whose (mother|father|son|daughter|wife|husband))\b|\baged \d/i;
/** Two capitalised words in a row, which may be a person's name. */
const NAMELIKE = /(?<=\s)[A-Z][a-z]+ [A-Z][a-z]+/g;
/** Pairs of capitals in the register that name offices, laws, scores, papers and firms, not people. */
const KNOWN_PAIRS = new Set([
  'Fa Shi',
  'Credit Repair',
  'State Council',
  'Social Credit',
  'Qianjiang Score',
  'Jasmine Score',
  'Egret Score',
  'Baihang Credit',
  'Credit China',
  'China Cables',
  'Xinjiang Victims',
  'Construction Corps',
  'General Office',
  'Civil Code',
  'Party Secretary',
  'Welfare Reform',
  'Universal Credit',
  'German Social',
  'Federal Constitutional',
  'Basic Law',
]);

interface Row {
  id: string;
  statement: string;
  value: string;
  unit: string;
}

/** Why a row may be about one person or family; empty when nothing points to it. */
function suspicions(row: Row): string[] {
  const found: string[] = [];
  const one = ONE.exec(row.statement) ?? PERSONAL.exec(row.statement);
  if (one) found.push(`says "${one[0]}"`);
  for (const pair of row.statement.match(NAMELIKE) ?? []) if (!KNOWN_PAIRS.has(pair)) found.push(`may name a person: ${pair}`);
  if (/^(1|one)$/i.test(row.value) && /person|people|famil|household|resident|debtor|villager/i.test(row.unit))
    found.push(`counts one: ${row.unit}`);
  return found;
}

const rows = parseTable(textOf('evidence/register.csv')).map((cells) => cells as unknown as Row);

describe('the register', () => {
  it('is read whole', () => {
    expect(rows.length).toBeGreaterThan(480);
    expect(rows.every((row) => /^E\d{3}$/.test(row.id) && row.statement.length > 5)).toBe(true);
  });

  it('has no row about one person or one family', () => {
    expect(
      rows.filter((row) => suspicions(row).length > 0 && !(row.id in REVIEWED)).map((row) => `${row.id}: ${suspicions(row).join('; ')}`),
    ).toEqual([]);
  });

  it('leaves out the rows that were', () => {
    expect(rows.filter((row) => LEFT_OUT.includes(row.id)).map((row) => row.id)).toEqual([]);
  });

  it('has no row that nobody has read for this', () => {
    expect(rows.filter((row) => row.id > READ_UP_TO).map((row) => row.id)).toEqual([]);
  });

  it('needs every exception in the list', () => {
    const hit = new Set(rows.filter((row) => suspicions(row).length > 0).map((row) => row.id));
    expect(Object.keys(REVIEWED).filter((id) => !hit.has(id))).toEqual([]);
  });

  it.each([
    { statement: 'Year-end prize of one villager who ended 20 points above the base line', value: '200', unit: 'yuan' },
    { statement: 'Points that a woman in Suining lost', value: '-420', unit: 'points' },
    { statement: 'Sentence of the teacher Anna Muster', value: '7', unit: 'years' },
    { statement: 'Held for a call abroad', value: '1', unit: 'person' },
    { statement: 'A family in Hotan whose son studied abroad', value: '', unit: 'finding' },
  ])('would catch: $statement', (row) => {
    expect(suspicions({ id: 'E900', ...row }).length).toBeGreaterThan(0);
  });
});
