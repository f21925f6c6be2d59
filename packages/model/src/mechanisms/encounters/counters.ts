import { family } from '../../counters/family.js';
import type { Row, Total } from '../../counters/family.js';
import { flow } from '../../counters/rows.js';
import type { GameKind } from './schema-types.js';
import { PARTS, encounters, strategies } from './subjects.js';
import type { EncounterSubject } from './subjects.js';

const revising = (row: Row<EncounterSubject>): Row<EncounterSubject> => ({ ...row, when: ({ revises }) => revises });

const PEOPLE = 'synthetic persons';

const total = (game: GameKind, id: string, says: string, of: readonly string[]): Total<EncounterSubject> => ({
  id: `encounter.{id}.${id}`,
  kind: 'flow',
  unit: 'count',
  says,
  of: of.map((each) => `encounter.{id}.*.${each}`),
  when: (subject) => subject.game === game,
});

const IN_DEFAULT = ['unable', 'unwilling', 'default_of_others'];

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
    total('help', 'helps', 'Times that a person helped.', ['helped']),
    total('help', 'refusals', 'Times that a person did not help.', ['refused']),
    total('help', 'meetings', 'Times that a person met another and helped or did not.', ['helped', 'refused']),
    total('norm', 'breaches', 'Times that a person broke the norm.', ['broke']),
    total('norm', 'occasions', 'Times that a person could break the norm before others.', ['broke', 'kept']),
    total('norm', 'punishments', 'Times that somebody punished a breach.', ['punishes']),
    total('repay', 'repayments', 'Times that a person owed and it was repaid, by them or by others of the unit.', [
      'repaid',
      'repaid_for_others',
      'covered',
    ]),
    total('repay', 'defaults', 'Times that a person was in default.', IN_DEFAULT),
    total('repay', 'loans', 'Times that a person owed.', ['owes']),
  ],
});

/** Who follows each strategy, and what it brings them. */
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
    paid: flow(PARTS, 'What encounters took from people of the strategy.'),
    received: flow(PARTS, 'What encounters brought people of the strategy.'),
    payoff: revising({ kind: 'stock', unit: PARTS, says: 'Payoff since the last revision; below zero if more was taken than given.' }),
    settled: revising(flow(PARTS, 'Payoff that a revision, or leaving the run, has closed; less than zero where more was taken.')),
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
