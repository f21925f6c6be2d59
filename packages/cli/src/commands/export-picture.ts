import { loadScenario } from '@glasshouse/model';
import { scenarioPicture } from '@glasshouse/report';
import { writeOutput } from '@glasshouse/store';
import { EXIT } from '../failure.js';
import { filesOf, openSources } from '../io/sources.js';
import { json, inLines } from '../io/terminal.js';
import type { Terminal } from '../io/terminal.js';
import { FORCE_FILE, JSON_FLAG, outFile } from '../options.js';
import type { AddCommand } from '../options.js';

interface PictureOptions {
  out?: string;
  force?: boolean;
  json?: boolean;
}

/** How every picture of `scenarioPicture` begins. */
const OPENING =
  /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" role="img" viewBox="0 0 [\d.]+ [\d.]+" aria-labelledby="t d">\n<title id="t">[^<]*: stages and parts<\/title>\n<desc id="d">Synthetic people only\. /;

const isPicture = (bytes: Buffer): boolean => OPENING.test(bytes.toString('utf8'));

/** Draws a scenario as a composition of stages, to a file or to standard output. */
function exportPicture(terminal: Terminal, path: string, { out, force, json: asJson }: PictureOptions): number {
  const sources = openSources(path, 'scenario');
  const { scenario } = loadScenario(sources.path, sources.files, sources.register);
  const picture = scenarioPicture(scenario);
  if (out === undefined) {
    terminal.out(asJson ? json({ scenario: scenario.id, picture }) : picture.trimEnd());
    return EXIT.done;
  }
  writeOutput(out, picture, { force, inputs: filesOf(sources), isOurs: isPicture });
  terminal.out(asJson ? json({ scenario: scenario.id, file: out }) : inLines(out));
  return EXIT.done;
}

export const exportPictureCommand: AddCommand = (to, { terminal, ends }) => {
  to.command('picture')
    .description('draw the stages of a scenario and their connections as one SVG file')
    .argument('<scenario>', 'a scenario, such as scenarios/court-list.yaml')
    .addOption(outFile('output file (default: standard output)', '.svg'))
    .option(...FORCE_FILE)
    .option(...JSON_FLAG)
    .action(ends((path: string, options: PictureOptions) => exportPicture(terminal, path, options)));
};
