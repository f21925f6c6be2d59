import { writeTree } from '@glasshouse/store';
import { designFiles, numbersCsv } from '@glasshouse/study';
import { EXIT } from '../failure.js';
import { openSources } from '../io/sources.js';
import type { Terminal } from '../io/terminal.js';
import { json } from '../io/terminal.js';
import { readyStudy } from '../run-study.js';

export interface DesignOptions {
  out: string;
  size: 'reduced' | 'full';
  seed: number;
  json?: boolean;
}

/** Writes the designs of a study into a new folder as files that other programs read, three for each experiment that varies something. Runs nothing. */
export function exportDesign(terminal: Terminal, study: string, { out, size, seed, json: asJson }: DesignOptions): number {
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
  terminal.out(asJson ? json({ files: names }) : names.length > 0 ? names.join('\n') : 'no experiment of the study varies anything');
  return EXIT.done;
}
