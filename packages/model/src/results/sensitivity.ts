/** An estimate with its 95 percent interval, which may lie below zero; null where no interval could be had. */
export interface Estimated {
  value: number;
  interval: [number, number] | null;
}

/** What moves one number of a study: shares of its variance over the drawn points of an experiment. */
export interface SensitivityResult {
  experiment: string;
  /** Such as `court.refused@with_list-without_list`. */
  of: string;
  /** Indicator, unit and arms in words. */
  title: string;
  harm: boolean;
  /** How it was computed: from any random points, from Saltelli's design, as Morris's elementary effects, or as Shapley values of channels. */
  method: 'given data' | 'saltelli' | 'morris' | 'shapley';
  /** Over which points: all that were drawn, or those that reproduce the fitted counts. */
  over: 'drawn' | 'fitting';
  /** Points, base rows or trajectories that were used. */
  used: number;
  factors: SensitivityFactor[];
  /** Below this lies a factor without effect in 95 of 100 cases; null where the method needs no such line. */
  dummy: number | null;
  /** Sum of the first-order shares; null for Morris. */
  together: number | null;
  budget: SensitivityBudget | null;
  /** Channels: the number with all of them on less all of them off, which their parts add up to. */
  change?: Estimated;
  size: { simulated: [number, number]; shift: Estimated; varianceRatio: number | null } | null;
}

export interface SensitivityFactor {
  /** Path of a quantity, or of a family of shares that add to one. */
  factor: string;
  role: 'world' | 'policy';
  /** Share of the variance that the factor explains on its own. */
  first?: Estimated;
  /** Share that it explains with all interactions. */
  total?: Estimated;
  /** Morris: mean effect over the whole range, mean size and spread of the effects; `mu` and `sigma` null for a family of shares. */
  mu?: number | null;
  muStar?: Estimated;
  sigma?: number | null;
  /** Shapley value of a channel: what it brings of the change, in the unit of the number. */
  part?: Estimated;
  /** Steps in which a quantity of whole numbers kept its value. */
  still?: number;
}

/** How the variance of a number over runs splits. The shares add to one. */
export interface SensitivityBudget {
  assumptions: Estimated;
  dice: Estimated;
  /** What random draws do differently at different points; null where points do not share their draws. */
  both: Estimated | null;
  /** What differs between structures, each as likely as the others: experiments that the study names beside this one. Absent where it names none. */
  structure?: Estimated;
  /** What differs between the two numbers of simulated people, each as likely. Absent where the study names no other size. */
  size?: Estimated;
  points: number;
  /** Runs of each point; 1: the random draws are those of point 0. */
  throws: number;
}

/** The quantities that move a number of a claim most, computed from the run. */
export interface ClaimMoves {
  of: string;
  method: SensitivityResult['method'];
  over: SensitivityResult['over'];
  /** At most three, the greatest first: total share, first-order share, or mean effect. Only those beyond the line of a factor without effect. */
  most: { factor: string; moves: Estimated }[];
  /** Share of the random draws, where it is known. */
  dice: Estimated | null;
  /** Shares of the structures and of the number of simulated people, where the study names others. */
  structure?: Estimated;
  size?: Estimated;
}

/** Whether there were runs enough to tell a difference of two arms. */
export interface Advice {
  /** `differs`: the interval leaves out 0. `differs by less`: it lies within the difference that matters, up or down. */
  answer: 'differs' | 'differs by less' | 'cannot be told';
  mean: number;
  /** 95 percent t interval of the paired difference. */
  interval: [number, number];
  runs: number;
  /** Runs that show any difference at all; 40 are needed before anything is said. */
  differing: number;
  /** The half-width is at most half of what matters, and 40 runs differ. */
  enough: boolean;
  /** The whole interval lies within what matters. */
  lessThanMatters: boolean;
  /** Further runs after which there are about enough; null where no run differs. */
  more: number | null;
  /** Times the simulated people that would narrow the interval enough, for independent people; 1 where it is. */
  timesPeople: number;
  /** How often the runs were looked at; more than once: stopped by their widths. */
  looks: number;
  /**
   * Runs in which the difference is larger than what matters, to the side where that is so more often, and the exact 95 percent interval of their share: of runs, not of the mean.
   * Only where fewer than 40 runs differ and the whole interval lies above a half.
   */
  beyond?: { side: 'more' | 'less'; runs: number; share: [number, number] };
}

export interface AdviceResult extends Advice {
  experiment: string;
  of: string;
  title: string;
  matters: number;
}
