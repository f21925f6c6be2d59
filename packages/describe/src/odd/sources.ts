import { ROW_IDS } from '@glasshouse/model';
import type { Register, RegisterRow, Scenario } from '@glasshouse/model';
import { isExplained, keyWords, nounOf } from '../words/keys.js';
import { leavesOf } from '../words/values.js';
import { bullets, cell, heading } from './blocks.js';

const idsIn = (value: unknown): string[] => [...new Set(JSON.stringify(value).match(new RegExp(ROW_IDS, 'g')) ?? [])].sort();

function citation(row: RegisterRow): string {
  const work = [row.author, row.title, row.sourceYear].filter((part) => part !== '').join(', ');
  const value = [row.value, row.unit].filter((part) => part !== '').join(' ');
  const seen = row.seenVia === '' ? '' : ` Seen via ${row.seenVia}.`;
  const dispute =
    row.disputedBy === '' && row.disputeKind === ''
      ? ''
      : ` Disputed by ${row.disputedBy || 'somebody not named'}${row.disputeKind === '' ? '' : ` (${row.disputeKind})`}.`;
  const where = [row.year, row.place].filter((part) => part !== '').join(', ');
  return `**${row.id}** (${row.grade}) ${row.statement}${value === '' ? '' : `: ${value}`}${where === '' ? '' : `, ${where}`}. ${work}. ${row.address}${row.address === '' ? '' : '.'}${seen}${dispute}`;
}

/** Every row of the register that the scenario rests on or names in a reason. */
export function sources(scenario: Scenario, register: Register): string[] {
  const rows = idsIn(scenario).flatMap((id) => register.rows.get(id) ?? []);
  return [
    heading(2, 'Sources'),
    rows.length > 0
      ? bullets(rows.map((row) => cell(citation(row))))
      : 'No number of this scenario rests on a row of the evidence register.',
  ];
}

/** Meanings of the keys that stand in the tables, in the words of the format. */
export function glossary(scenario: Scenario): string[] {
  const isId = (above: string | undefined): boolean => above !== undefined && (nounOf(above) !== null || above === 'values');
  const named = (all: readonly string[], i: number): string => {
    const pair = `${all[i - 1]}.${all[i]}`;
    return isExplained(pair) ? pair : all[i];
  };
  const keys = new Set(leavesOf(scenario).flatMap(({ keys: all }) => all.flatMap((_, i) => (isId(all[i - 1]) ? [] : [named(all, i)]))));
  const rows = [...keys]
    .filter(isExplained)
    .sort()
    .map((key) => `| \`${key}\` | ${keyWords(key)} |`);
  return [heading(2, 'Keys'), ['| Key | What it says |', '|---|---|', ...rows].join('\n')];
}
