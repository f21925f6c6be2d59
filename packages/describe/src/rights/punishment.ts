import { atomsIn } from '@glasshouse/model';
import type { Path } from '@glasshouse/model';
import { articlesOf } from './articles.js';
import { consequencesOf, contextsOf, deedsOf, isBlack, passedOn, takes } from './consequences.js';
import { counted, listed } from './finding.js';
import type { Found } from './finding.js';
import type { Reach } from './reach.js';
import { liveIn } from './stretches.js';
import type { View } from './stretches.js';

type Condition = Parameters<typeof atomsIn>[0];

/** Conditions on grounds beyond which every combination is taken as possible. */
const MOST_ATOMS = 12;

/**
 * What one record can bring at once. Grounds whose conditions exclude one another, such as a first and a second record within a year, do not
 * come together: of all that earlier records can be, the case with most sanctions is taken, with the most records if there are several. All other conditions may hold.
 */
function atOnce(view: View, reach: Reach, stream: string): ReturnType<typeof consequencesOf> {
  const conditions = new Map<string, Condition>();
  for (const [id, list] of liveIn(view, view.scenario.lists))
    for (const [ground, entry] of Object.entries(list.entries))
      if (entry.on === stream && entry.if !== undefined) conditions.set(`${id} ${ground}`, entry.if);
  const atoms = new Map([...conditions.values()].flatMap(atomsIn).map((atom) => [JSON.stringify(atom), atom]));
  const every = consequencesOf(view, reach, stream);
  if (atoms.size === 0 || atoms.size > MOST_ATOMS) return every;
  const keys = [...atoms.keys()];
  const numbers = [...atoms.values()].map((atom) => ('records' in atom ? (atom.at_least?.value ?? 1) : 0));
  const counts = [...atoms.values()].map((atom) => {
    const { at_least: _, ...rest } = atom as { at_least?: unknown };
    return 'records' in atom ? JSON.stringify(rest) : '';
  });
  /** Where so many records are there, so are fewer. */
  const possible = (given: number): boolean =>
    keys.every(
      (_, i) =>
        !(given & (1 << i)) ||
        keys.every((_, j) => counts[i] === '' || counts[j] !== counts[i] || numbers[j] > numbers[i] || given & (1 << j)),
    );
  let most: typeof every | null = null;
  for (let given = 0; given < 1 << keys.length; given++) {
    if (!possible(given)) continue;
    const holds = (condition: Condition): boolean => {
      if ('not' in condition) return !holds(condition.not);
      if ('all' in condition) return condition.all.every(holds);
      if ('any' in condition) return condition.any.some(holds);
      return (given & (1 << keys.indexOf(JSON.stringify(condition)))) !== 0;
    };
    const made = (list: string, ground: string): boolean => {
      const condition = conditions.get(`${list} ${ground}`);
      return condition === undefined || holds(condition);
    };
    const found = consequencesOf(view, reach, stream, made);
    if (most === null || found.sanctions.length >= most.sanctions.length) most = found;
  }
  return most ?? every;
}

/** One record that leads to several sanctions or ledgers. Streams that lead to the same ones share a finding. */
export function cumulatedSanctions(view: View, reach: Reach): Found[] {
  const groups = new Map<string, { streams: string[]; paths: Path[]; found: string; articles: string[] }>();
  for (const stream of deedsOf(view, reach)) {
    const { ledgers, lists, sanctions } = atOnce(view, reach, stream);
    if (sanctions.length < 2 && ledgers.length < 2) continue;
    const contexts = [...new Set(sanctions.map(([, measure]) => measure.context))].sort();
    const parts = [
      ...(ledgers.length > 1 ? [`takes points in ${ledgers.length} ledgers (${listed(ledgers)})`] : []),
      ...(sanctions.length > 1
        ? [
            `can bring ${sanctions.length} sanctions (${listed(sanctions.map(([id]) => id))}) in ${counted(contexts.length, 'context')} (${listed(contexts)})`,
          ]
        : []),
    ];
    const [ofLists, ofLedgers]: Path[][] = [lists.map((id) => ['lists', id]), ledgers.map((id) => ['ledgers', id])];
    const gates = sanctions.length > 1 ? [...ofLists, ...ofLedgers] : ofLedgers;
    const key = `${parts.join()} ${JSON.stringify(gates)}`;
    const group = groups.get(key) ?? { streams: [], paths: gates, found: parts.join(' and '), articles: [] };
    group.streams.push(stream);
    // Only what punishes is barred a second time, and confinement punishes whatever it is called; a duty that is enforced is civil.
    const penal = view.scenario.streams[stream].kind !== 'obligation' && sanctions.some(([, measure]) => measure.suspends === 'all');
    if (penal && sanctions.length > 1) group.articles = ['ICCPR 9', 'ICCPR 14(7)'];
    groups.set(key, group);
  }
  return [...groups.values()].map(({ streams, paths, found, articles }) => ({
    kind: 'cumulated_sanctions',
    paths,
    of: listed(streams),
    articles,
    found: `one record of ${streams.length === 1 ? streams[0] : `any of ${streams.length} streams (${listed(streams)})`} ${found}`,
  }));
}

/** Sanctions whose context is that of none of the deeds that can lead to them, told together where the deeds are of the same contexts. */
export function unrelatedContext(view: View, reach: Reach): Found[] {
  const deeds = new Map<string, Set<string>>();
  for (const stream of deedsOf(view, reach)) {
    for (const record of passedOn(view, stream)) {
      for (const [id] of consequencesOf(view, reach, record).sanctions) {
        deeds.set(id, (deeds.get(id) ?? new Set()).add(view.scenario.streams[stream].context));
      }
    }
  }
  const groups = new Map<string, string[]>();
  for (const [id, contexts] of [...deeds].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (contexts.has(view.scenario.measures[id].context)) continue;
    const key = listed([...contexts].sort());
    groups.set(key, [...(groups.get(key) ?? []), id]);
  }
  return [...groups].map(([contexts, ids]) => ({
    kind: 'unrelated_context',
    paths: ids.map((id) => ['measures', id, 'context']),
    articles: articlesOf(ids.flatMap((id) => contextsOf(view.scenario.measures[id]))),
    found: `${counted(ids.length, 'sanction')} in ${ids.length === 1 ? 'an area' : 'areas'} of life unrelated to the deeds behind ${ids.length === 1 ? 'it' : 'them'} (deeds: ${contexts}): ${listed(
      ids.map((id) => `${id} (${view.scenario.measures[id].context})`),
      20,
    )}`,
  }));
}

/** Rules, entries and screens by which lawful conduct brings a detriment. */
export function lawfulConduct(view: View, reach: Reach): Found[] {
  const { scenario } = view;
  /** An outcome is what its `cause` says, whatever it is taken for. */
  const isLawful = (stream: string): boolean =>
    scenario.streams[stream]?.kind === 'protected' || scenario.streams[stream]?.cause === 'lawful';
  const taken = new Map<string, string[]>();
  for (const [id, { taken_for: under }] of Object.entries(scenario.streams))
    if (under !== undefined && isLawful(id) && reach.written.has(id)) taken.set(under, [...(taken.get(under) ?? []), id]);
  /** The lawful conduct of which a record on a stream can be. */
  const lawfulOn = (stream: unknown): string[] =>
    typeof stream !== 'string' ? [] : [...(isLawful(stream) && reach.recorded.has(stream) ? [stream] : []), ...(taken.get(stream) ?? [])];
  const found: Found[] = [];
  const tell = (paths: Path[], streams: string[], what: string): void => {
    const articles = articlesOf(streams.map((stream) => scenario.streams[stream].context));
    if (paths.length > 0)
      found.push({ kind: 'lawful_conduct', paths, articles, found: `${what}: ${listed([...new Set(streams)].sort())}` });
  };
  for (const [id, ledger] of liveIn(view, scenario.ledgers)) {
    const rules = liveIn(view, ledger.rules).filter(([, rule]) => takes(rule) && lawfulOn(rule.on).length > 0);
    const paths = rules.map(([rule]) => ['ledgers', id, 'rules', rule]);
    const streams = rules.flatMap(([, rule]) => lawfulOn(rule.on));
    tell(paths, streams, `the ledger ${id} takes points for conduct stated as lawful`);
  }
  for (const [id, list] of liveIn(view, scenario.lists)) {
    if (!isBlack(list)) continue;
    const entries = Object.entries(list.entries).filter(([, entry]) => lawfulOn(entry.on).length > 0);
    const paths = entries.map(([entry]) => ['lists', id, 'entries', entry]);
    const streams = entries.flatMap(([, entry]) => lawfulOn(entry.on));
    tell(paths, streams, `conduct stated as lawful is a ground for the list ${id}`);
  }
  for (const [id, screen] of liveIn(view, scenario.screens)) {
    const streams = screen.looks_for.filter(isLawful);
    if (streams.length > 0) tell([['screens', id, 'looks_for']], streams, `the screen ${id} looks for conduct stated as lawful`);
  }
  return found;
}
