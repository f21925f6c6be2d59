export const DEMOGRAPHY_FEATURES = [
  'grows_older',
  'dies',
  'dies_by_age',
  'bears',
  'bears_by_age',
  'at_pace',
  'moves',
  'moves_by_place',
  'moves_to',
] as const;
export type DemographyFeature = (typeof DEMOGRAPHY_FEATURES)[number];

interface Draws {
  on: (feature: DemographyFeature) => boolean;
  choose: <T>(name: string, options: readonly T[]) => T;
  q: (value: number, unit: string) => object;
}

/** Population in time, so fast that people come of age, die and move within weeks. `places`: between which they may move; none: nobody does. */
export function randomDemography({ on, choose, q }: Draws, places: readonly string[]): object {
  if (!on('grows_older')) return {};
  const pace = on('at_pace') ? choose('pace', [40, 20, 40, 0]) : 1;
  const rate = (name: string, value: number): object => q(choose(name, [value, value, value / 3, 0]) / (pace || 1), 'per person-year');
  const deaths = on('dies_by_age')
    ? { by: 'age', values: { child: rate('child dies', 1), adult: rate('adult dies', 2) } }
    : rate('dies', 1.5);
  return {
    demography: {
      ...(on('at_pace') ? { pace: q(pace, 'factor') } : {}),
      ...(on('bears')
        ? {
            fertility: on('bears_by_age')
              ? { by: 'age', values: { child: q(0, 'per person-year'), adult: rate('adult bears', 1) } }
              : rate('bears', 0.7),
          }
        : {}),
      ...(on('dies') ? { mortality: deaths } : {}),
      ...(places.length > 0 ? { moves: moves({ on, choose, q }, places) } : {}),
    },
  };
}

function moves({ on, choose, q }: Draws, places: readonly string[]): object {
  const rate = (name: string): object => q(choose(name, [6, 2, 12, 0]), 'per person-year');
  const share = (i: number): object => q(i === 0 ? 1 - 0.25 * (places.length - 1) : 0.25, 'share');
  return {
    rate: on('moves_by_place')
      ? { by: 'place', values: Object.fromEntries(places.map((place) => [place, rate(`moves from ${place}`)])) }
      : q(choose('moves', [6, 20]), 'per person-year'),
    ...(on('moves_to') ? { to: Object.fromEntries(places.map((place, i) => [place, share(i)])) } : {}),
  };
}

interface Raw {
  reviews: Record<string, Record<string, unknown>>;
  lists: Record<string, { entries: Record<string, Record<string, unknown>> }>;
  measures: Record<string, { trigger: object[]; lasts?: string }>;
  streams: Record<string, Record<string, unknown>>;
}

/** Rules, chances and numbers that go by where people live now. */
export function addHomes({ choose }: Pick<Draws, 'choose'>, raw: Raw, places: readonly string[]): void {
  const here = (name: string): { who: Record<string, string[]> } => ({ who: { place: [choose(name, places)] } });
  for (const [id, review] of Object.entries(raw.reviews)) review['if'] ??= here(`reviews in ${id}`);
  for (const [id, { entries }] of Object.entries(raw.lists))
    for (const [name, entry] of Object.entries(entries))
      if (choose(`homes ${id} ${name}`, [true, false])) entry['if'] ??= here(`enters ${id} ${name}`);
  for (const [id, measure] of Object.entries(raw.measures)) {
    const [first] = measure.trigger;
    if (choose(`falls by home ${id}`, [true, false]) && first && !('enterprise' in first) && measure.lasts !== 'until_performed')
      measure.trigger = [{ all: [first, here(`falls in ${id}`)] }, ...measure.trigger.slice(1)];
  }
  for (const [id, stream] of Object.entries(raw.streams)) if (stream['kind'] === 'attempt') stream['who'] ??= here(`tries in ${id}`).who;
}
