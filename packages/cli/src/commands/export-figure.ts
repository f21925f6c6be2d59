import { figureCsv, figuresOf, figureSvg, isFigureFile } from '@glasshouse/report';
import { suggestion, words } from '@glasshouse/model';
import { writeOutput } from '@glasshouse/store';
import { InvalidArgumentError, Option } from 'commander';
import { EXIT } from '../failure.js';
import { fileName, openResult, placeName } from '../io/places.js';
import { badInput } from '../io/sources.js';
import { columns, inLines, json } from '../io/terminal.js';
import type { Terminal } from '../io/terminal.js';
import { FORCE_FILE, JSON_FLAG } from '../options.js';
import type { AddCommand } from '../options.js';

interface FigureOptions {
  out?: string;
  force?: boolean;
  json?: boolean;
}

/** Parser of the name of a figure's file. */
function figureName(text: string): string {
  if (placeName(text).toLowerCase().endsWith('.png'))
    throw new InvalidArgumentError('No PNG is written here: write .svg, and open it in a browser or a drawing program to make one.');
  return fileName(text, '.svg', '.csv');
}

/** Writes one figure of a finished study's report to a file or to standard output; without an id, lists the figures. */
function exportFigure(terminal: Terminal, folder: string, id: string | undefined, { out, force, json: asJson }: FigureOptions): number {
  const document = openResult(folder).document();
  const figures = figuresOf(document);
  const ids = figures.map((one) => one.id);
  if (id === undefined) {
    if (out !== undefined) throw badInput('figure', '--out without a figure', words(ids), 'Name the figure to write.');
    const listed = figures.map(({ id: figure, title, kind }) => ({ figure, kind, title }));
    const none = 'The report of this study has no figures.';
    if (asJson) terminal.out(json({ synthetic: true, figures: listed }));
    else terminal.out(listed.length === 0 ? none : columns(listed.map(({ figure, kind, title }) => [figure, kind, title])));
    return EXIT.done;
  }
  const figure = figures.find((one) => one.id === id);
  if (!figure) throw badInput('figure', `"${id}"`, words(ids), suggestion(id, ids, 'To list all of them, leave out the id.'));
  const text = out?.toLowerCase().endsWith('.csv') ? figureCsv(document, figure) : figureSvg(document, figure);
  const { title, kind } = figure;
  const said = { synthetic: kind !== 'published', figure: id, kind, title, hash: document.hash };
  if (out === undefined) terminal.out(asJson ? json({ ...said, svg: text }) : text.trimEnd());
  else {
    writeOutput(out, text, { force, isOurs: (bytes) => isFigureFile(bytes.toString('utf8')) });
    terminal.out(asJson ? json({ ...said, file: out }) : inLines(out));
  }
  return EXIT.done;
}

export const exportFigureCommand: AddCommand = (to, { terminal, ends }) => {
  to.command('figure')
    .description(
      'write one figure of the report, with title, unit, caption and result hash inside, for a slide; without a figure, list them',
    )
    .argument('<folder>', 'a result folder, such as results/smoke')
    .argument('[figure]', 'id of a figure, as the list gives it')
    .addOption(
      new Option(
        '--out <file>',
        'file to write: .svg, or .csv for the numbers that the figure shows (default: SVG on standard output)',
      ).argParser(figureName),
    )
    .option(...FORCE_FILE)
    .option(...JSON_FLAG)
    .action(ends((folder: string, id: string | undefined, options: FigureOptions) => exportFigure(terminal, folder, id, options)));
};
