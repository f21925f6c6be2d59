import type { Scenario } from '../schema/scenario.js';

const CAUSES = ['deed', 'lawful', 'status', 'inability', 'other', 'error'];
const OF_SPREADS = ['passed', 'people', 'revolt', 'revolted', 'revolt_left', 'chains', 'chain_people'];
const SIZES = [2, 3, 4, 5, 6, 10, 20, 50, 100, 1000];

const each = (names: readonly string[], ends: readonly (string | number)[]): string[] =>
  names.flatMap((name) => ends.map((end) => `${name}.${end}`));

/** Ids of the counters of spreads, witnesses, accusations and what measures do to others, in runs of these scenarios. */
export function liabilityCounterIds(scenarios: readonly Scenario[]): string[] {
  const ids = (name: string, section: (scenario: Scenario) => Record<string, unknown>): string[] =>
    [...new Set(scenarios.flatMap((scenario) => Object.keys(section(scenario))))].map((id) => `${name}.${id}`);
  const picked =
    <T>(section: (scenario: Scenario) => Record<string, T>, test: (entry: T) => boolean) =>
    (scenario: Scenario) =>
      Object.fromEntries(Object.entries(section(scenario)).filter(([, entry]) => test(entry)));
  const measures = (s: Scenario): Scenario['measures'] => s.measures;
  const ended = (s: Scenario): Record<string, unknown> =>
    Object.fromEntries(
      Object.values(s.measures).flatMap((measure) =>
        (measure.ends ?? []).filter((id) => s.measures[id]?.kind === 'reward').map((id) => [id, true]),
      ),
    );
  const suspending = scenarios.some((s) => Object.values(s.measures).some((measure) => measure.suspends !== undefined));
  return [
    ...each(
      ids('spread', (s) => s.spreads),
      OF_SPREADS,
    ),
    ...each(
      each(
        ids('spread', (s) => s.spreads),
        ['chains_from'],
      ),
      SIZES,
    ),
    ...each(
      ids(
        'channel',
        picked(
          (s) => s.channels,
          (channel) => channel.witnesses !== undefined,
        ),
      ),
      ['noticed', 'informed', 'covered_up', 'got_ahead'],
    ),
    ...each(
      ids(
        'stream',
        picked(
          (s) => s.streams,
          (stream) => stream.accuses !== undefined,
        ),
      ),
      ['accused', 'accused_added'],
    ),
    ...(suspending
      ? [
          ...each(
            ids('stream', (s) => s.streams),
            ['suspended'],
          ),
          ...each(
            ids(
              'stream',
              picked(
                (s) => s.streams,
                (stream) => stream.kind === 'protected' || stream.kind === 'merit',
              ),
            ),
            ['lost'],
          ),
        ]
      : []),
    ...each(
      ids(
        'measure',
        picked(measures, (m) => m.reaches_household === true),
      ),
      ['household_on', 'household_days', 'households'],
    ),
    ...each(
      ids(
        'measure',
        picked(measures, (m) => m.doors !== undefined),
      ),
      ['doors', 'doors_closed', 'doors_opened', 'door_days'],
    ),
    ...each(each(ids('measure', ended), ['withheld_days']), CAUSES),
    ...(scenarios.some((s) => Object.values(s.measures).some((m) => m.reaches_household)) ? ['harm.household'] : []),
    ...(scenarios.some((s) => Object.keys(ended(s)).length > 0) ? ['harm.withheld'] : []),
  ];
}
