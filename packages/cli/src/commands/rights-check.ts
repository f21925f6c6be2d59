import { posix } from 'node:path';
import { rightsCheck, rightsText } from '@glasshouse/describe';
import { kindOf, linesOf, loadScenario, loadStudy } from '@glasshouse/model';
import { Option } from 'commander';
import { EXIT } from '../failure.js';
import { badInput, openSources } from '../io/sources.js';
import { json } from '../io/terminal.js';
import type { Terminal } from '../io/terminal.js';
import type { AddCommand } from '../options.js';

interface RightsOptions {
  format: 'text' | 'json';
  strict?: boolean;
}

/** Prints what the rules of a scenario hold against rights. Findings are no failure, unless `strict` asks for one. */
function checkRights(terminal: Terminal, name: string, { format, strict }: RightsOptions): number {
  const { path, files, register: shipped } = openSources(name, 'scenario');
  if (kindOf(path, files) === 'study') {
    const { study } = loadStudy(path, files, shipped);
    const scenarios = [...new Set(study.experiments.map(({ scenario }) => posix.join(posix.dirname(path), scenario)))];
    throw badInput(
      name,
      '"study"',
      'scenario',
      `This is a study; a scenario is needed here, such as ${scenarios[0]}. To check an arm, write a scenario that extends it and sets what the arm patches.`,
    );
  }
  const { scenario, register } = loadScenario(path, files, shipped);
  const findings = rightsCheck(scenario, register, linesOf(path, files));
  const { id, title, reading } = scenario;
  terminal.out(
    format === 'json'
      ? json({ ok: true, scenario: { id, title, reading, file: path }, synthetic: true, findings })
      : rightsText(scenario, findings, terminal.width),
  );
  return strict && findings.length > 0 ? EXIT.failed : EXIT.done;
}

export const rightsCheckCommand: AddCommand = (to, { terminal, ends }) => {
  to.command('rights-check')
    .description('check the rules of a scenario against human-rights principles, with file and line; runs nothing')
    .argument('<scenario>', 'a scenario, such as scenarios/court-list.yaml')
    .addOption(new Option('--format <format>', 'text, or one JSON object').choices(['text', 'json']).default('text'))
    .option('--strict', 'exit with code 1 if anything is found')
    .action(ends((scenario: string, options: RightsOptions) => checkRights(terminal, scenario, options)));
};
