import { writeFileSync } from 'node:fs';
import { scenarioPicture } from '@glasshouse/report';
import { loadScenario } from '@glasshouse/scenario';
import { EXIT } from '../failure.js';
import { openSources } from '../io/sources.js';
import type { Terminal } from '../io/terminal.js';
import { json } from '../io/terminal.js';

/** Draws a scenario as a composition of stages, to a file or to standard output. */
export function exportPicture(terminal: Terminal, path: string, options: { out?: string; json?: boolean }): number {
  const sources = openSources(path);
  const { scenario } = loadScenario(sources.path, sources.files, sources.register);
  const picture = scenarioPicture(scenario);
  if (options.out === undefined) {
    terminal.out(options.json ? json({ scenario: scenario.id, picture }) : picture.trimEnd());
    return EXIT.done;
  }
  writeFileSync(options.out, picture);
  terminal.out(options.json ? json({ scenario: scenario.id, file: options.out }) : options.out);
  return EXIT.done;
}
