import { family } from '../../counters/family.js';
import type { Countable, Row, Subject } from '../../counters/family.js';
import { flow } from '../../counters/rows.js';
import { sortedIds } from '../../plan/ids.js';

export interface StrategySubject extends Subject {
  revises: boolean;
}

const encounters = ({ base }: Countable): StrategySubject[] =>
  sortedIds(base.encounters).map((id) => ({ id, revises: base.encounters[id]!.revises !== undefined }));

const strategies = ({ base }: Countable): StrategySubject[] =>
  sortedIds(base.encounters).flatMap((id) =>
    sortedIds(base.encounters[id]!.strategies).map((each) => ({
      id: `${id}.${each}`,
      revises: base.encounters[id]!.revises !== undefined,
    })),
  );

const revising = (row: Row<Subject>): Row<StrategySubject> => ({ ...row, when: ({ revises }) => revises });

const PEOPLE = 'synthetic persons';

const PARTS = 'thousandths of a payoff';

/** What an encounter comes to, over all strategies. */
export const ENCOUNTER_COUNTERS = family({
  id: 'encounter.{id}',
  where: 'for each encounter',
  subjects: encounters,
  rows: {
    alone: flow('count', 'Times that a person met nobody: there was no other, or none was found present.'),
    kept_away: flow('count', 'Times that a measure kept a person from a meeting.'),
    compared: revising(flow('count', 'Times that a person compared their payoff with that of another.')),
    copied: revising(flow('count', 'Of these, times that they took the strategy of the other, which may be their own.')),
    mutated: revising(flow('count', 'Times that a person drew a strategy, which may be their own.')),
  },
  totals: [
    { id: 'encounter.{id}.helps', kind: 'flow', unit: 'count', says: 'Times that a person helped.', of: ['encounter.{id}.*.helped'] },
    {
      id: 'encounter.{id}.refusals',
      kind: 'flow',
      unit: 'count',
      says: 'Times that a person did not help.',
      of: ['encounter.{id}.*.refused'],
    },
    {
      id: 'encounter.{id}.meetings',
      kind: 'flow',
      unit: 'count',
      says: 'Times that a person met another and helped or did not.',
      of: ['encounter.{id}.*.helped', 'encounter.{id}.*.refused'],
    },
  ],
});

/** Who follows each strategy, what they do, and what it brings them. */
export const STRATEGY_COUNTERS = family({
  id: 'encounter.{id}',
  where: 'for each strategy of each encounter, as `encounter.<encounter>.<strategy>`',
  subjects: strategies,
  rows: {
    people: { kind: 'stock', unit: PEOPLE, says: 'People who follow the strategy.' },
    began: flow(PEOPLE, 'People who came into the run with it.'),
    taken_up: revising(flow(PEOPLE, 'People who took it up at a revision.')),
    given_up: revising(flow(PEOPLE, 'People who gave it up at a revision.')),
    gone: flow(PEOPLE, 'People who followed it and left the run.'),
    helped: flow('count', 'Times that a person of the strategy helped.'),
    refused: flow('count', 'Times that a person of the strategy did not help.'),
    unknown: flow('count', 'Of both, times that nothing was known of the other.'),
    was_helped: flow('count', 'Times that a person of the strategy was helped.'),
    paid: flow(PARTS, 'What helping cost people of the strategy.'),
    received: flow(PARTS, 'What people of the strategy received by being helped.'),
    payoff: revising({ kind: 'stock', unit: PARTS, says: 'Payoff since the last revision; less than zero where helping cost more.' }),
    settled: revising(flow(PARTS, 'Payoff that a revision, or leaving the run, has closed; less than zero where helping cost more.')),
  },
  laws: [
    {
      title: 'people of {id}',
      stocks: ['encounter.{id}.people'],
      inflows: ['encounter.{id}.began', 'encounter.{id}.taken_up?'],
      outflows: ['encounter.{id}.given_up?', 'encounter.{id}.gone'],
    },
    {
      title: 'payoff of {id}',
      when: ({ revises }) => revises,
      stocks: ['encounter.{id}.payoff'],
      inflows: ['encounter.{id}.received'],
      outflows: ['encounter.{id}.paid', 'encounter.{id}.settled'],
    },
  ],
});
