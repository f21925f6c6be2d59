import { rightsCheck, rightsText } from '@glasshouse/describe';
import { linesOf, loadScenario } from '@glasshouse/model';
import { openSources } from '../io/sources.js';
import type { Terminal } from '../io/terminal.js';
import { json } from '../io/terminal.js';
import { EXIT } from '../failure.js';

export interface RightsOptions {
  format: 'text' | 'json';
  strict?: boolean;
}

/** Prints what the rules of a scenario hold against rights. Findings are no failure, unless `strict` asks for one. */
export function checkRights(terminal: Terminal, name: string, { format, strict }: RightsOptions): number {
  const { path, files, register: shipped } = openSources(name);
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
