import { HARM_WORDS, currencyOf, everyMechanism } from '@glasshouse/model';
import type { CounterDefinition, HarmBooking, HarmCounts, RunResult, Scenario, SparseNumbers } from '@glasshouse/model';
import type { PlanShape, RunInputs } from '../ports.js';

/** A margin of the cells: everybody, or one category of one attribute. */
export interface Margin {
  group: string;
  category: string;
  cells: number[];
}

export interface SanctionOf {
  id: string;
  title: string;
  context: string;
}

/** The sanctions of an experiment and where their days stand among the counters. */
export interface HarmFrame {
  sanctions: SanctionOf[];
  words: string[];
  margins: Margin[];
  /** `[sanction][word]`: counters to add. */
  counters: number[][][];
  /** `[sanction][word]`: counters of money to add; empty where none takes any. */
  money: number[][][];
  /** Currency of the scenario, where a sanction takes money. */
  currency: string | null;
  personDays: number;
}

/** Keeps what is not zero: of most sanctions and harm words no day is ever counted. */
function sparse(values: Float64Array): SparseNumbers {
  const found: number[] = [];
  values.forEach((value, i) => value !== 0 && found.push(i));
  return { index: Int32Array.from(found), value: Float64Array.from(found, (i) => values[i]!) };
}

function numberAt({ index, value }: SparseNumbers, position: number): number {
  let low = 0;
  let high = index.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (index[middle]! < position) low = middle + 1;
    else high = middle;
  }
  return index[low] === position ? value[low]! : 0;
}

/** Days, or money in minor units, of one run: in an arm and margin, of a sanction and harm word (`sanction * words + word`). */
export function harmAt(frame: HarmFrame, table: SparseNumbers | null, arm: number, margin: number, slot: number): number {
  const width = frame.sanctions.length * frame.words.length;
  return table === null ? 0 : numberAt(table, (arm * frame.margins.length + margin) * width + slot);
}

/** Days at risk of the people of a margin in one run. */
export const exposureAt = (frame: HarmFrame, { exposure }: HarmCounts, arm: number, margin: number): number =>
  exposure[arm * frame.margins.length + margin]!;

/** Cells of each category of each attribute that spans them, the whole first. The last attribute changes fastest. */
export function marginsOf(groups: PlanShape['groups']): Margin[] {
  const cells = groups.reduce((n, g) => n * g.categories.length, 1);
  const all: Margin[] = [{ group: 'all', category: 'all', cells: Array.from({ length: cells }, (_, i) => i) }];
  let inner = cells;
  for (const group of groups) {
    inner /= group.categories.length;
    const step = inner;
    group.categories.forEach((category, k) => {
      const mine = all[0]!.cells.filter((cell) => Math.floor(cell / step) % group.categories.length === k);
      all.push({ group: group.id, category, cells: mine });
    });
  }
  return all;
}

/** `[sanction][word]`: positions of the counters that mechanisms book such harm on. `at`: position of each counter by id. */
function positionsOf(
  of: HarmBooking['of'],
  sanctions: readonly SanctionOf[],
  words: readonly string[],
  at: ReadonlyMap<string, number>,
): number[][][] {
  const bookings = everyMechanism.flatMap(({ harm }) => harm ?? []).filter((booking) => booking.of === of);
  return sanctions.map(({ id }) =>
    words.map((word) =>
      bookings
        .filter((booking) => booking.word === undefined || booking.word === word)
        .flatMap(({ counter }) => at.get(counter.replace('{id}', id).replace('{word}', word)) ?? []),
    ),
  );
}

/**
 * Frame of an experiment. Every sanction of the base or of any arm has its rows, in order of id. Days of a sanction that fall on the children or the
 * other adults of a household are days for another's deed. A reward has rows where a sanction can withhold it: the days withheld.
 */
export function harmFrame(inputs: RunInputs, definitions: readonly CounterDefinition[], groups: PlanShape['groups']): HarmFrame {
  const found = new Map<string, SanctionOf>();
  const scenarios: Scenario[] = [inputs.base, ...inputs.arms.map((a) => a.scenario)];
  const at = new Map(definitions.map((d, i) => [d.id, i]));
  for (const scenario of scenarios) {
    for (const [id, measure] of Object.entries(scenario.measures)) {
      if (found.has(id)) continue;
      const withheld = measure.kind === 'reward' && at.has(`measure.${id}.withheld_days.deed`);
      if (measure.kind === 'sanction' || withheld)
        found.set(id, { id, title: withheld ? `${measure.title}: withheld` : measure.title, context: measure.context });
    }
  }
  const sanctions = [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const words = HARM_WORDS.map((w) => w.word);
  const counters = positionsOf('days', sanctions, words, at);
  const personDays = at.get('people.days');
  if (personDays === undefined) throw new Error('the engine counts no people.days, so harm has nothing to stand against');
  const money = positionsOf('money', sanctions, words, at);
  const takes = money.some((of) => of.some((some) => some.length > 0));
  return {
    sanctions,
    words,
    margins: marginsOf(groups),
    counters,
    money: takes ? money : [],
    currency: takes
      ? (currencyOf(inputs.base) ?? inputs.arms.map(({ scenario }) => currencyOf(scenario)).find((found) => found) ?? null)
      : null,
    personDays,
  };
}

/** Sanction-days and money taken of one run by arm, margin, sanction and harm word. */
export function harmOf(frame: HarmFrame, result: RunResult): HarmCounts {
  const width = frame.sanctions.length * frame.words.length;
  const sumsOf = (table: number[][][]): SparseNumbers => {
    const sums = new Float64Array(result.arms.length * frame.margins.length * width);
    result.arms.forEach((_, arm) =>
      frame.margins.forEach((margin, m) =>
        table.forEach((words, s) =>
          words.forEach((counters, w) => {
            const at = (arm * frame.margins.length + m) * width + s * frame.words.length + w;
            for (const cell of margin.cells) for (const c of counters) sums[at]! += result.counts.byCell[arm]![cell]![c]!;
          }),
        ),
      ),
    );
    return sparse(sums);
  };
  const exposure = result.arms.flatMap((_, arm) =>
    frame.margins.map((m) => m.cells.reduce((sum, cell) => sum + result.counts.byCell[arm]![cell]![frame.personDays]!, 0)),
  );
  return {
    days: sumsOf(frame.counters),
    money: frame.money.length === 0 ? null : sumsOf(frame.money),
    exposure: Float64Array.from(exposure),
  };
}
