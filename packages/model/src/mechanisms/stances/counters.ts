import { family, namesIn } from '../../counters/family.js';
import type { Countable, Row } from '../../counters/family.js';

export interface StanceSubject {
  id: string;
  enforced: boolean;
}

const stances = ({ base }: Countable): StanceSubject[] =>
  namesIn([base], (scenario) => scenario.stances).map((id) => ({ id, enforced: 'enforcement' in base.stances[id]!.rule }));

const showing = (kind: 'flow' | 'stock', says: string): Row<StanceSubject> => ({ kind, unit: 'synthetic persons', says });

const enforcing = (says: string): Row<StanceSubject> => ({ ...showing('stock', says), when: ({ enforced }) => enforced });

/** Who shows a stance. */
export const STANCE_COUNTERS = family({
  id: 'stance.{id}',
  where: 'for each stance',
  subjects: stances,
  rows: {
    holding: showing('stock', 'People who show the stance.'),
    taken_up: showing('flow', 'People who began to show it.'),
    given_up: showing('flow', 'People who ceased to show it.'),
    gone: showing('flow', 'People who showed it and left the run.'),
    false_compliance: enforcing('People who keep to the norm against their own belief.'),
    enforcing_falsely: enforcing('People who enforce on others what they do not believe.'),
    enforcing_truly: enforcing('People who enforce on others what they believe.'),
  },
  laws: [
    {
      title: 'people who show {id}',
      stocks: ['stance.{id}.holding'],
      inflows: ['stance.{id}.taken_up'],
      outflows: ['stance.{id}.given_up', 'stance.{id}.gone'],
    },
  ],
});
