import { describe, expect, it } from 'vitest';
import { textOf } from '../structure/sources.js';
import { anchorsOf, deadLinks, missingPaths, missingShortPaths, pages, testedBlocks } from './pages.js';

describe('pages', () => {
  it('exist', () => {
    for (const page of ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'docs/responsible-use.md', 'docs/architecture.md', 'docs/model.md'])
      expect(pages()).toContain(page);
  });

  it.each(pages())('%s: links, anchors and paths lead somewhere', (page) => {
    expect([...deadLinks(page, textOf(page)), ...missingPaths(page, textOf(page))]).toEqual([]);
  });

  it.each(['CONTRIBUTING.md', 'docs/architecture.md'])('%s: short paths within the model lead somewhere', (page) => {
    expect(missingShortPaths(page, textOf(page))).toEqual([]);
  });
});

describe('the check itself', () => {
  it('finds dead links, missing headings and missing paths', () => {
    const text =
      '# One two\n\nSee [a](nowhere.md), [b](#three), [c](#one-two), `docs/no-such-page.md`, `docs/responsible-use.md` and `nothing.json`.\n';
    expect(deadLinks('docs/x.md', text)).toHaveLength(2);
    expect(missingPaths('docs/x.md', text)).toHaveLength(2);
  });

  it('finds short paths that are missing', () => {
    const text = '`mechanisms/lists`, `lists/term.ts`, `--only stages/list/enter.ts:57`, `packages/none`, `dist/site`, `and/or`\n';
    expect(missingShortPaths('x.md', text)).toEqual(['x.md: `stages/list/enter.ts` is not there', 'x.md: `and/or` is not there']);
  });

  it('makes anchors as code hosts do', () => {
    expect([...anchorsOf('# A b, `c`\n## A b c\n### What it is — not\n```sh\n# no heading\n```\n')]).toEqual([
      'a-b-c',
      'a-b-c-1',
      'what-it-is--not',
    ]);
  });

  it('takes only marked blocks', () => {
    expect(testedBlocks('x.md', 'a\n```sh\nno\n```\n```sh test\n$ yes\n```\n')).toEqual([
      { page: 'x.md', line: 5, language: 'sh', script: 'yes\n' },
    ]);
  });
});
