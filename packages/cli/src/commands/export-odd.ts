import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { oddDocument } from '@glasshouse/report';
import { loadScenario } from '@glasshouse/scenario';
import { ROOT } from '../io/repository.js';
import { badInput, openSources } from '../io/sources.js';
import type { Terminal } from '../io/terminal.js';
import { EXIT } from '../failure.js';

function write(file: string, text: string): void {
  if (!file.endsWith('.md')) throw badInput('--out', `"${file}"`, 'a file that ends in .md', 'Name a Markdown file.');
  try {
    writeFileSync(file, text);
  } catch {
    throw badInput(
      '--out',
      `"${file}", which cannot be written`,
      'a file in a folder that exists',
      'Make the folder, or name another file.',
    );
  }
}

/** Prints, or writes, the description of a scenario in the order of the ODD protocol. */
export function exportOdd(terminal: Terminal, name: string, { out }: { out?: string }): number {
  const { path, files, register } = openSources(name);
  const page = oddDocument(loadScenario(path, files, register).scenario, register, readFileSync(join(ROOT, 'docs', 'model.md'), 'utf8'));
  if (out === undefined) terminal.out(page.trimEnd());
  else {
    write(out, page);
    terminal.out(out);
  }
  return EXIT.done;
}
