import { family } from '../../../../counters/family.js';
import type { Row } from '../../../../counters/family.js';
import { flow } from '../../../../counters/rows.js';
import { ofStrategies, strategies } from '../../subjects.js';
import type { EncounterSubject } from '../../subjects.js';

const ofMeta = (says: string): Row<EncounterSubject> => ({ ...flow('count', says), when: ({ meta }) => meta });

/** What people of each strategy do in a game of norms, and what is done to them. */
export const NORM_COUNTERS = family({
  id: 'encounter.{id}',
  where: ofStrategies('norm'),
  subjects: strategies,
  has: ({ game }) => game === 'norm',
  rows: {
    broke: flow('count', 'Times that a person of the strategy broke the norm.'),
    kept: flow('count', 'Times that a person of the strategy could have broken it and did not.'),
    hurt: flow('count', 'Times that a breach of another hurt a person of the strategy.'),
    seen: flow('count', 'Times that somebody saw a breach of a person of the strategy.'),
    punished: flow('count', 'Of these, times that they punished it.'),
    punishes: flow('count', 'Times that a person of the strategy punished a breach.'),
    let_pass: flow('count', 'Times that a person of the strategy saw a breach and let it pass.'),
    punished_for_silence: ofMeta('Times that a person of the strategy was punished for letting a breach pass.'),
    punishes_silence: ofMeta('Times that a person of the strategy punished another for that.'),
  },
});
