import { compareMarkdown, compareScenarios, compareText } from '@glasshouse/describe';
import { loadScenario } from '@glasshouse/model';
import type { Scenario } from '@glasshouse/model';
import { openSources } from '../io/sources.js';
import type { Terminal } from '../io/terminal.js';
import { json } from '../io/terminal.js';
import { EXIT } from '../failure.js';

export interface CompareOptions {
  format: 'text' | 'markdown' | 'json';
}

function open(name: string): { scenario: Scenario; file: string } {
  const { path, files, register } = openSources(name);
  return { scenario: loadScenario(path, files, register).scenario, file: path };
}

/** Tells two scenarios apart in sentences. */
export function compare(terminal: Terminal, [a, b]: [string, string], { format }: CompareOptions): number {
  const { register } = openSources(a);
  const comparison = compareScenarios(open(a), open(b), register);
  if (format === 'json') terminal.out(json({ ok: true, synthetic: true, ...comparison }));
  else terminal.out(format === 'markdown' ? compareMarkdown(comparison) : compareText(comparison, terminal.width));
  return EXIT.done;
}
