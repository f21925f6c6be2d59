import { applyPatch, dateOf, dayOf, hash32, parseRegister, roundsOf } from '@glasshouse/model';
import type { Patch, Scenario } from '@glasshouse/model';
import { loadValue } from '../shipped.js';
import type { Feature, Knobs } from './random-features.js';
import { addEligible } from './random-eligible.js';
import { endsOfActs, isSilent, isTaken, randomEnds } from './random-ends.js';
import { randomLedgers } from './random-ledgers.js';
import { randomLists } from './random-lists.js';
import { addAppeals } from './random-appeals.js';
import { randomAmounts } from './random-amounts.js';
import { addAttempts } from './random-attempts.js';
import { randomLiability } from './random-liability.js';
import { addPlaces, withAttention } from './random-places.js';
import { addConditions } from './random-conditions.js';
import { addStatus } from './random-status.js';
import { addCalendar } from './random-calendar.js';
import { addStateUses, randomStates } from './random-states.js';
import { addHomes, randomDemography } from './random-demography.js';
import { randomEncounters } from './random-encounters.js';
import { randomMinds } from './random-minds.js';
import { randomOffice } from './random-office.js';

const q = (value: number, unit: string) => ({ value, unit, assumed: 'A test', range: [value, value] });
const START = '2019-11-20';
const register = parseRegister(
  'id,topic,statement,value,unit,year,place,source_title,source_author,source_year,source_url,grade,seen_via,disputed_by,dispute_kind\n',
);

/** A word of which every bit depends on all bits of another (the finalizer of MurmurHash3). */
function mixed(word: number): number {
  let h = word;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** A scenario and its arms from knobs: small, with rates so high that everything happens within months. */
export function worldOf(k: Knobs): { base: Scenario; arms: { id: string; scenario: Scenario }[] } {
  const on = (feature: Feature): boolean => k.on.includes(feature);
  const word = (text: string): number => (k.apart === true ? mixed(hash32(text)) : hash32(text));
  const choose = <T>(name: string, options: readonly T[]): T => options[word(`${k.seed} ${name}`) % options.length]!;
  const day = (name: string): string => dateOf(dayOf(START) + 1 + (word(`${k.seed} day ${name}`) % (k.days - 2)));
  const some = (name: string) => Number(choose(name, [0, 1, 0.5, 0.8, 0.2]));
  const only = <T extends object>(feature: Feature, value: T): T | Record<string, never> => (on(feature) ? value : {});

  const horizon = { start: START, end: dateOf(dayOf(START) + k.days - 1), round: k.round };
  const attributes = on('attributes')
    ? {
        income: {
          title: 'Income',
          of: 'household',
          categories: { low: { title: 'Low', share: q(0.5, 'share') }, high: { title: 'High', share: q(0.5, 'share') } },
        },
        work: {
          title: 'Work',
          of: 'person',
          adults_only: true,
          children: 'none',
          categories: { none: { title: 'None', share: q(40, 'percent') }, firm: { title: 'Firm', share: q(60, 'percent') } },
        },
      }
    : {};
  const by = (name: string, unit: string, low: number, high: number): object =>
    on('attributes') && choose(`by ${name}`, [true, false])
      ? { by: 'income', values: { low: q(low, unit), high: q(high, unit) } }
      : q(high, unit);
  const classes = on('classes')
    ? {
        classes: {
          few: { share: q(0.6, 'share'), factor: q(choose('few', [0, 0.5]), 'factor') },
          many: { share: q(0.4, 'share'), factor: q(2, 'factor') },
        },
      }
    : {};
  const trend = on('trend') ? { trend: [{ from: day('trend'), factor: q(choose('trend factor', [0, 0.5, 2]), 'factor') }] } : {};
  const stream = (kind: string, context: string, rate: number, more: object): object => ({
    title: kind,
    kind,
    context,
    rate: q(rate, 'per person-year'),
    ceiling: q(rate * 4.5, 'per person-year'),
    ...classes,
    ...trend,
    ...more,
  });
  const duty = (name: string): object => ({
    duty: {
      able: by(`able ${name}`, 'probability', 0.3, 0.7),
      performs_at_once: q(choose(`once ${name}`, [0, 0.3]), 'probability'),
      performs: q(choose(`performs ${name}`, [3, 0, 12]), 'per person-year'),
      recovers: q(choose(`recovers ${name}`, [4, 0, 12]), 'per person-year'),
    },
  });
  const rate = (name: string): number => choose(`rate ${name}`, [6, 3, 12, 20]);
  const everyone = { who: { age: ['child', 'adult'] } };
  const who = on('of_children') ? everyone : {};
  const pupils = (name: string): object =>
    on('children_act') ? choose(`pupils ${name}`, [everyone, { who: { age: ['child'] } }, {}]) : {};
  const streams: Record<string, object> = {
    quiet: stream('breach', 'none', 0.1, { inclination: q(0, 'probability') }),
    ...only('breach', {
      a_breach: stream('breach', 'streets', rate('a'), {
        inclination: q(0.8, 'probability'),
        ...who,
        ...endsOfActs({ on, choose, q }),
      }),
    }),
    ...only('second_breach', {
      z_breach: stream('breach', 'trade', rate('z'), {
        inclination: q(1, 'probability'),
        ...only('attributes', { who: { work: ['firm'] } }),
      }),
    }),
    ...only('merit', {
      merit: stream('merit', 'help', rate('m'), {
        inclination: by('inclined', 'probability', 0.3, 0.6),
        amount: q(choose('amount', [7, 3, 20]), 'hours'),
      }),
    }),
    ...only('protected', {
      petition: stream('protected', 'speech', rate('p'), {
        inclination: q(0.7, 'probability'),
        rate: by('petition', 'per person-year', 2, rate('p')),
      }),
    }),
    ...only('duty', { debt: stream('obligation', 'credit', rate('d'), { ...duty('d'), ...pupils('debt') }) }),
    ...only('second_duty', { fee: stream('obligation', 'housing', rate('f'), duty('f')) }),
    ...only('attempt', {
      flight: stream('attempt', 'travel', 40, { ...only('attributes', choose('flies', [{}, { who: { work: ['firm'] } }])) }),
    }),
    ...only('second_attempt', { train: stream('attempt', 'travel', 25, pupils('train')) }),
    ...randomEnds({ on, choose, q }, stream, duty),
    ...(on('alarm') && on('breach') ? { mistaken: stream('false_alarm', 'streets', rate('x'), { taken_for: 'a_breach' }) } : {}),
    ...(on('alarm_of_duty') && on('duty') ? { wrong_debt: stream('false_alarm', 'credit', rate('y'), { taken_for: 'debt' }) } : {}),
  };
  const named = (ids: string[]): string[] => ids.filter((id) => id in streams && !isTaken(streams[id]!));
  const seen = Object.keys(streams).filter((id) => !['flight', 'train', 'quiet', 'visit'].includes(id) && !isSilent(streams[id]!));
  const conducts = named([
    'a_breach',
    'z_breach',
    'merit',
    'petition',
    'debt',
    'fee',
    'missed',
    'missed_ill',
    'noted_wrongly',
    'hurt',
    'fine',
    'loan',
    'wrong_fine',
  ]);
  const duties = named(['debt', 'fee', 'fine', 'loan', 'wrong_fine']);
  const wishes = named(['flight', 'train']);
  const window = (name: string): object => {
    if (!on('windows')) return {};
    return choose(`window ${name}`, [{}, { in_force: { from: day(`from ${name}`) } }, { in_force: { to: day(`to ${name}`) } }, {}]);
  };

  const { ledgers, scored } = randomLedgers({ on, choose, q, window, conducts, duties, hours: 'merit' in streams, pupils });
  const { lists, enterable } = randomLists({ on, choose, q, window, conducts, duties, scored, some });
  const listTriggers = Object.keys(lists).map((id) => ({ list: id }));
  const falls = scored ? [{ ledger: 'points', at_most: choose('falls', ['low', 'fair', 'last']) }] : [];
  const rises = scored ? [{ ledger: 'points', at_least: choose('rises', ['top', 'fair']) }] : [];
  const measure = (name: string, kind: string, trigger: object[], more: object): Record<string, object> =>
    trigger.length === 0
      ? {}
      : {
          [name]: {
            title: name,
            kind,
            context: choose(`context ${name}`, ['travel', 'credit', 'streets']),
            owner: 'town',
            basis: { claimed: 'A test' },
            trigger,
            lasts: 'while',
            ...more,
            ...window(`measure ${name}`),
          },
        };
  const lasts = (name: string): object => (listTriggers.length > 0 ? { lasts: choose(`lasts ${name}`, ['until_performed', 'while']) } : {});
  const refuses = (name: string): object => (wishes.length > 0 ? { refuses: choose(`refuses ${name}`, [wishes, wishes.slice(0, 1)]) } : {});
  const measures: Record<string, object> = {
    ...(on('ban') ? measure('ban', 'sanction', listTriggers.slice(0, 1), { ...lasts('ban'), ...refuses('ban') }) : {}),
    ...(on('second_ban')
      ? measure('second_ban', 'sanction', [...listTriggers.slice(-1), ...falls], { ...lasts('second'), ...refuses('second') })
      : {}),
    ...(on('grade_ban') ? measure('grade_ban', 'sanction', falls, refuses('grade')) : {}),
    ...(on('school') ? measure('school', 'sanction', [...listTriggers, ...falls], { reaches_children: true }) : {}),
    ...(on('reward') ? measure('reward', 'reward', [...rises, ...listTriggers.slice(0, 1)].slice(0, 2), {}) : {}),
  };

  const channels: Record<string, object> =
    seen.length === 0
      ? {}
      : {
          office: {
            title: 'o',
            owner: 'town',
            sees: seen,
            coverage: q(0.9, 'share'),
            sensitivity: q(0.9, 'probability'),
            delay: q(choose('office', [0, 3, 34]), 'days'),
          },
          ...only('second_channel', {
            neighbour: {
              title: 'n',
              owner: 'town',
              sees: seen.slice(0, 2),
              coverage: q(0.6, 'share'),
              sensitivity: q(1, 'probability'),
              delay: q(choose('neighbour', [0, 9]), 'days'),
              ...window('neighbour'),
            },
          }),
        };
  const reviews: Record<string, object> =
    !on('review') || seen.length === 0
      ? {}
      : {
          clerk: {
            title: 'c',
            of: seen,
            passes_sound: q(0.8, 'probability'),
            passes_unsound: q(0.4, 'probability'),
            ...only('capacity', {
              capacity: q(choose('capacity', [3000, 0, 400, 9000]), 'per 1000 persons and year'),
              when_full: choose('full', ['pass', 'drop']),
            }),
          },
          judge: {
            title: 'j',
            of: seen.slice(-1),
            passes_sound: q(0.9, 'probability'),
            passes_unsound: q(0.5, 'probability'),
            ...window('judge'),
          },
        };
  const perception = !on('perception')
    ? {}
    : {
        perception: {
          aware: q(0.8, 'share'),
          own_record: q(0.4, 'share'),
          display: q(0.02, 'share'),
          fades: q(60, 'days'),
          ...only('kin', { kin_listed: q(0.5, 'share'), kin_elsewhere: q(0.7, 'share') }),
        },
      };
  const answer = (name: string, kind: string, ids: string[], value: number, unit = 'factor'): Record<string, object> =>
    ids.length === 0 ? {} : { [name]: { title: name, kind, on: ids, effect: q(value, unit) } };
  const responses = !on('responses')
    ? {}
    : {
        ...answer('deterred', 'deterrence', [...named(['a_breach', 'z_breach']), ...(on('held_back') ? named(['missed']) : [])], 0.8),
        ...answer('chilled', 'chilling', named(['petition']), 1),
        ...answer('farms', 'merit_farming', named(['merit']), 1),
        ...answer('pays', 'payment', duties, 2),
        ...(on('appeal') ? answer('asks', 'appeal', Object.keys(lists), choose('asks', [8, 12]), 'per person-year') : {}),
      };

  const parts = { channels, ledgers, lists, measures } as Record<string, Record<string, object>>;
  const office = randomOffice({ on, choose, q, window, conducts, merits: named(['merit']), parts });
  const seenGroups = {
    partitions: [...(on('partition') ? ['houses'] : []), ...(on('second_partition') ? ['teams'] : [])],
    ties: on('tie') ? ['friends'] : [],
  };
  const liability = randomLiability({ on, choose, q, window, conducts, duties, parts: { streams, channels, measures, responses } });
  const money = randomAmounts({ on, choose, q, by, duties, parts: { streams, lists, measures }, scored });
  const changes: Patch[] = [
    ...money.changes,
    ...office.changes,
    ...liability.changes,
    ...Object.keys(measures).map((id) => ({ [`measures.${id}.in_force`]: { to: dateOf(dayOf(START) + k.days) } })),
    ...Object.keys(lists).map((id) => ({ [`lists.${id}.in_force`]: { from: '9999-12-31' } })),
    ...Object.keys(measures).map((id) => ({ [`measures.${id}.in_force`]: { from: '9999-12-31' } })),
    ...Object.keys(ledgers).map((id) => ({ [`ledgers.${id}.in_force`]: { from: '9999-12-31' } })),
    ...(scored
      ? [
          { 'ledgers.points.start': q(85, 'points') },
          {
            'ledgers.points.grades': [
              { id: 'top', from: q(101, 'points') },
              { id: 'fair', from: q(90, 'points') },
              { id: 'low', from: q(70, 'points') },
              { id: 'last', from: q(0, 'points') },
            ],
          },
        ]
      : []),
    ...(on('list') && enterable && !on('hidden_list') && !on('revealed')
      ? [{ 'lists.list.public': true }, { 'lists.list.exit': { performed: q(0, 'days'), empty_searches: q(8, 'per person-year') } }]
      : []),
    ...(on('list') && enterable && on('suspends') && (on('revealed') || !on('hidden_list'))
      ? [{ 'lists.list.appeal.suspends': false }]
      : []),
    ...(on('list') && enterable && on('revealed') ? [{ 'lists.list.hidden': false }] : []),
    ...(seen.length > 0 ? [{ 'channels.office.coverage': q(0.3, 'share') }, { 'channels.office.delay': q(1, 'days') }] : []),
    ...(on('review') && seen.length > 0 ? [{ 'reviews.clerk.passes_unsound': q(1, 'probability') }] : []),
  ];
  const change = (name: string): Patch[] => (changes.length === 0 ? [] : [choose(name, changes)]);
  const dated = (name: string): object[] =>
    change(`timeline ${name}`).map((set) => ({ date: day(`timeline ${name}`), title: name, assumed: 'A test', set }));
  const timeline = [...(on('timeline') ? dated('first') : []), ...(on('second_change') ? dated('second') : [])];
  const [first, second] = timeline as { date: string; set: Patch }[];
  if (first && second && first.date === second.date) timeline.pop();

  const all = ['north', 'middle', 'south'].slice(0, k.places);
  // A rule in force in some places goes by the community, which nobody leaves.
  const homes = on('moves') && on('grows_older') && !on('places_in_force') && !on('adopted') && k.places > 1 ? all : [];

  const raw = {
    glasshouse: 1,
    kind: 'scenario',
    id: 'random',
    title: 'Random',
    about: 'A test',
    reading: 'neutral',
    horizon: on('warm_up') ? { ...horizon, warm_up: warmUpOf(horizon) } : horizon,
    places: Object.fromEntries(all.map((id, i) => [id, { title: id, level: 'neutral', persons: q(5000 * (i + 1), 'persons') }])),
    community_size: q(k.communitySize, 'persons'),
    population: {
      household_size: { one: q(0.3, 'share'), three: q(0.4, 'share'), four: q(0.3, 'share') },
      age: {
        child: { title: 'c', from: 0, to: 17, share: q(0.25, 'share') },
        adult: { title: 'a', from: 18, to: 120, share: q(0.75, 'share') },
      },
      attributes,
      ...only('turnover', {
        turnover: { leaves: q(choose('leaves', [1, 0, 3]), 'per person-year'), enters: q(choose('enters', [20, 0, 50]), 'percent') },
      }),
    },
    groups: on('attributes') ? ['income', 'children'] : ['children'],
    ...randomDemography({ on, choose, q }, homes),
    states: randomStates({ on, choose, q, day }),
    streams,
    ...perception,
    responses,
    channels,
    reviews,
    ledgers,
    lists,
    measures,
    ...money.sections,
    ...office.sections,
    ...liability.sections,
    ...randomMinds({ on, choose, q, day, groups: seenGroups, conducts: named(['petition']) }),
    timeline,
  };
  addCalendar({ on, choose, q, day }, raw.streams as Parameters<typeof addCalendar>[1]);
  Object.assign(raw, addAttempts(on, choose, raw.streams as Record<string, Record<string, unknown>>));
  addStatus({ on, choose, q, day }, raw as unknown as Parameters<typeof addStatus>[1]);
  addConditions({ on, choose, q }, raw as unknown as Parameters<typeof addConditions>[1]);
  addAppeals({ on, choose, q }, raw as unknown as Parameters<typeof addAppeals>[1]);
  addStateUses({ on, choose, q, day }, raw as unknown as Parameters<typeof addStateUses>[1]);
  addEligible({ on, choose, q }, raw as unknown as Parameters<typeof addEligible>[1]);
  if (homes.length > 0) addHomes({ choose }, raw as unknown as Parameters<typeof addHomes>[1], homes);
  const places = addPlaces({ on, choose, q, day }, raw as unknown as Parameters<typeof addPlaces>[1]);
  Object.assign(raw, { encounters: randomEncounters({ on, choose, q }, raw as unknown as Parameters<typeof randomEncounters>[1]) });
  const loaded = loadValue('random.yaml', raw, register);
  const base = withAttention({ on, choose }, loaded);
  const arms = Array.from({ length: k.arms }, (_, a) => {
    const patch =
      a === 0 ? {} : (Object.assign({}, ...change(`arm ${a}`), places.length > 0 ? choose(`places ${a}`, [{}, ...places]) : {}) as Patch);
    return {
      id: `arm${a}`,
      scenario: Object.keys(patch).length > 0 ? withAttention({ on, choose }, applyPatch(loaded, patch, 'policy')) : base,
    };
  });
  return { base, arms };
}

/** The last day of the round in the middle of a run of at least two rounds. */
function warmUpOf(horizon: Scenario['horizon']): string {
  const rounds = roundsOf(horizon);
  return dateOf(rounds[Math.floor((rounds.length - 1) / 2)]!.last);
}
