import type { Manifest } from '@glasshouse/store';
import { VERSION } from '../io/repository.js';

const SPECIFICATION = 'https://w3id.org/ro/crate/1.1';
const LICENCE = 'https://spdx.org/licenses/MIT';
const PROGRAM = '#glasshouse';
const RUN = '#run';

const FORMATS: readonly (readonly [ending: string, format: string])[] = [
  ['.parquet', 'application/vnd.apache.parquet'],
  ['.csv', 'text/csv'],
  ['.json', 'application/json'],
  ['.html', 'text/html'],
  ['.yaml', 'application/yaml'],
  ['.sql', 'application/sql'],
  ['.txt', 'text/plain'],
  ['.cff', 'application/yaml'],
];

function described(file: string): string {
  if (file.startsWith('runs/')) return 'Counts of one run on synthetic people; the result hash is computed from them.';
  if (file.startsWith('inputs/')) return 'What the study read.';
  if (file.endsWith('.parquet')) return 'A table of the study; every row is marked as synthetic.';
  return file.endsWith('.html') ? 'A page of the report.' : 'Part of the result.';
}

const reference = (id: string): { '@id': string } => ({ '@id': id });
/** A relative path as the identifier of a file. */
const identifier = (file: string): string => file.split('/').map(encodeURIComponent).join('/');

/**
 * What an archive holds, as RO-Crate 1.1 has it: the data set with its files, the program that made it, the study that it was made from and its hash. The same
 * result gives the same bytes: it names no date and no machine. `files`: names below the root of the crate.
 */
export function roCrate({ title, id, size, seed, hash, study, version, engine }: Manifest, files: readonly string[]): string {
  const names = [...files].sort();
  const parts = names.map((file) => {
    const format = FORMATS.find(([ending]) => file.endsWith(ending))?.[1];
    return {
      '@id': identifier(file),
      '@type': 'File',
      name: file,
      description: described(file),
      ...(format ? { encodingFormat: format } : {}),
    };
  });
  const graph = [
    { '@id': 'ro-crate-metadata.json', '@type': 'CreativeWork', conformsTo: reference(SPECIFICATION), about: reference('./') },
    {
      '@id': './',
      '@type': 'Dataset',
      name: title,
      description: `Result of the Glasshouse study ${id} (${size} size, seed ${seed}). Everyone in it is invented: the people are synthetic, and no real person is described, scored or listed.`,
      identifier: `sha256:${hash}`,
      license: reference(LICENCE),
      keywords: 'simulation, synthetic population, harm accounting',
      hasPart: names.map((file) => reference(identifier(file))),
      mentions: reference(RUN),
    },
    {
      '@id': RUN,
      '@type': 'CreateAction',
      name: `${id}, ${size} size, seed ${seed}`,
      instrument: reference(PROGRAM),
      object: reference(identifier(`inputs/${study}`)),
      result: reference('./'),
    },
    {
      '@id': PROGRAM,
      '@type': 'SoftwareApplication',
      name: 'Glasshouse',
      version: version || VERSION,
      identifier: `sha256:${engine}`,
      license: reference(LICENCE),
    },
    { '@id': LICENCE, '@type': 'CreativeWork', name: 'MIT License' },
    ...parts,
  ];
  return `${JSON.stringify({ '@context': `${SPECIFICATION}/context`, '@graph': graph }, null, 1)}\n`;
}
