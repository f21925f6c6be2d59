import { describe, expect, it } from 'vitest';
import type { ClaimResult, StudyDocument } from '@glasshouse/model';
import { differenceText, renderReport } from '@glasshouse/report';
import { studyDocument } from './fixture/study-document.js';

const page = renderReport(studyDocument());
const section = (html: string, id: string): string => new RegExp(`<section id="${id}"[\\s\\S]*?</section>`).exec(html)?.[0] ?? '';

describe('numbers in the sentences of a claim', () => {
  const said = (low: number, high: number, more: Partial<ClaimResult> = {}): string => {
    const document = studyDocument();
    const [first] = document.claims;
    const [number] = first!.numbers;
    const words = `${String(low)} to ${String(high)} more days`;
    const one = { ...number!, text: words, estimate: { ...number!.estimate!, low, high, middle: low, upperBound: null, points: 10 } };
    document.claims = [{ ...first!, numbers: [one], quotable: `Days changed by ${words}.`, ...more }];
    return renderReport(document).replace(/<[^>]*>/g, '');
  };

  it('have the sign and the digits that tables have', () => {
    const page = said(-4, 5.7);
    expect(page).toContain('Safe to quote Days changed by \u22124.0 to 5.7 more days.');
    expect(page).toMatch(/(?<!by )\u22124\.0 to 5\.7 more days/);
    expect(page).not.toContain('-4 to');
    expect(said(-14, 5.7)).toContain('by \u221214 to 5.7 more days.');
    expect(said(-0.5, -0.25)).toContain('by \u22120.5 to \u22120.25 more days.');
  });

  it('keep the hyphens of dates, ids and words', () => {
    const under = 'under rules of 2013-10 (annex B-4), 7-day terms and a change of -3';
    expect(said(1, 2, { modelStamp: 'possible_under', modelUnder: under })).toContain(under.replace(' -3', ' \u22123'));
  });
});

describe('a cell without a number', () => {
  it('says why in words', () => {
    expect(page).not.toMatch(/<t[dh][^>]*>[\u2013\u2014]<\/t[dh]>/);
    for (const words of ['first arm', 'none: fitted', 'nobody']) expect(page).toMatch(new RegExp(`<td[^>]*>${words}</td>`));
  });
});

describe('run it again', () => {
  const size = (change: (document: StudyDocument) => void): string => {
    const document = studyDocument();
    change(document);
    const [, said = ''] = /<dt>Size<\/dt><dd>(.*?)<\/dd>/.exec(section(renderReport(document), 'again')) ?? [];
    return said;
  };
  const sized = (document: StudyDocument, persons: number[]): void => {
    document.experiments = persons.map((count, i) => ({
      ...document.experiments[0]!,
      title: `Town ${String(i + 1)}`,
      persons: count,
      points: 10,
      replicates: 1,
    }));
  };

  it('says how many synthetic people, design points and replicates there were', () => {
    const smaller = 'reduced, which is smaller than the full size of the study. ';
    const runs = '10 design points, 1 replicate of the scenario as written';
    expect(size((document) => sized(Object.assign(document, { size: 'reduced' }), [2000, 2000]))).toBe(
      `${smaller}2,000 synthetic people, ${runs}`,
    );
    expect(size((document) => sized(Object.assign(document, { size: 'full' }), [2000, 500, 2000]))).toBe(
      `full. \u201cTown 1\u201d, \u201cTown 3\u201d: 2,000 synthetic people, ${runs}; \u201cTown 2\u201d: 500 synthetic people, ${runs}`,
    );
  });

  it('says the size alone where nothing was run', () => {
    const none = size((document) => Object.assign(document, { size: 'full', experiments: [], claims: [], followed: [], indicators: [] }));
    expect(none).toBe('full');
  });
});

describe('two numbers of simulated people', () => {
  /** The sentence about them, where a result has one number and a comparison the other. */
  const told = (simulated: [number, number], varianceRatio: number | null): string => {
    const document = studyDocument();
    const [first] = document.sensitivity ?? [];
    first!.size = { simulated, shift: { value: 0.4, interval: [-0.5, 1.3] }, varianceRatio };
    return /<p>([^<]* people the mean shifts by[^<]*)<\/p>/.exec(renderReport(document))?.[1] ?? '';
  };
  const SHIFT = 'the mean shifts by 0.4 (\u22120.5 to 1.3)';

  it('says at which of them the draws vary more, whether the other is smaller or greater', () => {
    const none = 'No effect of the number of simulated people was found';
    expect(told([20_000, 5000], 5.1)).toBe(
      `${none}: from 20,000 to 5,000 people ${SHIFT}; with 5,000 people the variance over random draws is 5.1 times that with 20,000.`,
    );
    expect(told([20_000, 80_000], 0.24)).toBe(
      `${none}: from 20,000 to 80,000 people ${SHIFT}; with 80,000 people the variance over random draws is 0.24 times that with 20,000.`,
    );
    expect(told([20_000, 80_000], null)).toBe(`${none}: from 20,000 to 80,000 people ${SHIFT}.`);
  });
});

describe('sanction-days of a life', () => {
  const WARM = 'Sanction-days are counted from the day after 2012-12-31, the end of the warm-up. Steps before it are shown too.';
  const EACH = 'Each sanction on a person counts, so one day can count several times.';
  const told = (warmUp: string | undefined, days: number): string => {
    const document = studyDocument();
    for (const { horizon } of document.experiments) if (warmUp) horizon.warmUp = warmUp;
    const [person] = document.followed;
    document.followed = [{ ...person!, lives: person!.lives.map((life) => ({ ...life, sanctionDays: days, withoutDeedDays: 0 })) }];
    return section(renderReport(document), 'lives').replace(/<[^>]*>/g, '');
  };

  it('are said to begin after the warm-up', () => {
    expect(told('2012-12-31', 0)).toContain(WARM);
    expect(told('2012-12-31', 0)).toContain('0 synthetic sanction-days without a deed, of 0 in all after the warm-up');
    expect(told(undefined, 0)).not.toContain('warm-up');
  });

  it('are said to count each sanction', () => {
    expect(told(undefined, 1100)).toContain(EACH);
    expect(told('2012-12-31', 1100)).toContain(`${WARM} ${EACH}`);
    expect(told(undefined, 0)).not.toContain(EACH);
  });
});

describe('points in a life', () => {
  it('have a minus sign, and dates their hyphens', () => {
    const document = studyDocument();
    const [person] = document.followed;
    const [life] = person!.lives;
    const step = { ...life!.steps[0]!, text: 'A change of 2019-08 expires: -20 points.' };
    document.followed = [{ ...person!, lives: [{ ...life!, steps: [step] }] }];
    expect(renderReport(document)).toContain('A change of 2019-08 expires: \u221220 points.');
  });
});

describe('the diamond', () => {
  const text = page.replace(/<[^>]*>/g, '');
  it('is named in words, and so is the column of its numbers', () => {
    expect(text).toContain('the bar is the range, the diamond the scenario as written (point 0)');
    expect(text).toContain('Diamond: the scenario as written (point 0)');
    expect(text).not.toMatch(/diamond(?: its|:| shows the) middle|, middle [\d\u2212]/);
    expect(page).not.toMatch(/<th scope="col"[^>]*>Middle</);
  });
});

describe('figures by year', () => {
  const yearsOf = (titles: Record<string, string> | undefined): string => {
    const document = studyDocument();
    const [first] = document.experiments;
    const says = { kind: 'stock', unit: 'synthetic persons', definition: 'People with at least one entry on the list.' } as const;
    const ids = ['list.cuts.persons', 'list.late_letters.persons', 'appeal.cuts.corrected', 'first.refused.fly', 'harm.found_wrong'];
    document.dictionary = ids.map((id) => ({ id, ...says }));
    first!.years = { labels: ['2019', '2020'], counters: Object.fromEntries(ids.map((id) => [id, { baseline: [1, 2] }])) };
    if (titles) first!.titles = titles;
    document.experiments = [first!];
    return section(renderReport(document), 'years');
  };
  const captions = (years: string): string[] => [...years.matchAll(/<figcaption>.*?<strong>(.*?)<\/strong>/g)].map(([, said]) => said!);
  const names = (years: string): string[] => [...years.matchAll(/<title [^>]*>Synthetic: (.*?) \(/g)].map(([, said]) => said!);

  it('name the grade, value or band of which a definition says only "this"', () => {
    const document = studyDocument();
    const [first] = document.experiments;
    const of = {
      'ledger.points.grade.b': 'Scored people in this grade.',
      'state.home.settled.people': 'People with this value. A fact of the world, not a harm.',
      'age.small.died': 'People who died in this band.',
      'list.cuts.persons': 'People with at least one entry on the list.',
    };
    document.dictionary = Object.entries(of).map(([id, definition]) => ({ id, kind: 'stock', unit: 'synthetic persons', definition }));
    first!.years = {
      labels: ['2019', '2020'],
      counters: Object.fromEntries(Object.keys(of).map((id) => [id, Object.fromEntries(first!.arms.map((arm) => [arm.id, [1, 2]]))])),
    };
    document.experiments = [{ ...first!, arms: first!.arms.slice(0, 2) }];
    const years = section(renderReport(document), 'years');
    const said = captions(years).map((caption) => caption.replace(/^.*?: /, ''));
    expect(said).toEqual(
      expect.arrayContaining([
        'Scored people in this grade (b).',
        'People with this value (settled). A fact of the world, not a harm.',
        'People who died in this band (small).',
        'People with at least one entry on the list.',
      ]),
    );
    expect(years).toContain('>both arms<');
    expect(years).not.toContain('alike');
    expect(years.match(/No band is drawn: only this mean is kept by year/g)).toHaveLength(1);
    expect(years).toContain(`Mean of ${String(first!.replicates)} run`);
    expect(years).not.toContain('No range over assumptions');
  });

  it('have the title of the rule whose counter they draw', () => {
    const years = yearsOf({ 'lists.cuts': 'Benefit cut', 'lists.late_letters': 'Warning letters', 'streams.fly': 'Air tickets' });
    const says = 'People with at least one entry on the list.';
    expect(captions(years).sort()).toEqual(
      [says, `Air tickets: ${says}`, `Benefit cut: ${says}`, `Benefit cut: ${says}`, `Warning letters: ${says}`].sort(),
    );
    expect(names(years)).toContain('Benefit cut: people with at least one entry on the list');
  });

  it('have the id of the list where a result holds no titles', () => {
    expect(captions(yearsOf(undefined))).toContain('Late letters: People with at least one entry on the list.');
  });
});

describe('first days after a warm-up', () => {
  const STANDING = 'First days: whoever is on a list or under a sanction already when the warm-up ends counts in the first counted round.';
  const told = (part: string, warmUp: string | undefined, counter = 'first.listed.cuts'): string => {
    const document = studyDocument();
    const [first] = document.experiments;
    if (warmUp !== undefined) first!.horizon.warmUp = warmUp;
    first!.years = { labels: ['2019', '2020'], counters: { [counter]: { baseline: [50, 2] } } };
    if (warmUp !== undefined) for (const indicator of document.indicators) indicator.countsStanding = true;
    document.experiments = [first!];
    return section(renderReport(document), part).replace(/<[^>]*>/g, '');
  };

  it.each(['years', 'outcomes', 'assumptions'])('are said in %s to hold whoever is there when it ends', (part) => {
    expect(told(part, '2012-12-31')).toContain(STANDING);
    expect(told(part, undefined)).not.toContain(STANDING);
  });

  it('are not said of refusals, which are events', () => {
    expect(told('years', '2012-12-31', 'first.refused.fly')).not.toContain(STANDING);
  });
});

describe('a study without claims', () => {
  const unclaimed = (): StudyDocument => ({ ...studyDocument(), claims: [] });

  it('has the differences from the first arm before anything else but harms', () => {
    const html = renderReport(unclaimed());
    const at = ['harm-first', 'differences', 'summary', 'matter'].map((id) => html.indexOf(`<section id="${id}"`));
    expect(at).toEqual([...at].sort((a, b) => a - b));
    expect(at[0]).toBeGreaterThan(0);
    const { arms, title } = unclaimed().indicators.find((one) => one.arms.some(({ difference }) => difference !== null))!;
    const shown = section(html, 'differences');
    expect(shown).toContain(title);
    for (const { difference } of arms) if (difference !== null) expect(shown).toContain(`<td>${differenceText(difference)}</td>`);
  });

  it('has no such section where there is one arm alone, or where claims give the answer', () => {
    const alone = unclaimed();
    alone.indicators = alone.indicators.map((one) => ({ ...one, arms: one.arms.slice(0, 1) }));
    expect(section(renderReport(alone), 'differences')).toBe('');
    expect(section(page, 'differences')).toBe('');
  });
});

describe('the sweep that a sentence speaks of', () => {
  it('is named only on the card in full, where it stands', () => {
    const document = studyDocument();
    const [first] = document.claims;
    document.claims = [{ ...first!, numbers: [{ ...first!.numbers[0]!, text: '3 to 4 days (sweep below)' }] }];
    const html = renderReport(document);
    expect(section(html, 'summary')).toContain('3 to 4 days<');
    expect(section(html, 'claims')).toContain('3 to 4 days (sweep below)');
  });
});

describe('Xinjiang', () => {
  it('is spoken of only where a reader can take the study for one about it', () => {
    const own: StudyDocument = { ...studyDocument(), command: './glasshouse run ../mine/study.yaml', box: null, sources: [] };
    const said = 'This page does not examine Xinjiang.';
    expect(renderReport(own)).not.toContain(said);
    expect(renderReport({ ...own, title: 'Offices in Xinjiang' })).toContain(said);
    expect(page).toContain(said);
  });
});
