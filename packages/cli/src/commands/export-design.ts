import { checkTree, writeTree } from '@glasshouse/store';
import { designFiles, numbersCsv } from '@glasshouse/study';
import { Option } from 'commander';
import { EXIT } from '../failure.js';
import { placeName } from '../io/places.js';
import { openSources } from '../io/sources.js';
import { json, inLines } from '../io/terminal.js';
import type { Terminal } from '../io/terminal.js';
import { JSON_FLAG, seed } from '../options.js';
import type { AddCommand } from '../options.js';
import { readyStudy } from '../run-study.js';

interface DesignOptions {
  out: string;
  size: 'reduced' | 'full';
  seed: number;
  json?: boolean;
}

/** Writes the designs of a study into a new folder as files that other programs read, three for each experiment that varies something. Runs nothing. */
function exportDesign(terminal: Terminal, study: string, { out, size, seed, json: asJson }: DesignOptions): number {
  checkTree(out);
  const { prepared } = readyStudy(openSources(study), { size, seed });
  const files = new Map<string, string>();
  for (const planned of prepared.plan.experiments) {
    if (planned.dimensions.length === 0) continue;
    const { problem, values, positions } = designFiles(planned);
    const { id } = planned.experiment;
    files.set(`${id}.csv`, numbersCsv(problem.names, values));
    files.set(`${id}.positions.csv`, numbersCsv(problem.names, positions));
    files.set(`${id}.problem.json`, `${JSON.stringify(problem, null, 1)}\n`);
  }
  if (files.size > 0) writeTree(out, files);
  const names = [...files.keys()].map((name) => `${out}/${name}`);
  terminal.out(asJson ? json({ files: names }) : names.length > 0 ? inLines(...names) : 'no experiment of the study varies anything');
  return EXIT.done;
}

export const exportDesignCommand: AddCommand = (to, { terminal, ends }) => {
  to.command('design')
    .description('write the designs of a study, without running it: values and positions of the points as CSV, and problem files for SALib')
    .argument('<study>', 'a study, such as studies/smoke.yaml')
    .addOption(new Option('--out <folder>', 'a new folder for the files').argParser(placeName).makeOptionMandatory())
    .addOption(new Option('--size <size>', 'number of design points').choices(['reduced', 'full']).default('reduced'))
    .addOption(seed())
    .option(...JSON_FLAG)
    .action(ends((study: string, options: DesignOptions) => exportDesign(terminal, study, options)));
};
