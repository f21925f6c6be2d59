import { compile, explainPerson } from '@glasshouse/model';
import type { LifeStep, Scenario } from '@glasshouse/model';
import { describe, expect, it } from 'vitest';
import { smokeWorld } from '../boundary/world.js';
import { runBatches } from '../reference/run-engine.js';
import { act, ban, eye, ledger, listFor, q, tiny } from './tiny.js';

/** Values between which a quantity of a unit can lie, the far ends of them. */
function ends(unit: string): number[] {
  if (/^(probability|share|percent)$/.test(unit)) return [0, unit === 'percent' ? 100 : 1];
  if (unit.endsWith('year')) return [0, unit === 'per person-year' ? 12 : 1e6];
  if (/^(days|weeks|months|years)$/.test(unit)) return [1, 1000];
  if (unit === 'hours') return [1, 100];
  if (unit === 'points') return [-500, -1, 1, 500];
  return [0, 8];
}

const at = (value: unknown, path: string[]): Record<string, unknown> =>
  path.reduce((found, key) => (found as Record<string, unknown>)[key], value) as Record<string, unknown>;

/** The scenario with one quantity at another value: that which a dated change sets last, where one does. */
function changed(scenario: Scenario, path: string, value: number): Scenario {
  const copy = structuredClone(scenario);
  const set = copy.timeline.findLast((change) => path in change.set)?.set;
  if (set) set[path] = { ...(set[path] as object), value, range: [value, value] };
  else at(copy, path.split('.'))['value'] = value;
  return copy;
}

interface World {
  scenario: Scenario;
  persons: number;
  seed: number;
}

function lifeOf({ scenario, persons, seed }: World, person: number): LifeStep[] {
  const arms = [{ id: 'base', scenario }];
  const limited = Object.values(scenario.reviews).some((review) => review.capacity ?? review.quota);
  const held = limited ? runBatches(compile(scenario, arms, { persons }), seed).result.extras.held : undefined;
  return explainPerson({ base: scenario, arms, persons, seed, replicate: 0, person: `S-${person}`, ...(held ? { held } : {}) }).arms[0]!
    .steps;
}

const same = (a: LifeStep | undefined, b: LifeStep | undefined): boolean =>
  a !== undefined && b !== undefined && a.day === b.day && a.stage === b.stage && a.rule === b.rule && a.text === b.text;

/**
 * Whether the quantity that the step at `i` names acted there: at one of its far ends the life is the same up to that step and differs in it.
 * Steps before must not name it, or it has acted already.
 */
function acted(world: World, person: number, life: LifeStep[], i: number): boolean {
  const { path, value, unit } = life[i]!.quantity!;
  return ends(unit)
    .filter((end) => end !== value)
    .some((end) => {
      const other = lifeOf({ ...world, scenario: changed(world.scenario, path, end) }, person);
      // A term is told at its beginning too, by the day on which it ends.
      if (OF_TERM.test(life[i]!.text)) return !other.some((step) => same(step, life[i]));
      return life.findIndex((step, k) => !same(step, other[k])) === i;
    });
}
const OF_TERM = /\(term\)|starts again/;

const half = q(0.5, 'probability');
const often = { rate: q(6, 'per person-year'), ceiling: q(12, 'per person-year') };
const alarm = { title: 'A', kind: 'false_alarm', context: 'street', taken_for: 'act', ...often };
const list = listFor('act', q(20, 'days'));
const rule = (on: unknown, more: object): object => ({ title: 'r', on, ...more });
const review = (more: object = {}): object => ({
  reviews: { desk: { title: 'd', of: ['act', 'alarm'], passes_sound: q(0.5, 'probability'), passes_unsound: half, ...more } },
});
const reviewed = (more: object = {}): object => ({ streams: { act: act(often), alarm }, channels: eye(['act', 'alarm']), ...review(more) });
const debt = (more: object = {}): object => ({
  debt: {
    title: 'D',
    kind: 'obligation',
    context: 'money',
    ...often,
    duty: { able: half, performs_at_once: half, performs: q(3, 'per person-year'), recovers: q(3, 'per person-year'), ...more },
  },
});
/** Other numbers for everybody: a case that holds for those with a reward, which every adult has. */
const always = { measures: { help: { ...ban().ban, kind: 'reward', trigger: [{ who: { age: ['adult'] } }] } } };
const cases = (one: object): object => ({ cases: [{ if: { measure: 'help' }, ...one }] });
const debtIn = (one: object): object => ({ ...always, streams: { debt: { ...(debt() as { debt: object }).debt, ...cases(one) } } });
const seenIn = (one: object): object => ({
  ...always,
  streams: { act: act(often) },
  channels: eye(['act'], cases(one) as object & Record<string, unknown>),
});
const perception = {
  perception: {
    aware: q(1, 'share'),
    own_record: q(0.6, 'share'),
    kin_listed: q(0.5, 'share'),
    kin_elsewhere: q(1, 'share'),
    display: q(0, 'share'),
    fades: q(3000, 'days'),
  },
};
const respond = (kind: string, on: string, effect: object): object => ({ responses: { it: { title: 'i', kind, on: [on], effect } } });
const help = act({ ...often, kind: 'merit', context: 'help', inclination: half });
const withList = (more: Record<string, unknown>): object => ({
  streams: debt(),
  channels: eye(['debt']),
  lists: listFor('debt', q(200, 'days'), more),
});
const appeals = {
  appeal: { delay: q(3, 'days'), corrects_unsound: half, overturns_sound: half },
};
const pairs = { partitions: { pair: { title: 'p', of: 'adults', size: q(2, 'count') } } };
const members = {
  household_size: { one: q(1, 'share') },
  age: { adult: { title: 'a', from: 18, to: 120, share: q(1, 'share') } },
  attributes: {
    member: {
      title: 'm',
      of: 'person',
      categories: { member: { title: 'm', share: q(0.5, 'share') }, other: { title: 'o', share: q(0.5, 'share') } },
    },
  },
};
const screens = {
  harm_only: true,
  reading: 'hypothetical',
  population: members,
  streams: { act: act(often), flag: { ...alarm, rate: q(0, 'per person-year') } },
  screens: {
    form: {
      title: 'f',
      owner: 'police',
      first: '2021-02-01',
      every: q(20, 'days'),
      looks_for: ['act'],
      within: q(20, 'days'),
      coverage: q(1, 'share'),
      sensitivity: half,
      false_positive: q(0.3, 'probability'),
      status: [
        { title: 'none', who: { member: ['other'] }, probability: q(0, 'probability') },
        { title: 'is', who: { member: ['member'] }, probability: half },
      ],
      reports_as: 'flag',
    },
  },
};
const office = (more: object, also: object = {}): object => ({
  population: members,
  officials: {
    title: 'o',
    types: {
      only: { title: 'h', share: q(1, 'share'), drops: q(0, 'probability'), returns: q(1, 'factor'), widens: q(0, 'probability'), ...more },
    },
    term: q(3, 'years'),
    favours: { member: ['member'] },
    ...also,
  },
});
const neighbours = (more: object = {}, also: object = {}): object => ({
  ...pairs,
  channels: eye(['act'], { sensitivity: q(1, 'probability'), witnesses: { among: 'pair', informs: half, ...more } }),
  ...also,
});
const spread = (more: object): object => ({ spreads: { also: { title: 's', owner: 'town', on: ['act'], ...more } } });
const points = (rules: object, more: object = {}): object => ({
  channels: eye(['act', 'help']),
  streams: { act: act(often), help: { ...help, amount: q(10, 'hours') } },
  ledgers: ledger(rules as Record<string, unknown>, more as Record<string, unknown>),
});
const P = 'ledgers.points.rules.r';

/** What a step says, the quantity that acted, and a world in which it does. */
const TABLE: [string, RegExp, string, object][] = [
  ['acts', /and acts/, 'streams.act.inclination', { streams: { act: act({ ...often, inclination: half }) } }],
  ['does not act', /does not act/, 'streams.act.inclination', { streams: { act: act({ ...often, inclination: half }) } }],
  [
    'is deterred',
    /holds back because of perceived risk/,
    'responses.it.effect',
    { streams: { act: act(often) }, channels: eye(['act']), ...perception, ...respond('deterrence', 'act', q(0.8, 'factor')) },
  ],
  [
    'is shamed',
    /holds back because of the shame/,
    'responses.it.effect',
    {
      streams: { act: act(often) },
      channels: eye(['act']),
      ...perception,
      lists: listFor('act', q(20, 'days'), { public: true }),
      ...respond('stigma', 'act', q(0.5, 'factor')),
    },
  ],
  [
    'strives',
    /and acts/,
    'responses.it.effect',
    { ...points({ r: rule('act', { points: q(-5, 'points') }) }), ...perception, ...respond('merit_farming', 'help', q(0.9, 'factor')) },
  ],
  ['performs at once', /performs it at once/, 'streams.debt.duty.performs_at_once', { streams: debt() }],
  ['leaves it undone', /undone, though able/, 'streams.debt.duty.performs_at_once', { streams: debt() }],
  ['cannot perform', /cannot perform/, 'streams.debt.duty.able', { streams: debt() }],
  [
    'cannot, of a group',
    /cannot perform/,
    'streams.debt.duty.able.values.member',
    { population: members, streams: debt({ able: { by: 'member', values: { member: half, other: half } } }) },
  ],
  ['performs at once in a case', /performs it at once/, 'streams.debt.cases.0.performs_at_once', debtIn({ performs_at_once: half })],
  ['cannot perform in a case', /cannot perform/, 'streams.debt.cases.0.able', debtIn({ able: q(0.3, 'probability') })],
  ['cannot, in a case of pace', /cannot perform/, 'streams.debt.duty.able', debtIn({ performs: q(3, 'per person-year') })],
  ['performs later in a case', /Performs the duty/, 'streams.debt.cases.0.performs', debtIn({ performs: q(4, 'per person-year') })],
  ['is seen in a case', /is noticed/, 'channels.eye.cases.0.sensitivity', seenIn({ sensitivity: half })],
  ['performs later', /Performs the duty/, 'streams.debt.duty.performs', { streams: debt({ able: q(1, 'probability') }) }],
  [
    'performs for being listed',
    /Performs the duty/,
    'responses.it.effect',
    { ...withList({}), ...respond('payment', 'debt', q(3, 'factor')) },
  ],
  ['recovers', /Becomes able/, 'streams.debt.duty.recovers', { streams: debt() }],
  ['is seen', /is noticed/, 'channels.eye.sensitivity', { streams: { act: act(often) }, channels: eye(['act'], { sensitivity: half }) }],
  [
    'is not seen by the clumsy',
    /is not reported/,
    'channels.eye.sensitivity',
    { streams: { act: act(often) }, channels: eye(['act'], { sensitivity: q(0.3, 'probability') }) },
  ],
  [
    'is not seen by the absent',
    /is not reported/,
    'channels.eye.coverage',
    { streams: { act: act(often) }, channels: eye(['act'], { coverage: q(0.3, 'share') }) },
  ],
  ['a sound report passes', /let through\./, 'reviews.desk.passes_sound', reviewed()],
  ['a sound report is stopped', /stopped/, 'reviews.desk.passes_sound', reviewed()],
  ['an unsound report passes', /let through\./, 'reviews.desk.passes_unsound', reviewed()],
  ['an unsound report is stopped', /stopped/, 'reviews.desk.passes_unsound', reviewed()],
  [
    'beyond capacity',
    /over capacity and dropped/,
    'reviews.desk.capacity',
    reviewed({ capacity: q(1000, 'per 1000 persons and year'), when_full: 'drop' }),
  ],
  [
    'passes unread',
    /over capacity and let through/,
    'reviews.desk.capacity',
    reviewed({ capacity: q(1000, 'per 1000 persons and year'), when_full: 'pass' }),
  ],
  [
    'passes for the quota',
    /because of the quota/,
    'reviews.desk.quota.passes_unsound',
    reviewed({ quota: { number: q(9000, 'per 1000 persons and year'), passes_unsound: q(0.9, 'probability') } }),
  ],
  [
    'stopped despite the quota',
    /stopped/,
    'reviews.desk.quota.passes_unsound',
    reviewed({ quota: { number: q(9000, 'per 1000 persons and year'), passes_unsound: q(0.6, 'probability') } }),
  ],
  ['is flagged for a deed', /for something done/, 'screens.form.sensitivity', screens],
  ['is flagged in error', /in error/, 'screens.form.false_positive', screens],
  ['is flagged for what they are', /for what they are/, 'screens.form.status.1.probability', screens],
  [
    'the holder drops it',
    /drops the report/,
    'officials.types.only.drops',
    { ...office({ drops: half }), streams: { act: act(often) }, channels: eye(['act']) },
  ],
  [
    'the holder invents it',
    /something never done/,
    'officials.types.only.invents',
    { ...office({ invents: q(4, 'per person-year') }, { invents_as: 'help' }), streams: { help }, channels: eye(['help']) },
  ],
  ['points', /^-5 points/, `${P}.points`, points({ r: rule('act', { points: q(-5, 'points') }) })],
  [
    'points at discretion',
    /points on/,
    `${P}.discretion.from`,
    points({ r: rule('act', { discretion: { from: q(-9, 'points'), to: q(-2, 'points') } }) }),
  ],
  ['points by steps', /^\+\d+ points/, `${P}.steps.0.per_point`, points({ r: rule('help', { steps: [{ per_point: q(5, 'hours') }] }) })],
  ['points up to a cap', /^-3 points/, `${P}.cap`, points({ r: rule('act', { points: q(-5, 'points'), cap: q(8, 'points') }) })],
  [
    'points up to a shared cap',
    /^-1 points/,
    'ledgers.points.rules.wide.cap',
    points({
      r: rule('act', { points: q(-5, 'points'), cap_shared: 'both' }),
      wide: rule('help', { points: q(-5, 'points'), cap: q(6, 'points'), cap_shared: 'both' }),
    }),
  ],
  [
    'points down to a floor',
    /^-2 points/,
    'ledgers.points.floor',
    points({ r: rule('act', { points: q(-6, 'points') }) }, { floor: q(92, 'points') }),
  ],
  [
    'points up to a ceiling',
    /^\+2 points/,
    'ledgers.points.ceiling',
    points({ r: rule('help', { points: q(6, 'points') }) }, { ceiling: q(108, 'points') }),
  ],
  ['a grade set', /points on/, 'ledgers.points.grades.1.from', points({ r: rule('act', { set_grade: 'low' }) })],
  ['a warning', /Warning 1/, `${P}.warnings`, points({ r: rule('act', { points: q(-5, 'points'), warnings: q(2, 'count') }) })],
  [
    'a change expires',
    /A change expires/,
    `${P}.lifetime`,
    points({ r: rule('act', { points: q(-5, 'points'), lifetime: q(20, 'days') }) }),
  ],
  [
    'is entered with a chance',
    /Entered on/,
    'lists.list.entries.ground.probability',
    {
      streams: { act: act(often) },
      channels: eye(['act']),
      lists: { list: { ...list.list, entries: { ground: { ...list.list.entries.ground, probability: half } } } },
    },
  ],
  [
    'is not entered',
    /Not entered/,
    'lists.list.entries.ground.probability',
    {
      streams: { act: act(often) },
      channels: eye(['act']),
      lists: { list: { ...list.list, entries: { ground: { ...list.list.entries.ground, probability: half } } } },
    },
  ],
  [
    'is entered for a time',
    /Entered on/,
    'lists.list.entries.ground.term',
    { streams: { act: act(often) }, channels: eye(['act']), lists: list },
  ],
  [
    'is entered for what they are',
    /Entered on/,
    'lists.list.entries.ground.rate',
    {
      population: members,
      lists: {
        list: {
          ...list.list,
          entries: { ground: { ground: 'g', on: { who: { member: ['member'] } }, rate: q(4, 'per person-year'), term: q(20, 'days') } },
        },
      },
    },
  ],
  [
    'a term starts again',
    /starts again/,
    'lists.list.entries.ground.term',
    {
      streams: { act: act(often) },
      channels: eye(['act']),
      lists: { list: { ...list.list, entries: { ground: { ...list.list.entries.ground, restarts: true } } } },
    },
  ],
  ['leaves after performance', /Leaves .*performed/, 'lists.list.exit.performed', withList({ exit: { performed: q(9, 'days') } })],
  [
    'leaves at the end of the term',
    /Leaves .*term/,
    'lists.list.entries.ground.term',
    {
      streams: { act: act(often) },
      channels: eye(['act']),
      lists: { list: { ...list.list, entries: { ground: { ...list.list.entries.ground, probability: q(1, 'probability') } } } },
    },
  ],
  [
    'leaves after empty searches',
    /Leaves .*empty searches/,
    'lists.list.exit.empty_searches',
    withList({ exit: { empty_searches: q(6, 'per person-year') } }),
  ],
  [
    'is repaired',
    /Leaves .*repair/,
    'lists.list.exit.repair.rate',
    {
      streams: { act: act(often) },
      channels: eye(['act']),
      lists: listFor('act', q(200, 'days'), { exit: { repair: { after: q(10, 'days'), rate: q(6, 'per person-year') } } }),
    },
  ],
  [
    'asks for correction',
    /correction of .*: filed/,
    'responses.it.effect',
    { ...withList(appeals), ...respond('appeal', 'list', q(6, 'per person-year')) },
  ],
  [
    'asks at once, without a sound ground',
    /correction of .*: filed/,
    'responses.it.if_unsound',
    {
      streams: { act: act({ rate: q(0, 'per person-year') }), alarm },
      channels: eye(['alarm']),
      lists: listFor('act', q(200, 'days'), appeals),
      responses: { it: { title: 'i', kind: 'appeal', on: ['list'], effect: q(0, 'probability'), if_unsound: half } },
    },
  ],
  [
    'an unable person is heard by the chance for it',
    /correction of .*: corrected/,
    'lists.list.appeal.inability',
    {
      ...withList({ appeal: { ...appeals.appeal, inability: half } }),
      ...respond('appeal', 'list', q(6, 'per person-year')),
      streams: debt({ able: q(0, 'probability'), recovers: q(0, 'per person-year') }),
    },
  ],
  [
    'learns of a hidden list by being refused',
    /Learns from a refusal/,
    'lists.list.revealed.refused',
    {
      streams: { act: act(often), fly: { ...act(often), kind: 'attempt', inclination: undefined } },
      channels: eye(['act']),
      lists: listFor('act', q(200, 'days'), { ...appeals, hidden: true, revealed: { refused: half } }),
      measures: ban({ refuses: ['fly'] }),
    },
  ],
  [
    'learns of a hidden list from a sanction',
    /Learns from a sanction/,
    'lists.list.revealed.measure',
    {
      streams: { act: act(often) },
      channels: eye(['act']),
      lists: listFor('act', q(200, 'days'), { ...appeals, hidden: true, revealed: { measure: half } }),
      measures: ban(),
    },
  ],
  [
    'an able person is refused',
    /correction of .*: refused/,
    'lists.list.appeal.overturns_sound',
    { ...withList(appeals), ...respond('appeal', 'list', q(6, 'per person-year')) },
  ],
  [
    'an unable person is heard',
    /correction of .*: corrected/,
    'lists.list.appeal.corrects_unsound',
    { ...withList(appeals), ...respond('appeal', 'list', q(6, 'per person-year')) },
  ],
  [
    'an unable person is refused',
    /correction of .*: refused/,
    'lists.list.appeal.corrects_unsound',
    { ...withList(appeals), ...respond('appeal', 'list', q(6, 'per person-year')) },
  ],
  [
    'doors close',
    /Begins/,
    'measures.ban.doors.each',
    {
      streams: { act: act(often) },
      channels: eye(['act']),
      lists: list,
      measures: ban({ doors: { bodies: q(3, 'count'), each: q(0.3, 'probability') } }),
    },
  ],
  [
    'an accusation',
    /becomes an accusation/,
    'streams.alarm.accuses',
    { streams: { act: act(often), alarm: { ...alarm, accuses: half } }, channels: eye(['act', 'alarm']) },
  ],
  [
    'no accusation',
    /comes to nothing/,
    'streams.alarm.accuses',
    { streams: { act: act(often), alarm: { ...alarm, accuses: half } }, channels: eye(['act', 'alarm']) },
  ],
  [
    'an accusation because witnesses are asked',
    /becomes an accusation/,
    'responses.it.effect',
    {
      ...neighbours(),
      streams: { act: act(often), alarm: { ...alarm, accuses: q(0.2, 'probability') } },
      channels: eye(['act', 'alarm'], { witnesses: { among: 'pair', informs: half } }),
      ...respond('accusation', 'alarm', q(4, 'factor')),
    },
  ],
  ['a witness informs', /and informs/, 'channels.eye.witnesses.informs', { ...neighbours(), streams: { act: act(often) } }],
  ['a witness keeps silent', /keeps silent\./, 'channels.eye.witnesses.informs', { ...neighbours(), streams: { act: act(often) } }],
  [
    'a liable witness keeps silent',
    /keeps silent; the deed/,
    'channels.eye.witnesses.if_liable',
    { ...neighbours({ if_liable: q(0.2, 'factor') }), streams: { act: act(often) }, ...spread({ to: 'pair', probability: half }) },
  ],
  [
    'a record is passed on',
    /record of another/,
    'spreads.also.probability',
    { ...pairs, streams: { act: act(often) }, channels: eye(['act']), ...spread({ to: 'pair', probability: half }) },
  ],
  [
    'a record meets contacts',
    /record of another/,
    'spreads.also.mean',
    {
      streams: { act: act({ rate: q(1, 'per person-year') }) },
      channels: eye(['act']),
      ...spread({ to: 'contacts', mean: q(0.5, 'factor') }),
    },
  ],
  [
    'turns against the rule',
    /Turns against/,
    'responses.it.effect',
    {
      ...pairs,
      streams: { act: act(often) },
      channels: eye(['act']),
      ...spread({ to: 'pair', probability: q(1, 'probability') }),
      ...respond('revolt', 'also', q(0.5, 'factor')),
    },
  ],
  [
    'perceives more after a record',
    /Perceives more risk/,
    'perception.own_record',
    { streams: { act: act(often) }, channels: eye(['act']), ...perception },
  ],
];

/** Lives in which a step may turn out to have been changed by what the same quantity did to others before. */
const TRIED = 8;

describe('the quantity that a step of a life names', () => {
  it.each(TABLE)('%s', (_, text, path, sections) => {
    const horizon = { start: '2021-01-01', end: '2021-06-30', round: 'month' };
    const world = { scenario: tiny({ horizon, ...sections }), persons: 60, seed: 3 };
    const tried: string[] = [];
    for (let person = 0; person < 60 && tried.length < TRIED; person++) {
      const life = lifeOf(world, person);
      const names = (step: LifeStep): boolean => step.quantity?.path === path;
      const i = life.findIndex((step) => names(step) && text.test(step.text));
      if (i < 0 || (!OF_TERM.test(life[i]!.text) && life.findIndex(names) !== i)) continue;
      if (acted(world, person, life, i)) return;
      tried.push(`S-${person} ${life[i]!.day}: ${life[i]!.text}`);
    }
    expect(tried, 'the quantity named changes nothing there, or something before').toEqual([]);
    const said = [0, 1, 2, 3].flatMap((person) => lifeOf(world, person).filter((step) => text.test(step.text)));
    expect.fail(`nobody has a step that names ${path}; of those with these words: ${JSON.stringify(said.slice(0, 3))}`);
  });

  it('is as a dated change has it on the day', () => {
    const from = (value: number): object => ({ 'reviews.desk.passes_sound': q(value, 'probability') });
    const scenario = tiny({
      ...reviewed({ passes_sound: q(1, 'probability') }),
      timeline: [{ date: '2021-03-01', title: 't', assumed: 'A test', set: from(0) }],
    });
    const steps = lifeOf({ scenario, persons: 40, seed: 3 }, 1).filter((step) => step.quantity?.path === 'reviews.desk.passes_sound');
    const values = steps.map((step) => [step.day >= '2021-03-01', step.quantity!.value]);
    expect(values.length).toBeGreaterThan(4);
    expect(new Set(values.map(String))).toEqual(new Set(['false,1', 'true,0']));
  });

  it('acted wherever it is named for the first time, in the world in which everything happens', () => {
    const scenario = smokeWorld();
    const world = { scenario, persons: 600, seed: 21 };
    const { communities } = compile(scenario, [{ id: 'base', scenario }], { persons: world.persons });
    const tried = new Map<string, number>();
    for (let person = 0; person < 24 * communities.length; person += communities.length) {
      const life = lifeOf(world, person);
      life.forEach(({ quantity, text }, i) => {
        if (quantity === null) return;
        if (!OF_TERM.test(text) && life.findIndex((step) => step.quantity?.path === quantity.path) !== i) return;
        const kind = `${quantity.path}: ${text.replace(/[\d-]+/g, '')}`;
        const times = tried.get(kind) ?? 0;
        if (times < 0 || times >= TRIED) return;
        tried.set(kind, acted(world, person, life, i) ? -1 : times + 1);
      });
    }
    // Each kind of step was seen to be the doing of what it names, in one life at least.
    expect([...tried].filter(([, times]) => times >= 3)).toEqual([]);
    expect([...tried].filter(([, times]) => times < 0).length).toBeGreaterThan(20);
  });
});
