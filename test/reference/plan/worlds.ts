import { poissonTable } from '@glasshouse/dice';
import { dayOf } from '@glasshouse/model';
import type { Scenario } from '@glasshouse/model';
import { amount, at, byCategory, edges, ids, keyOf, masks, thousandths } from './numbers.js';
import { trendOf } from './streams.js';
import type { Making } from './streams.js';

const ONE = 2 ** 32;

/** Firms, kinds of them and what happens to them in a month; null: none. */
export function marketOf({ base }: Making) {
  const { firms } = base;
  if (firms === undefined) return null;
  const types = ids(firms.types);
  return {
    key: keyOf('firms'),
    perPerson: amount(firms.number) / 1000,
    types: types.map((id) => ({
      id,
      cheats: amount(firms.types[id]!.cheats),
      deterred: amount(firms.types[id]!.deterred),
      gain: amount(firms.types[id]!.gain),
    })),
    typeCumulative: edges(types.map((id) => amount(firms.types[id]!.share))),
    complaints: amount(firms.complaints),
    loses: amount(firms.loses),
    spoils: amount(firms.spoils),
    failsBelow: amount(firms.fails_below),
    closes: amount(firms.closes),
    turnover: amount(firms.turnover) / 12,
  };
}

/** The office of every community and those who may hold it; null: none. */
export function officeOf({ base, attributes }: Making, streams: readonly { id: string }[]) {
  const { officials } = base;
  if (officials === undefined) return null;
  const types = ids(officials.types);
  const names = streams.map(({ id }) => id);
  return {
    key: keyOf('officials'),
    types: types.map((id) => ({
      id,
      drops: amount(officials.types[id]!.drops),
      invents: amount(officials.types[id]!.invents) / 12,
      returns: Math.round(amount(officials.types[id]!.returns) * 1_000_000),
      widens: amount(officials.types[id]!.widens),
    })),
    typeCumulative: edges(types.map((id) => amount(officials.types[id]!.share))),
    favours: officials.favours === undefined ? null : masks(officials.favours, attributes),
    inventsAs: officials.invents_as === undefined ? -1 : at(names, officials.invents_as),
    returnsOf: [...new Set(officials.returns_of.map((id) => at(names, id)))].sort((a, b) => a - b),
    term: amount(officials.term),
  };
}

/** Cells of households and what happens in them. */
export function cellsOf({ base, every }: Making, measures: string[]) {
  const grids = [...new Set(every.flatMap((s) => [...Object.values(s.incidents), ...Object.values(s.patrols)].map((each) => each.in)))];
  const patrols = ids(...every.map((s) => s.patrols));
  const first = <T>(of: (scenario: Scenario) => T | undefined): T => every.map(of).find((each) => each !== undefined)!;
  return {
    gridSizes: grids.map((id) => Math.max(1, Math.round(amount(first((s) => s.partitions[id]).size)))),
    patrols,
    patrolGrids: patrols.map((id) => at(grids, first((s) => s.patrols[id]).in)),
    incidents: ids(base.incidents).map((id) => {
      const incident = base.incidents[id]!;
      const rates = [incident.rate].flat().map((rate) => amount(rate) / 365);
      const trend = trendOf(incident.trend);
      return {
        id,
        key: keyOf(`incidents.${id}`),
        grid: at(grids, incident.in),
        rates,
        most: Math.max(...rates) * Math.max(1, ...trend.trendFactors),
        ...trend,
        floor: amount(incident.floor),
        prevented: amount(incident.prevented),
        loweredBy: (incident.lowered_by?.measures ?? []).map((measure) => at(measures, measure)),
        loweredEffect: amount(incident.lowered_by?.effect),
        reported: amount(incident.reported),
      };
    }),
  };
}

/** Circles of people that are drawn once: ties, with the number that a person draws. */
export const tiesOf = ({ base }: Making) =>
  ids(base.ties).map((id) => ({ id, key: keyOf(`ties.${id}`), partners: poissonTable(amount(base.ties[id]!.mean) / 2) }));

/** Groups of people: partitions and ties of the run, in order. */
export interface Circles {
  partitions: string[];
  ties: readonly { id: string }[];
}

/** Whom one sees or meets, by the numbers of kinds: community, lattice where there is one, partition, tie. */
const circleOf = (named: { partition: string } | { tie: string }, { partitions, ties }: Circles, partition: number) =>
  'partition' in named
    ? { kind: partition, of: at(partitions, named.partition) }
    : { kind: partition + 1, of: ties.findIndex(({ id }) => id === named.tie) };

type Rule = Scenario['stances'][string]['rule'];

const LAWS = ['ranks', 'given', 'normal', 'uniform'];

function ruleOf(rule: Rule, { attributes }: Making) {
  const none = {
    ...{ kind: 0, law: 0, first: 0, second: 0, people: [] as number[], lasting: false },
    ...{ believers: 0, block: false, believersConviction: 0, conviction: 0, cost: 0, counter: false },
    ...{ grievance: 0, threshold: 0, certainty: 0, police: 0, whole: false },
    ...{ leaning: byCategory(undefined, attributes), pressure: 0, fear: 0 },
  };
  if ('threshold' in rule) {
    const { law, mean, spread, low, high, counts, lasting } = rule.threshold;
    const [first, second] = law === 'normal' ? [mean, spread] : [low, high];
    const people = (counts ?? []).map((each) => amount(each));
    return { ...none, law: LAWS.indexOf(law), first: amount(first), second: amount(second), people, lasting: lasting ?? false };
  }
  if ('enforcement' in rule) {
    const { believers, placed, believers_conviction: theirs, conviction, cost, counter } = rule.enforcement;
    const numbers = {
      believers: amount(believers),
      believersConviction: amount(theirs),
      conviction: amount(conviction),
      cost: amount(cost),
    };
    return { ...none, kind: 1, block: placed === 'block', counter, ...numbers };
  }
  if ('grievance' in rule) {
    const { legitimacy, threshold, certainty, police, whole } = rule.grievance;
    const numbers = { threshold: amount(threshold), certainty: amount(certainty), police: amount(police) };
    return { ...none, kind: 2, grievance: 1 - amount(legitimacy), whole, ...numbers };
  }
  const { leaning, pressure, fear } = rule.voiced;
  return { ...none, kind: 3, leaning: byCategory(leaning, attributes), pressure: amount(pressure), fear: amount(fear) };
}

/** What people show, hold and are asked. */
export function mindsOf(making: Making, circles: Circles) {
  const { base, attributes } = making;
  const viewOf = (sees: Exclude<Scenario['stances'][string]['sees'], { friends: unknown }>) => {
    const view = { kind: 0, columns: 0, rewired: 0, of: -1 };
    if (typeof sees === 'string') return view;
    if ('lattice' in sees) return { ...view, kind: 1, columns: Math.round(amount(sees.lattice)), rewired: amount(sees.rewired) };
    return { ...view, ...circleOf(sees, circles, 2) };
  };
  const opinions = ids(base.opinions);
  return {
    stances: ids(base.stances).map((id) => {
      const stance = base.stances[id]!;
      const { sees } = stance;
      const weighs = typeof sees !== 'string' && 'friends' in sees;
      return {
        id,
        key: keyOf(`stances.${id}`),
        who: masks(stance.who, attributes),
        view: viewOf(weighs ? sees.friends : sees),
        weight: weighs ? amount(sees.weight) : 0,
        inTurn: stance.update === 'in_turn',
        rule: ruleOf(stance.rule, making),
      };
    }),
    opinions: opinions.map((id) => {
      const opinion = base.opinions[id]!;
      return {
        id,
        key: keyOf(`opinions.${id}`),
        favour: byCategory(opinion.favour, attributes),
        lost: amount(opinion.lost_by_experience),
        guesses: amount(opinion.guesses),
        conceals: byCategory(opinion.conceals, attributes),
        concealsByFear: amount(opinion.conceals_by_fear),
        evades: amount(opinion.evades),
      };
    }),
    surveys: ids(base.surveys).map((id) => {
      const survey = base.surveys[id]!;
      return {
        id,
        key: keyOf(`surveys.${id}`),
        opinion: at(opinions, survey.opinion),
        who: masks(survey.who, attributes),
        days: survey.on.map((day) => dayOf(day)),
        sample: amount(survey.sample),
        list: survey.mode === 'list',
        offersDontKnow: survey.offers_dont_know ?? false,
        items: amount(survey.items?.number),
        held: amount(survey.items?.held),
      };
    }),
  };
}

type Encounter = Scenario['encounters'][string];

function gameOf(game: Encounter['game'], measures: string[]) {
  if ('help' in game) return { kind: 'help' as const, cost: thousandths(game.help.cost), benefit: thousandths(game.help.benefit) };
  if ('norm' in game) {
    const { gain, hurts, seen, punished, punishing, meta } = game.norm;
    return {
      kind: 'norm' as const,
      gain: thousandths(gain),
      hurts: thousandths(hurts),
      seenFrom: amount(seen.lowest) * ONE,
      seenSpan: amount(seen.highest) - amount(seen.lowest),
      punished: thousandths(punished),
      punishing: thousandths(punishing),
      meta: meta === undefined ? null : { punished: thousandths(meta.punished), punishing: thousandths(meta.punishing) },
    };
  }
  const { returns, due, penalty, pressed } = game.repay;
  return {
    kind: 'repay' as const,
    lowest: thousandths(returns.lowest),
    highest: thousandths(returns.highest),
    due: thousandths(due),
    share: amount(penalty.share),
    fixed: thousandths(penalty.fixed),
    under: penalty.under === undefined ? -1 : at(measures, penalty.under),
    pressed: thousandths(pressed),
  };
}

const WRITES = { help: ['helped', 'refused'], norm: ['broke', 'kept'], repay: ['repaid', 'defaulted'] } as const;
const REPAYS = ['by_payoff', 'always', 'never'];

/** Encounters, in the order of their names. */
export function encountersOf({ base, attributes, asks }: Making, names: { streams: string[]; measures: string[] }, circles: Circles) {
  return ids(base.encounters).map((id) => {
    const encounter = base.encounters[id]!;
    const { standing, revises, meets } = encounter;
    const game = gameOf(encounter.game, names.measures);
    const writes = WRITES[game.kind].map((what): number => {
      const stream = (encounter.writes as Record<string, string | undefined> | undefined)?.[what];
      return stream === undefined ? -1 : at(names.streams, stream);
    });
    const strategies = ids(encounter.strategies);
    return {
      id,
      key: keyOf(`encounters.${id}`),
      startKey: keyOf(`encounters.${id}.strategies`),
      revisionKey: keyOf(`encounters.${id}.revises`),
      secondKey: keyOf(`encounters.${id}.second`),
      who: masks(encounter.who, attributes),
      meets: meets === 'community' ? { kind: 0, of: -1 } : circleOf(meets, circles, 1),
      every: amount(encounter.every),
      game,
      standing: standing
        ? {
            start: amount(standing.start),
            lowest: amount(standing.lowest),
            highest: amount(standing.highest),
            helped: amount(standing.helped),
            refused: amount(standing.refused),
            renewed: standing.renewed ?? false,
          }
        : null,
      known: (encounter.known === undefined ? 1 : amount(encounter.known)) * ONE,
      does: writes[0]!,
      doesNot: writes[1]!,
      strategies: strategies.map((name) => {
        const strategy = encounter.strategies[name]!;
        const { helps } = strategy;
        return {
          id: name,
          helps: helps === undefined || helps === 'never' ? -2 : helps === 'always' ? -1 : asks(helps.if),
          unknown: strategy.unknown ?? true,
          bold: amount(strategy.boldness) * ONE,
          vengeful: amount(strategy.vengefulness) * ONE,
          repays: REPAYS.indexOf(strategy.repays ?? 'never'),
        };
      }),
      start: edges(strategies.map((name) => amount(encounter.strategies[name]!.share))),
      revises: revises
        ? {
            every: amount(revises.every),
            compares: amount(revises.compares) * ONE,
            better: 'better' in revises.copies ? amount(revises.copies.better) * ONE : 0,
            mutates: amount(revises.mutates) * ONE,
            perPart: 'better' in revises.copies ? 0 : amount(revises.copies.by_difference) / 1000,
          }
        : null,
    };
  });
}
