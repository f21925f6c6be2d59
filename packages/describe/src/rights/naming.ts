import type { Path, Scenario } from '@glasshouse/model';
import { articlesOf } from './articles.js';
import { consequencesOf, contextsOf, isBlack } from './consequences.js';
import { counted, listed } from './finding.js';
import type { Found } from './finding.js';
import { canRead, numbersOf } from './reach.js';
import type { Reach } from './reach.js';
import { liveIn } from './stretches.js';
import type { View } from './stretches.js';

/** Black lists of people that everybody can read. */
export function publicNaming(view: View, reach: Reach): Found[] {
  const { scenario } = view;
  return liveIn(view, scenario.lists).flatMap(([id, list]): Found[] => {
    if (!list.public || !isBlack(list) || list.hidden || !reach.lists.has(id)) return [];
    const entries = Object.entries(list.entries)
      .filter(([, { on }]) => canRead(reach, scenario, list.owner, on))
      .map(([entry]) => entry);
    const ends = list.appeal
      ? 'an entry made in error is seen by everybody until it is corrected'
      : 'no appeal corrects an entry made in error';
    return [
      {
        kind: 'public_naming',
        paths: [['lists', id, 'public']],
        found: `the list ${id} is open to everybody, for ${listed(entries)}; ${ends}`,
      },
    ];
  });
}

/** Reviews in force that look at reports of a stream. */
const reviewsOf = (view: View, stream: string): [string, Scenario['reviews'][string]][] =>
  liveIn(view, view.scenario.reviews).filter(([, review]) => review.of.includes(stream));

/**
 * Black lists, ledgers that take points, and sanctions that reach people who cannot perform a duty, or whose conduct they could not help, be it recorded
 * under its own name or as what it is taken for.
 */
export function unableToPerform(view: View, reach: Reach): Found[] {
  const { scenario } = view;
  const groups = new Map<string, { streams: string[]; tell: (streams: string[]) => Found }>();
  for (const [stream, { kind, duty, cause, taken_for: conduct }] of Object.entries(scenario.streams).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!(conduct === undefined ? reach.recorded : reach.written).has(stream)) continue;
    const unable = kind === 'outcome' && cause === 'inability';
    if (!unable && (!duty || numbersOf(duty.able).every(({ value, unit }) => value >= (unit === 'percent' ? 100 : 1)))) continue;
    const reviews = reviewsOf(view, stream);
    if (reviews.some(([, { passes_unsound: passes }]) => passes.value === 0)) continue;
    const { lists, ledgers, sanctions } = consequencesOf(view, reach, conduct ?? stream);
    if (lists.length + ledgers.length + sanctions.length === 0) continue;
    const stays = sanctions.filter(([, { lasts }]) => lasts === 'until_performed').map(([id]) => id);
    const held = sanctions.some(([, { suspends }]) => suspends === 'all');
    const passed =
      reviews.length === 0
        ? 'no review asks whether they can'
        : `the review ${listed(reviews.map(([id]) => id))} lets some of their reports through`;
    const until =
      stays.length === 0 ? '' : `; ${counted(stays.length, 'sanction')} ${stays.length === 1 ? 'lasts' : 'last'} until they perform`;
    const direct = lists.length + ledgers.length > 0 ? [] : sanctions.map(([id]) => id);
    const parts: Path[] = [
      ...lists.map((id): Path => ['lists', id]),
      ...ledgers.map((id): Path => ['ledgers', id]),
      ...direct.map((id): Path => ['measures', id]),
    ];
    const what = [
      ...(lists.length > 0 ? [`${listed(lists)} can hold`] : []),
      ...(ledgers.length > 0 ? [`${listed(ledgers)} can take points from`] : []),
      ...(direct.length > 0 ? [`${listed(direct)} can fall on`] : []),
    ].join(', and ');
    const whom = unable ? 'could not help' : 'are unable to perform';
    const as = conduct === undefined ? '' : `, taken for ${conduct}`;
    const paths: Path[] = [...parts, ...reviews.map(([id]): Path => ['reviews', id, 'passes_unsound'])];
    const articles = [...(held ? ['ICCPR 11'] : []), ...articlesOf(sanctions.flatMap(([, measure]) => contextsOf(measure)))];
    const tell = (streams: string[]): Found => ({
      kind: 'unable_to_perform',
      paths,
      of: listed(streams),
      articles,
      found: `${what} people who ${whom} ${streams.join(' or ')}${as}: ${passed}${until}`,
    });
    const key = JSON.stringify({ ...tell([]), sanctions: sanctions.map(([id]) => id) });
    const group = groups.get(key) ?? { streams: [], tell };
    group.streams.push(stream);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ streams, tell }) => tell(streams));
}
