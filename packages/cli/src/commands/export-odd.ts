import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { oddDocument } from '@glasshouse/describe';
import { loadScenario } from '@glasshouse/model';
import { writeOutput } from '@glasshouse/store';
import { EXIT } from '../failure.js';
import { ROOT } from '../io/repository.js';
import { filesOf, openSources } from '../io/sources.js';
import { inLines } from '../io/terminal.js';
import type { Terminal } from '../io/terminal.js';
import { FORCE_FILE, outFile } from '../options.js';
import type { AddCommand } from '../options.js';

interface OddOptions {
  out?: string;
  force?: boolean;
}

/** How every page of `oddDocument` begins. */
const OPENING =
  /^# [^\n]*: model description\n\nScenario `[^`\n]+`\. Everyone in it is synthetic\. The order is that of the ODD protocol \(Grimm and others 2020\), with the additions of ODD\+D \(Müller and others 2013\)\. \*\(model\)\* marks /;

const isOdd = (bytes: Buffer): boolean => OPENING.test(bytes.toString('utf8'));

/** Prints, or writes, the description of a scenario in the order of the ODD protocol. */
function exportOdd(terminal: Terminal, name: string, { out, force }: OddOptions): number {
  const sources = openSources(name, 'scenario');
  const { scenario, register } = loadScenario(sources.path, sources.files, sources.register);
  const page = oddDocument(scenario, register, readFileSync(join(ROOT, 'docs', 'model.md'), 'utf8'));
  if (out !== undefined) writeOutput(out, page, { force, inputs: filesOf(sources), isOurs: isOdd });
  terminal.out(out === undefined ? page.trimEnd() : inLines(out));
  return EXIT.done;
}

export const exportOddCommand: AddCommand = (to, { terminal, ends }) => {
  to.command('odd')
    .description('describe a scenario in the order of the ODD protocol, every number with its source or assumption')
    .argument('<scenario>', 'a scenario, such as scenarios/court-list.yaml')
    .addOption(outFile('Markdown file to write; without it, the description is printed', '.md'))
    .option(...FORCE_FILE)
    .action(ends((scenario: string, options: OddOptions) => exportOdd(terminal, scenario, options)));
};
