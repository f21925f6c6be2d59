import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ShippedStudy, StudyDocument } from '@glasshouse/model';
import { renderPages, renderReport, reportFiles } from '@glasshouse/report';
import type { ReportPage } from '@glasshouse/report';
import { MOST_CHARACTERS, paged, way } from '../src/page/paging.js';
import { PAGES, SECTIONS } from '../src/sections/list.js';
import { divided } from '../src/sections/section.js';
import { html, slug } from '../src/text/html.js';
import { PRINT_STYLE } from '../src/page/style-print.js';
import { attributes } from './outline.js';
import { studyDocument } from './fixture/study-document.js';

const stored = ['rules', 'views', 'security-tools'].map(
  (id) => JSON.parse(readFileSync(new URL(`../../../docs/reports/${id}.claims.json`, import.meta.url), 'utf8')) as ShippedStudy,
);
const withAll = (): StudyDocument => ({ ...studyDocument(), shipped: stored });
const pages = renderPages(withAll());
const sectionsOf = (text: string): string[] =>
  [...text.matchAll(/<section id="([^"]+)" aria-labelledby="\1-heading"/g)].map((match) => match[1] ?? '');
const textOf = (file: string): string => pages.find((page) => page.file === file)?.text ?? '';
/** What a reader sees of a page, in characters. */
const visible = (text: string): number =>
  text
    .replace(/<(style|title|desc)\b[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ').length;

/** Links between pages that lead nowhere. */
function deadLinks(all: readonly ReportPage[]): string[] {
  const anchors = new Map(all.map(({ file, text }) => [file, new Set(attributes(text, 'id'))]));
  return all.flatMap(({ file, text }) =>
    attributes(text, 'href')
      .filter((href) => !/^https?:/.test(href))
      .filter((href) => {
        const [path = '', anchor] = href.split('#');
        const aim = path === '' ? file : posix.normalize(posix.join(posix.dirname(file), path));
        const known = anchors.get(aim);
        return known === undefined || (anchor !== undefined && !known.has(anchor));
      })
      .map((href) => `${file}: ${href}`),
  );
}

describe('the pages', () => {
  it('hold every section once, on the page that the list names', () => {
    const expected = SECTIONS.filter(({ id }) => !['differences', 'groups'].includes(id)).map(({ id, page }) => [
      id,
      page === 'report' ? 'report.html' : `pages/${page}.html`,
    ]);
    expect(pages.flatMap(({ file, text }) => sectionsOf(text).map((id) => [id, file]))).toEqual(expected);
    expect(sectionsOf(renderReport(withAll()))).toEqual(expected.map(([id]) => id));
  });

  it('are the same bytes for the same document, under names that are told beforehand', () => {
    expect(renderPages(withAll())).toEqual(pages);
    expect(pages[0]?.file).toBe('report.html');
    expect(pages.map(({ file }) => file).filter((file) => !reportFiles().includes(file))).toEqual([]);
    expect(reportFiles().filter((file) => !/^(report\.html|pages\/[a-z]+(-[a-z]+)*\.html)$/.test(file))).toEqual([]);
  });

  it('lead to each other: no dead link, a table of contents on each, a way back from each', () => {
    expect(deadLinks(pages)).toEqual([]);
    for (const { file, text } of pages) {
      const nav = /<nav class="contents"[\s\S]*?<\/nav>/.exec(text)?.[0] ?? '';
      for (const other of pages)
        expect(
          nav.includes(other.file === file ? 'aria-current="page"' : `href="${way(file, other.file)}"`),
          `${file} to ${other.file}`,
        ).toBe(true);
      if (file !== 'report.html') expect(text).toContain('<a class="back" href="../report.html">');
    }
  });

  it('each say who is on them, load nothing and run nothing', () => {
    for (const { file, text } of pages) {
      expect(text.match(/Everyone on this page is invented\./g)?.length, file).toBeGreaterThanOrEqual(2);
      expect(text, file).toMatch(/<title>[^<]*synthetic<\/title>/);
      expect(text, file).not.toMatch(/<script|<link|<img|<iframe|<object|<embed|<form|<base|\son\w+=|@import|url\((?!#)/i);
      const ids = attributes(text, 'id');
      expect(
        ids.filter((id, index) => ids.indexOf(id) !== index),
        file,
      ).toEqual([]);
      const levels = [...text.matchAll(/<h([1-6])\b/g)].map((match) => Number(match[1]));
      expect(
        levels.filter((level) => level === 1),
        file,
      ).toHaveLength(1);
      levels.forEach((level, index) => expect(level - (levels[index - 1] ?? 0), file).toBeLessThanOrEqual(1));
    }
  });

  it('list their own headings, so that each experiment, claim and person is a click away', () => {
    for (const { file, text } of pages) {
      const nav = /<nav class="contents"[\s\S]*?<\/nav>/.exec(text)?.[0] ?? '';
      const headings = [...text.matchAll(/<h3 id="([^"]+)"/g)].map((match) => match[1] ?? '');
      expect(
        headings.filter((id) => !nav.includes(`href="#${id}"`)),
        file,
      ).toEqual([]);
    }
    const { experiments, claims } = studyDocument();
    for (const file of ['harm', 'outcomes', 'arms', 'assumptions'])
      expect(textOf(`pages/${file}.html`).match(/<h3 id="/g), file).toHaveLength(experiments.length);
    expect(textOf('pages/claims.html').match(/<h3 id="claim-/g)).toHaveLength(claims.length);
  });

  it('fold long lists into named groups that print opened, and lose no row', () => {
    const groups = (file: string): string[] =>
      [...textOf(file).matchAll(/<details class="fold group"><summary><strong>[^<]+<\/strong>[\s\S]*?<\/details>/g)].map(([text]) => text);
    const { assumptions, sources } = studyDocument();
    const assumed = groups('pages/assumptions.html').join('');
    for (const { path } of assumptions) expect(assumed).toContain(`-${slug(path)}">`);
    const rows = groups('pages/sources.html').join('');
    for (const { id } of sources) expect(rows).toContain(`<tr id="source-${id.toLowerCase()}">`);
    expect(PRINT_STYLE).toContain('details:not(.long)::details-content { content-visibility: visible;');
    expect(PRINT_STYLE).toContain('details:not(.long, .group) > summary { display: none; }');
  });

  it('say whether design points share their random draws, where the result says so', () => {
    const text = (commonDice: boolean | undefined): string[] => {
      const document = studyDocument();
      for (const one of document.experiments) Object.assign(one, { points: 8, commonDice });
      return ['report', 'pages/assumptions', 'pages/outcomes'].map(
        (file) => renderPages(document).find((page) => page.file === `${file}.html`)?.text ?? '',
      );
    };
    for (const page of text(true)) expect(page).toMatch(/[Dd]esign points share the same random draws/);
    for (const page of [...text(false), ...text(undefined)]) expect(page).not.toMatch(/[Dd]esign points share the same random draws/);
    expect(text(false)[1]).toContain('Each design point has random draws of its own');
    expect(text(undefined)[1]).not.toContain('Each design point has random draws of its own');
  });

  it('draw harms by year before anything else, with the tag', () => {
    for (const part of textOf('pages/years.html').split('<h3 ').slice(1)) {
      const harms = [...part.matchAll(/<figcaption>([\s\S]*?)<\/figcaption>/g)].map((match) =>
        (match[1] ?? '').includes('class="tag">harm<'),
      );
      expect(harms[0]).toBe(true);
      expect(harms.lastIndexOf(true)).toBe(harms.filter(Boolean).length - 1);
    }
  });

  it('fold a planted world below its heading', () => {
    const document = studyDocument();
    const [first] = document.experiments;
    if (!first) throw new Error('the fixture has no experiment');
    first.planted = true;
    const harm = renderPages(document).find(({ file }) => file === 'pages/harm.html')?.text ?? '';
    expect(harm).toMatch(/<h3 id="[^"]+">[^<]+<\/h3>\n<details class="fold group"><summary><strong>Open this test world<\/strong>/);
    expect(harm.match(/Open this test world/g)).toHaveLength(1);
  });

  it('escape every title', () => {
    const evil = '"><script>alert(1)</script> href="#harm';
    const document = withAll();
    document.title += evil;
    for (const one of document.experiments) one.title += evil;
    for (const one of document.claims) one.title += evil;
    for (const one of document.indicators) one.title += evil;
    document.shipped = stored.map((study) => ({
      ...study,
      title: study.title + evil,
      claims: study.claims.map((claim) => ({ ...claim, title: claim.title + evil })),
    }));
    const hostile = renderPages(document);
    for (const { text } of hostile) expect(text).not.toMatch(/<script/);
    expect(deadLinks(hostile)).toEqual([]);
  });

  it('without runs or claims still lead to each other', () => {
    expect(
      deadLinks(
        renderPages({ ...studyDocument(), claims: [], series: [], facts: [], followed: [], box: null, targets: [], assumptions: [] }),
      ),
    ).toEqual([]);
    const cards = {
      ...studyDocument(),
      experiments: [],
      indicators: [],
      harm: [],
      targets: [],
      followed: [],
      assumptions: [],
      dictionary: [],
    };
    expect(deadLinks(renderPages(cards))).toEqual([]);
  });
});

describe('what a study does not have', () => {
  const document = studyDocument();
  const files = (changed: Partial<StudyDocument>): string[] => renderPages({ ...document, ...changed }).map(({ file }) => file);

  it('has no page: claims, and lives of people who are followed', () => {
    expect(files({})).toEqual(expect.arrayContaining(['pages/claims.html', 'pages/lives.html']));
    const without = { claims: [], series: [], facts: [] };
    expect(files(without)).not.toContain('pages/claims.html');
    expect(files({ ...without, facts: document.facts })).toContain('pages/claims.html');
    expect(files({ followed: [], follow: [] })).not.toContain('pages/lives.html');
  });
});

describe('the first page', () => {
  it('tells the arms of one number in a tile apart', () => {
    const groups = [...textOf('report.html').matchAll(/<li><span>((?:<span class="arm">[^<]+<\/span> )+)<\/span> <span class="n">/g)];
    expect(groups.length).toBeGreaterThan(0);
  });

  const first = textOf('report.html');
  it('is at most 400 kB and 60,000 visible characters, with claims of other studies in a row each', () => {
    expect(Buffer.byteLength(first)).toBeLessThan(400_000);
    expect(visible(first)).toBeLessThan(60_000);
    for (const study of stored)
      for (const claim of study.claims) expect(first).toContain(`href="pages/other-studies.html#other-claim-${claim.id.toLowerCase()}"`);
    expect(first).not.toContain('Would count against it');
  });

  it('folds the claims of other studies by study, and says soberly which stored results are older than their inputs', () => {
    const folds = [...first.matchAll(/<details class="fold group"><summary><strong>([^<]+)<\/strong> <span class="quiet">([^<]+)</g)];
    expect(folds.map((match) => match[2]?.split(', ').length)).toEqual(stored.map(({ claims }) => claims.length));
    const note = (outdated: string[]): string => {
      const shipped = stored.map((study, index) => ({ ...study, outdated: index === 0 ? outdated : [] }));
      return renderPages({ ...studyDocument(), shipped })[0]?.text ?? '';
    };
    expect(note([])).not.toContain('earlier versions');
    expect(
      renderPages({ ...studyDocument(), shipped: [{ ...stored[0]!, outdated: ['a.yaml', 'b.yaml'] }] })
        .map(({ text }) => text)
        .join(''),
    ).toContain('<strong>Out of date.</strong> 2 inputs of this study changed after this result was stored.');
    expect(note(['studies/rules.yaml'])).toContain('The results of rules were made from earlier versions of their inputs');
  });

  it('begins with three harm numbers, and shows a figure before the numbers of a claim', () => {
    expect(sectionsOf(first)[0]).toBe('harm-first');
    const briefs = [...first.matchAll(/<article class="brief"[\s\S]*?<\/article>/g)].map((match) => match[0]);
    expect(briefs).toHaveLength(studyDocument().claims.length);
    for (const brief of briefs) {
      expect(brief.indexOf('<figure')).toBeGreaterThan(brief.indexOf('class="stamps"'));
      expect(brief.indexOf('<figure')).toBeLessThan(brief.indexOf('class="numbers"'));
      expect(brief).toContain('Safe to quote');
    }
  });
});

describe('a section too long for a page', () => {
  const parts = 'abcde'.split('').map((name) => html`<p id="${name}">${name.repeat(40)}</p>`);
  it('goes on on further pages, in order, nothing lost', () => {
    const made = paged([divided('years', 'Years', html`<p id="intro"></p>`, parts)], 150);
    expect(made.map(({ text }) => attributes(text, 'id').filter((id) => !/heading/.test(id)))).toEqual([
      ['years', 'intro', 'a', 'b'],
      ['years-2', 'c', 'd'],
      ['years-3', 'e'],
    ]);
    expect(made[1]?.text).toContain('Years, continued');
  });

  it('moves to a fresh page whole where it does not fit below another', () => {
    const made = paged([divided('one', 'One', null, parts.slice(0, 2)), divided('two', 'Two', null, parts.slice(2, 4))], 150);
    expect(made.map(({ text }) => sectionsOf(text))).toEqual([['one'], ['two']]);
  });

  it('is divided in a report, and every link finds its page', () => {
    const document = studyDocument();
    const [row] = document.assumptions;
    if (!row) throw new Error('the fixture has no assumption');
    const experiments = document.experiments.map(({ id }) => id);
    document.assumptions = experiments.flatMap((experiment) =>
      Array.from({ length: 2500 }, (_, k) => ({ ...row, experiment, path: `${experiment}.of.${String(k)}`, why: 'x'.repeat(200) })),
    );
    const long = renderPages(document);
    expect(long.map(({ file }) => file)).toContain('pages/assumptions-b.html');
    expect(deadLinks(long)).toEqual([]);
  });

  it('never makes a page of the fixture beyond the limit', () => {
    for (const { file, text } of pages) expect(text.length, file).toBeLessThan(MOST_CHARACTERS + 100_000);
    expect(Object.keys(PAGES)[0]).toBe('report');
  });
});
