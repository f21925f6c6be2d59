import { z } from 'zod';
import { said } from '../format/said.js';

/** One number for a reduced run and one for a full one. */
export const sizes = (least: number, reduced: number, full: number, what: string, example: [number, number]) =>
  z.strictObject({
    reduced: said(z.int().min(least).max(reduced), `${what} at reduced size.`, { example: example[0] }),
    full: said(z.int().min(least).max(full), `${what} at full size.`, { example: example[1] }),
  });

const isPowerOfTwo = (value: number): boolean => (value & (value - 1)) === 0;

/** As `sizes`; each number is a power of two, without which a Sobol’ sequence loses its balance. */
const powersOfTwo = (most: number, what: string, example: [number, number]) => {
  const power = z
    .int()
    .min(2)
    .max(most)
    .refine(isPowerOfTwo, {
      message: 'a power of two, such as 64 or 256: other sizes lose the balance of the sequence',
      params: { todo: 'Write the power of two below or above it.' },
    });
  return z.strictObject({
    reduced: said(power, `${what} at reduced size.`, { example: example[0] }),
    full: said(power, `${what} at full size.`, { example: example[1] }),
  });
};

type Size = 'reduced' | 'full';

/** What lays points out: its key in a study, and how many points it draws beside point 0. */
const kind = <S extends z.ZodType>(
  schema: S,
  draws: (value: NonNullable<z.infer<S>>, size: Size, factors: number, rows: number) => number,
): { schema: S; draws: typeof draws } => ({ schema, draws });

/** The keys of which a design has exactly one: how its points are laid over the ranges. */
const kinds = {
  points: kind(
    said(
      sizes(1, 2000, 20000, 'Design points', [20, 200]).optional(),
      'Points of a Latin hypercube over the ranges; point 0, the scenario as written, is one of them.',
      { absent: 'another design is named' },
    ),
    (points, size) => points[size] - 1,
  ),
  hypercube: kind(
    said(
      sizes(2, 2000, 2000, 'Drawn points', [20, 200]).optional(),
      'Points, beside point 0, of an optimised Latin hypercube: of 50 drawn by the seed, the one whose two nearest points are farthest apart.',
      { absent: 'another design is named' },
    ),
    (hypercube, size) => hypercube[size],
  ),
  sobol: kind(
    said(powersOfTwo(16384, 'Drawn points', [32, 256]).optional(), 'Points, beside point 0, of a Sobol’ sequence shifted by the seed.', {
      absent: 'another design is named',
    }),
    (sobol, size) => sobol[size],
  ),
  morris: kind(
    said(
      sizes(2, 200, 1000, 'Trajectories', [4, 20]).optional(),
      'Morris screening: each trajectory moves one factor at a time by two thirds of its range, k + 1 points for k factors.',
      { absent: 'another design is named' },
    ),
    (morris, size, factors) => morris[size] * (factors + 1),
  ),
  saltelli: kind(
    said(
      powersOfTwo(16384, 'Base points', [16, 256]).optional(),
      'Sobol’ indices: N × (k + 2) points for k factors, laid out as SALib does: A, A with one factor of B each, B.',
      { absent: 'another design is named' },
    ),
    (saltelli, size, factors) => saltelli[size] * (factors + 2),
  ),
  grid: kind(
    said(
      sizes(2, 9, 9, 'Levels of a factor', [2, 3]).optional(),
      'Every combination of this number of levels of each factor, evenly spaced from the low to the high end on the sampling scale.',
      { absent: 'another design is named' },
    ),
    (grid, size, factors) => Array.from({ length: factors }).reduce<number>((all) => all * grid[size], 1),
  ),
  list: kind(
    said(
      z.array(z.record(z.string(), z.number())).min(1).max(2000).optional(),
      'Points written out: for each a map of paths to values in the unit of the quantity; a path left out keeps the value as written.',
      { example: [{ 'streams.littering.rate': 0.4 }], absent: 'another design is named' },
    ),
    (list) => list.length,
  ),
  switches: kind(
    said(
      z
        .record(
          z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'a name in lowercase letters, digits and underscores'),
          z
            .record(z.string(), z.number())
            .refine((set) => Object.keys(set).length > 0, { error: 'at least one path', params: { todo: 'Say what switches it off.' } }),
        )
        .refine((pathways) => Object.keys(pathways).length >= 2 && Object.keys(pathways).length <= 6, {
          error: 'two to six pathways',
          params: { todo: 'Put some of them together.' },
        })
        .optional(),
      'Pathways through which rules act, each with the quantities of the world that switch it off: every combination of them runs, with the same random draws, and a change is divided among them (Shapley values).',
      {
        example: { deterrence: { 'responses.avoids.effect': 1 }, chilling: { 'responses.silent.effect': 1 } },
        absent: 'another design is named',
      },
    ),
    (switches) => (1 << Object.keys(switches).length) - 1,
  ),
  file: kind(
    said(
      z
        .string()
        .regex(/\.csv$/, 'the path of a CSV file')
        .optional(),
      'Points in a CSV file, from the folder of the study: a first row of paths, then one row a point with values in the unit of the quantity.',
      { example: 'design.csv', absent: 'another design is named' },
    ),
    (_file, _size, _factors, rows) => rows,
  ),
} as const;

export type DesignKey = keyof typeof kinds;

export const DESIGN_KEYS = Object.keys(kinds) as DesignKey[];

const shape = Object.fromEntries(DESIGN_KEYS.map((key) => [key, kinds[key].schema])) as { [K in DesignKey]: (typeof kinds)[K]['schema'] };

const written = (value: object): string[] => DESIGN_KEYS.filter((key) => (value as Record<string, unknown>)[key] !== undefined);

export const design = z
  .strictObject({
    ...shape,
    vary: said(z.array(z.string()).optional(), 'Paths to vary. Shares that add to one are one factor.', {
      example: ['streams.littering.rate'],
      absent: 'every assumed quantity that has a range',
    }),
    sweep: said(
      z.record(z.string(), z.array(z.number()).min(1).max(9)).optional(),
      'Paths set to each of these values in turn, one path at a time, at point 0 and at the first two drawn points (four at full size); values are in the unit of the quantity.',
      { example: { 'lists.defaulters.entries.evasion.term': [3, 6, 12] }, absent: 'nothing is swept' },
    ),
    common_dice: said(
      z.boolean().optional(),
      'Points share their random draws, so that they differ by assumptions alone. Arms share theirs either way.',
      { absent: 'false: each point has draws of its own; those of a Morris trajectory or of a Saltelli base point share theirs' },
    ),
    replicates: said(
      sizes(1, 1000, 1000, 'Runs of a point', [1, 2]).optional(),
      'Runs of every point but the first, points of a sweep included.',
      { absent: 'one run' },
    ),
  })
  .superRefine((value, context) => {
    const keys = written(value);
    const wrong = (message: string, todo: string, path: string[]): void =>
      context.addIssue({ code: 'custom', path, message, params: { todo } });
    if (keys.length === 0) wrong(`exactly one of ${DESIGN_KEYS.join(', ')}`, 'Add points: { reduced, full }.', []);
    if (keys.length > 1) wrong(`exactly one of ${DESIGN_KEYS.join(', ')}; ${keys[0]} is also set`, 'Remove one.', [keys[1]!]);
    const named = keys.find((key) => key === 'list' || key === 'file' || key === 'switches');
    if (named && value.vary) wrong(`no paths to vary beside ${named}, which names them`, 'Remove vary.', ['vary']);
  });

export type Design = z.infer<typeof design>;

/** The one key of a design that says how its points are laid out. */
export const designKey = (of: Design): DesignKey => (written(of)[0] ?? 'points') as DesignKey;

/**
 * Points of a design beside point 0, at most: `factors` counts what moves as one, `rows` the points of a list or file. Nothing to vary gives
 * no point, which the caller knows. Infinity for a grid that no machine can hold.
 */
export function drawnPoints(of: Design, size: Size, factors: number, rows: number): number {
  const key = designKey(of);
  const value = of[key];
  return value === undefined
    ? 0
    : (kinds[key].draws as (given: unknown, ...rest: [Size, number, number]) => number)(value, size, factors, rows);
}
