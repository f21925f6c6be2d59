import { BROUGHT, isOutcome, isSilent } from './random-ends.js';
import type { Patch } from '@glasshouse/model';

type Sections = Record<string, Record<string, object>>;

/** Features of this part; see `FEATURES`. */
export const LIABILITY_FEATURES = [
  'partition',
  'second_partition',
  'tie',
  'spread',
  'second_spread',
  'third_spread',
  'passed_again',
  'passed_by_mistake',
  'witness',
  'second_witness',
  'accuses',
  'revolt',
  'ends',
  'suspends',
  'broken',
  'doors',
] as const;

export interface Maker {
  on: (feature: (typeof LIABILITY_FEATURES)[number] | 'perception' | 'kin' | 'responses') => boolean;
  choose: <T>(name: string, options: readonly T[]) => T;
  q: (value: number, unit: string) => object;
  window: (name: string) => object;
  /** Streams with records, obligations among them; and those apart. */
  conducts: string[];
  duties: string[];
  /** Sections to be added to. */
  parts: { streams: Sections[string]; channels: Sections[string]; measures: Sections[string]; responses: Sections[string] };
}

/** Partitions, ties, spreads, witnesses, and what measures do to others: sections of their own, and additions to those of `parts`. */
export function randomLiability({ on, choose, q, window, conducts, duties, parts }: Maker): { sections: object; changes: Patch[] } {
  const changes: Patch[] = [];
  const own = conducts.filter((id) => !duties.includes(id));
  const partitions: Sections[string] = {
    ...(on('partition') ? { houses: { title: 'h', of: 'households', size: q(choose('houses', [1, 2, 5]), 'households') } } : {}),
    ...(on('second_partition') ? { teams: { title: 't', of: 'adults', size: q(choose('teams', [2, 4, 50]), 'count') } } : {}),
  };
  for (const id of Object.keys(partitions)) changes.push({ [`partitions.${id}.size`]: q(3, 'count') });
  const ties = on('tie') ? { friends: { title: 'f', mean: q(choose('friends', [0, 1.5, 4]), 'factor') } } : {};
  const groups = ['household', ...Object.keys(partitions), ...Object.keys(ties)];
  const kin = on('perception') && on('kin') ? ['kin', 'kin'] : [];
  const spread = (name: string): object => {
    const to = choose(`to ${name}`, [...groups, 'contacts', ...kin]);
    const as = own.length > 0 ? choose(`as ${name}`, [{}, { as: choose(`as stream ${name}`, own) }]) : {};
    const plain = !('as' in as);
    return {
      title: name,
      owner: 'town',
      on: plain ? (own.length > 0 ? own.slice(0, choose(`on ${name}`, [1, 2, 9])) : conducts) : conducts,
      to,
      ...(to === 'contacts'
        ? { mean: q(choose(`mean ${name}`, [0.3, 1.5]), 'factor') }
        : { probability: q(choose(`passes ${name}`, [0.4, 1, 0.1]), 'probability') }),
      ...choose(`again ${name}`, [{}, on('passed_again') ? { again: true } : {}]),
      ...(to === 'contacts' && on('passed_by_mistake') ? { mistaken: true } : {}),
      ...choose(`spares ${name}`, [{}, { spares_informer: true }]),
      ...as,
      ...window(`spread ${name}`),
    };
  };
  const usable = own.length > 0;
  const spreads: Sections[string] = {
    ...(on('spread') && usable ? { first_spread: spread('first') } : {}),
    ...(on('second_spread') && usable ? { other_spread: spread('other') } : {}),
    ...(on('third_spread') && usable ? { third_spread: spread('third') } : {}),
  };
  for (const id of Object.keys(spreads))
    changes.push({ [`spreads.${id}.in_force`]: { from: '9999-12-31' } }, { [`spreads.${id}.again`]: true });
  const seen = Object.keys(parts.streams).filter(
    (id) => !['flight', 'train', 'quiet', 'visit'].includes(id) && !isSilent(parts.streams[id]!),
  );
  const witnesses = (name: string): object => ({
    title: name,
    owner: 'town',
    sees: seen,
    coverage: q(0.8, 'share'),
    sensitivity: q(choose(`notices ${name}`, [1, 0.6]), 'probability'),
    delay: q(0, 'days'),
    witnesses: {
      among: choose(`among ${name}`, groups),
      informs: q(choose(`informs ${name}`, [0.5, 0.2, 1]), 'probability'),
      ...choose(`liable ${name}`, [{}, { if_liable: q(0.3, 'factor') }, { if_liable: q(3, 'factor') }]),
      ...choose(`revolt ${name}`, [{}, { in_revolt: q(0.4, 'share') }]),
    },
    ...window(`channel ${name}`),
  });
  if (on('witness') && seen.length > 0) parts.channels['watch'] = witnesses('watch');
  if (on('second_witness') && seen.length > 0) parts.channels['circle'] = witnesses('circle');
  if (on('accuses') && 'mistaken' in parts.streams) {
    Object.assign(parts.streams['mistaken']!, { accuses: q(0.4, 'probability') });
    if (on('responses')) parts.responses['accuses'] = { title: 'a', kind: 'accusation', on: ['mistaken'], effect: q(1, 'factor') };
  }
  if (on('revolt') && Object.keys(spreads).length > 0)
    parts.responses['turns'] = { title: 't', kind: 'revolt', on: Object.keys(spreads), effect: q(choose('turns', [0.5, 0.1]), 'factor') };
  addEffects(
    {
      on,
      choose,
      q,
      measures: parts.measures,
      streams: Object.keys(parts.streams).filter((id) => !isOutcome(parts.streams[id]!) && !BROUGHT.includes(id)),
    },
    changes,
  );
  return { sections: { partitions, ties, spreads }, changes };
}

type Effects = Pick<Maker, 'on' | 'choose' | 'q'> & { measures: Sections[string]; streams: string[] };

function addEffects({ on, choose, q, measures, streams }: Effects, changes: Patch[]): void {
  const add = (id: string, more: object): void => void (measures[id] && Object.assign(measures[id], more));
  const there = (ids: string[]): string[] => ids.filter((id) => id in measures);
  if (on('ends')) {
    add('ban', { ends: there(['school', 'reward']) });
    add('grade_ban', { ends: there(['ban', 'reward']) });
    add('second_ban', { ends: there(['school']) });
    if ('grade_ban' in measures) changes.push({ 'measures.grade_ban.ends': [] });
  }
  if (on('suspends')) {
    add('ban', { suspends: choose('suspends', [streams, streams.slice(-2)]) });
    add('grade_ban', { suspends: streams.slice(0, 2) });
  }
  if (on('broken')) {
    add('ban', { reaches_household: true });
    add('second_ban', { reaches_household: choose('broken', [true, false]) });
    if ('ban' in measures) changes.push({ 'measures.ban.reaches_household': false });
  }
  if (on('doors')) {
    add('ban', { doors: { bodies: q(3, 'bodies'), each: q(0.4, 'probability') } });
    add('school', { doors: { bodies: q(choose('bodies', [1, 9]), 'bodies'), each: q(0.5, 'probability') } });
  }
}
