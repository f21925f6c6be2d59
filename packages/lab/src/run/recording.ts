import { personOf, whyOf } from './change.js';

/** One month of a recording, for one world. */
export interface Moment {
  /** A value of `WHY` for each person. Owned by the recording: read it, do not keep it. */
  why: Uint8Array;
  /** 1 for each person whose life has differed from the first world up to now. */
  differs: Uint8Array;
  /** Month since which the person has been under a sanction without a break; meaningless for whoever is under none. */
  since: Uint16Array;
}

/** Numbers of a month in one world. */
export interface MonthCount {
  /** People by value of `WHY`. */
  byWhy: number[];
  /** People up to now ever under a sanction without an own deed. */
  everWithoutDeed: number;
  everSanctioned: number;
}

const CODES = 8;
const FREE = 1;
const DEED = 7;

/** Beside the last cause of a person: ever under a sanction, and ever without an own deed. */
const EVER = 8;
const EVER_WITHOUT_DEED = 16;

/**
 * The months of a run, world by world, as what changed from one to the next: any month can be shown again without running. Holds about five bytes
 * for each change of cause.
 */
export class Recording {
  /** `[world][month]`: what changed; see `change.ts`. */
  private readonly changes: Uint32Array[][];
  /** `[world][month]` */
  readonly counts: MonthCount[][];
  readonly months: string[] = [];
  private readonly shown: { month: number; moments: Moment[] };
  /** `[world]`: the last cause of each person, with `EVER` and `EVER_WITHOUT_DEED`. */
  private readonly ever: Uint8Array[];

  constructor(
    readonly worlds: number,
    readonly people: number,
  ) {
    this.changes = Array.from({ length: worlds }, () => []);
    this.counts = Array.from({ length: worlds }, () => []);
    this.shown = { month: -1, moments: [] };
    this.ever = Array.from({ length: worlds }, () => new Uint8Array(people));
    this.rewind();
  }

  /** Takes the next month: its name, and for each world what changed. */
  add(month: string, changes: readonly Uint32Array[]): void {
    this.months.push(month);
    changes.forEach((list, world) => {
      this.changes[world]!.push(list);
      const last = this.counts[world]!.at(-1);
      const ever = this.ever[world]!;
      const byWhy = last ? [...last.byWhy] : Array.from({ length: CODES }, (_, code) => (code === 0 ? this.people : 0));
      let everWithoutDeed = last?.everWithoutDeed ?? 0;
      let everSanctioned = last?.everSanctioned ?? 0;
      for (const change of list) {
        const at = personOf(change);
        const why = whyOf(change);
        byWhy[whyOf(ever[at]!)]! -= 1;
        byWhy[why]! += 1;
        let seen = ever[at]! & (EVER | EVER_WITHOUT_DEED);
        if (why > FREE && (seen & EVER) === 0) everSanctioned += 1;
        if (why > FREE && why < DEED && (seen & EVER_WITHOUT_DEED) === 0) everWithoutDeed += 1;
        if (why > FREE) seen |= why < DEED ? EVER | EVER_WITHOUT_DEED : EVER;
        ever[at] = seen | why;
      }
      this.counts[world]!.push({ byWhy, everWithoutDeed, everSanctioned });
    });
  }

  /** Everyone in each world at the end of a month that was added. Going on by a month is cheap; going back works from the start. */
  at(month: number): readonly Moment[] {
    if (month < 0 || month >= this.months.length) throw new RangeError(`month ${month} of ${this.months.length}`);
    if (month < this.shown.month) this.rewind();
    while (this.shown.month < month) this.step();
    return this.shown.moments;
  }

  /** People whose lives in a world have differed from the first up to the month shown. */
  differing(world: number): number {
    return this.shown.moments[world]!.differs.reduce((sum, one) => sum + one, 0);
  }

  private rewind(): void {
    this.shown.month = -1;
    this.shown.moments = Array.from({ length: this.worlds }, () => ({
      why: new Uint8Array(this.people),
      differs: new Uint8Array(this.people),
      since: new Uint16Array(this.people),
    }));
  }

  private step(): void {
    const month = ++this.shown.month;
    const { moments } = this.shown;
    const touched = this.changes.map((list) => list[month]!);
    touched.forEach((list, world) => {
      const { why, since } = moments[world]!;
      for (const change of list) {
        const at = personOf(change);
        if (why[at]! <= FREE) since[at] = month;
        why[at] = whyOf(change);
      }
    });
    const first = moments[0]!.why;
    for (let world = 1; world < this.worlds; world++) {
      const { why, differs } = moments[world]!;
      for (const list of [touched[0]!, touched[world]!])
        for (const change of list) {
          const at = personOf(change);
          if (first[at] !== why[at]) differs[at] = 1;
        }
    }
    for (let world = 1; world < this.worlds; world++) moments[world]!.differs.forEach((one, i) => (moments[0]!.differs[i]! |= one));
  }
}
