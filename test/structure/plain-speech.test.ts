import { expect, it } from 'vitest';
import { oddPhrases, workshopTalk } from './plain-speech.js';
import { filesBelow, textOf } from './sources.js';

const READ = /\.(ts|tsx|mts|cts|js|mjs|cjs|json|md|ya?ml|csv|html|css|c|h|cff|txt|toml|svg)$|^(glasshouse|LICENSE|\.gitignore)$/;
const files = filesBelow('.').filter((path) => READ.test(path));

/** Tests and programs may use a temporary folder; prose, scenarios and results may not name one. */
const isProgram = (path: string): boolean => /\.(ts|tsx|mts|mjs|js|c)$/.test(path);

it('reads the whole tree', () => {
  expect(files.length).toBeGreaterThan(60);
  expect(files).toContain('README.md');
});

it('holds no path of one machine, no package host and no word about how it was made', () => {
  const known = new Map<string, boolean>();
  expect(files.flatMap((path) => workshopTalk(path, textOf(path), { paths: !isProgram(path), known }))).toEqual([]);
});

it('catches what is planted', () => {
  const planted = [
    `see ${['', 'tmp', 'x.csv'].join('/')}`,
    `"resolved": "https://${['registry', 'example', 'org'].join('.')}/x"`,
    ['model wrote it.', 'A language'].reverse().join(' '),
  ];
  expect(planted.map((line) => workshopTalk('planted.md', line, { paths: true }).length)).toEqual([1, 1, 1]);
  expect(
    workshopTalk('planted.md', 'An agent decides; the model of the world; results/<study>/report.html; EU AI Act.', { paths: true }),
  ).toEqual([]);
});

it('has no phrase in its pages that the style guide replaces', () => {
  const pages = files.filter((path) => /^(README|CONTRIBUTING)\.md$|^docs\/.*\.md$|^evidence\/.*\.md$/.test(path));
  expect(pages.length).toBeGreaterThan(40);
  expect(pages.flatMap((path) => oddPhrases(path, textOf(path)))).toEqual([]);
});

it('finds such a phrase in prose and not in code', () => {
  expect(oddPhrases('x.md', 'Nought is a seed.\n```sh\nnought\n```\n`abreast`\n## Sameness\n')).toEqual([
    'x.md:1 "Nought": write zero',
    'x.md:6 "## Sameness": write Reproducibility',
  ]);
});
