import type { World } from '../run/worlds.js';
import { english } from '../text/english.js';

/** A question of the first screen: a scenario, and a world in which one rule differs. */
export interface Question {
  scenario: string;
  world: World;
}

const compared = (value: object): object => ({ ...value, assumed: 'To compare' });

/** The questions of the first screen, with their texts by name. */
export const QUESTIONS = [
  {
    title: 'couldNotPay',
    ask: 'couldNotPayAsk',
    question: {
      scenario: 'scenarios/court-list.yaml',
      world: {
        id: 'always_checked',
        title: english.worldTitles.always_checked,
        changes: [
          {
            path: 'reviews.enforcement_judge.passes_unsound',
            value: compared({ value: 0, unit: 'probability', range: [0, 0] }),
          },
        ],
      },
    },
  },
  {
    title: 'tenHouseholds',
    ask: 'tenHouseholdsAsk',
    question: {
      scenario: 'scenarios/mutual-surety.yaml',
      world: {
        id: 'nobody_answers',
        title: english.worldTitles.nobody_answers,
        changes: [{ path: 'spreads.joint.in_force', value: compared({ from: '9999-12-31' }) }],
      },
    },
  },
  {
    title: 'oneScore',
    ask: 'oneScoreAsk',
    question: {
      scenario: 'scenarios/unified.yaml',
      world: {
        id: 'no_score',
        title: english.worldTitles.no_score,
        changes: [{ path: 'ledgers.unified.in_force', value: compared({ from: '9999-12-31' }) }],
      },
    },
  },
] as const satisfies readonly { title: string; ask: string; question: Question }[];
