import { placeOf } from '../links.js';
import type { Part, SitePage } from '../page.js';
import { filesBelow, textOf } from '../repository.js';

const isPage = (path: string): boolean => path.endsWith('.md');

/** Every Markdown file that is part of the site; the front page takes the place of the first one. */
export const documentSources = (): string[] => [
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...['docs', 'evidence', 'validation', 'benchmarks'].flatMap((folder) => filesBelow(folder).filter(isPage)),
];

function partOf(source: string): Part {
  if (source.startsWith('docs/scenarios/')) return 'scenarios';
  if (source.startsWith('docs/reports/')) return 'reports';
  return source.startsWith('evidence/') ? 'register' : 'docs';
}

/** Title of a Markdown file: its first heading. The pages of the API begin with the name of a package, which says too little beside the others. */
export function titleOf(source: string, text: string): string {
  const heading = /^# (.+)$/m.exec(text)?.[1]?.replaceAll('`', '') ?? source;
  if (source === 'docs/reference/api/README.md') return 'API reference';
  return source.startsWith('docs/reference/api/') ? `API of ${heading}` : heading;
}

/** The documentation as it is in the repository, page by page. */
export const documentPages = (): SitePage[] =>
  documentSources().map((source) => {
    const markdown = textOf(source);
    return { path: placeOf(source)!, title: titleOf(source, markdown), part: partOf(source), content: { markdown, source } };
  });
