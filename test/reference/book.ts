import type { Plan } from './plan/plan.js';
import type { Person } from './people.js';

/** Counts by the number of a counter; none where it is absent. */
type Counts = number[];
const add = (counts: Counts, counter: number, n: number): void => {
  while (counts.length <= counter) counts.push(0);
  counts[counter]! += n;
};
const table = (n: number): Counts[] => Array.from({ length: n }, () => []);

/** Counts of one arm by counter: by round, by year and place, by cell of groups. */
export class Book {
  /** Numbers of the counters by id, in the order in which they first counted. */
  readonly counters = new Map<string, number>();
  readonly byRound: Counts[];
  readonly byYear: Counts[][];
  readonly byCell: Counts[];
  round = 0;
  place = 0;

  constructor(private readonly plan: Plan) {
    this.byRound = table(plan.rounds.length);
    this.byYear = plan.years.map(() => table(plan.places.length));
    this.byCell = table(plan.cells.length);
  }

  /** Counts a flow or person-days. */
  count(id: string, person: Person, n = 1): void {
    this.add(id, person.cell, n);
  }

  /** Counts what belongs to a place, a firm or an office: in the first cell. */
  countPlace(id: string, n = 1): void {
    if (n !== 0) this.add(id, 0, n);
  }

  /** In the warm-up only rounds are kept. */
  private add(id: string, cell: number, n: number): void {
    const counter = this.counterOf(id);
    add(this.byRound[this.round]!, counter, n);
    const { first, year } = this.plan.rounds[this.round]!;
    if (first < this.plan.countFrom) return;
    add(this.byYear[year]![this.place]!, counter, n);
    add(this.byCell[cell]!, counter, n);
  }

  private counterOf(id: string): number {
    const known = this.counters.get(id);
    if (known !== undefined) return known;
    this.counters.set(id, this.counters.size);
    return this.counters.size - 1;
  }

  /** Counts a first time. */
  first(id: string, person: Person): void {
    if (person.seen.has(id)) return;
    person.seen.add(id);
    this.count(id, person);
  }

  /** Counts a stock as it stands at the end of a round; by year and cell only the last of them counts. */
  stock(id: string, person: Person, n = 1): void {
    this.stockIn(id, person.cell, n);
  }

  /** The same of what belongs to a place, a firm or an office. */
  stockPlace(id: string): void {
    this.stockIn(id, 0);
  }

  private stockIn(id: string, cell: number, n = 1): void {
    const counter = this.counterOf(id);
    add(this.byRound[this.round]!, counter, n);
    const { rounds } = this.plan;
    const { year } = rounds[this.round]!;
    if (year >= 0 && rounds[this.round + 1]?.year !== year) add(this.byYear[year]![this.place]!, counter, n);
    if (this.round === rounds.length - 1) add(this.byCell[cell]!, counter, n);
  }
}
