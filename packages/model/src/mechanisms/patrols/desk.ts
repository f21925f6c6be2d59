import type { Policy } from '../../plan/types.js';

/** Where patrols are on each day of the round at work, and under which policy. Scratch of one community in one arm, laid out anew each round. */
export class PatrolDesk {
  /** Per patrol: how many are on duty, day x cells + cell. */
  readonly duty: Int16Array[];
  /** Per patrol: incidents recorded, day x cells + cell; empty until a limit asks for them. */
  private readonly finds: Int32Array[];
  /** Per patrol: cells of the community. */
  readonly cells: Int32Array;
  /** Per patrol: things on record in the most recorded cell at the round's start, and in the first. */
  readonly mostBefore: Int32Array;
  readonly firstBefore: Int32Array;
  /** Policy of each day of the round. */
  policies: Policy[] = [];
  first = 0;

  constructor(patrols: number) {
    this.duty = Array.from({ length: patrols }, () => new Int16Array(0));
    this.finds = Array.from({ length: patrols }, () => new Int32Array(0));
    this.cells = new Int32Array(patrols);
    this.mostBefore = new Int32Array(patrols);
    this.firstBefore = new Int32Array(patrols);
  }

  /** Sets up a round: which policy holds on each day. `policies` are the arm's in order of their days. */
  begin(policies: Policy[], first: number, last: number): void {
    this.first = first;
    this.policies.length = 0;
    for (let day = first, p = 0; day <= last; day++) {
      while (p + 1 < policies.length && policies[p + 1].from <= day) p++;
      this.policies.push(policies[p]);
    }
  }

  /** Makes room for a patrol in a community of so many cells, with nobody on duty. */
  clear(patrol: number, cells: number): void {
    const words = this.policies.length * cells;
    if (this.duty[patrol].length < words) this.duty[patrol] = new Int16Array(words);
    else this.duty[patrol].fill(0, 0, words);
    this.finds[patrol].fill(0);
    this.cells[patrol] = cells;
  }

  /** Whether the patrols on duty in a cell have recorded `most` incidents each on a day. */
  isFull(patrol: number, day: number, cell: number, most: number): boolean {
    const words = this.policies.length * this.cells[patrol];
    if (this.finds[patrol].length < words) this.finds[patrol] = new Int32Array(words);
    return this.finds[patrol][(day - this.first) * this.cells[patrol] + cell] >= most * this.on(patrol, day, cell);
  }

  /** One more incident recorded, after `isFull` was asked. */
  noteFind(patrol: number, day: number, cell: number): void {
    this.finds[patrol][(day - this.first) * this.cells[patrol] + cell]++;
  }

  /** Patrols on duty in a cell on a day of the round. */
  on(patrol: number, day: number, cell: number): number {
    return this.duty[patrol][(day - this.first) * this.cells[patrol] + cell];
  }
}
