import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseRegister } from '../format/register.js';
import { loadStudy } from './load-study.js';
import { studyNotes } from './notes.js';

const ROOT = new URL('../../../../', import.meta.url);
const shipped = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8');
const register = parseRegister(shipped('evidence/register.csv'));

const assumed = (value: number, unit: string): string =>
  `{ value: ${value}, unit: ${unit}, assumed: example, range: [${value}, ${value}] }`;
const YEAR = assumed(365, 'days');

/** A world in which letters warn before the list; only an arm hears appeals. */
const WORLD =
  `${shipped('test/rights/_world.yaml').replace(/^glasshouse: 1$/m, 'glasshouse: 1\nkind: scenario\nid: own\ntitle: Own\nabout: Own.')}
  second:
    title: Second
    kind: sanction
    context: traffic
    owner: town
    basis: { source: E055 }
    trigger: [{ list: unpaid }]
responses:
  asks: { title: Asks, kind: appeal, on: [unpaid], effect: ${assumed(0.3, 'probability')} }
  asks_too: { title: Asks too, kind: appeal, on: [parked], effect: ${assumed(0.3, 'probability')} }
`
    .replace(
      '\nchannels:',
      `
  bill:
    title: A bill falls due
    kind: obligation
    context: traffic
    schedule: { every: ${assumed(91, 'days')} }
    duty:
      able: ${assumed(0.7, 'probability')}
      performs_at_once: ${assumed(0.5, 'probability')}
      performs: ${assumed(0.5, 'per person-year')}
      recovers: ${assumed(0.5, 'per person-year')}
channels:`,
    )
    .replace('sees: [parking]', 'sees: [parking, bill]')
    .replace(
      '\nmeasures:',
      `
  warned:
    title: Letters
    owner: town
    entries: { letter: { ground: First, on: bill, term: ${YEAR} } }
    exit: {}
  unpaid:
    title: Unpaid
    owner: town
    entries: { open: { ground: Open, on: bill, term: until_performed } }
    exit: {}
measures:`,
    );

const APPEAL = `lists.unpaid.appeal: { delay: ${assumed(30, 'days')}, corrects_unsound: ${assumed(0.5, 'probability')}, overturns_sound: ${assumed(0.1, 'probability')} }`;
const WARN = 'lists.unpaid.entries.open.if: { list: warned }';
const KEEP = `lists.warned.exit.performed: ${YEAR}`;

interface Note {
  path: string;
  found: string;
  allowed: string;
  todo: string;
  line: number;
}

/** Notes on a study with these arms, one patch each. */
function notes(...patches: string[]): Note[] {
  return notesOf(patches, '[]');
}

function notesOf(patches: readonly string[], indicators: string, world = WORLD): Note[] {
  const arms = patches.map((patch, i) => `      - { id: a${i}, title: Arm ${i}, patch: { ${patch} } }`).join('\n');
  const study = `glasshouse: 1
kind: study
id: own
title: Own
about: Own.
experiments:
  - id: one
    title: One
    scenario: own.yaml
    arms:
${arms}
    persons: { reduced: 1000, full: 1000 }
    design: { points: { reduced: 1, full: 1 } }
    replicates: { reduced: 10, full: 10 }
    indicators: ${indicators}
claims: []
`;
  const files = { read: (path: string): string => (path === 'own.yaml' ? world : study) };
  return studyNotes(loadStudy('study.yaml', files, register), 'study.yaml', files);
}

describe('a doubt about the scenario of a study', () => {
  it('stands as it is where every arm has it', () => {
    expect(notes('')).toMatchObject([{ path: 'responses.asks.on.0', todo: 'Add appeal to the list, or remove the response.' }]);
  });

  it('names the arms that have it where another sets what is missing, and advises no change of these', () => {
    const [note, ...others] = notes('', APPEAL);
    expect(others).toEqual([]);
    expect(note!.todo).toContain('in the arms a0 only');
    expect(note!.todo).not.toContain('remove');
  });

  it('is dropped where no arm has it', () => {
    expect(notes(APPEAL)).toEqual([]);
  });
});

describe('presence on a list that performance ends', () => {
  it('is told of the arm that asks for it, at the arm', () => {
    const [note, ...others] = notes(APPEAL, `${APPEAL}, ${WARN}`);
    expect(others).toEqual([]);
    expect(note).toMatchObject({ path: 'experiments.0.arms.1', line: 12 });
    expect(note!.found).toContain('at lists.unpaid.entries.open.if in the arm a1');
  });

  it.each([
    ['entries that stay for their term', `${WARN}, ${KEEP}`],
    ['absence', 'lists.unpaid.entries.open.if: { not: { list: warned } }'],
    ['entries until performance', 'lists.unpaid.entries.open.if: { list: warned }, lists.warned.entries.letter.term: until_performed'],
  ])('says nothing of %s', (_, patch) => {
    expect(notes(`${APPEAL}, ${patch}`)).toEqual([]);
  });
});

describe('an appeal', () => {
  it('for which nobody asks is told of the arm that has it', () => {
    const unasked = APPEAL.replace('unpaid', 'warned');
    const [note, ...others] = notes(APPEAL, `${APPEAL}, ${unasked}`);
    expect(others).toEqual([]);
    expect(note).toMatchObject({ path: 'experiments.0.arms.1', line: 12 });
    expect(note!.found).toBe('an appeal for which nobody asks, at lists.warned.appeal in the arm a1');
    expect(note!.todo).toContain('on: [warned]');
  });
});

describe('an entry until performance that a mistake can make', () => {
  const MISREAD = `  misread:
    title: A payment that is not booked
    kind: false_alarm
    context: traffic
    schedule: { every: ${YEAR} }
    taken_for: bill
channels:`;
  const SEEN = WORLD.replace('channels:', MISREAD).replace('sees: [parking, bill]', 'sees: [parking, bill, misread]');
  const of = (...patches: string[]): Note[] => notesOf(patches, '[]', SEEN).filter(({ found }) => found.includes('until_performed'));

  it('is said never to end where the list has no other way out', () => {
    const [note, ...others] = of('');
    expect(others).toEqual([]);
    expect(note!.found).toContain('misread may be mistaken');
    expect(`${note!.path} ${note!.found}`).toContain('lists.unpaid.entries.open.term');
  });

  it.each([
    ['an appeal', APPEAL],
    ['repair', `lists.unpaid.exit.repair: { after: ${YEAR}, rate: ${assumed(1, 'per person-year')} }`],
    ['a yearly reset', 'lists.unpaid.resets: { on: 01-01 }'],
    ['a term', `lists.unpaid.entries.open.term: ${YEAR}`],
  ])('is not where the list has %s, and the arms without are named', (_, patch) => {
    expect(of(patch)).toEqual([]);
    expect(of('', patch).map(({ found }) => found)).toEqual([expect.stringMatching(/in the arm a0$/)]);
  });

  it('is not where nothing is mistaken for the duty', () => {
    expect(notes('').filter(({ found }) => found.includes('until_performed'))).toEqual([]);
  });
});

describe('a list on which nobody can be entered', () => {
  const TAKEN = WORLD.replace(
    'channels:',
    `  follower: { title: F, kind: breach, context: traffic, inclination: ${assumed(1, 'probability')}, schedule: { dates: ['02-01'] } }\nchannels:`,
  ).replace(
    '\nmeasures:',
    `\n  after: { title: After, owner: town, entries: { both: { ground: B, on: { list: warned }, term: ${YEAR} } }, exit: {} }\nmeasures:`,
  );
  const of = (...patches: string[]): string[] =>
    notesOf(patches, '[]', TAKEN).flatMap(({ found }) => (found.includes('nobody can ever') ? [found] : []));
  const UNSEEN = 'lists.warned.entries.letter.on: follower';

  it('is none where a channel sees the ground, or that of a list which it follows', () => {
    expect(of('')).toEqual([]);
  });

  it('is told of the arm in which no channel sees it any more, with the lists that follow it', () => {
    const blind = 'channels.patrol.sees: [parking]';
    const [channel] = /^  (\w+):/m.exec(TAKEN.slice(TAKEN.indexOf('channels:') + 10)) ?? [];
    const found = of('', blind.replace('patrol', channel!.trim().replace(':', '')));
    expect(new Set(found.map((one) => /at (lists\.\w+) in the arm a1$/.exec(one)?.[1]))).toEqual(
      new Set(['lists.after', 'lists.unpaid', 'lists.warned']),
    );
  });

  it('is not told of a list that the arm itself sets, switched off or not', () => {
    expect(of('', UNSEEN)).toEqual([]);
    expect(of('', 'lists.warned.in_force: { to: 1999-12-31 }')).toEqual([]);
  });
});

describe('a number of people beyond those of the scenario', () => {
  const asking = (persons: number): Note[] =>
    notesOf(
      [APPEAL],
      `[]
  - { id: two, title: Two, scenario: own.yaml, arms: [{ id: a0, title: A, patch: { ${APPEAL} } }], persons: { reduced: 1000, full: ${persons} },
      design: { points: { reduced: 1, full: 1 } }, replicates: { reduced: 10, full: 10 }, indicators: [] }`,
    );
  const ALL = Number(/persons: \{ value: (\d+)/.exec(WORLD)![1]);

  it('is told how many each run has', () => {
    expect(asking(ALL + 1)).toEqual([
      expect.objectContaining({
        path: 'experiments.1.persons.full',
        found: `${ALL + 1} people, more than the scenario has: each run has ${ALL}`,
        todo: `Write ${ALL}, or raise the persons of the places in the scenario.`,
      }),
    ]);
  });

  it('is not where the scenario has so many', () => {
    expect(asking(ALL)).toEqual([]);
  });
});

describe('a unit that names a year', () => {
  const of = (unit: string, per: number, over = 'persons', more = ''): string[] =>
    notesOf(
      [APPEAL],
      `[{ id: n, title: N, definition: N, unit: ${unit}, of: [harm.sanction_days], over: ${over}, per: ${per}${more} }]`,
    ).map(({ path, allowed }) => `${path}: ${allowed}`);

  it('is told which per makes up for the time that is counted', () => {
    const [note, ...others] = of('per 1000 people and year', 1000);
    expect(others).toEqual([]);
    expect(note).toMatch(/^experiments\.0\.indicators\.0\.per: per: \d+, or over: \[people\.days\] with per: 365000 /);
    const right = Number(/per: (\d+),/.exec(note!)![1]);
    expect(of('per 1000 people and year', right)).toEqual([]);
    expect(of('"per 1,000 people per year"', 1000)).toEqual([note!.replace('per 1000 people and year', 'per 1,000 people per year')]);
    expect(of('"per 1,000 people per year"', right)).toEqual([]);
  });

  it('is told what to do about a part of the people, and once for all experiments that share the lines', () => {
    const [note, ...others] = notesOf(
      [APPEAL],
      `&shared [{ id: n, title: N, definition: N, unit: per 1000 pupils and year, of: [harm.sanction_days], over: persons, per: 1000 }]
  - { id: two, title: Two, scenario: own.yaml, arms: [{ id: a0, title: A, patch: { ${APPEAL} } }], persons: { reduced: 1000, full: 1000 },
      design: { points: { reduced: 1, full: 1 } }, replicates: { reduced: 10, full: 10 }, indicators: *shared }`,
    );
    expect(others).toEqual([]);
    expect(note!.todo).toContain('If pupils are a part of the people, divide by that part.');
    const [plain] = notesOf(
      [APPEAL],
      `[{ id: n, title: N, definition: N, unit: per 1000 people and year, of: [harm.sanction_days], over: persons, per: 1000 }]`,
    );
    expect(plain!.todo).not.toContain('part of the people');
  });

  it('says nothing where the sum is of person-days, or where no year is named', () => {
    expect(of('per 1000 people and year', 365_000, '[people.days]')).toEqual([]);
    expect(of('per 1000 people', 1000)).toEqual([]);
  });
});

describe('first days after a warm-up', () => {
  const WARM = WORLD.replace(/horizon: .*/, 'horizon: { start: 2021-01-01, end: 2022-12-31, round: month, warm_up: 2021-12-31 }');
  const indicator = (more: string): string =>
    `[{ id: newly, title: Newly, unit: synthetic persons, definition: First days on the list., of: [first.listed.unpaid], over: none, per: 1, ${more} }]`;
  const LONGER = `${APPEAL}, lists.warned.entries.letter.term: ${assumed(500, 'days')}`;
  const told = (patches: string[], indicators: string, world = WARM): Note[] =>
    notesOf(patches, indicators, world).filter(({ todo }) => todo.includes('first counted round'));

  it('are told where arms differ before it ends, with the round after which newcomers alone count', () => {
    const [note, ...others] = told([APPEAL, LONGER], indicator('take: sum'));
    expect(others).toEqual([]);
    expect(note!.path).toBe('experiments.0.indicators.0.of');
    expect(note!.found).toContain('first.listed.unpaid');
    expect(note!.found).toContain('(a1)');
    expect(note!.todo).toContain('set from: 2022-02-01');
  });

  it('are told where arms differ in whom a spread reaches', () => {
    const spreads = (to: string): string =>
      `${APPEAL}, spreads.home: { title: Home, owner: town, on: [parking], to: ${to}, probability: ${assumed(0.5, 'probability')} }`;
    expect(
      told(
        [spreads('household'), spreads('block')],
        indicator('take: sum'),
        `${WARM}\nties: { block: { title: Block, mean: ${assumed(2, 'factor')} } }\n`,
      ),
    ).toHaveLength(1);
  });

  it.each([
    ['arms that are alike until then', [APPEAL, `${APPEAL}, lists.warned.in_force: { to: 2022-03-31 }`], 'take: sum', WARM],
    ['a period that begins later', [APPEAL, LONGER], 'take: sum, from: 2022-02-01', WARM],
    ['a world without one', [APPEAL, LONGER], 'take: sum', WORLD],
  ])('are not told of %s', (_, patches, more, world) => {
    expect(told(patches, indicator(more), world)).toEqual([]);
  });
});
