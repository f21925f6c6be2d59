import { dayOf } from '../../format/dates.js';
import { toBase } from '../../format/units.js';
import { planBy, planWho } from '../../plan/by-attribute.js';
import type { ByAttribute } from '../../plan/by-attribute.js';
import { indexOf } from '../../plan/ids.js';
import { NEVER } from '../../plan/never.js';
import type { Drafting } from '../../plan/planning.js';
import { ownerOf } from '../flows/plan.js';

/** A look at everyone concerned on set days, in force. */
export interface ScreenPlan {
  id: string;
  /** Position among the screens of the plan. */
  index: number;
  key: number;
  who: number[];
  adultsOnly: boolean;
  first: number;
  /** Days between looks; 0: one look only. */
  every: number;
  /** Positions among the plan's watched streams: breaches, and lawful conduct. */
  breaches: number[];
  lawful: number[];
  within: number;
  coverage: number;
  sensitivity: number;
  falsePositive: ByAttribute;
  made: number;
  needed: number;
  status: { who: number[]; probability: number }[];
  /** Stream under which flags are reported. */
  stream: number;
  /** Position of its owner, or -1 where the plan has no flows. */
  owner: number;
}

/** Screens in force. */
export const planScreens = (of: Drafting): ScreenPlan[] =>
  of.names.screens.flatMap((id, s) => {
    const screen = of.holds(of.scenario.screens[id]?.in_force) ? planScreen(of, id, s) : null;
    return screen === null ? [] : [screen];
  });

function planScreen({ scenario, names: ids, plan: { attributes }, key }: Drafting, id: string, index: number): ScreenPlan | null {
  const { streams } = ids;
  const screen = scenario.screens[id];
  if (!screen) return null;
  const looked = (kind: string): number[] =>
    ids.watched.flatMap((s, at) => (screen.looks_for.includes(streams[s]) && scenario.streams[streams[s]].kind === kind ? [at] : []));
  return {
    id,
    index,
    key: key(`screens.${id}`),
    who: planWho(screen.who, attributes),
    adultsOnly: screen.who?.age === undefined,
    first: dayOf(screen.first),
    every: screen.every ? Math.max(1, toBase(screen.every)) : 0,
    breaches: looked('breach'),
    lawful: looked('protected'),
    within: screen.within ? toBase(screen.within) : NEVER,
    coverage: toBase(screen.coverage),
    sensitivity: toBase(screen.sensitivity),
    falsePositive: planBy(screen.false_positive, attributes),
    made: screen.checks ? Math.round(toBase(screen.checks.made)) : 1,
    needed: screen.checks ? Math.round(toBase(screen.checks.needed)) : 1,
    status: (screen.status ?? []).map((one) => ({ who: planWho(one.who, attributes), probability: toBase(one.probability) })),
    stream: indexOf(streams, screen.reports_as),
    owner: ownerOf(ids, screen.owner),
  };
}
