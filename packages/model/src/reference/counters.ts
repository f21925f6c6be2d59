import { familiesOf } from '../counters/families.js';
import type { Family, LawOf, Row, Subject, Total } from '../counters/family.js';

const code = (text: string): string => `\`${text.replaceAll('|', '\\|')}\``;

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '\\<');

function rowOf(family: Family, name: string, row: Row<Subject>): string[] {
  if (row.hidden) return [];
  const members = row.published ?? (typeof row.each === 'function' ? ['{each}'] : row.each);
  const id = `${row.id ?? `${family.id}.${name}`}${members === undefined ? '' : '.{each}'}`;
  const says =
    typeof row.says === 'string'
      ? row.says
      : Object.entries(row.says)
          .map(([member, text]) => `${member}: ${text}`)
          .join(' ');
  const each = members === undefined || members[0] === '{each}' ? '' : `One for each of ${members.map(code).join(', ')}. `;
  return [`| ${code(id)} | ${row.kind} | ${cell(row.unit)} | ${each}${cell(says)} |`];
}

const totalRow = ({ id, kind, unit, says, of }: Total<Subject>): string =>
  `| ${code(id)} | ${kind} | ${cell(unit)} | ${cell(says)} The sum of ${of.map(code).join(', ')}. |`;

const sum = (patterns: readonly string[]): string =>
  patterns.length === 0 ? '0' : patterns.map((one) => code(one.replace(/\?$/, ''))).join(' + ');

const lawLine = ({ title, stocks, inflows, outflows }: LawOf<Subject>): string =>
  `- ${cell(title)}: ${sum(stocks)} = ${sum(inflows)}${outflows.length === 0 ? '' : ` - (${sum(outflows)})`}`;

function section(family: Family): string[] {
  const rows = [...Object.entries(family.rows).flatMap(([name, row]) => rowOf(family, name, row)), ...(family.totals ?? []).map(totalRow)];
  return [
    `## ${code(family.id)}`,
    '',
    `Counted ${family.where}.`,
    '',
    ...(rows.length === 0 ? [] : ['| Counter | Kind | Unit | Meaning |', '|---|---|---|---|', ...rows, '']),
    ...(family.laws ? ['Balance checks of every run, where the counters exist:', '', ...family.laws.map(lawLine), ''] : []),
  ];
}

/** The page of all counters, from the catalogue that validation, books and results read. */
export function counterPage(): string {
  const lines = [
    '# Counters',
    '',
    'Everything that a run counts. `./glasshouse counters scenarios/court-list.yaml` lists those of one scenario or study. `{id}` stands for the name of the',
    'thing in the scenario, `{each}` for one of the names listed, and `*` for any.',
    '',
    '`flow` and `days` add up over time; a `stock` is read at the end of a period. The tables name a counter by its id.',
    '',
    'A run checks each balance from its first day on. The tables begin after a warm-up: there, a balance with a stock holds once the stock of the last day of the',
    'warm-up is added on the right.',
    '',
    ...familiesOf().flatMap(([, family]) => section(family)),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}
