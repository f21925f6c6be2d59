import type { Claim, Register } from '@glasshouse/model';
import { closedLoops } from '../src/claims/closed-loop.js';
import { abcPopulations, abcRange } from '../src/calibrate/abc.js';
import { saltelliRows } from '../src/design/kinds/saltelli.js';
import { latinHypercube } from '../src/design/latin-hypercube.js';
import { adviceOf, beyondOf, MOST_OF_RUNS, runUntilEnough } from '../src/replicates/advise.js';
import { budgetOf, sizeEffect } from '../src/sensitivity/budget.js';
import { givenDataShares } from '../src/sensitivity/given-data.js';
import { morrisMeasures } from '../src/sensitivity/morris.js';
import { sobolIndices } from '../src/sensitivity/saltelli.js';
import { pathwayParts } from '../src/sensitivity/shapley.js';
import { differenceOf, estimateOf } from '../src/statistics/estimate.js';
import { differenceInterval, exactInterval, levelInterval } from '../src/statistics/interval.js';
import { spread } from '../src/statistics/order.js';
import type { Sample } from '../src/statistics/ratio.js';
import { drawsOf } from '../../../validation/draws.js';
import type { Draws } from '../../../validation/draws.js';
import { exactMuStar, ishigami, once, plainFactors, threeFactors } from './fixtures.js';
import { experiment } from './loop-toy.js';

type Interval = readonly [number, number];

/** One situation in which an interval is tried. */
export interface Case {
  name: string;
  trials: number;
  /** Name of the draws, where several situations read one study of them; the name of the situation else. */
  draws?: string;
  /** The interval of a trial, and what it should hold; null where none is printed. */
  trial(draw: Draws, trial: number): { interval: Interval; truth: number } | null | Promise<{ interval: Interval; truth: number } | null>;
  /** Where the true coverage may lie, stated before the trials were run. */
  band: Interval;
}

/** A kind of interval that the program prints. */
export interface Kind {
  title: string;
  /** Where a reader meets it. */
  printed: string;
  /** File of packages/study/src that makes it. */
  from: string;
  nominal: number;
  cases: Case[];
}

const SEED = 40_961;
/** Draws of a trial: the same for the same kind and situation, or for the same name of draws, and the same trial. */
export const drawsAt = (kind: string, { name, draws }: Pick<Case, 'name' | 'draws'>, trial: number): Draws =>
  drawsOf(SEED, trial, `coverage ${draws ?? `${kind} ${name}`}`);

const times = <T>(count: number, one: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => one(i));
const means = (values: readonly number[]): Sample[] => values.map((above) => ({ above, below: 1 }));
const binomial = (draw: Draws, of: number, p: number): number =>
  times(of, () => (draw.uniform() < p ? 1 : 0)).reduce<number>((a, b) => a + b, 0);
const lognormal = (draw: Draws, spreadOf: number): number => Math.exp(spreadOf * draw.normal() - spreadOf ** 2 / 2);
const found = (interval: Interval | null, truth: number): { interval: Interval; truth: number } | null => interval && { interval, truth };

const counts = (mean: number, runs: number): Case => ({
  name: `counts of mean ${mean}, ${runs} replicates`,
  trials: 2000,
  band: [0.92, 0.98],
  trial: (draw) => found(levelInterval(means(times(runs, () => draw.poisson(mean)))), mean),
});
const share = (p: number): Case => ({
  name: `a share of ${p} of 100 people, 10 replicates`,
  trials: 2000,
  band: [0.92, 0.99],
  trial: (draw) =>
    found(
      levelInterval(
        times(10, () => ({ above: binomial(draw, 100, p), below: 100 })),
        1,
      ),
      p,
    ),
});

const level: Kind = {
  title: 'Level: t interval of the logarithm, of a share of the logit',
  printed: 'random draws beside each number; ratios of groups',
  from: 'statistics/interval.ts',
  nominal: 0.95,
  cases: [
    counts(2, 10),
    counts(30, 10),
    counts(5, 30),
    {
      name: 'ratio of two counts of means 12 and 40, 10 replicates',
      trials: 2000,
      band: [0.92, 0.98],
      trial: (draw) => found(levelInterval(times(10, () => ({ above: draw.poisson(12), below: draw.poisson(40) }))), 12 / 40),
    },
    {
      name: 'skewed: lognormal with a spread of 1, 10 replicates',
      trials: 2000,
      band: [0.82, 0.97],
      trial: (draw) => found(levelInterval(means(times(10, () => lognormal(draw, 1)))), 1),
    },
    {
      name: 'skewed: lognormal with a spread of 1, 40 replicates',
      trials: 2000,
      band: [0.87, 0.97],
      trial: (draw) => found(levelInterval(means(times(40, () => lognormal(draw, 1)))), 1),
    },
    share(0.05),
    share(0.5),
    share(0.97),
  ],
};

const difference: Kind = {
  title: 'Difference of two arms, paired: t interval within what both arms can have',
  printed: 'random draws beside each comparison of arms',
  from: 'statistics/interval.ts',
  nominal: 0.95,
  cases: [
    {
      name: 'counts, 3 more than 20, 12 replicates',
      trials: 2000,
      band: [0.92, 0.98],
      trial: (draw) => {
        const base = times(12, () => draw.poisson(20));
        return found(differenceInterval(means(base.map((one) => one + draw.poisson(3))), means(base)), 3);
      },
    },
    {
      name: 'shares of 0.10 and 0.13 of the same 200 people, 10 replicates',
      trials: 1000,
      band: [0.92, 0.98],
      trial: (draw) => {
        const pairs = times(10, () => times(200, () => draw.uniform()));
        const at = (p: number): Sample[] => pairs.map((people) => ({ above: people.filter((u) => u < p).length, below: 200 }));
        return found(differenceInterval(at(0.13), at(0.1), 1), 0.03);
      },
    },
    {
      name: 'one run in five differs, 40 replicates',
      trials: 2000,
      band: [0.88, 0.99],
      trial: (draw) => {
        const base = times(40, () => draw.poisson(20));
        return found(differenceInterval(means(base.map((one) => one + (draw.uniform() < 0.2 ? 5 : 0))), means(base)), 1);
      },
    },
  ],
};

/** Nothing seen: the printed bound is an interval from 0 to it; where something was seen, that trial is no trial of the bound. */
const ruleOfThree: Kind = {
  title: 'Nothing seen: upper bound by the rule of three',
  printed: '“under …” where no run had a case',
  from: 'statistics/estimate.ts',
  nominal: 0.95,
  cases: [
    {
      name: 'a chance just above the bound that 1,000 people give',
      trials: 4000,
      band: [0.94, 0.96],
      trial: (draw) => {
        const seen = draw.poisson(3);
        const samples = times(10, (i) => ({ above: i === 0 ? seen : 0, below: 100 }));
        const { upperBound } = estimateOf([{ point: 0, samples }], { per: 1 });
        return { interval: upperBound === null ? [0, 1] : [0, upperBound], truth: 0.003 + 1e-9 };
      },
    },
    {
      name: 'no run differs, a chance just above the bound',
      trials: 4000,
      band: [0.94, 0.96],
      trial: (draw) => {
        const seen = draw.poisson(3);
        const arm = times(10, (i) => ({ above: 5 + (i === 0 ? seen : 0), below: 100 }));
        const base = times(10, () => ({ above: 5, below: 100 }));
        const { upperBound } = differenceOf([{ point: 0, samples: arm }], [{ point: 0, samples: base }], { per: 1 });
        return { interval: upperBound === null ? [0, 1] : [0, upperBound], truth: 0.003 + 1e-9 };
      },
    },
    {
      // The bound takes people as independent: e^-1 of such worlds show nothing, where e^-3 would. The band is around what is held then.
      name: 'the same chance, but a case strikes three people at once',
      trials: 4000,
      band: [0.61, 0.66],
      trial: (draw) => {
        const seen = 3 * draw.poisson(1);
        const samples = times(10, (i) => ({ above: i === 0 ? seen : 0, below: 100 }));
        const { upperBound } = estimateOf([{ point: 0, samples }], { per: 1 });
        return { interval: upperBound === null ? [0, 1] : [0, upperBound], truth: 0.003 + 1e-9 };
      },
    },
  ],
};

/** Everybody counted: the low end of a share is that of the rule of three; where somebody was not, that trial is no trial of the end. */
const everybody: Kind = {
  title: 'Everybody counted: low end by the rule of three',
  printed: 'random draws beside a share of 100 percent',
  from: 'statistics/interval.ts',
  nominal: 0.95,
  cases: [
    {
      name: 'a chance just below the end that 1,000 people give',
      trials: 4000,
      band: [0.94, 0.96],
      trial: (draw) => {
        const missing = draw.poisson(3);
        const samples = times(10, (i) => ({ above: 100 - (i === 0 ? missing : 0), below: 100 }));
        return { interval: missing > 0 ? [0, 1] : levelInterval(samples, 1)!, truth: 0.997 - 1e-9 };
      },
    },
  ],
};

const exact: Kind = {
  title: 'Share of worlds: exact interval (Clopper and Pearson)',
  printed: 'shares of worlds; “fits again”; how often a range held in a closed loop',
  from: 'statistics/interval.ts',
  nominal: 0.95,
  cases: [
    [0.02, 100],
    [0.1, 60],
    [0.5, 20],
    [0.9, 200],
  ].map(([p, of]): Case => ({
    name: `a chance of ${p} in ${of} worlds`,
    trials: 2000,
    band: [0.95, 1],
    trial: (draw) => found(exactInterval(binomial(draw, of!, p!), of!), p!),
  })),
};

/** Differences of which one run in so many shows any. */
const seldom =
  (one: number): ((draw: Draws) => number) =>
  (draw) =>
    draw.uniform() < 1 / one ? draw.exponential() : 0;
const adviser = (name: string, truth: number, matters: number, difference: (draw: Draws) => number): Case => ({
  name,
  trials: 1000,
  band: [0.91, 0.97],
  trial: async (draw) => {
    const [advice] = await runUntilEnough([matters], 600, (_from, count) => Promise.resolve([times(count, () => difference(draw))]));
    return advice!.enough ? found(advice!.interval, truth) : null;
  },
});
const stopped: Kind = {
  title: 'Paired difference, stopped when narrow enough: t interval',
  printed: '`glasshouse advise`, where runs are enough',
  from: 'replicates/advise.ts',
  nominal: 0.95,
  cases: [
    adviser('normal differences', 0.3, 0.6, (draw) => 0.3 + draw.normal()),
    adviser('exponential differences', 1, 0.6, (draw) => draw.exponential()),
    adviser('one run in five differs', 0.2, 0.3, seldom(5)),
    {
      name: 'a fixed number of runs, 40 normal differences',
      trials: 2000,
      band: [0.93, 0.97],
      trial: (draw) =>
        found(
          adviceOf(
            times(40, () => 0.3 + draw.normal()),
            1,
          ).interval,
          0.3,
        ),
    },
  ],
};

/** What is printed of the share of runs, as an interval: nothing is said unless it lies above a half. `truth`: share of runs beyond 1 upwards. */
const beyond = (differences: readonly number[], truth: { up: number; down: number }): { interval: Interval; truth: number } => {
  const { side, share: told } = beyondOf(differences, 1);
  return { interval: told[0] > MOST_OF_RUNS ? told : [0, 1], truth: side === 'more' ? truth.up : truth.down };
};
const mostRuns: Kind = {
  title: 'Share of runs that differ by more than what matters: exact interval, printed where it lies above a half',
  printed: '“were there enough runs?” and `glasshouse advise`, where fewer than 40 runs differ',
  from: 'replicates/advise.ts',
  nominal: 0.95,
  cases: [
    {
      name: '10 runs, normal, every second run beyond what matters',
      trials: 4000,
      band: [0.95, 1],
      trial: (draw) => beyond(times(10, () => 1 + draw.normal()), { up: 0.5, down: 0.0227501319 }), // prettier-ignore
    },
    {
      name: '10 runs, as often up as down, nearly all beyond what matters',
      trials: 4000,
      band: [0.95, 1],
      trial: (draw) => beyond(times(10, () => 1000 * draw.normal()), { up: 0.4996010577, down: 0.4996010577 }), // prettier-ignore
    },
    {
      name: '10 runs, exponential, seven of ten beyond what matters',
      trials: 4000,
      band: [0.95, 1],
      trial: (draw) => beyond(times(10, () => draw.exponential() / -Math.log(0.7)), { up: 0.7, down: 0 }), // prettier-ignore
    },
    {
      name: '20 runs, nine of ten do not differ at all, the others by far',
      trials: 4000,
      band: [0.95, 1],
      trial: (draw) => beyond(times(20, () => (draw.uniform() < 0.1 ? 50 : 0)), { up: 0.1, down: 0 }), // prettier-ignore
    },
    {
      name: 'stopped when narrow enough, at most 30 runs, exponential, six of ten beyond what matters',
      trials: 2000,
      band: [0.95, 1],
      trial: async (draw) => {
        const differences: number[] = [];
        await runUntilEnough([2], 30, (_from, count) => {
          const list = times(count, () => draw.exponential() / -Math.log(0.6));
          differences.push(...list);
          return Promise.resolve([list]);
        });
        return beyond(differences, { up: 0.6, down: 0 });
      },
    },
  ],
};

const ISHIGAMI = { first: [0.313905191148, 0.44241114479, 0], total: [0.55758885521, 0.44241114479, 0.243683664062] };
/** Indices from 64 base rows of a Saltelli design with shifts of its own in each trial. */
const ishigamiIndices = once((draw, trial) => {
  const shifts = times(6, () => draw.below(4294967296));
  const factors = plainFactors(3);
  return sobolIndices([saltelliRows(64, 3, factors, shifts).map(ishigami)], factors, { resamples: 100, address: `coverage ${trial}` })!;
});
const sobol: Kind = {
  title: 'Sobol’ indices: bootstrap over base rows',
  printed: 'what moves a number, with a Saltelli design',
  from: 'sensitivity/saltelli.ts',
  nominal: 0.95,
  cases: [
    ...[0, 1, 2].flatMap((f) => [
      {
        name: `Ishigami x${f + 1} on its own, 64 base rows`,
        trials: 200,
        draws: 'Ishigami',
        band: [0.88, 1] as const,
        trial: (draw: Draws, trial: number) => found(ishigamiIndices(draw, trial).factors[f]!.first.interval, ISHIGAMI.first[f]!),
      },
      {
        name: `Ishigami x${f + 1} with interactions, 64 base rows`,
        trials: 200,
        draws: 'Ishigami',
        band: [0.85, 1] as const,
        trial: (draw: Draws, trial: number) => found(ishigamiIndices(draw, trial).factors[f]!.total.interval, ISHIGAMI.total[f]!),
      },
    ]),
    {
      name: 'share of the random draws, a half, 64 base rows',
      trials: 200,
      band: [0.88, 1],
      trial: (draw, trial) => {
        const factors = plainFactors(2);
        const shifts = times(4, () => draw.below(4294967296));
        const dice = times(64, () => draw.normal());
        const values = saltelliRows(64, 2, factors, shifts).map(([a], i) => Math.sqrt(12) * a! + dice[Math.floor(i / 4)]!);
        return found(sobolIndices([values], factors, { resamples: 100, address: `dice ${trial}` })!.dice.interval, 0.5);
      },
    },
  ],
};

/** Measures from 20 trajectories. */
const morrisMeasured = once((draw, trial) => {
  const rows = times(20, () => {
    const order = [0, 1, 2].map((d) => ({ d, u: draw.uniform() })).sort((a, b) => a.u - b.u);
    const path = [times(3, () => draw.below(4))];
    for (const { d } of order) path.push(path.at(-1)!.map((one, i) => (i === d ? (one + 2) % 4 : one)));
    return path.map((levels) => levels.map((one) => one / 3));
  }).flat();
  return morrisMeasures(rows, rows.map(threeFactors), plainFactors(3), { resamples: 200, address: `morris ${trial}` });
});
const morris: Kind = {
  title: 'Morris’s mean size of effects: bootstrap over trajectories',
  printed: 'what moves a number, with Morris trajectories',
  from: 'sensitivity/morris.ts',
  nominal: 0.95,
  cases: [1, 2].map((f): Case => ({
    name: `factor ${f + 1} of three with an interaction and a bend, 20 trajectories`,
    trials: 400,
    draws: 'three factors',
    band: [0.86, 0.98],
    trial: (draw, trial) => {
      return found(morrisMeasured(draw, trial)[f]!.muStar.interval, exactMuStar(threeFactors, 3, f));
    },
  })),
};

const given = once((draw, trial) => {
  const words = times(3, () => draw.below(4294967296));
  const rows = latinHypercube(['a', 'b', 'c'], 150, (name, i, which) =>
    drawsOf(words['abc'.indexOf(name)]!, i, String(which)).below(4294967296),
  );
  const values = rows.map(([a, b]) => Math.sqrt(12) * (0.8 * a! + 0.4 * b!) + Math.sqrt(0.2) * draw.normal());
  return givenDataShares(rows, values, plainFactors(3), { resamples: 100, address: `given ${trial}` })!;
});
const givenData: Kind = {
  title: 'First-order shares of given points: bootstrap over points',
  printed: 'what moves a number, with a random design',
  from: 'sensitivity/given-data.ts',
  nominal: 0.95,
  cases: [0.64, 0.16, 0].map((truth, f): Case => ({
    name: `a share of ${truth}, 150 points`,
    trials: 200,
    draws: '150 points',
    band: [0.86, 1],
    trial: (draw, trial) => found(given(draw, trial).factors[f]!.first!.interval, truth),
  })),
};
const dummy: Kind = {
  title: 'Line of an input without effect: a quantile over shuffles',
  printed: 'dashed line of the same figure',
  from: 'sensitivity/given-data.ts',
  nominal: 0.95,
  cases: [
    {
      name: 'an input without effect, 150 points',
      trials: 200,
      draws: '150 points',
      band: [0.88, 0.99],
      trial: (draw, trial) => {
        const { dummy: line, factors } = given(draw, trial);
        return { interval: [Number.NEGATIVE_INFINITY, line], truth: factors[2]!.first!.value };
      },
    },
  ],
};

/** Spreads of points, of replicates that points share, and of the rest. */
type Spreads = Record<'points' | 'replicates' | 'rest', number>;
/** A table `[point][replicate]`. */
const tableOf = (draw: Draws, points: number, replicates: number, of: Spreads): number[][] => {
  const columns = times(replicates, () => of.replicates * draw.normal());
  return times(points, () => {
    const row = of.points * draw.normal();
    return columns.map((column) => row + column + of.rest * draw.normal());
  });
};
/** Shares of six, three and one in ten. */
const SHARED: Spreads = { points: Math.sqrt(0.6), replicates: Math.sqrt(0.3), rest: Math.sqrt(0.1) };
type OfBudget = [
  of: 'assumptions' | 'dice',
  share: string,
  truth: number,
  replicates: number,
  spreads: Spreads,
  trials: number,
  band: Interval,
];
/** 24 points with so many replicates each. The name of the draws keeps words of a former table, so that its numbers stay. */
const inBudget = (...[of, share, truth, replicates, spreads, trials, band]: OfBudget): Case => {
  const shared = spreads.replicates > 0;
  const [part, draws] = [of === 'dice' ? 'random draws' : of, shared ? 'draws that points share' : 'draws of their own'];
  const was = of === 'dice' ? `${draws}, ${share}` : `${of}, ${share}, ${draws}`;
  return {
    name: `${part} ${share}, 24 points ${shared ? `that share ${replicates} replicates` : `with ${replicates} replicates of their own`}`,
    draws: `Shares of assumptions and random draws: leaving out one point, and one throw that points share, at a time ${was}, 24 points of ${replicates} throws`,
    trials,
    band,
    trial: (draw) => found(budgetOf(tableOf(draw, 24, replicates, spreads), shared)![of].interval, truth),
  };
};
const budget: Kind = {
  title: 'Shares of assumptions and random draws: leaving out one point, or one replicate that all points share, at a time',
  printed: 'uncertainty budget',
  from: 'sensitivity/budget.ts',
  nominal: 0.95,
  cases: [
    inBudget('assumptions', 'three quarters', 0.75, 4, { points: Math.sqrt(3), replicates: 0, rest: 1 }, 1000, [0.9, 0.99]),
    inBudget('assumptions', 'a tenth', 0.1, 4, { points: 1 / 3, replicates: 0, rest: 1 }, 1000, [0.88, 1]),
    inBudget('assumptions', 'six tenths', 0.6, 6, SHARED, 500, [0.88, 1]),
    inBudget('dice', 'three tenths', 0.3, 6, SHARED, 500, [0.8, 0.98]),
    inBudget('dice', 'three tenths', 0.3, 20, SHARED, 300, [0.87, 0.99]),
  ],
};
const sizes: Kind = {
  title: 'Shift with the number of people: Welch’s t interval',
  printed: 'uncertainty budget, where two sizes are run',
  from: 'sensitivity/budget.ts',
  nominal: 0.95,
  cases: [
    {
      name: '10 replicates with a standard deviation of 2 against 10 with one of 1',
      draws: 'Shift with the number of people: Welch’s t interval 10 throws with a spread of 2 against 10 with a spread of 1',
      trials: 2000,
      band: [0.93, 0.98],
      trial: (draw) =>
        found(
          sizeEffect(
            times(10, () => 5 + 2 * draw.normal()),
            times(10, () => 6 + draw.normal()),
            [1000, 4000],
          )!.shift.interval,
          1,
        ),
    },
  ],
};
const parts: Kind = {
  title: 'Part of a pathway in a change: t interval over replicates',
  printed: 'what a change is made of, with a design of switches',
  from: 'sensitivity/shapley.ts',
  nominal: 0.95,
  cases: [
    {
      name: 'two pathways that reinforce each other, skewed draws, 20 replicates',
      draws: 'Part of a channel in a change: t interval over replicates two channels that help one another, skewed draws, 20 replicates',
      trials: 2000,
      band: [0.9, 0.98],
      trial: (draw) => {
        const runs = times(20, () => ({ a: 2 * draw.exponential(), both: draw.exponential() }));
        const none = runs.map(() => 0);
        const numbers = [runs.map(({ a, both }) => a + both), none, runs.map(({ a }) => a), none];
        return found(pathwayParts(numbers)!.parts[0]!.interval, 2.5);
      },
    },
  ],
};

const NO_REGISTER: Register = { rows: new Map() };
const LOOP_CLAIM = {
  id: 'A1',
  numbers: [{ of: 'main.answer', say: '{low}', harm: false }],
  model: [{ stamp: 'cannot_be_told', under: 'x', when: [] }],
} as unknown as Claim;
/** In how many of all worlds of the design below the range holds the world's own number: the mean over 30,000 designs, by a script of its own. */
const LOOP_HELD = 0.9282;
const loop: Kind = {
  title: 'How often a range held: exact interval over worlds that fit one another',
  printed: 'a claim tested on worlds whose answer is known',
  from: 'claims/closed-loop.ts',
  nominal: 0.95,
  cases: [
    {
      name: '200 worlds with one count each, about one in ten fits another',
      trials: 200,
      band: [0.9, 1],
      trial: (draw) => {
        const worlds = times(200, () => {
          const at = draw.uniform();
          return { count: 1000 * (1 + at) * (1 + 0.05 * draw.normal()), answer: 100 * at + 20 * draw.normal() };
        });
        const [told] = closedLoops(LOOP_CLAIM, { all: [experiment('main', worlds, 0.05)], series: [], register: NO_REGISTER });
        return found(told!.numbers[0]!.interval, LOOP_HELD);
      },
    },
  ],
};

const NORMAL_TOY = { id: 'count', tolerance: 0.1 };
/** A world of one quantity: its count is 1 + the quantity, with a spread of a tenth. Truths are drawn from the prior, and the second reading is to hold them. */
const reading: Kind = {
  title: 'Second reading of a calibration: 5th to 95th percentile by weight',
  printed: '`glasshouse calibrate`, where a study asks for it',
  from: 'calibrate/abc.ts',
  nominal: 0.9,
  cases: [
    {
      name: 'one quantity from its prior, a spread of 0.1, 100 particles',
      trials: 200,
      band: [0.85, 1],
      trial: async (draw, trial) => {
        const seen = (u: number): number => 1 + u + 0.1 * draw.normal();
        const truth = draw.uniform();
        const targets = [{ ...NORMAL_TOY, published: seen(truth) }];
        const { particles } = await abcPopulations(1, targets, { particles: 100, most: 10 }, `coverage ${trial}`, (positions) =>
          Promise.resolve(positions.map((position) => ({ position, counts: [seen(position[0]!)], numbers: [] }))),
        );
        const range = abcRange(particles.map(({ world }) => world.position[0]!), particles.map(({ weight }) => weight))!; // prettier-ignore
        return { interval: [range[0], range[2]], truth };
      },
    },
  ],
};

const ends: Kind = {
  title: 'Least and greatest of n points: no confidence interval; a further point lies inside in n - 1 of n + 1 cases',
  printed: 'bars over assumptions and over worlds that fit',
  from: 'statistics/order.ts',
  nominal: 19 / 21,
  cases: [
    {
      name: 'a further point, after 20 points',
      trials: 4000,
      band: [19 / 21 - 0.01, 19 / 21 + 0.01],
      trial: (draw) => ({ interval: spread(times(20, () => lognormal(draw, 1))), truth: lognormal(draw, 1) }),
    },
  ],
};

/** Every kind of interval that the program prints. */
export const KINDS: readonly Kind[] = [
  level, difference, ruleOfThree, everybody, exact, loop, stopped, mostRuns, sobol, morris, givenData, dummy, budget, sizes, parts, reading, ends,
]; // prettier-ignore
