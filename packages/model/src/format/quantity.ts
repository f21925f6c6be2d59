import { z } from 'zod';
import { ROW_ID, ROW_ID_WORDS } from './register.js';
import { said } from './said.js';
import { toBaseValue } from './units.js';

/**
 * What a quantity is measured in. The first unit of each list is the base unit: values are converted to it when a
 * scenario is loaded, and the engine sees base units only.
 */
export const UNITS = {
  /** Events per person-year. */
  rate: ['per person-year', 'per person-month', 'per person-day'],
  /** Days. A year is 365 days, a month 30, a working day 7/5 of a day rounded up. */
  duration: ['days', 'working days', 'weeks', 'months', 'years'],
  /** Part of a whole, 0 to 1. */
  share: ['share', 'percent'],
  /** Chance of one event, 0 to 1. */
  probability: ['probability', 'percent'],
  /** Points of a ledger. */
  points: ['points'],
  /** A pure number that multiplies another. */
  factor: ['factor'],
  /** People. */
  persons: ['persons'],
  /** Things counted. */
  count: ['count', 'bodies', 'households'],
  /** Amount of a deed: hours given or yuan given. */
  amount: ['hours', 'yuan'],
  /** Money in the currency of the scenario. Currencies are kept apart and never converted. */
  money: ['currency units', 'yuan', 'pounds', 'euros', 'dollars'],
  /** Happenings of a place. */
  incidents: ['per cell and year', 'per cell and day'],
  /** A private leaning, in standard deviations; may be negative. */
  leaning: ['standard deviations'],
  /** What one person gains or loses by an encounter: a pure number of the world. */
  payoff: ['payoff'],
  /** Per 1,000 people per year. */
  capacity: ['per 1000 persons and year'],
} as const;

export type Dimension = keyof typeof UNITS;

/** Scale on which a range is sampled evenly: the value, its logarithm, or the logarithm of its odds. */
export type SamplingScale = (typeof SAMPLING_SCALES)[number];

const SAMPLING_SCALES = ['linear', 'log', 'logit'] as const;

/** A number sourced from the evidence register, or assumed with a reason and a range. */
export interface Quantity {
  value: number;
  unit: string;
  /** Id of a row of the evidence register. */
  source?: string;
  /** Why this number, where no source gives it. */
  assumed?: string;
  /** Range over which the assumption is varied, same unit, low <= value <= high. Required with `assumed`. */
  range?: [number, number];
  /** How the range is sampled. Absent: by the rule of `scaleOf`. */
  scale?: SamplingScale;
  note?: string;
}

/** Dimensions whose values may be negative. */
export const SIGNED: ReadonlySet<Dimension> = new Set(['points', 'leaning']);

/**
 * The largest value of each dimension, up or down, in its base unit. Far above what any rule means, and so low that days
 * fit into 32 bits, and no count of a run comes near 2^53, beyond which whole numbers are no longer exact.
 */
export const LARGEST: Readonly<Record<Dimension, number>> = {
  rate: 36_500,
  duration: 73_000,
  share: 1,
  probability: 1,
  points: 32_767,
  factor: 1_000,
  persons: 10_000_000_000_000,
  count: 1_000_000_000,
  amount: 1_000_000,
  money: 10_000_000,
  incidents: 36_500,
  leaning: 100,
  payoff: 1_000,
  capacity: 1_000_000,
};

const NOUNS: Partial<Record<Dimension, string>> = {
  points: 'a number of points',
  persons: 'a number of people',
  incidents: 'a number of incidents',
  amount: 'an amount',
  money: 'an amount of money',
};

/** A dimension in a sentence: `a rate`, `a number of points`. */
export const nounOf = (dimension: Dimension): string => NOUNS[dimension] ?? `a ${dimension}`;

/** What a value may be at most, in words, where it is larger than its dimension allows; else null. */
export function tooLarge(value: number, unit: string, dimension: Dimension): string | null {
  const most = LARGEST[dimension];
  if (Math.abs(toBaseValue(value, unit)) <= most) return null;
  return `${nounOf(dimension)} of at most ${most} ${UNITS[dimension][0]}${SIGNED.has(dimension) ? ', up or down' : ''}`;
}

/** Keys of a quantity, in the order in which they are written. */
export const QUANTITY_KEYS = [
  'value',
  'unit',
  'source',
  'assumed',
  'range',
  'scale',
  'note',
] as const satisfies readonly (keyof Quantity)[];

const made = new Map<Dimension, z.ZodType<Quantity>>();

/** Schema of a quantity of the given dimension. Exactly one of `source` and `assumed`; `assumed` needs a `range`. */
export function quantity(dimension: Dimension): z.ZodType<Quantity> {
  const known = made.get(dimension);
  if (known) return known;
  const schema = z
    .strictObject({
      value: said(z.number(), 'The number, in the unit beside it.', { example: 0.3 }),
      unit: said(z.enum(UNITS[dimension]), 'Unit; the first of those allowed is the base unit into which values are converted.'),
      source: said(
        z.string().regex(ROW_ID, ROW_ID_WORDS).optional(),
        'Register row that gives this number, for this unit, population, place and time. Either `source` or `assumed`.',
        { example: 'E113', absent: 'the number is assumed' },
      ),
      assumed: said(z.string().min(3).optional(), 'Why this number, where no source gives it; needs a range.', {
        example: 'Nobody counted it',
        absent: 'the number has a source',
      }),
      range: said(
        z.tuple([z.number(), z.number()]).optional(),
        'Low and high end over which the number is varied, in the same unit; the value lies within.',
        {
          example: [0.1, 0.5],
          absent: 'the number is not varied',
        },
      ),
      scale: said(
        z.enum(SAMPLING_SCALES).optional(),
        'Scale on which the range is sampled evenly: the value, its logarithm, or the logarithm of its odds.',
        {
          absent:
            '`logit` for shares and probabilities inside 0 and 1 whose range, or its distance from 1, spans ten times or more; `log` for other ranges above 0 that do; else `linear`',
        },
      ),
      note: said(z.string().optional(), 'Remark beside the number.', { example: 'The census of 2010 gives 0.28.', absent: 'none' }),
    })
    .superRefine((q, context) => {
      const wrong = (message: string, todo: string, path: string[] = []): void =>
        context.addIssue({ code: 'custom', path, message, params: { todo } });
      if ((q.source === undefined) === (q.assumed === undefined)) {
        const todo = q.source === undefined ? 'Add source, or assumed and range.' : 'Keep the source, or drop it for assumed and range.';
        wrong('exactly one of source (a register id) and assumed (why, with a range)', todo);
      }
      if (q.assumed !== undefined && q.range === undefined) {
        wrong('an assumed quantity with range: [low, high]', 'Add the range over which the assumption is to be varied.');
      }
      if (q.range && !(q.range[0] <= q.value && q.value <= q.range[1])) {
        wrong(`low <= value <= high; the value is ${q.value}`, 'Correct the range or the value.', ['range']);
      }
      if (q.value < 0 && !SIGNED.has(dimension))
        wrong(`${nounOf(dimension)} of at least 0`, 'Write a value that is not negative.', ['value']);
      if (dimension !== 'share' && dimension !== 'probability') {
        const high = tooLarge(q.value, q.unit, dimension);
        const end = q.range?.map((each) => tooLarge(each, q.unit, dimension)).find((each) => each !== null);
        if (high !== null) wrong(high, 'Write a smaller value.', ['value']);
        else if (end) wrong(`${end}, over its whole range`, 'Narrow the range.', ['range']);
      }
      const whole = q.unit === 'percent' ? 100 : 1;
      if ((dimension === 'share' || dimension === 'probability') && Math.max(q.value, q.range?.[1] ?? 0) > whole) {
        const todo = whole === 1 ? 'Write a part of one, or unit: percent.' : 'Write a smaller value.';
        wrong(
          `${nounOf(dimension)} of at most ${whole}${whole === 100 ? ' percent' : ''}, over its whole range`,
          todo,
          q.value > whole ? ['value'] : ['range'],
        );
      }
      if (q.scale !== undefined && !q.range) wrong('a scale beside a range: [low, high]', 'Add the range, or drop the scale.', ['scale']);
      if (q.range && q.scale === 'log' && !(q.range[0] > 0))
        wrong(`a range above 0 to sample on a log scale; the low end is ${q.range[0]}`, 'Raise the low end, or write scale: linear.', [
          'scale',
        ]);
      if (q.scale === 'logit' && dimension !== 'share' && dimension !== 'probability')
        wrong(`scale linear or log for ${nounOf(dimension)}`, 'Write scale: logit for shares and probabilities only.', ['scale']);
      else if (q.range && q.scale === 'logit' && !(q.range[0] > 0 && q.range[1] < whole))
        wrong(`a range strictly between 0 and ${whole} to sample on a logit scale`, 'Narrow the range, or write scale: linear.', ['scale']);
      if (q.range && q.range[0] < 0 && q.value >= 0 && !SIGNED.has(dimension))
        wrong(`${nounOf(dimension)} of at least 0, over its whole range`, 'Raise the low end.', ['range']);
    })
    .meta({ dimension, form: 'quantity' });
  made.set(dimension, schema as z.ZodType<Quantity>);
  return schema as z.ZodType<Quantity>;
}
