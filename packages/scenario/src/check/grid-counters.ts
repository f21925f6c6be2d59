import type { Scenario } from '../schema/scenario.js';

const OF_INCIDENTS = ['happened', 'recorded', 'reported', 'unseen', 'prevented'];
const OF_PATROLS = [
  ...['days', 'days_most_recorded', 'found', 'record_begun', 'record_added', 'record_forgotten'],
  ...['record', 'record_most', 'record_first'],
];
const FLAGS = ['deed', 'lawful', 'status', 'error'];

/** Ids of the counters of places, patrols, screens and quotas of reviews. */
export function gridCounterIds(scenarios: readonly Scenario[]): string[] {
  const of = (section: 'incidents' | 'patrols' | 'screens'): string[] => scenarios.flatMap((scenario) => Object.keys(scenario[section]));
  return [
    ...of('incidents').flatMap((id) => OF_INCIDENTS.map((name) => `incident.${id}.${name}`)),
    ...of('patrols').flatMap((id) => OF_PATROLS.map((name) => `patrol.${id}.${name}`)),
    ...of('screens').flatMap((id) => [
      ...['looked', 'missed', 'cleared'].map((name) => `screen.${id}.${name}`),
      ...FLAGS.flatMap((cause) => [`screen.${id}.flagged.${cause}`, `screen.${id}.first.${cause}`]),
      `first.flagged.${id}`,
    ]),
    ...(scenarios.some((scenario) => Object.values(scenario.reviews).some((review) => review.quota !== undefined))
      ? scenarios.flatMap((scenario) => Object.keys(scenario.reviews).map((id) => `review.${id}.rubber_stamped`))
      : []),
  ];
}
