import type { RegisterRow } from '@glasshouse/model';
import { EXIT } from '../failure.js';
import { commandLine } from '../io/launcher.js';
import { badInput, openRegister } from '../io/sources.js';
import { columns, json, wrap } from '../io/terminal.js';
import type { Terminal } from '../io/terminal.js';
import { JSON_FLAG } from '../options.js';
import type { AddCommand } from '../options.js';

interface EvidenceOptions {
  topic?: string;
  json?: boolean;
}

function card(row: RegisterRow): string {
  const facts = [
    ['value', [row.value, row.unit].filter(Boolean).join(' ')],
    ['of', [row.year, row.place].filter(Boolean).join(', ')],
    ['topic', row.topic],
    ['source', [row.author, row.title, row.sourceYear].filter(Boolean).join(', ')],
    ['address', row.address],
    ['grade', row.grade],
    ['seen via', row.seenVia],
    ['disputed by', [row.disputedBy, row.disputeKind].filter(Boolean).join(': ')],
  ].filter(([, text]) => text !== '');
  return [`${row.id}`, wrap(row.statement, '  '), columns(facts, '  ')].join('\n');
}

function topics(rows: RegisterRow[]): string {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(row.topic, (counts.get(row.topic) ?? 0) + 1);
  const lines = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([topic, count]) => [topic, `${count}`]);
  return [
    `${rows.length} rows in ${counts.size} topics. ${commandLine('evidence', '--topic', 'TOPIC')} lists the rows of a topic; ${commandLine('evidence', 'E113')} shows a row.`,
    columns(lines),
  ].join('\n');
}

/** Prints one statement of the evidence register, those of a topic, or the list of topics. */
export function evidence(terminal: Terminal, id: string | undefined, options: EvidenceOptions): number {
  const { register } = openRegister();
  const rows = [...register.rows.values()];
  if (id !== undefined && options.topic !== undefined)
    throw badInput('evidence', `${id} and --topic`, 'the id of one statement, or --topic', 'Leave one of them out.');
  if (id !== undefined) {
    const row = register.rows.get(id.toUpperCase());
    if (!row)
      throw badInput('evidence', `"${id}"`, `an id of the register, such as ${rows[0].id}`, 'List the topics with ./glasshouse evidence.');
    terminal.out(options.json ? json(row) : card(row));
    return EXIT.done;
  }
  const wanted = options.topic?.trim().toLowerCase();
  const found = wanted === undefined ? rows : rows.filter((row) => wanted !== '' && row.topic.toLowerCase().includes(wanted));
  if (found.length === 0)
    throw badInput('--topic', `"${options.topic}"`, 'a topic of the register', 'List the topics with ./glasshouse evidence.');
  if (options.json) terminal.out(json(found));
  else if (wanted === undefined) terminal.out(topics(rows));
  else
    terminal.out(
      columns(found.map((row) => [row.id, row.grade, row.year, [row.value, row.unit].filter(Boolean).join(' '), row.statement])),
    );
  return EXIT.done;
}

export const evidenceCommand: AddCommand = (to, { terminal, ends }) => {
  to.command('evidence')
    .description('show the evidence register: its topics, one topic, or one statement')
    .argument('[id]', 'id of a statement, such as E113')
    .option('--topic <text>', 'statements whose topic contains this text')
    .option(...JSON_FLAG)
    .action(ends((id: string | undefined, options: EvidenceOptions) => evidence(terminal, id, options)));
};
