import { geometricGap, ONE, PURPOSE, threefry4x32 } from '@glasshouse/dice';
import { trendOn } from '../../plan/streams.js';
import { ATTEMPT } from '../../plan/types.js';
import type { ByAttribute, Plan, RoundPlan, StreamPlan } from '../../plan/types.js';
import type { People } from '../../world/people.js';

/** The value of a number given by category for a person. */
export const valueFor = (by: ByAttribute, people: People, row: number): number =>
  by.attribute < 0 ? by.values[0] : by.values[people.attributes[by.attribute][row]];

/** Factor of a person's fixed rate class. Uses the scratch words `out`. */
export function classFactor(stream: StreamPlan, people: People, row: number, seed: number, replicate: number, out: Int32Array): number {
  if (stream.classFactors.length === 1) return stream.classFactors[0];
  threefry4x32(out, seed, replicate, PURPOSE.rate_class, stream.key, people.key, row, 0, 0);
  const word = out[0] >>> 0;
  let c = 0;
  while (c < stream.classCumulative.length - 1 && word >= stream.classCumulative[c]) c++;
  return stream.classFactors[c];
}

/** First day on which someone can meet a chance: the day after they come in, or the start for those there from the start. */
const firstDay = (enters: number, start: number): number => (enters > start ? enters + 1 : start);

/**
 * The chances that the people of a community meet in a round: the same in every arm, drawn once.
 *
 * For each stream the cells (row x day) are skipped along with gaps set by the ceiling; a person's own rate thins what is
 * found. Kept are candidates of people present and eligible. Cost follows candidates, not people times streams.
 */
export class Candidates {
  count = 0;
  row = new Int32Array(256);
  stream = new Uint8Array(256);
  day = new Int32Array(256);
  /** Uniform of the decision, as an unsigned word. */
  act = new Float64Array(256);
  priority = new Float64Array(256);
  /** Candidates by day, then priority, row and stream: `order[dayStart[d] .. dayStart[d + 1])`. */
  order = new Int32Array(256);
  dayStart = new Int32Array(33);
  /** Cells looked at since the last reset: the measure of work. */
  drawn = 0;
  private start = 0;
  private readonly out = new Int32Array(4);

  fill(plan: Plan, people: People, round: RoundPlan, seed: number, replicate: number): void {
    this.count = 0;
    this.start = plan.start;
    for (let s = 0; s < plan.streams.length; s++) {
      const stream = plan.streams[s];
      if (stream.kind !== ATTEMPT && stream.ceiling > 0) this.walk(stream, s, people, round, seed, replicate);
    }
    this.sort(round);
  }

  private walk(stream: StreamPlan, s: number, people: People, round: RoundPlan, seed: number, replicate: number): void {
    const days = round.last - round.first + 1;
    const cells = people.n * days;
    const out = this.out;
    const factor = stream.gapFactor;
    const uniform = stream.trendDays.length === 0 || stream.trendDays[0] > round.last ? 1 : -1;
    let at = -1;
    for (let k = 0; ; k++) {
      threefry4x32(out, seed, replicate, PURPOSE.opportunity, stream.key, people.key, k, round.first, 0);
      at += 1 + geometricGap(out[0], factor);
      if (at >= cells) return;
      this.drawn++;
      const row = Math.floor(at / days);
      const day = round.first + (at - row * days);
      const thin = out[1] >>> 0;
      const act = out[2] >>> 0;
      const priority = out[3] >>> 0;
      if (!this.eligible(stream, people, row, day, this.start)) continue;
      const trend = uniform === 1 ? 1 : trendOn(stream, day);
      const rate = valueFor(stream.rate, people, row) * classFactor(stream, people, row, seed, replicate, out) * trend;
      if (thin >= (rate / stream.ceiling) * ONE) continue;
      if (this.count === this.row.length) this.grow();
      const i = this.count++;
      this.row[i] = row;
      this.stream[i] = s;
      this.day[i] = day;
      this.act[i] = act;
      this.priority[i] = priority;
    }
  }

  private eligible(stream: StreamPlan, people: People, row: number, day: number, start: number): boolean {
    if (stream.adultsOnly && people.adult[row] === 0) return false;
    if (people.enters !== null && people.leaves !== null && (day < firstDay(people.enters[row], start) || day >= people.leaves[row])) return false;
    for (let a = 0; a < stream.who.length; a++) {
      if (((stream.who[a] >>> people.attributes[a][row]) & 1) === 0) return false;
    }
    return true;
  }

  private sort(round: RoundPlan): void {
    const days = round.last - round.first + 1;
    if (this.dayStart.length < days + 1) this.dayStart = new Int32Array(days + 1);
    if (this.order.length < this.row.length) this.order = new Int32Array(this.row.length);
    const start = this.dayStart;
    start.fill(0, 0, days + 1);
    for (let i = 0; i < this.count; i++) start[this.day[i] - round.first + 1]++;
    for (let d = 0; d < days; d++) start[d + 1] += start[d];
    const next = start.slice(0, days);
    for (let i = 0; i < this.count; i++) this.order[next[this.day[i] - round.first]++] = i;
    for (let d = 0; d < days; d++) this.sortDay(start[d], start[d + 1]);
  }

  private sortDay(from: number, to: number): void {
    const order = this.order;
    if (to - from > 24) {
      order.subarray(from, to).sort((a, b) => this.compare(a, b));
      return;
    }
    for (let i = from + 1; i < to; i++) {
      const item = order[i];
      let j = i - 1;
      while (j >= from && this.compare(order[j], item) > 0) {
        order[j + 1] = order[j];
        j--;
      }
      order[j + 1] = item;
    }
  }

  private compare(a: number, b: number): number {
    return this.priority[a] - this.priority[b] || this.row[a] - this.row[b] || this.stream[a] - this.stream[b];
  }

  private grow(): void {
    const size = this.row.length * 2;
    const copy = <T extends Int32Array | Uint8Array | Float64Array>(to: T, from: T): T => {
      to.set(from);
      return to;
    };
    this.row = copy(new Int32Array(size), this.row);
    this.stream = copy(new Uint8Array(size), this.stream);
    this.day = copy(new Int32Array(size), this.day);
    this.act = copy(new Float64Array(size), this.act);
    this.priority = copy(new Float64Array(size), this.priority);
  }
}
