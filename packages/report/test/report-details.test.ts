import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ClaimSearch, ClosedLoop, Estimate, StudyDocument } from '@glasshouse/model';
import { renderReport } from '@glasshouse/report';
import { studyDocument } from './fixture/study-document.js';

const page = renderReport(studyDocument());
const section = (html: string, id: string): string => new RegExp(`<section id="${id}"[\\s\\S]*?</section>`).exec(html)?.[0] ?? '';

describe('open the tables', () => {
  const guide = readFileSync(new URL('../../../docs/how-to/open-the-tables.md', import.meta.url), 'utf8');
  const known = [...new Set([...guide.matchAll(/^\| `([a-z]+)` \|/gm)].map((match) => match[1]))];
  const tables = section(page, 'tables');

  it('names the tables of the guide, in its order', () => {
    const list = /All tables: ([\s\S]*?)\. Every row/.exec(tables)?.[1] ?? '';
    expect(known).toContain('design');
    expect([...list.matchAll(/<code>([a-z]+)<\/code>/g)].map((match) => match[1])).toEqual(known);
  });

  it('opens files that the guide opens, in the folder RESULT', () => {
    const files = [...tables.matchAll(/RESULT\/([a-z/.]+)/g)].map((match) => match[1] ?? '');
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) expect(guide).toContain(`results/smoke/${file}`);
  });
});

describe('bounds of a stored calibration', () => {
  const HEAD = 'Least and greatest, by a search of the assumed ranges';
  const withSearch = (reading: NonNullable<ClaimSearch>['reading']): string => {
    const document = studyDocument();
    const [first, ...others] = document.claims;
    const end = (value: number) => ({ value, again: { mean: value, fit: 3, throws: 4 } });
    const number = { size: 'full', seed: 1, persons: 100_000, runs: 1234, kept: 87, unscreened: { of: 300, fit: 4 } } as const;
    const searched: ClaimSearch[] = [
      { ...number, of: first!.numbers[0]!.of, title: 'People refused', ends: [end(3.2e6), end(1.1e7)], reading },
      { ...number, of: first!.numbers[0]!.of, title: 'People listed', ends: null, reading: null },
    ];
    return renderReport({ ...document, claims: [{ ...first!, searched }, ...others] });
  };
  it('stand on the card, with both ends under other draws and the second reading', () => {
    const card = withSearch({ runs: 900, effective: 120, range: [4e6, 6e6, 9e6] });
    expect(card).toContain(HEAD);
    expect(card).toContain('3.2 to 11 million');
    expect(card).toContain('3.2 million (3 of 4 fit); 11 million (3 of 4 fit)');
    expect(card).toContain('4 to 9 million, median 6 million');
    expect(card).toContain('not computed');
  });
  it('stand there as worlds of the search confirm them with other draws', () => {
    const document = studyDocument();
    const [first, ...others] = document.claims;
    const number = { size: 'full', seed: 1, persons: 100_000, runs: 1234, kept: 87, unscreened: { of: 300, fit: 4 } } as const;
    const again = { worlds: 89, throws: 4, confirmed: 51 };
    const one = { ...number, of: first!.numbers[0]!.of, title: 'People refused', ends: null, reading: null };
    const searched: ClaimSearch[] = [
      { ...one, again: { ...again, range: [4.4e6, 8.8e6] } },
      { ...one, again: { ...again, range: null } },
    ];
    const card = renderReport({ ...document, claims: [{ ...first!, searched }, ...others] });
    expect(card).toMatch(/89 worlds<?[^.]* was then run|Each of .*89.* was then run/);
    expect(card).toContain('4.4 to 8.8 million');
  });
  it('stand with a large harm number that the search also bounds, and name the claim', () => {
    const document = studyDocument();
    const [first, ...others] = document.claims;
    const harm = document.indicators.find((indicator) => indicator.harm && indicator.arms.length > 0)!;
    const number = { size: 'full', seed: 1, persons: 100_000, runs: 1234, kept: 87, unscreened: { of: 300, fit: 4 } } as const;
    const again = { worlds: 89, throws: 4, confirmed: 51, range: [4.4e6, 8.8e6] as [number, number] };
    const searched = harm.arms.map(({ arm }): ClaimSearch => ({
      ...number,
      of: `search.${harm.experiment}.${harm.indicator}@${arm}`,
      title: 'Harm',
      ends: null,
      reading: null,
      again,
    }));
    const tiles = (page: string): string => page.slice(page.indexOf('id="harm-first"'), page.indexOf('id="summary"'));
    expect(tiles(renderReport({ ...document, claims: [{ ...first!, searched }, ...others] }))).toContain('4.4 to 8.8 million (claim');
    expect(tiles(renderReport(document))).not.toContain('By a search');
  });
  it('say where no second reading was asked for, and are absent where none is stored', () => {
    const card = withSearch(null);
    expect(card).toContain('not asked for');
    expect(card).not.toContain('ABC-SMC');
    expect(renderReport(studyDocument())).not.toContain(HEAD);
  });
});

describe('commands of a report', () => {
  const inFolder = (folder?: string | null): string => renderReport({ ...studyDocument(), folder });
  const commandsOf = (html: string): string[] =>
    ['again', 'lives'].flatMap((id) =>
      [...section(html, id).matchAll(/<code>(\.\/glasshouse (?:verify|explain) [^<]*)<\/code>/g)].map((match) => match[1] ?? ''),
    );

  it('name the folder that the result lies in', () => {
    const usual = commandsOf(page);
    expect(usual.length).toBeGreaterThan(1);
    for (const command of usual) expect(command).toContain(' results/');
    for (const command of commandsOf(inFolder('mine/a b'))) expect(command).toContain(' &#39;mine/a b&#39; --');
  });

  it('stand for a folder elsewhere with RESULT, and say what that is', () => {
    const elsewhere = inFolder(null);
    for (const command of commandsOf(elsewhere)) expect(command).toContain(' RESULT --');
    for (const id of ['again', 'lives'])
      expect(section(elsewhere, id)).toContain('is the path of the folder that holds <code>report.html</code>');
  });
});

describe('followed lives', () => {
  it('say where fewer people meet the rule than the study asks for', () => {
    const { followed, experiments } = studyDocument();
    const [one] = followed;
    const experiment = one!.experiment ?? experiments[0]!.id;
    const lives = (count: number, people = [{ ...one!, experiment }]): string => {
      const follow = [{ experiment, count, rule: 'first_with_difference' }];
      return section(renderReport({ ...studyDocument(), follow, followed: people }), 'lives');
    };
    expect(lives(1)).not.toContain('The study asks for');
    expect(lives(3)).toMatch(/The study asks for 3 lives of [^;]*; only one meets the rule/);
    expect(lives(2, [])).toMatch(/The study asks for 2 lives of [^;]*; nobody meets the rule/);
    expect(lives(0, [])).toBe('');
  });

  it('say of which day the groups of a person are, where groups change with time, and else of none', () => {
    const { followed } = studyDocument();
    const told = (more: object): string =>
      section(renderReport({ ...studyDocument(), followed: followed.map((one) => ({ ...one, ...more })) }), 'lives');
    expect(told({ groupsOn: '2020-05-17' })).toContain('On 2020-05-17, the first day of this person: ');
    expect(told({})).not.toContain('the first day of this person');
  });
});

describe('an arm without a case', () => {
  const document = studyDocument();
  const at = document.indicators.findIndex((one) => one.harm && one.arms.filter((arm) => arm.difference).length > 1);
  const empty: Estimate = { ...document.indicators[at]!.arms[0]!.estimate, middle: 0, low: 0, high: 0, dice: null, points: 0 };
  const { arms } = document.indicators[at]!;
  const last = arms.at(-1)!;
  const changed = arms.map((arm) => (arm === last ? { ...arm, estimate: empty, difference: empty } : arm));
  const html = renderReport({ ...document, indicators: document.indicators.map((one, i) => (i === at ? { ...one, arms: changed } : one)) });

  it('has no range over design points', () => {
    expect(html).toContain('no case: nothing to divide by');
    expect(html).not.toMatch(/of 0 design points/);
  });
  it('is not said to show no difference', () => {
    const compared = section(html, 'arms');
    expect(compared).toContain(`No case in one arm or both, so no comparison: ${last.title}.`);
    expect(compared).not.toMatch(new RegExp(`No difference seen[^.]*${last.title}`));
  });
});

describe('the large harm numbers', () => {
  const tiles = (experiments: readonly number[]): string[] => {
    const document = studyDocument();
    const harm = document.indicators.find((one) => one.harm && one.arms.length > 0)!;
    const ids = experiments.map((e) => document.experiments[e]!.id);
    const indicators = ids.map((experiment) => ({ ...harm, experiment }));
    const html = renderReport({ ...document, claims: [], indicators });
    return [...section(html, 'harm-first').matchAll(/<p class="tile-unit">(.*?)<\/p>/g)].map((match) => match[1] ?? '');
  };
  it('name the experiment where two would read alike', () => {
    const { experiments } = studyDocument();
    expect(tiles([0, 1]).map((text) => experiments.map(({ title }) => text.includes(title)).indexOf(true))).toEqual([0, 1]);
  });
  it('name it nowhere else', () => expect(tiles([0])[0]).not.toContain(studyDocument().experiments[0]!.title));
});

describe('a patch on the page of arms', () => {
  const told = (patch: Record<string, unknown>): string => {
    const document = studyDocument();
    const experiments = document.experiments.map((one, e) =>
      e > 0 ? one : { ...one, arms: one.arms.map((arm, a) => (a > 0 ? arm : { ...arm, patch })) },
    );
    const list = /<ul class="patch">[\s\S]*?<\/td>/.exec(section(renderReport({ ...document, experiments }), 'arms'))?.[0] ?? '';
    return list
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/^[^:]* : /, '');
  };
  const rate = { value: 30, unit: 'percent', assumed: 'A test', range: [0, 100] };
  const points = (value: number): object => ({ value, unit: 'points', assumed: 'A test', range: [value, value] });
  const PERCENT = '30 percent (assumed: A test)';

  it.each<[string, unknown, string]>([
    ['a list of paths', ['flight', 'train'], 'flight, train'],
    ['a yes', true, 'yes'],
    ['a word of the format', 'until_performed', 'until performed'],
    ['a date', '2016-06-30', '2016-06-30'],
    ['nothing', [], 'nothing'],
    ['what is removed', null, 'removed'],
    ['a window in one place', { from: '2016-01-01', in: ['city_b'], source: 'X1' }, 'from: 2016-01-01 in: city b source: X1'],
    ['numbers by group', { by: 'income', values: { low: rate } }, 'by: income values: low: 30 percent (assumed: A test)'],
    ['entries', { able: { on: { who: 'x' }, probability: rate } }, 'able: on: who: x probability: 30 percent (assumed: A test)'],
    ['nothing in a map', {}, 'nothing'],
    ['dates in force', { from: '2016-01-01', to: '2016-06-30' }, 'in force from 2016-01-01 to 2016-06-30'],
    ['points between two ends', { from: points(-30), to: points(-1) }, 'from \u221230 points (assumed: A test) to \u22121 points (assumed: A test)'], // prettier-ignore
    [
      'a whole rule',
      { title: 'A rule', on: 'late', discretion: { from: points(-30), to: points(-1) } },
      'title: A rule on: late discretion: from \u221230 points (assumed: A test) to \u22121 points (assumed: A test)',
    ],
    ['a longer term', { probability: rate, from: rate, to: rate }, `probability: ${PERCENT} from: ${PERCENT} to: ${PERCENT}`],
    ['triggers', [{ list: 'a_list' }, { ledger: 'points', at_most: 'd' }], 'on the list a list, or in points at grade d or below'],
    ['a score that triggers', [{ ledger: 'points', score_at_most: points(5) }], 'ledger: points score at most: 5 points (assumed: A test)'],
    ['an entry that triggers', [{ list: 'a_list', entry: 'able' }], 'list: a list entry: able'],
  ])('is words, not code: %s', (_what, value, words) => {
    expect(told({ 'a.b': value })).toBe(words);
  });
});

describe('trials on worlds whose answer is known', () => {
  const HEAD = 'Tested on worlds whose answer is known';
  const cardOf = (loop: ClosedLoop[] | undefined, more: object = {}): string => {
    const document = studyDocument();
    const [first] = document.claims;
    return renderReport({ ...document, shipped: [], claims: [{ ...first!, ...more, ...(loop ? { loop } : {}) }] });
  };
  const planted = { experiment: 'p', expected: 'possible_under', worlds: 8, computed: 8, stamps: { possible_under: 7, cannot_be_told: 1 } };
  const loop = { experiment: 'e', worlds: 40, computed: 30, stamps: { possible_under: 3, cannot_be_told: 27, not_computed: 10 }, numbers: [], planted }; // prettier-ignore
  const plain = (page: string): string => page.replace(/<[^>]*>/g, '');

  it('give power and false alarms', () => {
    const text = plain(cardOf([loop]));
    expect(text).toMatch(/Power: the verdict .* came in 7 of 8 planted worlds\./);
    expect(text).toContain('False alarms: it came in 3 of the 30 other worlds that gave a verdict, of 40.');
    expect(text).not.toContain('no power');
    const never = { ...planted, stamps: { cannot_be_told: 8 } };
    expect(plain(cardOf([{ ...loop, planted: never }]))).toMatch(/The trial has no power: .* Power needs a count that narrows it/);
  });
  it('say so where nothing could be computed', () => {
    const text = plain(cardOf([{ ...loop, computed: 0, stamps: { not_computed: 40 }, planted: { ...planted, computed: 0, stamps: { not_computed: 8 } } }])); // prettier-ignore
    expect(text).toContain('came in 0 of 8 planted worlds, since no world of the design reproduces their counts.');
    expect(text).toContain('False alarms cannot be counted: no other world gave a verdict.');
  });
  it('say of a claim that fits nothing why none are given, and nothing of a card from the register', () => {
    const estimate = { ...studyDocument().claims[0]!.numbers[0]!.estimate!, over: 'assumptions' as const };
    const numbers = [{ text: 'x', harm: true, of: 'e.i', estimate }];
    expect(plain(cardOf(undefined, { numbers }))).toContain('No published count enters this verdict');
    const same = 'Whatever the real world is like, the verdict would be the same';
    expect(plain(cardOf(undefined, { numbers }))).toContain(same);
    const rows = [...numbers, { text: 'x', harm: false, of: 'row.E113', estimate: null }];
    expect(plain(cardOf(undefined, { numbers: rows }))).not.toContain(same);
    expect(cardOf(undefined, { numbers, registerOnly: true })).not.toContain(HEAD);
  });
});

describe('three harm numbers', () => {
  it('are those of an arm that has the rule, and name it', () => {
    const document = studyDocument();
    const [experiment] = document.experiments.filter(({ arms }) => arms.length > 1);
    const [first, second] = experiment!.arms;
    const taken = { 'lists.x.in_force': { from: '9999-12-31' } };
    const shown = (patches: Record<string, unknown>[], seen: boolean[] = [true, true]): string => {
      const indicator = document.indicators.find((one) => one.experiment === experiment!.id && one.harm && one.arms.length > 1)!;
      const arms = indicator.arms
        .slice(0, 2)
        .map((arm, i) => ({ ...arm, estimate: { ...arm.estimate, upperBound: seen[i]! ? null : 0.1 } }));
      const named = { ...experiment!, arms: [first!, second!].map((arm, i) => ({ ...arm, patch: patches[i]! })) };
      const html = renderReport({ ...document, experiments: [named], indicators: [{ ...indicator, arms }] });
      return /class="tile-unit">[^<]*arm \u201c([^<]*)\u201d/.exec(section(html, 'harm-first'))?.[1] ?? '';
    };
    expect(shown([{}, taken])).toBe(first!.title);
    expect(shown([taken, {}])).toBe(second!.title);
    expect(shown([{ 'lists.x.in_force.from': '9999-12-31' }, { 'a.b': 1 }])).toBe(second!.title);
    expect(shown([{ 'a.b': 1 }, {}])).toBe(second!.title);
    expect(shown([{ 'lists.x.entries.y': null }, { 'a.b': 1 }])).toBe(second!.title);
    expect(shown([{}, taken], [false, true])).toBe(second!.title);
    expect(shown([taken, {}], [false, false])).toBe(second!.title);
  });

  it('have the number as written beside a range over assumptions, as claims have', () => {
    const shown = (change: Partial<Estimate>, id: 'harm-first' | 'summary' = 'harm-first'): string[] => {
      const document = studyDocument();
      const estimate = {
        middle: 345,
        low: 120,
        high: 678,
        dice: null,
        points: 9,
        replicates: 3,
        upperBound: null,
        over: 'assumptions',
        bar: 'ends',
      } as const;
      const changed = { ...estimate, ...change };
      const indicators = document.indicators.map((one) => ({ ...one, arms: one.arms.map((arm) => ({ ...arm, estimate: changed })) }));
      const claims = document.claims.map((one) => ({ ...one, numbers: one.numbers.map((number) => ({ ...number, estimate: changed })) }));
      return [...section(renderReport({ ...document, indicators, claims }), id).matchAll(/as written \(point 0\): ([\d,]+)/gi)].map(
        (match) => match[1]!,
      );
    };
    expect(shown({})).toEqual(['350', '350', '350']);
    expect(new Set(shown({}, 'summary'))).toEqual(new Set(['350']));
    for (const without of [
      { over: 'fitting' },
      { over: 'dice only', points: 1 },
      { median: true },
      { upperBound: 1 },
      { points: 0 },
    ] as const)
      expect([...shown(without), ...shown(without, 'summary')]).toEqual([]);
  });

  it('are as many as the heading and the contents say', () => {
    const document = studyDocument();
    const [harm] = document.indicators.filter(({ harm: counts, arms }) => counts && arms.length > 0);
    for (const [count, heading] of [
      'Harm numbers',
      'One harm number',
      'Two harm numbers',
      'Three harm numbers',
      'Three harm numbers',
    ].entries()) {
      const html = renderReport({ ...document, indicators: Array.from({ length: count }, () => ({ ...harm! })), claims: [], ratios: [] });
      expect(html).toContain(`<h2 id="harm-first-heading">${heading}</h2>`);
      expect(html).toContain(`<a href="#harm-first">${heading}</a>`);
      expect([...section(html, 'harm-first').matchAll(/class="tile-title"/g)]).toHaveLength(Math.min(count, 3));
    }
  });

  it('are followed by a word on claims only where the study examines one', () => {
    const document = studyDocument();
    expect(section(renderReport(document), 'summary')).toContain('Each claim has two separate answers');
    const html = renderReport({ ...document, claims: [], ratios: [] });
    const without = section(html, 'summary');
    expect(without).toContain('This study examines no claim.');
    expect(without).not.toContain('Each claim');
    expect(without).toContain('at most two significant digits');
    expect(html).toContain('<a href="#summary">How to read the numbers</a>');
  });

  it('leave out worlds that test the method, wherever they stand, unless there is nothing else', () => {
    const named = (document: ReturnType<typeof studyDocument>): string[] =>
      [...section(renderReport(document), 'harm-first').matchAll(/class="tile-title">.*?<a [^>]*>([^<]*)</g)].map(
        (match) => match[1] ?? '',
      );
    const marked = (planted: (id: string) => boolean): ReturnType<typeof studyDocument> => {
      const document = studyDocument();
      return { ...document, experiments: document.experiments.map((one) => ({ ...one, planted: planted(one.id) })) };
    };
    const [first] = studyDocument().experiments;
    const harms = studyDocument().indicators.filter(({ harm, arms }) => harm && arms.length > 0);
    const own = harms.filter(({ experiment }) => experiment !== first!.id).map(({ title }) => title);
    expect(own.length).toBeGreaterThan(0);
    for (const title of named(marked((id) => id === first!.id))) expect(own).toContain(title);
    expect(named(marked(() => true)).length).toBeGreaterThan(0);
  });
});

describe('assumptions that matter most', () => {
  it('draws a figure before the table', () => {
    const matter = section(page, 'matter');
    expect(matter.indexOf('<figure')).toBeGreaterThan(0);
    expect(matter.indexOf('<figure')).toBeLessThan(matter.indexOf('<table'));
  });

  it('names an input in words, with the title of what it belongs to, or its id where there is none', () => {
    const figure = (of?: string): string => {
      const document = studyDocument();
      const [one] = document.assumptions.filter(({ experiment }) => experiment === 'score');
      const path = 'ledgers.points.grades.c.from';
      document.assumptions.push({ ...one!, path, ...(of === undefined ? {} : { of }) });
      return section(renderReport(document), 'matter');
    };
    expect(figure('The points of the city')).toContain('>Lowest score of the grade “c” (The points of the city)<');
    expect(figure()).toContain('>Lowest score of the grade “c” (points)<');
  });

  it('leaves out an experiment by its flag, whatever its id', () => {
    const swept = studyDocument().indicators.filter(({ sweep }) => sweep.length > 0);
    const paths = [...new Set(swept.flatMap(({ sweep }) => sweep.map(({ path }) => path)))];
    const shown = (document: ReturnType<typeof studyDocument>): string[] => {
      const figure = section(renderReport(document), 'matter').replace(/<[^>]*>/g, '');
      return figure.includes('How far one input') ? paths.filter((path) => figure.includes(path)) : [];
    };
    expect(shown(studyDocument())).not.toEqual([]);
    const document = studyDocument();
    for (const experiment of document.experiments) experiment.planted = true;
    expect(shown(document)).toEqual([]);
  });
});

describe('what moves the numbers', () => {
  const moved = section(page, 'sensitivity');
  it('draws bars, intervals and the line of an input without effect, and prints estimates below zero', () => {
    const [figure = ''] = /<svg[\s\S]*?<\/svg>/.exec(moved) ?? [];
    expect(figure.match(/<rect/g)).toHaveLength(3);
    expect(figure.match(/class="dice"/g)).toHaveLength(9);
    expect(new Set(figure.match(/<line x1="[^"]+"(?=[^>]*class="dummy")/g)).size).toBe(1);
    expect(figure).toContain('\u22120.012 (\u22120.052 to 0.028)');
  });
  it('orders inputs by what they move, and says what was not computed', () => {
    const [rows = ''] = /<tbody>[\s\S]*?<\/tbody>/.exec(moved) ?? [];
    const places = ['fly', 'debt', 'court', 'age'].map((word) => rows.indexOf(word));
    expect(places.every((place, i) => place > (places[i - 1] ?? 0))).toBe(true);
    expect(rows).toContain('not computed');
  });
  it('says how the variance splits and what the number of people does', () => {
    expect(moved).toContain('83 percent is due to assumptions, 17 percent to random draws (from 2 runs of each of 199 points)');
    expect(moved).toContain('No effect of the number of simulated people was found: from 20,000 to 80,000 people');
    expect(moved).toMatch(/each on its own, explain 62 percent/);
  });
  describe('as shares of the variance of one run', () => {
    type Budget = NonNullable<NonNullable<StudyDocument['sensitivity']>[number]['budget']>;
    const told = (budget: Partial<Record<'assumptions' | 'dice' | 'both' | 'structure' | 'size', number>>, throws = 1): string => {
      const shares = Object.fromEntries(Object.entries(budget).map(([part, value]) => [part, { value, interval: null }]));
      const document = studyDocument();
      const [first] = document.sensitivity!;
      document.sensitivity = [{ ...first!, budget: { both: null, ...shares, points: 9, throws } as unknown as Budget }];
      const said = section(renderReport(document), 'sensitivity').replace(/<[^>]*>/g, '');
      return /Of the variance[^]*?(?= Not varied)|Assumptions and random[^]*?(?= Not varied)/.exec(said)?.[0] ?? said.slice(-400);
    };
    const percents = (text: string): string[] => text.match(/[a-z]+ than \d+ percent|\S+ percent/g) ?? [];

    it('add up to the whole as printed', () => {
      expect(percents(told({ assumptions: 0.995_822, dice: 0.004_178 }))).toEqual(['more than 99 percent', 'less than 1 percent']);
      expect(percents(told({ assumptions: 0.987_4, dice: 0.012_6 }))).toEqual(['99 percent', '1 percent']);
      expect(percents(told({ assumptions: 1 / 3, dice: 1 / 3, both: 1 / 3 }, 4))).toEqual(['34 percent', '33 percent', '33 percent']);
      expect(percents(told({ assumptions: 1.034, dice: -0.034 }, 4))).toEqual(['103 percent', '\u22123 percent']);
      expect(percents(told({ assumptions: 1, dice: 0 }, 4))).toEqual(['100 percent', '0 percent']);
    });

    it('do not call random draws nothing where no run of the scenario as written differs', () => {
      const alone = told({ assumptions: 1, dice: 0 });
      expect(alone).toContain('cannot be told apart: every run of the scenario as written gives the same number');
      expect(percents(alone)).toEqual([]);
      const more = told({ assumptions: 0.7, dice: 0, structure: 0.3 });
      expect(more).toContain('70 percent is due to assumptions and random draws together, 30 percent to how the world is built.');
      expect(more).toContain('cannot be told apart');
    });

    it('are not said of random draws on a card either', () => {
      const document = studyDocument();
      const none = { value: 0, interval: null };
      const [first, ...others] = document.sensitivity!;
      const budget = { assumptions: { value: 1, interval: null }, dice: none, both: null, points: 9, throws: 1 };
      document.sensitivity = [{ ...first!, budget }, ...others];
      for (const claim of document.claims) for (const one of claim.moves ?? []) if (one.dice) one.dice = none;
      const card = section(renderReport(document), 'claims');
      expect(card).toContain('(61 percent).');
      expect(card).not.toContain('Random draws: 0 percent');
    });
  });
  it('is named on the card, by share, with what stands out nowhere', () => {
    const card = section(page, 'claims');
    expect(card).toContain('(61 percent). Random draws: 17 percent.');
    expect(card).toContain('among the points that reproduce the published counts: no single input stands out.');
  });
  it('is left out where no design shows it', () => {
    const document = studyDocument();
    delete document.sensitivity;
    for (const claim of document.claims) delete claim.moves;
    expect(renderReport(document)).not.toContain('id="sensitivity"');
  });
});

describe('what an experiment rests on', () => {
  const told = (usedBy: string[]): string => {
    const document = studyDocument();
    const [row] = document.sources;
    const [experiment] = document.experiments;
    const page = section(renderReport({ ...document, experiments: [experiment!], sources: [{ ...row!, usedBy }] }), 'assumptions');
    return /It rests on .*? assumptions?, listed here[^.]*\./.exec(page.replace(/<[^>]*>/g, ''))?.[0] ?? '';
  };
  it('names sources only where its scenario or an arm uses one', () => {
    const { id, scenario } = studyDocument().experiments[0]!;
    expect(told(['claim A1'])).toMatch(/listed here\.$/);
    expect(told([`${scenario}: lists.x.term`])).toMatch(/listed here, and on 1 row of the evidence register\.$/);
    expect(told([`arm ${id}.other`])).toMatch(/and on 1 row of the evidence register\.$/);
  });
});

describe('advice on runs', () => {
  it('gives the three answers apart, and what would be needed', () => {
    const rows = [...section(page, 'advice').matchAll(/<tr><th scope="row">(.*?)<\/tr>/gs)].map((match) =>
      (match[1] ?? '').replace(/<[^>]+>/g, '|').replace(/\|+/g, '|'),
    );
    expect(rows).toHaveLength(6);
    expect(rows[0]).toContain('|differs|enough runs|');
    expect(rows[1]).toContain('stopped early|60 of 60|differs by less than 5|');
    expect(rows[2]).toContain('|cannot be told|about 140 more runs, or 3.2 times the people|');
    expect(rows[3]).toContain('|0 of 60|cannot be told|none of 60 runs differs|');
    expect(rows[4]).toContain(
      '|10 of 10|no answer yet: less by more than 200 in all 10 runs, and in over 69 of 100 if many are run|about 30 more runs|',
    );
    expect(rows[5]).toContain('|differs|about 1 more run, or 1.1 times the people|');
  });
});

describe('keyboard', () => {
  it('begins with a link to the content, and the content takes the focus', () => {
    expect(/<body>\s*<a ([^>]*)>/.exec(page)?.[1]).toBe('class="skip" href="#main"');
    expect(page).toContain('<main id="main" tabindex="-1">');
    expect(page).toMatch(/:focus-visible \{ outline: 3px solid/);
  });

  it('reaches every table that scrolls, by a name that exists', () => {
    const frames = [...page.matchAll(/<div class="scroll"([^>]*)>/g)].map((match) => match[1] ?? '');
    expect(frames.length).toBe(page.match(/<table\b/g)?.length);
    for (const frame of frames) {
      const name = /^ role="region" tabindex="0" aria-labelledby="([^"]+)"$/.exec(frame)?.[1];
      expect(page).toContain(`<caption id="${String(name)}">`);
    }
  });

  it('opens every fold with a summary as its first child', () => {
    const folds = page.match(/<details\b/g)?.length ?? 0;
    expect(folds).toBeGreaterThan(5);
    expect(page.match(/<details\b[^>]*>\s*<summary>/g)).toHaveLength(folds);
  });
});

describe('readings of the same days', () => {
  const harm = (counters: Record<string, Record<string, number[]>>): string => {
    const document = studyDocument();
    const [first] = document.experiments;
    first!.years = { labels: ['2019', '2020'], counters };
    return section(renderReport(document), 'harm');
  };

  it('stand side by side where recovery would make an entry an own deed', () => {
    // 1,000 sanction-days, of which 600 without a deed; of these 400 after recovery, and 50 that appeals found wrong.
    const found = harm({
      'harm.sanction_days': { baseline: [400, 600] },
      'harm.without_deed': { baseline: [300, 300] },
      'harm.recovered': { baseline: [100, 300] },
      'harm.found_wrong': { baseline: [0, 50] },
    });
    const row = /Readings of the same days[\s\S]*?<tbody>([\s\S]*?)<\/tr>/.exec(found)?.[1] ?? '';
    expect(row.match(/\d+ %/g)).toEqual(['60 %', '20 %', '5 %']);
    // A study can have no law, and an appeal is not granted for errors only.
    expect(found).not.toMatch(/law that we read|Found wrong/);
    expect(found).toContain('Set aside by an appeal, on any ground');
  });

  it('are left out where they are one', () => {
    expect(harm({ 'harm.sanction_days': { baseline: [400] }, 'harm.without_deed': { baseline: [300] } })).not.toContain(
      'Readings of the same days',
    );
  });
});

describe('what is the same for many is said once', () => {
  it('says that inputs cannot be told apart, and lists the numbers that have nothing else', () => {
    const document = studyDocument();
    const [one, other] = document.sensitivity!;
    const bare = { ...one!, factors: [], budget: null, size: null, together: null };
    document.sensitivity = [{ ...bare, of: 'a.b', title: 'First' }, { ...bare, of: 'c.d', title: 'Second' }, { ...one!, factors: [], title: 'Third' }, other!]; // prettier-ignore
    const found = section(renderReport(document), 'sensitivity');
    expect(found.match(/has too few points, or changes too little/gi)).toHaveLength(1);
    expect(found).toContain('<li>First</li><li>Second</li></ul>');
    const headings = [...found.matchAll(/<h3[^>]*>(?:<span class="tag">harm<\/span> )?(.*?)<\/h3>/g)].map(([, title]) => title);
    expect(headings).toEqual(['Third', other!.title]);
  });

  it('says how an arm is to be read only where it is not read as its scenario', () => {
    const document = studyDocument();
    const [first] = document.experiments;
    first!.reading = 'neutral';
    first!.arms = first!.arms.map((arm, i) => ({ ...arm, reading: i === 0 ? 'neutral' : 'claimed' }));
    document.experiments = [first!];
    const list = /<table[^>]*>(?:(?!<\/table>)[\s\S])*named changes of policy[\s\S]*?<\/table>/.exec(renderReport(document))?.[0] ?? '';
    expect(list.match(/neutral; no place or institution is meant/g)).toHaveLength(1);
    expect(list.match(/Reading: rules as the article reads them/g)).toHaveLength(first!.arms.length - 1);
    expect(list).toContain('Reading, where an arm does not say otherwise: neutral; no place');
  });

  it('names the arms in which an assumption holds, where it does not hold in all', () => {
    const document = studyDocument();
    const [assumed] = document.assumptions;
    const [arm] = document.experiments.find(({ id }) => id === assumed!.experiment)!.arms;
    const told = (arms?: string[]): string =>
      section(renderReport({ ...document, assumptions: [{ ...assumed!, ...(arms ? { arms } : {}) }] }), 'assumptions');
    expect(told([arm!.id])).toContain(`<span class="quiet">Arm: ${arm!.title}</span>`);
    expect(told()).not.toContain('>Arm: ');
  });
});
