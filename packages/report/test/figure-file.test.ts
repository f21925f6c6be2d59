import { describe, expect, it } from 'vitest';
import type { StudyDocument } from '@glasshouse/model';
import { figureCsv, figuresOf, figureSvg, isFigureFile, renderPages } from '@glasshouse/report';
import { studyDocument } from './fixture/study-document.js';

const document = studyDocument();
const figures = figuresOf(document);
const pages = renderPages(document)
  .map(({ text }) => text)
  .join('');

describe('a figure in a file of its own', () => {
  it('is one of the report, with the same marks, and every one of the report is there', () => {
    expect(figures.length).toBeGreaterThan(5);
    expect(new Set(figures.map(({ id }) => id)).size).toBe(figures.length);
    for (const { id, body } of figures) {
      expect(pages).toContain(`<figure id="${id}">`);
      expect(pages).toContain(body.text);
    }
    const titles = new Set(figures.map(({ title }) => title));
    for (const [, title] of pages.matchAll(/<title id="[^"]+-title">(?:Synthetic|Published, not synthetic): ([^<]*)<\/title>/g))
      expect(titles).toContain(title!.replaceAll('&amp;', '&').replaceAll('&#39;', "'").replaceAll('&quot;', '"'));
  });

  it.each(figures.map((one) => [one.id, one] as const))(
    '%s holds title, kind, caption, study and hash, and nothing from elsewhere',
    (_, figure) => {
      const svg = figureSvg(document, figure);
      expect(svg.startsWith('<svg ') && svg.endsWith('</svg>\n')).toBe(true);
      const words = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((match) => match[1]).join(' ');
      const plain = (text: string): string => text.replace(/\s+/g, '');
      const escaped = figure.title.replaceAll('&', '&amp;').replaceAll("'", '&#39;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
      expect(plain(words)).toContain(plain(escaped));
      const caption = plain(figure.caption.text.replace(/<[^>]*>/g, ' ')).replace('Dependsoninputsandassumptions.', '');
      const said = plain(words).toLowerCase();
      expect(said).toContain(caption.slice(-12, -1).toLowerCase());
      expect(said).not.toContain('dependsoninputsandassumptions');
      expect(said).toContain(plain(figure.alone ?? '').toLowerCase());
      if (figure.alone?.startsWith('Bar: range over assumptions'))
        expect(figure.alone).toMatch(/^Bar: .*; not a confidence interval\. Diamond: .* synthetic people in each arm/);
      expect(words).toMatch(figure.kind === 'published' ? /Published, not synthetic\./ : /[Ss]ynthetic/);
      expect(words).toContain(document.hash);
      expect(words).toContain(`study ${document.id}, seed ${String(document.seed)}`);
      expect(svg).not.toMatch(/var\(|@media|href|<script|url\((?!#)|undefined|NaN/);
      expect(isFigureFile(svg)).toBe(true);
      expect(figureSvg(document, figure)).toBe(svg);
    },
  );

  it('draws a halo behind each label, below it, so that no line crosses it, and reads each label once', () => {
    const svg = figureSvg(
      document,
      figures.find(({ body }) => body.text.includes('class="zero"'))!,
    );
    const drawn = [...svg.matchAll(/<text ([^>]*class="t-[^>]*)>([^<]*)</g)].map(([, how = '', text]) => ({ how, text }));
    expect(drawn.length).toBeGreaterThan(2);
    for (const [k, { how, text }] of drawn.entries()) {
      expect(how.includes(' halo"')).toBe(k % 2 === 0);
      expect(how.includes('aria-hidden="true"')).toBe(k % 2 === 0);
      if (k % 2 === 1) expect(drawn[k - 1]!.text).toBe(text);
    }
    expect(svg).toMatch(/text\.halo \{ stroke: #[0-9a-f]+; stroke-width: 4px/);
    expect(svg).not.toContain('paint-order');
  });

  it('has its numbers as a table, with two digits, and says of each line what it is of', () => {
    for (const figure of figures) {
      const csv = figureCsv(document, figure);
      const [head = '', ...lines] = csv.trimEnd().split('\n');
      expect(isFigureFile(csv)).toBe(true);
      expect(head).toMatch(/^synthetic,study,figure,title,kind,.*,result_hash$/);
      expect(lines.length).toBe(figure.numbers.length);
      for (const line of lines) {
        expect(line.startsWith(figure.kind === 'published' ? 'false,' : 'true,')).toBe(true);
        expect(line.endsWith(`"${document.hash}"`)).toBe(true);
      }
      const columns = figure.numbers.map((row) => Object.keys(row).join());
      expect(new Set(columns).size).toBe(1);
      if (figure.kind !== 'synthetic') continue;
      for (const { value: _, ...row } of figure.numbers)
        for (const number of Object.values(row)) if (typeof number === 'number') expect(Number(number.toPrecision(2))).toBe(number);
    }
  });

  it('marks a name that a spreadsheet would take for a formula, and keeps signs of markup as letters', () => {
    const [figure] = figures.filter(({ numbers }) => 'row' in (numbers[0] ?? {}));
    const row = { ...figure!.numbers[0]!, row: '=1+1,"x"' };
    expect(figureCsv(document, { ...figure!, numbers: [row] })).toContain(`"'=1+1,""x"""`);
    const title = '<script>alert(1)</script> & "more"';
    expect(figureSvg(document, { ...figure!, title })).not.toContain('<script>');
    const long = figureSvg({ ...document, id: 'x' } as StudyDocument, { ...figure!, title: 'w'.repeat(300) });
    expect([...long.matchAll(/class="f-title">(w+)</g)].length).toBeGreaterThan(4);
  });
});
