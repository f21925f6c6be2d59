import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { StudyDocument } from '@glasshouse/model';
import { renderReport } from '@glasshouse/report';
import { SECTIONS } from '../src/sections/list.js';
import { MOST_LINES } from '../src/sections/lives.js';
import { attributes, outline } from './outline.js';
import { studyDocument } from './fixture/study-document.js';

const page = renderReport(studyDocument());
const at = (text: string): number => page.indexOf(text);

describe('the page', () => {
  it('is the same bytes for the same document, and leaves the document alone', () => {
    const document = studyDocument();
    const before = JSON.stringify(document);
    expect(renderReport(document)).toBe(page);
    expect(JSON.stringify(document)).toBe(before);
  });

  it('has its sections in order', () => {
    const ids = [...page.matchAll(/<section id="([^"]+)"/g)].map((match) => match[1]);
    expect(ids).toEqual(SECTIONS.map(({ id }) => id).filter((id) => !['differences', 'shipped', 'other-claims', 'groups'].includes(id)));
    expect(at('class="banner"')).toBeLessThan(at('<h1>'));
    expect(at('<h1>')).toBeLessThan(at('<section id="summary"'));
  });

  it('has the outline that is written down', () => {
    const golden = new URL('golden/outline.txt', import.meta.url);
    const text = `${outline(page).join('\n')}\n`;
    if (!existsSync(golden) && process.env['CI'] === undefined) writeFileSync(golden, text);
    expect(text).toBe(readFileSync(golden, 'utf8'));
  });

  it('goes down one heading at a time and has one first heading', () => {
    const levels = outline(page).flatMap((line) => /^#+/.exec(line)?.[0].length ?? []);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.forEach((level, index) => expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1));
  });

  it('says who is on it, first and last', () => {
    expect(page.match(/Everyone on this page is invented\./g)?.length).toBeGreaterThanOrEqual(2);
    expect(page).toContain('This page does not examine Xinjiang.');
  });
});

/** A style of an element is the heads of its columns, as strings, and nothing else. */
const LABELS_ONLY = /^--c1:"(?:[^"\\\n]|\\["\\])*"(?:;--c\d+:"(?:[^"\\\n]|\\["\\])*")*$/;

describe('nothing foreign', () => {
  it('no script, no handler, no resource, and a policy that allows none', () => {
    expect(page).not.toMatch(
      /<script|<link|<img|<iframe|<object|<embed|<form|<base|<meta http-equiv="refresh"|javascript:|@import|url\((?!#)/i,
    );
    expect(page).not.toMatch(/\son\w+=/i);
    expect(attributes(page, 'src')).toEqual([]);
    const declared = attributes(page, 'style').map((style) => style.replaceAll('&quot;', '"'));
    expect(declared.length).toBeGreaterThan(0);
    expect(declared.filter((style) => !LABELS_ONLY.test(style))).toEqual([]);
    expect(page).toContain("default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'");
    expect(page.indexOf('Content-Security-Policy')).toBeLessThan(page.indexOf('<style>'));
  });

  it('links out only to addresses of sources', () => {
    const outside = attributes(page, 'href').filter((href) => !href.startsWith('#'));
    const addresses = new Set(studyDocument().sources.map((source) => source.address));
    expect(outside.length).toBeGreaterThan(0);
    expect(outside.filter((href) => !addresses.has(href.replace(/&#39;/g, "'").replace(/&amp;/g, '&')))).toEqual([]);
  });

  it('every text of a hostile document is escaped', () => {
    const evil = '"><script>alert(1)</script><b onload=x>\'&';
    const poison = (value: unknown, key = ''): unknown => {
      if (typeof value === 'string')
        return ['on', 'from', 'to', 'start', 'end', 'over', 'day', 'group'].includes(key) ? value : `${value}${evil}`;
      if (Array.isArray(value)) return value.map((one) => poison(one, key));
      if (typeof value === 'object' && value !== null)
        return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, poison(one, name)]));
      return value;
    };
    const hostile = renderReport(poison(studyDocument()) as StudyDocument);
    expect(hostile).not.toMatch(/<script|<b /);
    expect(hostile).toContain('&lt;script&gt;');
    expect(attributes(hostile, 'href').filter((href) => href.startsWith('javascript'))).toEqual([]);
  });

  it('an address that is no web address stays text', () => {
    const document = studyDocument();
    document.sources[0]!.address = 'javascript:alert(1)';
    expect(renderReport(document)).not.toContain('href="javascript');
  });
});

describe('anchors', () => {
  it('all ids differ and every fragment has its end', () => {
    const ids = attributes(page, 'id');
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const known = new Set(ids);
    const fragments = attributes(page, 'href')
      .filter((href) => href.startsWith('#'))
      .map((href) => href.slice(1));
    expect(fragments.length).toBeGreaterThan(100);
    expect(fragments.filter((id) => !known.has(id))).toEqual([]);
    for (const name of ['aria-labelledby', 'aria-describedby']) {
      expect(
        attributes(page, name)
          .flatMap((value) => value.split(' '))
          .filter((id) => !known.has(id)),
      ).toEqual([]);
    }
    expect([...page.matchAll(/url\(#([^)]+)\)/g)].map((match) => match[1] ?? '').filter((id) => !known.has(id))).toEqual([]);
  });

  it('a source that is not in the document is named without a link', () => {
    const document = studyDocument();
    document.sources = document.sources.filter((source) => source.id !== 'E037');
    const without = renderReport(document);
    expect(without).toContain('E037');
    expect(without).not.toContain('#source-e037');
  });

  it('each exhibit of simulated numbers leads to its inputs', () => {
    for (const [whole] of page.matchAll(/<(caption|figcaption)\b[\s\S]*?<\/\1>/g)) {
      if (
        /Simulated against|Published counts|<span class="mark">synthetic<\/span>/.test(whole) &&
        !/Checks|Indicators|Counters|first differs|Published counts|one input alone/.test(whole)
      )
        expect(whole).toMatch(/href="#inputs-/);
    }
  });
});

describe('figures and tables', () => {
  it('every drawing has a role, a title and a description with words in them', () => {
    const drawings = [...page.matchAll(/<svg\b[\s\S]*?<\/svg>/g)].map((match) => match[0]);
    expect(drawings.length).toBeGreaterThan(15);
    for (const drawing of drawings) {
      const [, title, desc] = /^<svg role="img" aria-labelledby="(\S+) (\S+)"/.exec(drawing) ?? [];
      expect(drawing).toMatch(new RegExp(`<title id="${title}">[^<]{10,}</title><desc id="${desc}">[^<]{10,}</desc>`));
      expect(drawing).not.toMatch(/NaN|undefined|Infinity/);
    }
  });

  it('every table has a caption, column scopes and row headers; every caption says synthetic', () => {
    const tables = [...page.matchAll(/<table\b[\s\S]*?<\/table>/g)].map((match) => match[0]);
    expect(tables.length).toBeGreaterThan(20);
    for (const one of tables) {
      expect(one).toMatch(/<caption[^>]*>[\s\S]*synthetic[\s\S]*<\/caption>/);
      expect(one).toMatch(/<th scope="col"/);
      expect(one).toMatch(/<th scope="row">/);
      const widths = [...one.matchAll(/<tr[\s\S]*?<\/tr>/g)].map(([row]) => row.match(/<t[hd]\b/g)?.length);
      expect(new Set(widths).size).toBe(1);
    }
    for (const [caption] of page.matchAll(/<figcaption>[\s\S]*?<\/figcaption>/g)) expect(caption).toContain('synthetic');
  });
});

describe('claims', () => {
  it('both stamps stand apart, in the summary and on the card', () => {
    for (const { id } of studyDocument().claims) {
      for (const start of [`aria-labelledby="brief-claim-${id.toLowerCase()}"`, `id="claim-${id.toLowerCase()}" aria-labelledby`]) {
        const piece = page.slice(at(start), page.indexOf('</dl>', at(start)));
        expect(piece).toMatch(
          /<div class="stamp stamp-document"><dt>What documents say<\/dt><dd>[^<]+(?: <span class="under">(?:(?!<\/dd>).)*<\/span>)?<\/dd><\/div><div class="stamp stamp-model"><dt>What the model says<\/dt>/,
        );
      }
    }
    expect(page).not.toMatch(/[\u2713\u2714\u2717\u2718]/);
  });

  it('the harm is the first of the three numbers', () => {
    for (const [list] of page.matchAll(/<ol class="numbers">[\s\S]*?<\/ol>/g)) {
      expect(list).toMatch(/^<ol class="numbers"><li class="is-harm">/);
      expect(list.match(/<li/g)).toHaveLength(3);
    }
  });

  it('`under` follows Possible only', () => {
    expect(page).toContain('<dd>Possible <span class="under">under a unified system');
    expect(page).toContain('<dd>Cannot be told from these data <span class="under">Any attempt rate');
  });
});

describe('harm before all else', () => {
  it('three harm numbers come before any card or outcome', () => {
    const section = page.slice(at('<section id="harm-first"'), at('<section id="claims"'));
    expect(section.match(/class="tile"/g)).toHaveLength(3);
  });

  it('harm indicators come before the others in every experiment', () => {
    const outcomes = page.slice(at('<section id="outcomes"'), at('<section id="arms"'));
    for (const part of outcomes.split('<h3>').slice(1)) {
      const flags = [...part.matchAll(/<figcaption>[\s\S]*?<\/figcaption>/g)]
        .filter(([caption]) => !caption.includes('each assumed value'))
        .map(([caption]) => caption.includes('>harm<'));
      expect(flags).toEqual([...flags].sort((a, b) => Number(b) - Number(a)));
    }
  });

  it('no harm table, no report', () => {
    expect(() => renderReport({ ...studyDocument(), harm: [] })).toThrow('no harm table, no report');
  });

  it('says that equal breach rates are by construction', () => {
    expect(page).toContain('Breach rates are equal across groups by construction');
  });
});

describe('lives', () => {
  it('are told in at most eight lines, equal ones in one column', () => {
    const lives = [...page.matchAll(/<div class="life">[\s\S]*?<\/div>/g)].map((match) => match[0]);
    for (const life of lives) expect(life.match(/<li>/g)?.length ?? 0).toBeLessThanOrEqual(MOST_LINES);
    expect(page).toContain('2 more lines not shown');
    expect(page).toContain('<h4><span class="arm">Court list only</span> <span class="arm">= Reward-only score</span></h4>');
  });

  it('say how many lines the result left out of them, and share no column where that differs', () => {
    const document = studyDocument();
    const [person] = document.followed;
    const [life] = person!.lives;
    const of = (arm: string, left?: number) => ({ ...life!, arm, steps: life!.steps.slice(0, 2), ...(left === undefined ? {} : { left }) });
    person!.lives = [of(life!.arm), of('baseline', 1), of('baseline', 5)];
    const lives = renderReport({ ...document, followed: [person!] });
    expect([...lives.matchAll(/>([^<>]*) not shown\.</g)].map(([, said]) => said)).toEqual(['1 more line', '5 more lines']);
    expect(lives.match(/<div class="life">/g)).toHaveLength(3);
  });
});

describe('sparse documents', () => {
  it('a study without claims, series, box and followed persons still makes a page', () => {
    const sparse = renderReport({
      ...studyDocument(),
      claims: [],
      series: [],
      facts: [],
      followed: [],
      box: null,
      targets: [],
      notCounted: [],
      assumptions: [],
    });
    expect(sparse).not.toContain('href="#documented"');
    const known = new Set(attributes(sparse, 'id'));
    expect(attributes(sparse, 'href').filter((href) => href.startsWith('#') && !known.has(href.slice(1)))).toEqual([]);
  });

  it('numbers without a case or without a range do not break a figure', () => {
    const document = studyDocument();
    for (const indicator of document.indicators)
      for (const arm of indicator.arms)
        arm.estimate = { ...arm.estimate, points: 0, dice: null, low: Number.NaN, high: Number.NaN, middle: Number.NaN };
    expect(renderReport(document)).not.toMatch(/="[^"]*NaN/);
  });
});

describe('a row of the register that somebody disputes', () => {
  it('is printed with the reason as a sentence, and with links to the rows named in it', () => {
    const document = studyDocument();
    document.sources = document.sources.map((source) =>
      source.id === 'E314' ? { ...source, disputedBy: 'E319: the embassy calls the papers fabricated' } : source,
    );
    expect(renderReport(document).replaceAll(/<[^>]+>/g, '')).toContain('disputed by E319: the embassy calls the papers fabricated');
  });
});
