export const DEMOGRAPHY_FEATURES = ['grows_older', 'dies', 'dies_by_age', 'bears', 'bears_by_age', 'at_pace'] as const;
export type DemographyFeature = (typeof DEMOGRAPHY_FEATURES)[number];

interface Draws {
  on: (feature: DemographyFeature) => boolean;
  choose: <T>(name: string, options: readonly T[]) => T;
  q: (value: number, unit: string) => object;
}

/** Population in time, so fast that people come of age and die within weeks. */
export function randomDemography({ on, choose, q }: Draws): object {
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
    },
  };
}
