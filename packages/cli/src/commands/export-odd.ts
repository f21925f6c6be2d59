import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { oddDocument } from '@glasshouse/describe';
import { loadScenario } from '@glasshouse/model';
import { writeOutput } from '@glasshouse/store';
import { ROOT } from '../io/repository.js';
import { badInput, filesOf, openSources } from '../io/sources.js';
import type { Terminal } from '../io/terminal.js';
import { EXIT } from '../failure.js';

export interface OddOptions {
  out?: string;
  force?: boolean;
}

const isOdd = (text: string): boolean => text.startsWith('# ') && text.includes('ODD protocol (Grimm and others 2020)');

/** Prints, or writes, the description of a scenario in the order of the ODD protocol. */
export function exportOdd(terminal: Terminal, name: string, { out, force }: OddOptions): number {
  if (out !== undefined && !out.endsWith('.md')) throw badInput('--out', `"${out}"`, 'a file that ends in .md', 'Name a Markdown file.');
  const sources = openSources(name);
  const { scenario, register } = loadScenario(sources.path, sources.files, sources.register);
  const page = oddDocument(scenario, register, readFileSync(join(ROOT, 'docs', 'model.md'), 'utf8'));
  if (out !== undefined) writeOutput(out, page, { force, inputs: filesOf(sources), isOurs: isOdd });
  terminal.out(out ?? page.trimEnd());
  return EXIT.done;
}
