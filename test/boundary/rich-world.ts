import { applyPatch } from '@glasshouse/model';
import type { Patch, Scenario } from '@glasshouse/model';
import { smokeWorld } from './world.js';

const q = (value: number, unit: string) => ({ value, unit, assumed: 'A test', range: [value, value] as [number, number] });
const sanction = (title: string, context: string, more: object): object => ({
  title,
  kind: 'sanction',
  context,
  owner: 'town',
  basis: { claimed: 'A test' },
  lasts: 'while',
  ...more,
});

const wish = (title: string): object => ({
  title,
  kind: 'attempt',
  context: 'travel',
  rate: q(3, 'per person-year'),
  ceiling: q(5, 'per person-year'),
});

/** What each part of the world is besides the smoke world: one of every kind that can do something to somebody, or look at them. */
const PARTS: Patch = {
  'streams.quarrel': {
    title: 'A falling-out',
    kind: 'false_alarm',
    context: 'community',
    taken_for: 'littering',
    rate: q(0.3, 'per person-year'),
    ceiling: q(1, 'per person-year'),
    accuses: q(0.4, 'probability'),
  },
  'streams.flag': {
    title: 'Flagged with nothing done',
    kind: 'false_alarm',
    context: 'commerce',
    taken_for: 'fraud',
    rate: q(0, 'per person-year'),
    ceiling: q(1, 'per person-year'),
  },
  'streams.speech': {
    title: 'Says what is thought',
    kind: 'protected',
    context: 'speech',
    rate: q(0.5, 'per person-year'),
    ceiling: q(1, 'per person-year'),
    inclination: q(0.5, 'probability'),
  },
  'encounters.favours': {
    title: 'A favour',
    meets: 'community',
    every: q(20, 'days'),
    game: { help: { cost: q(1, 'payoff'), benefit: q(2, 'payoff') } },
    standing: {
      start: q(0, 'points'),
      lowest: q(-1, 'points'),
      highest: q(1, 'points'),
      helped: q(1, 'points'),
      refused: q(-1, 'points'),
    },
    known: q(0.8, 'probability'),
    strategies: {
      kind: { title: 'Does it', share: q(0.9, 'share'), helps: 'always' },
      picky: {
        title: 'Does it for those who do',
        share: q(0.1, 'share'),
        helps: { if: { encounter: 'favours', standing_at_least: q(0, 'points') } },
      },
    },
    revises: { every: q(60, 'days'), compares: q(0.5, 'probability'), copies: { better: q(0.5, 'probability') } },
  },
  'lists.defaulters.appeal.fee': { amount: q(3, 'currency units') },
  'lists.defaulters.appeal.returns_money': true,
  'streams.ticket.reacts': {
    turns_to: { bus: q(0.5, 'probability') },
    retries: { probability: q(0.8, 'probability'), after: q(60, 'days'), at_most: q(2, 'count') },
    gives_up: { after: q(2, 'count'), factor: q(0.5, 'factor') },
  },
  'streams.bus': {
    ...wish('A wish to ride'),
    reacts: { retries: { probability: q(1, 'probability'), after: q(150, 'days'), at_most: q(4, 'count') } },
  },
  'streams.cab': wish('A wish to be driven'),
  'partitions.units': { title: 'Units', of: 'households', size: q(5, 'households') },
  'partitions.blocks': { title: 'Blocks', of: 'households', size: q(20, 'households') },
  'partitions.works': { title: 'Works', of: 'adults', size: q(8, 'count') },
  'ties.friends': { title: 'Friends', mean: q(3, 'factor') },
  'spreads.all_for_one': { title: 'All for one', owner: 'town', on: ['littering'], to: 'units', probability: q(0.3, 'probability') },
  'spreads.friends_too': {
    title: 'Friends too',
    owner: 'town',
    on: ['fraud'],
    to: 'friends',
    probability: q(0.15, 'probability'),
    again: true,
  },
  'responses.turns': { title: 'Turns', kind: 'revolt', on: ['all_for_one'], effect: q(0.2, 'factor') },
  'responses.accused': { title: 'Accused', kind: 'accusation', on: ['quarrel'], effect: q(1, 'factor') },
  'channels.neighbours': {
    title: 'Neighbours',
    owner: 'town',
    sees: ['littering', 'quarrel', 'petition'],
    coverage: q(0.5, 'share'),
    sensitivity: q(0.5, 'probability'),
    delay: q(0, 'days'),
    witnesses: { among: 'units', informs: q(0.3, 'probability'), if_liable: q(0.5, 'factor') },
  },
  'channels.beat_eye': {
    title: 'Beside the beat',
    owner: 'town',
    sees: ['fraud', 'speech'],
    coverage: q(1, 'share'),
    sensitivity: q(0.5, 'probability'),
    delay: q(0, 'days'),
  },
  'incidents.trouble': {
    title: 'Trouble',
    in: 'blocks',
    rate: q(6, 'per cell and year'),
    prevented: q(0.3, 'share'),
    reported: q(0.3, 'probability'),
  },
  'patrols.beat': {
    title: 'The beat',
    owner: 'town',
    in: 'blocks',
    number: q(2, 'count'),
    allocation: 'by_recorded',
    records: ['trouble'],
    sensitivity: q(0.5, 'probability'),
    carries: ['beat_eye'],
  },
  'screens.look': {
    title: 'A look',
    owner: 'town',
    first: '2020-03-15',
    every: q(60, 'days'),
    looks_for: ['fraud'],
    within: q(120, 'days'),
    coverage: q(0.8, 'share'),
    sensitivity: q(0.6, 'probability'),
    false_positive: q(0.05, 'probability'),
    status: [{ title: 'Without a workplace', who: { work: ['none'] }, probability: q(0.05, 'probability') }],
    reports_as: 'flag',
  },
  'ledgers.points.rules.poor': { title: 'What one is', on: { who: { income: ['low'] } }, points: q(-5, 'points') },
  'ledgers.points.appeal': {
    delay: q(20, 'days'),
    corrects_unsound: q(0.5, 'probability'),
    overturns_sound: q(0.1, 'probability'),
    fee: { amount: q(2, 'currency units') },
  },
  'responses.objects': { title: 'Objects', kind: 'appeal', on: ['points'], effect: q(0.5, 'probability') },
  'ledgers.points.rules.listed': { title: 'While listed', on: { list: 'defaulters' }, points: q(-7, 'points') },
  'lists.black.entries.idle': {
    ground: 'Without a workplace',
    on: { who: { work: ['none'] } },
    rate: q(0.2, 'per person-year'),
    term: q(60, 'days'),
  },
  'lists.black.entries.speech': { ground: 'Speech', on: 'speech', term: q(90, 'days') },
  'lists.black.entries.fraud': { ground: 'A record', on: 'fraud', term: q(90, 'days'), restarts: true },
  'lists.red.kind': 'red',
  'measures.held': sanction('Held', 'liberty', { trigger: [{ list: 'black' }], suspends: 'all' }),
  'measures.left': sanction('Left behind', 'family', {
    trigger: [{ list: 'black' }],
    reaches_household: true,
    reaches_children: true,
    takes: { a_month: q(90, 'currency units'), once: q(7, 'currency units') },
    in_force: { to: '2021-08-31' },
  }),
  'measures.dismissed': sanction('Dismissed', 'work', {
    trigger: [{ list: 'defaulters' }, { who: { work: ['none'] } }],
    ends: ['bonus', 'no_aid'],
    reaches_children: true,
    takes: { share_of: { amount: 'benefit', share: q(0.5, 'share') } },
  }),
  'measures.no_bus': sanction('No bus', 'travel', { trigger: [{ who: { work: ['none'] } }], refuses: ['bus', 'cab'] }),
  'measures.bonus': {
    ...sanction('A bonus', 'work', { trigger: [{ who: { income: ['high'] } }] }),
    kind: 'reward',
    gives: { a_month: q(30, 'currency units'), once: q(5, 'currency units') },
  },
  'amounts.benefit': { title: 'A benefit', a_month: q(300, 'currency units'), law: 'lognormal', spread: q(0.5, 'factor') },
  'measures.doors': sanction('Doors', 'housing', {
    trigger: [{ list: 'defaulters' }],
    doors: { bodies: q(4, 'bodies'), each: q(1, 'probability') },
  }),
  'measures.branded': sanction('For what one is', 'school', { trigger: [{ who: { income: ['low'], work: ['none'] } }] }),
  'opinions.view': { title: 'A view', favour: q(0.6, 'share'), conceals: q(0.2, 'probability') },
  'stances.joins': {
    title: 'Joins in',
    sees: { partition: 'units' },
    update: 'together',
    rule: { threshold: { law: 'uniform', low: q(0, 'share'), high: q(1, 'share') } },
  },
  firms: {
    title: 'Firms',
    number: q(20, 'count'),
    types: {
      shop: { title: 'Shop', share: q(1, 'share'), cheats: q(0.2, 'probability'), deterred: q(0.5, 'factor'), gain: q(0.2, 'factor') },
    },
    complaints: q(0.1, 'probability'),
    loses: q(0.2, 'share'),
    fails_below: q(0.5, 'share'),
    closes: q(0.2, 'probability'),
    turnover: q(0.1, 'per person-year'),
  },
  officials: {
    title: 'Holders',
    types: {
      plain: { title: 'Plain', share: q(0.5, 'share'), drops: q(0, 'probability'), returns: q(1, 'factor'), widens: q(0, 'probability') },
      keen: { title: 'Keen', share: q(0.5, 'share'), drops: q(0, 'probability'), returns: q(1.2, 'factor'), widens: q(0.5, 'probability') },
    },
    returns_of: ['littering'],
    term: q(1, 'years'),
  },
};

/** The smoke world with every section of the format in use: harm-only, and hypothetical because credit stands in it too. A fresh copy each time. */
export function richWorld(): Scenario {
  const scenario: Scenario = { ...smokeWorld(), harm_only: true, reading: 'hypothetical' };
  const rich = applyPatch(scenario, structuredClone(PARTS), 'any');
  return { ...rich, surveys: { poll: { title: 'A poll', opinion: 'view', on: ['2021-03-01'], sample: q(0.5, 'share'), mode: 'direct' } } };
}
