import { family, namesIn } from '../../counters/family.js';
import type { Countable, Row } from '../../counters/family.js';
import type { Scenario } from '../../scenario/schema.js';
import { bringersOf, parentsOf } from './outcomes.js';

type Kind = Scenario['streams'][string]['kind'];

export interface StreamSubject {
  id: string;
  kind: Kind;
  /** Some measure suspends it; its opportunities can become accusations. */
  suspended: boolean;
  accuses: boolean;
  /** Whether a channel can report it. */
  seen: boolean;
}

/** Streams belong to the world, so they are those of the base. */
function streams({ base, every }: Countable): StreamSubject[] {
  const suspended = new Set(
    every.flatMap((scenario) =>
      Object.values(scenario.measures).flatMap(({ suspends }) => (suspends === 'all' ? Object.keys(base.streams) : (suspends ?? []))),
    ),
  );
  return namesIn([base], (scenario) => scenario.streams).map((id) => {
    const { kind, accuses, cause } = base.streams[id]!;
    const seen = kind !== 'attempt' && kind !== 'occasion' && (kind !== 'outcome' || cause !== undefined);
    return { id, kind, suspended: suspended.has(id), accuses: kind === 'false_alarm' && accuses !== undefined, seen };
  });
}

const of = (says: string, ...kinds: Kind[]): Row<StreamSubject> => ({
  kind: 'flow',
  unit: 'count',
  says,
  when: ({ kind }) => kinds.includes(kind),
});

const reported = (says: string): Row<StreamSubject> => ({ kind: 'flow', unit: 'count', says, when: ({ seen }) => seen });

const duties = (says: string): Row<StreamSubject> => of(says, 'obligation');

/** What happens on a stream: opportunities, acts, duties, attempts, and what of them is detected and recorded. */
export const STREAM_COUNTERS = family({
  id: 'stream.{id}',
  where: 'for each stream, by its kind',
  subjects: streams,
  rows: {
    opportunities: of(
      'Chances met, duties fallen due, or false alarms.',
      'breach',
      'merit',
      'protected',
      'obligation',
      'false_alarm',
      'occasion',
    ),
    acts: of('Chances taken.', 'breach', 'merit', 'protected'),
    given_up: of(
      'Acts left undone because of perceived risk. On protected conduct: lawful acts given up. On an outcome: chances that ended otherwise for it.',
      'breach',
      'protected',
      'outcome',
    ),
    added: of('Acts done for the sake of the score.', 'merit'),
    performed_at_once: duties('Duties performed when they fell due.'),
    opened_able: duties('Duties left undone by people able to perform them.'),
    opened_unable: duties('Duties left undone by people unable to perform them.'),
    recovered: duties('People with an open duty who became able.'),
    performed: duties('Open duties performed later.'),
    performed_listed: duties('Open duties performed later by people entered on a list for that duty.'),
    dropped: duties('Open duties whose bearer left the run.'),
    open_able: { ...duties('Open duties of people able to perform.'), kind: 'stock' },
    open_unable: { ...duties('Open duties of people unable to perform.'), kind: 'stock' },
    refused: of(
      'Attempts refused because of a measure. A transaction, not a person. Nobody tries on the day on which an event brings their first refusing measure.',
      'attempt',
    ),
    allowed: of(
      'Attempts allowed while some other refusing measure was on, and further tries of a refused wish that were allowed.',
      'attempt',
    ),
    detected: reported('Reports by a channel.'),
    stopped: reported('Reports that a review stopped.'),
    recorded: reported('Records written.'),
  },
  laws: [
    {
      title: 'open duties of {id}',
      stocks: ['stream.{id}.open_able', 'stream.{id}.open_unable'],
      inflows: ['stream.{id}.opened_able', 'stream.{id}.opened_unable'],
      outflows: ['stream.{id}.performed', 'stream.{id}.dropped', 'stream.{id}.time_barred?'],
      when: ({ kind }) => kind === 'obligation',
    },
    {
      title: 'duties of {id} that fell due',
      stocks: [],
      inflows: ['stream.{id}.opportunities'],
      outflows: ['stream.{id}.performed_at_once', 'stream.{id}.opened_able', 'stream.{id}.opened_unable'],
      when: ({ kind }) => kind === 'obligation',
    },
  ],
});

interface BarredSubject {
  id: string;
  lapses: boolean;
}

/** Open duties that lapsed by time. */
export const BARRED_COUNTERS = family({
  id: 'stream.{id}',
  where: 'for each stream of duties with `lapses_after`',
  subjects: ({ base }: Countable): BarredSubject[] =>
    namesIn([base], (scenario) => scenario.streams).map((id) => ({ id, lapses: base.streams[id]!.duty?.lapses_after !== undefined })),
  has: ({ lapses }) => lapses,
  rows: { time_barred: { kind: 'flow', unit: 'count', says: 'Open duties that lapsed by time.' } },
});

interface BroughtSubject {
  id: string;
  by: string | null;
}

/** Duties that outcomes bring: as many as chances that ended so. */
export const BROUGHT_COUNTERS = family({
  id: 'stream.{id}',
  where: 'for each stream of duties that an outcome `brings`',
  subjects: ({ base }: Countable): BroughtSubject[] => {
    const bringers = bringersOf(base);
    const parents = parentsOf(base);
    return namesIn([base], (scenario) => scenario.streams).map((id) => {
      const outcome = bringers.get(id)?.[0];
      const parent = outcome === undefined ? undefined : parents.get(outcome)?.[0];
      return { id, by: parent === undefined ? null : `${parent}.ended.${outcome}` };
    });
  },
  has: ({ by }) => by !== null,
  rows: {},
  laws: [
    {
      title: 'duties of {id} that {each} brought',
      stocks: [],
      inflows: ['stream.{id}.opportunities'],
      outflows: ['stream.{each}'],
      each: ({ by }: BroughtSubject) => [by!],
    },
  ],
});

/** People refused for the first time on a stream of attempts. */
export const ATTEMPT_COUNTERS = family({
  id: 'first.refused.{id}',
  where: 'for each stream of attempts',
  subjects: streams,
  has: ({ kind }) => kind === 'attempt',
  rows: {
    first: {
      id: 'first.refused.{id}',
      kind: 'flow',
      unit: 'synthetic persons',
      says: 'First refusals of this kind, counted as events; the sum is the number of people ever refused. After a warm-up, a first refusal is the first since its end.',
    },
  },
});

/** Fallings-out that became accusations. */
export const ACCUSATION_COUNTERS = family({
  id: 'stream.{id}',
  where: 'for each stream of false alarms with `accuses`',
  subjects: streams,
  has: ({ accuses }) => accuses,
  rows: {
    accused: { kind: 'flow', unit: 'count', says: 'Disputes that led to an accusation.' },
    accused_added: { kind: 'flow', unit: 'count', says: 'Of these, accusations made only because witnesses are asked.' },
  },
});

/** Chances that a measure took away. */
export const SUSPENSION_COUNTERS = family({
  id: 'stream.{id}',
  where: 'for each stream that a measure `suspends`',
  subjects: streams,
  has: ({ suspended, kind }) => suspended && kind !== 'outcome',
  rows: {
    suspended: { kind: 'flow', unit: 'count', says: 'Chances not met because a measure suspended them.' },
    lost: of('Of these, acts that would have been done: lawful acts and merits lost.', 'protected', 'merit'),
  },
});
