import { compareMarkdown, compareScenarios, compareText } from '@glasshouse/describe';
import { loadScenario } from '@glasshouse/model';
import type { Register, Scenario } from '@glasshouse/model';
import { Option } from 'commander';
import { EXIT } from '../failure.js';
import { badInput, openSources } from '../io/sources.js';
import { json } from '../io/terminal.js';
import type { Terminal } from '../io/terminal.js';
import type { AddCommand } from '../options.js';

interface CompareOptions {
  format: 'text' | 'markdown' | 'json';
}

interface Opened {
  scenario: Scenario;
  file: string;
  register: Register;
}

function open(name: string): Opened {
  const { path, files, register } = openSources(name, 'scenario');
  return { ...loadScenario(path, files, register), file: path };
}

/** Rows of both. Throws InputError where one id stands for two different rows. */
function bothRegisters(a: Opened, b: Opened): Register {
  const rows = new Map(a.register.rows);
  for (const [id, row] of b.register.rows) {
    const other = rows.get(id);
    if (other && JSON.stringify({ ...other, file: '' }) !== JSON.stringify({ ...row, file: '' })) {
      throw badInput(
        b.file,
        `${id} of ${row.file}, which stands for another row in ${other.file}`,
        'one row for each id',
        'Rename one of the rows.',
      );
    }
    rows.set(id, row);
  }
  return { rows };
}

/** Tells two scenarios apart in sentences. */
export function compare(terminal: Terminal, [a, b]: [string, string], { format }: CompareOptions): number {
  const [one, other] = [open(a), open(b)];
  const comparison = compareScenarios(one, other, bothRegisters(one, other));
  if (format === 'json') terminal.out(json({ ok: true, synthetic: true, ...comparison }));
  else terminal.out(format === 'markdown' ? compareMarkdown(comparison) : compareText(comparison, terminal.width));
  return EXIT.done;
}

export const compareCommand: AddCommand = (to, { terminal, ends }) => {
  to.command('compare')
    .description('describe how two scenarios differ: world, policy, dates, assumptions; runs nothing')
    .argument('<a>', 'a scenario, such as scenarios/rongcheng-2016.yaml')
    .argument('<b>', 'another, such as scenarios/rongcheng-2021.yaml')
    .addOption(new Option('--format <format>', 'output format').choices(['text', 'markdown', 'json']).default('text'))
    .action(ends((a: string, b: string, options: CompareOptions) => compare(terminal, [a, b], options)));
};
