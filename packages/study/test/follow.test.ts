import { compile, explainPerson, runExperiment } from '@glasshouse/model';
import type { TracedStep } from '@glasshouse/model';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smokeWorld } from '../../../test/boundary/world.js';
import { act, ban, eye, listFor, q, tiny } from '../../../test/engine/tiny.js';
import type { PlannedExperiment } from '../src/design/plan-study.js';
import { followPeople } from '../src/follow/follow.js';
import { LINES, plainStep, shorten, shortenLives } from '../src/follow/shorten.js';

type Stage = TracedStep['stage'];

const step = (stage: Stage, text: string, because: number | null = null, opens = false): TracedStep => ({
  day: '2014-01-01',
  stage,
  text,
  rule: null,
  quantity: null,
  because,
  opens,
  asked: false,
});

const asked = (stage: Stage, text: string, because: number | null = null): TracedStep => ({ ...step(stage, text, because), asked: true });

/** What must hold of a shortened life, whatever the life. Steps are known by their text. */
function holds(life: readonly TracedStep[], places: readonly number[]): void {
  expect(places.length).toBeLessThanOrEqual(LINES);
  expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
  for (const place of places) {
    const { opens, because, stage, asked: only } = life[place]!;
    if (opens && because !== null) expect(places, `line ${place} begins a measure because of ${because}`).toContain(because);
    if (because !== null && !only && stage === life[because]!.stage)
      expect(places, `line ${place} ends line ${because}`).toContain(because);
  }
  const first = life.findIndex(({ opens }) => opens);
  if (first < 0) return;
  expect(places, 'the first measure').toContain(first);
  let root = first;
  for (let at = life[root]!.because; at !== null; at = life[at]!.because) root = at;
  expect(places, 'the deed behind the first measure').toContain(root);
  const chain = [first];
  for (let at = life[first]!.because; at !== null; at = life[at]!.because) chain.push(at);
  if (chain.length <= LINES) expect(places, 'all that led to the first measure').toEqual(expect.arrayContaining(chain));
}

const texts = (life: readonly TracedStep[]): number[] => shorten(life).map((each) => Number(each.text));

describe('a life in a few lines', () => {
  it('turns on an entry that was made, and ends with what became of it, not with what a rule was asked', () => {
    const fill = Array.from({ length: 20 }, (_, i) => step('decision', `d${i}`));
    const [seen, made] = [step('record', 'written'), step('list', 'entered', 23)];
    const life = [
      ...fill,
      asked('list', 'fails', 0),
      ...fill.slice(0, 2),
      seen,
      made,
      step('list', 'off'),
      asked('list', 'fails again', 23),
      ...fill,
    ];
    const told = shorten(life).map(({ text }) => text);
    expect(told).toEqual(expect.arrayContaining(['written', 'entered', 'off']));
    expect(told).not.toContain('fails');
    expect(told).not.toContain('fails again');
  });

  it('is told whole when it is short', () => {
    const life = [step('world', 'a'), step('list', 'b')];
    expect(shorten(life).map(({ text }) => text)).toEqual(['a', 'b']);
    expect(Object.keys(shorten(life)[0]!)).toEqual(['day', 'stage', 'text', 'rule', 'quantity']);
  });

  it('keeps the first line and the last, what opened the first measure back to the deed, and how it ended', () => {
    const many = (stage: Stage, name: string): TracedStep[] => Array.from({ length: 20 }, (_, i) => step(stage, `${name}${i}`));
    const life = [
      ...many('decision', 'd'),
      step('detection', 'seen', 19),
      step('review', 'passed', 20),
      step('record', 'written', 21),
      step('list', 'not entered elsewhere'),
      step('list', 'entered', 22),
      step('measure', 'begins', 24, true),
      step('measure', 'begins too', 24, true),
      ...many('score', 's'),
      step('measure', 'ends'),
      step('list', 'off'),
    ];
    expect(shorten(life).map(({ text }) => text)).toEqual(['d0', 'd19', 'seen', 'passed', 'written', 'entered', 'begins', 'off']);
  });

  it('keeps all that led to the first measure, and the end of that measure and not of another', () => {
    const life = [
      step('world', 'present'),
      step('opportunity', 'cannot'),
      step('detection', 'reported', 1),
      step('world', 'becomes able', 2),
      step('opportunity', 'other'),
      step('record', 'written', 3),
      step('list', 'entered', 5),
      asked('measure', 'holds', 5),
      step('measure', 'begins', 6, true),
      step('measure', 'ends', 8),
      step('list', 'leaves', 6),
      step('list', 'entered again', 5),
      step('measure', 'begins again', 11, true),
      step('measure', 'ends again', 12),
      step('detection', 'reported again'),
    ];
    expect(shorten(life).map(({ text }) => text)).toEqual([
      ...['cannot', 'reported', 'becomes able', 'written', 'entered', 'begins', 'ends'],
      'reported again',
    ]);
  });

  it('keeps what a step ends in which a measure begins with it', () => {
    const life = [
      ...[
        step('opportunity', '0'),
        step('opportunity', '1'),
        step('measure', '2', null, true),
        step('opportunity', '3'),
        step('opportunity', '4', 1),
      ],
      ...[step('list', '5'), step('record', '6'), step('measure', '7', 4, true), step('opportunity', '8', 3)],
    ];
    holds(life, texts(life));
  });

  it('keeps for each measure that begins what opened it, in at most eight lines', () => {
    const stages: Stage[] = ['opportunity', 'decision', 'record', 'list', 'measure', 'world'];
    const lives = fc
      .array(fc.record({ stage: fc.constantFrom(...stages), back: fc.nat(6), opens: fc.boolean() }), { maxLength: 60 })
      .map((parts) =>
        parts.map(({ stage, back, opens }, i) => {
          // Nothing rests on the beginning of a measure: measures rest on entries and points.
          const before = parts[i - back];
          const rests = back > 0 && before !== undefined && !(before.stage === 'measure' && before.opens);
          return step(stage, String(i), rests ? i - back : null, stage === 'measure' && opens);
        }),
      );
    fc.assert(
      fc.property(lives, (life) => {
        holds(life, texts(life));
      }),
      { numRuns: 500 },
    );
  });

  it('does so in the world in which everything happens, where measures rest on entries and points, and these on records', () => {
    const scenario = smokeWorld();
    const arms = [{ id: 'base', scenario }];
    const { communities } = compile(scenario, arms, { persons: 900 });
    const opened = new Map<string, number>();
    for (let person = 0; person < 40; person++) {
      const name = `S-${person * communities.length}`;
      const life = explainPerson({ base: scenario, arms, persons: 900, seed: 4, replicate: 0, person: name }).arms[0]!.steps;
      const numbered = life.map((each, i) => ({ ...each, text: String(i) }));
      holds(numbered, texts(numbered));
      for (const each of life.filter(({ opens }) => opens)) {
        const reasons: TracedStep[] = [];
        for (let at = each.because; at !== null; at = life[at]!.because) reasons.push(life[at]!);
        const chain = reasons.map(({ stage }) => stage).join(' ');
        opened.set(chain, (opened.get(chain) ?? 0) + 1);
        if (each.because === null) continue;
        expect(life[each.because]!.text, each.text).not.toMatch(/^(Not entered|Leaves|A change)/);
        expect(life[each.because]!.because, `${each.text} rests on ${life[each.because]!.text}, which rests on nothing`).not.toBe(null);
      }
    }
    const count = (chain: RegExp): number => [...opened].reduce((sum, [found, n]) => sum + (chain.test(found) ? n : 0), 0);
    expect(count(/^list record .*opportunity$/), 'for a duty').toBeGreaterThan(10);
    expect(count(/^list score record .*decision$/), 'for points').toBeGreaterThan(0);
    expect(count(/^$/), 'for nothing that their life holds').toBe(0);
  });
});

/** Steps, by their words, that one short life shows and another leaves out although it holds them. */
const falselyDifferent = (lives: readonly (readonly TracedStep[])[]): string[] => {
  const short = shortenLives(lives).map((steps) => new Set(steps.map((one) => JSON.stringify(one))));
  const whole = lives.map((steps) => new Set(steps.map((one) => JSON.stringify(plainStep(one)))));
  return short.flatMap((shown, arm) =>
    [...shown].filter((words) => whole.some((held, other) => other !== arm && held.has(words) && !short[other]!.has(words))),
  );
};

describe('lives of one person in several arms, in a few lines', () => {
  const many = (name: string): TracedStep[] => Array.from({ length: 20 }, (_, i) => step('decision', `${name}${i}`));
  const life = (points: string): TracedStep[] => [
    ...many('d'),
    step('score', points),
    ...many('e'),
    step('record', 'written', 19),
    step('list', 'entered', 41),
    step('measure', 'begins', 42, true),
    ...many('f'),
  ];
  const [mild, harsh] = [life('-10 points'), life('-40 points')];
  // A first score that both share takes the place that the difference would have had.
  const shared = (one: TracedStep[]): TracedStep[] => [
    step('score', 'shared'),
    ...one.map((s) => ({ ...s, because: s.because && s.because + 1 })),
  ];

  it('differ where the whole lives differ, and are equal where these are', () => {
    const lives = [shared(mild), shared(mild), shared(harsh)];
    expect(shorten(lives[0]!)).toEqual(shorten(lives[2]!));
    const [one, same, other] = shortenLives(lives);
    expect(one!.map(({ text }) => text)).toContain('-10 points');
    expect(other!.map(({ text }) => text)).toContain('-40 points');
    expect(same).toEqual(one);
    for (const each of [one!, other!]) {
      expect(each.length).toBeLessThanOrEqual(LINES);
      expect(each.map(({ text }) => text)).toEqual(expect.arrayContaining(['shared', 'f19', 'begins', 'entered', 'd19']));
    }
  });

  it('are as they would be alone where the usual lines show a difference', () => {
    const lives = [mild, harsh];
    expect(shortenLives(lives)).toEqual(lives.map((each) => shorten(each)));
  });

  it('show a step in every life that holds it, or in none, where one of them is cut', () => {
    const start = [
      step('opportunity', 'cannot'),
      step('detection', 'reported', 0),
      step('record', 'written', 1),
      step('list', 'entered', 2),
    ];
    const court = [...start, step('measure', 'begins', 3, true), step('measure', 'ends', 4), step('world', 'leaves')];
    const more = ['asks', 'answered', 'refused'].map((text) => step('response', text));
    const heard = [...court, ...more];
    expect(court.length).toBeLessThanOrEqual(LINES);
    expect(heard.length).toBeGreaterThan(LINES);
    expect(falselyDifferent([court, heard])).toEqual([]);
    expect(falselyDifferent([heard, court])).toEqual([]);
    // A last line that one life alone has does not push a shared one out of it.
    expect(falselyDifferent([mild, harsh, [...mild, step('world', 'gone')]])).toEqual([]);
    expect(falselyDifferent([shared(mild), shared(mild), shared(harsh)])).toEqual([]);
  });

  it('keep a short one whole, before the steps that only a long one needs', () => {
    const brief = ['one', 'two', 'three', 'four'].map((text) => step('council', text));
    const stages = (['score', 'spread', 'response', 'record', 'review'] as const).map((stage) => step(stage, stage));
    const full = [...many('d'), step('list', 'entered', 3), step('measure', 'begins', 20, true), ...stages, ...brief, ...many('e')];
    const [short, long] = shortenLives([brief, full]);
    expect(short!.map(({ text }) => text)).toEqual(['one', 'two', 'three', 'four']);
    expect(long!.map(({ text }) => text)).toEqual(expect.arrayContaining(['entered', 'begins', 'one', 'two', 'three', 'four']));
  });

  it('keep the line that one of them has more', () => {
    const longer = [
      ...shared(mild).slice(0, 30),
      step('score', 'expired'),
      ...shared(mild)
        .slice(30)
        .map((s) => ({ ...s, because: s.because && s.because + (s.because >= 30 ? 1 : 0) })),
    ];
    const [without, with_] = shortenLives([shared(mild), longer]);
    expect(with_!.map(({ text }) => text)).toContain('expired');
    expect(without).not.toEqual(with_);
  });
});

describe('the first person whose life differs', () => {
  const listed = (days: number): ReturnType<typeof tiny> =>
    tiny({ streams: { act: act() }, channels: eye(['act']), lists: listFor('act', q(days, 'days')), measures: ban() });
  const base = listed(30);
  const arms = [
    { id: 'as_written', scenario: base },
    { id: 'longer', scenario: listed(31) },
  ];
  const at = { seed: 3, replicate: 0 };
  const planned = {
    inputs: { base, arms },
    experiment: { id: 'e' },
    runs: [{ ...at, persons: 200, id: 'r' }],
  } as unknown as PlannedExperiment;
  const run = runExperiment(compile(base, arms, { persons: 200 }), { ...at, runId: 'r', experiment: 'e', point: 0 });
  const touching = (person: string): typeof run => ({
    ...run,
    firstDifference: run.firstDifference.map((one) => (one.person === null ? one : { ...one, person })),
  });
  const followed = (of = run): ReturnType<typeof followPeople> => followPeople(planned, of, 'first_with_difference', 3);

  it('shows how it differs in the arm that the reason names', () => {
    const people = followed();
    expect(people.length).toBe(3);
    expect(people[0]!.why).toContain('whose life in the arm longer differs');
    for (const { lives } of people) expect(lives[0]!.steps).not.toEqual(lives[1]!.steps);
  });

  it('is not one whose difference lies in the warm-up, unless nobody has a difference that is counted', () => {
    const warm = (days: number): ReturnType<typeof tiny> => {
      const whole = listed(days);
      return { ...whole, horizon: { ...whole.horizon, warm_up: '2021-06-30' } };
    };
    const inTime = { base: warm(30), arms: [30, 31].map((days) => ({ id: `of_${days}`, scenario: warm(days) })) };
    const of = runExperiment(compile(inTime.base, inTime.arms, { persons: 200 }), { ...at, runId: 'r', experiment: 'e', point: 0 });
    const early = Array.from({ length: 200 }, (_, i) => `S-${i}`).find((person) => {
      const [one, other] = explainPerson({ ...inTime, ...at, persons: 200, person }).arms;
      return one!.sanctionDays === other!.sanctionDays && JSON.stringify(one!.steps) !== JSON.stringify(other!.steps);
    })!;
    const inWarmUp = { ...of, firstDifference: of.firstDifference.map((one) => (one.person === null ? one : { ...one, person: early })) };
    const lives = (run: typeof of): ReturnType<typeof followPeople> =>
      followPeople({ ...planned, inputs: inTime } as unknown as PlannedExperiment, run, 'first_with_difference', 2);
    for (const {
      person,
      lives: [one, other],
    } of lives(inWarmUp)) {
      expect(person).not.toBe(early);
      expect(one!.sanctionDays).not.toBe(other!.sanctionDays);
    }
    const alone = { ...inWarmUp, extras: { ...of.extras, notable: [] } };
    expect(lives(alone).map(({ person }) => person)).toEqual([early]);
  });

  it('says of a life that is cut how many steps are left out', () => {
    const { lives, person } = followed()[0]!;
    const whole = explainPerson({ base, arms, ...at, persons: 200, person }).arms.map(({ steps }) => steps.length);
    expect(Math.max(...whole)).toBeGreaterThan(LINES);
    expect(lives.map(({ steps, left = 0 }) => steps.length + left)).toEqual(whole);
  });

  it('is told with the same steps in both arms wherever both hold them', () => {
    let cut = 0;
    for (let i = 0; i < 40; i++) {
      const lives = explainPerson({ base, arms, ...at, persons: 200, person: `S-${i}` }).arms.map(({ steps }) => steps);
      if (lives.some(({ length }) => length > LINES)) cut++;
      expect(falselyDifferent(lives), `S-${i}`).toEqual([]);
    }
    expect(cut).toBeGreaterThan(10);
  });

  it('has its groups without a day, as nobody grows older, moves or is born', () => {
    for (const person of followed()) expect(person).not.toHaveProperty('groupsOn');
  });

  it('has its groups with the day on which it had them, where people grow older', () => {
    const demography = { mortality: { by: 'age', values: { adult: q(0.01, 'per person-year') } } };
    const grown = (days: number): ReturnType<typeof tiny> =>
      tiny({ streams: { act: act() }, channels: eye(['act']), lists: listFor('act', q(days, 'days')), measures: ban(), demography });
    const inTime = { base: grown(30), arms: [30, 31].map((days) => ({ id: `of_${days}`, scenario: grown(days) })) };
    const of = runExperiment(compile(inTime.base, inTime.arms, { persons: 200 }), { ...at, runId: 'r', experiment: 'e', point: 0 });
    const people = followPeople({ ...planned, inputs: inTime } as unknown as PlannedExperiment, of, 'first_with_difference', 2);
    expect(people.map(({ groupsOn }) => groupsOn)).toEqual(['2021-01-01', '2021-01-01']);
  });

  it('is told once, although the difference is also among the largest', () => {
    const largest = followed().at(-1)!.person;
    const people = followed(touching(largest)).map(({ person }) => person);
    expect(people[0]).toBe(largest);
    expect(new Set(people).size).toBe(3);
  });

  it('is somebody else where no step of the life of the first one touched differs', () => {
    const untouched = Array.from({ length: 200 }, (_, i) => `S-${i}`).find((person) => {
      const [one, other] = explainPerson({ base, arms, ...at, persons: 200, person }).arms;
      return JSON.stringify(one!.steps) === JSON.stringify(other!.steps);
    })!;
    const people = followed(touching(untouched)).map(({ person }) => person);
    expect(people.length).toBe(3);
    expect(people).not.toContain(untouched);
  });
});

describe('people listed first without a deed', () => {
  const ran = (base: ReturnType<typeof tiny>) => {
    const inputs = { base, arms: [{ id: 'as_written', scenario: base }] };
    const at = { seed: 3, replicate: 0 };
    const run = runExperiment(compile(base, inputs.arms, { persons: 200 }), { ...at, runId: 'r', experiment: 'e', point: 0 });
    const planned = { inputs, experiment: { id: 'e' }, runs: [{ ...at, persons: 200, id: 'r' }] } as unknown as PlannedExperiment;
    const { held, hashes } = run.extras;
    const life = (person: string) => explainPerson({ ...inputs, ...at, persons: 200, person, held, hashes }).arms[0]!;
    return { run, planned, life };
  };

  it('are those who came onto a list, on the day they did, and not when its rule was asked', () => {
    const base = tiny({
      streams: {
        act: act(),
        wrong: {
          title: 'w',
          kind: 'false_alarm',
          context: 'street',
          taken_for: 'act',
          rate: q(4, 'per person-year'),
          ceiling: q(8, 'per person-year'),
        },
      },
      channels: eye(['wrong']),
      lists: listFor('act', q(30, 'days'), {
        entries: {
          ground: { ground: 'g', on: 'act', if: { records: 'act', within: q(365, 'days'), at_least: q(2, 'count') }, term: q(30, 'days') },
        },
      }),
      measures: ban(),
    });
    const inputs = { base, arms: [{ id: 'as_written', scenario: base }] };
    const at = { seed: 3, replicate: 0 };
    const run = runExperiment(compile(base, inputs.arms, { persons: 200 }), { ...at, runId: 'r', experiment: 'e', point: 0 });
    const planned = { inputs, experiment: { id: 'e' }, runs: [{ ...at, persons: 200, id: 'r' }] } as unknown as PlannedExperiment;
    const followed = followPeople(planned, run, 'first_listed_without_deed', 3);
    expect(followed.length).toBe(3);
    expect(followPeople(planned, run, 'first_listed_without_deed', 3, 'error')).toEqual(followed);
    expect(followPeople(planned, run, 'first_listed_without_deed', 3, 'inability')).toEqual([]);
    for (const { person, why } of followed) {
      const { held, hashes } = run.extras;
      const { steps } = explainPerson({ ...inputs, ...at, persons: 200, person, held, hashes }).arms[0]!;
      const entered = steps.find(({ text }) => text.startsWith('Entered on l'))!;
      expect(why, person).toContain(`(${entered.day}), because of an error`);
    }
  });

  /** Households of two with a sanction that reaches both, so that whoever is entered for a deed has days for the deed of the other as well. */
  const pairs = (wrong: number): ReturnType<typeof tiny> =>
    tiny({
      population: {
        household_size: { two: q(1, 'share') },
        age: { adult: { title: 'a', from: 18, to: 120, share: q(1, 'share') } },
        attributes: {},
      },
      streams: {
        act: act(),
        wrong: {
          title: 'w',
          kind: 'false_alarm',
          context: 'street',
          taken_for: 'act',
          rate: q(wrong, 'per person-year'),
          ceiling: q(8, 'per person-year'),
        },
      },
      channels: eye(['act', 'wrong']),
      lists: listFor('act', q(30, 'days')),
      measures: ban({ reaches_household: true }),
    });

  it('are nobody where every entry is for a deed, whatever reaches people through their household', () => {
    const { planned, run } = ran(pairs(0));
    expect(run.extras.notable.some(({ without }) => without > 0)).toBe(true);
    expect(followPeople(planned, run, 'first_listed_without_deed', 3)).toEqual([]);
    expect(followPeople(planned, run, 'first_listed_without_deed', 3, 'other')).toEqual([]);
  });

  it('were entered for another cause than their own deed, and for the cause asked for', () => {
    const { planned, run, life } = ran(pairs(0.2));
    const followed = followPeople(planned, run, 'first_listed_without_deed', 3);
    expect(followed).toHaveLength(3);
    for (const { person, why } of followed) {
      const entered = life(person).steps.find(({ text }) => text.endsWith('cause: error.'))!;
      expect(why, person).toContain(`(${entered.day}), because of an error`);
    }
    expect(followPeople(planned, run, 'first_listed_without_deed', 3, 'error')).toEqual(followed);
    for (const cause of ['deed', 'other'] as const)
      expect(followPeople(planned, run, 'first_listed_without_deed', 3, cause), cause).toEqual([]);
  });

  it('follows people sanctioned for one cause only, those with most days of it first', () => {
    const base = smokeWorld();
    const inputs = { base, arms: [{ id: 'as_written', scenario: base }] };
    const at = { seed: 7, replicate: 0 };
    const run = runExperiment(compile(base, inputs.arms, { persons: 600 }), { ...at, runId: 'r', experiment: 'e', point: 0 });
    const planned = { inputs, experiment: { id: 'e' }, runs: [{ ...at, persons: 600, id: 'r' }] } as unknown as PlannedExperiment;
    const { held, hashes } = run.extras;
    const explained = (person: string) => explainPerson({ ...inputs, ...at, persons: 600, person, held, hashes }).arms[0]!;
    const days = followPeople(planned, run, 'most_sanction_days', 5, 'inability').map(({ person, why, lives }) => {
      const { daysByCause, sanctionDays, withoutDeedDays } = explained(person);
      expect(why).toContain('sanction-days for inability');
      expect(Object.values(daysByCause).reduce((sum, one) => sum + one, 0)).toBe(sanctionDays);
      expect(sanctionDays - daysByCause.deed).toBe(withoutDeedDays);
      expect(Object.keys(lives[0]!).filter((key) => key !== 'left')).toEqual(['arm', 'steps', 'sanctionDays', 'withoutDeedDays']);
      return daysByCause.inability;
    });
    expect(days).toHaveLength(5);
    expect(days.every((one) => one > 0)).toBe(true);
    expect(days).toEqual([...days].sort((a, b) => b - a));
    expect(
      run.extras.notable.some(({ person, days: all }) => all > 0 && explained(`S-${String(person)}`).daysByCause.inability === 0),
    ).toBe(true);
  });
});
