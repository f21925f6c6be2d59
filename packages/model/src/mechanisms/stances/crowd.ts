import { COUNTERS, ENFORCES, HOLDS, MET } from './roster.js';
import type { Roster, View } from './roster.js';
import type { Work } from '../../rounds/work.js';
import type { StancePlan } from './plan.js';

/** Sums over those who are present in a view: people, holders, and enforcers less those who enforce the contrary. */
interface Sums {
  here: number;
  holding: number;
  enforcing: number;
}

/** The stances of a community while a round goes over them: one byte a place, and sums a unit. */
export class Crowd {
  readonly here: Uint8Array;
  readonly holds: Uint8Array;
  /** 1 enforces the norm, -1 enforces that it be left. */
  readonly enforces: Int8Array;
  /** What the last look found: others in view, those of them holding, and enforcing. Friends count by their weight. */
  seen = 0;
  holding = 0;
  enforcing = 0;
  private readonly units: Sums[];
  private readonly whole: Sums = { here: 0, holding: 0, enforcing: 0 };

  constructor(
    readonly stance: StancePlan,
    readonly roster: Roster,
    /** By place: its unit, or -1; null where it has neighbours. */
    private readonly unit: Int32Array | null,
  ) {
    const n = roster.rows.length;
    this.here = new Uint8Array(n);
    this.holds = new Uint8Array(n);
    this.enforces = new Int8Array(n);
    const units = unit === null ? 0 : unit.reduce((most, each) => Math.max(most, each + 1), 0);
    this.units = Array.from({ length: units }, () => ({ here: 0, holding: 0, enforcing: 0 }));
  }

  /** Reads who is present and what they show. Those who come new begin by acting on their own belief. */
  read(w: Work, bitsOf: (row: number) => number): void {
    const { rows, believer } = this.roster;
    for (let p = 0; p < rows.length; p++) {
      if (!w.present(rows[p])) continue;
      const bits = bitsOf(rows[p]);
      this.here[p] = 1;
      this.holds[p] = (bits & MET) === 0 ? believer[p] : bits & HOLDS;
      this.enforces[p] = (bits & ENFORCES ? 1 : 0) - (bits & COUNTERS ? 1 : 0);
      this.add(p, 1);
    }
  }

  /** Gives place `p` another stance. */
  set(p: number, holds: number, enforces: number): void {
    this.add(p, -1);
    this.holds[p] = holds;
    this.enforces[p] = enforces;
    this.add(p, 1);
  }

  /** Looks around from place `p`: the others present, each once, or friends by their weight among everyone. */
  look(p: number): void {
    this.seen = 0;
    this.holding = 0;
    this.enforcing = 0;
    const { weight } = this.stance;
    const { unit } = this;
    if (unit !== null) {
      if (unit[p] >= 0) this.count(this.units[unit[p]], p);
    } else this.countNear(this.roster.view, p);
    if (weight === 0) return;
    const [seen, holding, enforcing] = [this.seen, this.holding, this.enforcing];
    this.count(this.whole, p);
    this.seen += (weight - 1) * seen;
    this.holding += (weight - 1) * holding;
    this.enforcing += (weight - 1) * enforcing;
  }

  private count(sums: Sums, p: number): void {
    this.seen = sums.here - this.here[p];
    this.holding = sums.holding - this.holds[p];
    this.enforcing = sums.enforcing - this.enforces[p];
  }

  private countNear({ start, near }: View, p: number): void {
    for (let i = start[p]; i < start[p + 1]; i++) {
      const other = near[i];
      this.seen += this.here[other];
      this.holding += this.holds[other];
      this.enforcing += this.enforces[other];
    }
  }

  private add(p: number, sign: number): void {
    const { unit } = this;
    if (unit !== null && unit[p] >= 0) this.addTo(this.units[unit[p]], p, sign);
    this.addTo(this.whole, p, sign);
  }

  private addTo(sums: Sums, p: number, sign: number): void {
    sums.here += sign;
    sums.holding += sign * this.holds[p];
    sums.enforcing += sign * this.enforces[p];
  }
}
