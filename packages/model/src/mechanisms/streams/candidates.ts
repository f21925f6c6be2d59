import { ONE, PURPOSE, lnOfWord, threefry4x32, threefry4x32Run } from '@glasshouse/dice';
import type { People } from '../../people/people.js';
import type { ByAttribute } from '../../plan/by-attribute.js';
import type { Plan, RoundPlan } from '../../plan/types.js';
import { fallsToday, firstAt, isOpen, phasesOf } from './calendar.js';
import type { Chance } from './plan-types.js';
import { trendOn } from './plan.js';
import { roundStreams, setRound } from './thresholds.js';
import type { RoundStream } from './thresholds.js';

/** Most draws made at once. */
const BATCH = 64;

/** Person-days of a community in a round must fit 31 bits. */
const MOST_CELLS = 0x7fffffff;

/** How many draws to make at once where about `expected` are still needed. Which are made changes nothing. */
const batchOf = (expected: number): number => Math.max(2, Math.min(BATCH, Math.ceil(expected)));

/** The value of a number given by category for a person. */
export const valueFor = (by: ByAttribute, people: People, row: number): number =>
  by.attribute < 0 ? by.values[0] : by.values[people.attributes[by.attribute][row]];

/** Factor of a person's fixed rate class. Uses the scratch words `out`. */
export function classFactor(stream: Chance, people: People, row: number, seed: number, replicate: number, out: Int32Array): number {
  return stream.classFactors.length === 1
    ? stream.classFactors[0]
    : stream.classFactors[classOf(stream, people, row, seed, replicate, out)];
}

/** A person's fixed rate class. */
function classOf(stream: Chance, people: People, row: number, seed: number, replicate: number, out: Int32Array): number {
  threefry4x32(out, seed, replicate, PURPOSE.rate_class, stream.classKey, people.key, row, 0, 0);
  const word = out[0] >>> 0;
  let c = 0;
  while (c < stream.classCumulative.length - 1 && word >= stream.classCumulative[c]) c++;
  return c;
}

/** Chances a year, thinned or not, from which on a person's class of a stream is read so often that it is kept. */
const OFTEN = 1;

/**
 * The classes of a community's people in a stream, as far as they have been asked for: one more than the class, 0 where it is yet to be drawn. Nothing where people meet
 * the stream so seldom that drawing a class again costs less than a byte for everyone.
 */
function keptClasses({ stream, classes, ceilingADay }: RoundStream, people: People): Uint8Array | null {
  if (classes === 1 || classes >= 255 || ceilingADay * 365 < OFTEN) return null;
  let kept = people.classes.get(stream.classKey);
  if (kept === undefined) {
    kept = new Uint8Array(people.n);
    people.classes.set(stream.classKey, kept);
  }
  return kept;
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
  /** Index of the stream; from the number of streams on, of the transition between states. */
  stream = new Uint8Array(256);
  day = new Int32Array(256);
  /** Uniform of the decision, as an unsigned word. */
  act = new Uint32Array(256);
  priority = new Uint32Array(256);
  /** Candidates by day, then priority, row and stream: `order[dayStart[d] .. dayStart[d + 1])`. */
  order = new Int32Array(256);
  dayStart = new Int32Array(33);
  /** Cells looked at since the last reset: the measure of work. */
  drawn = 0;
  private plan: Plan | null = null;
  private round: RoundPlan | null = null;
  private streams: RoundStream[] = [];
  /** Where each part of a day ends in `order`. */
  private partEnd = new Int32Array(256);
  private readonly out = new Int32Array(4);
  private readonly words = new Int32Array(4 * BATCH);
  /** Of a batch, those that are not thinned for everybody: their cell, and where their words begin. */
  private readonly cell = new Int32Array(BATCH);
  private readonly wordOf = new Int32Array(BATCH);

  fill(plan: Plan, people: People, round: RoundPlan, seed: number, replicate: number): void {
    if (this.plan !== plan) this.streams = roundStreams(plan);
    if (this.plan !== plan || this.round !== round) setRound(this.streams, round);
    this.plan = plan;
    this.round = round;
    this.count = 0;
    if (people.n * (round.last - round.first + 1) > MOST_CELLS)
      throw new RangeError(`a community of ${people.n} people is too large for one round; cut it`);
    for (const one of this.streams) {
      if (one.stream.schedule !== null) this.followSchedule(one, people, plan.start, round, seed, replicate);
      else this.walk(one, people, plan.start, round, seed, replicate);
    }
    this.sort(round);
  }

  private walk(one: RoundStream, people: People, start: number, round: RoundPlan, seed: number, replicate: number): void {
    const { stream, lastHalf, classes, below, uneven } = one;
    const { during } = stream;
    const days = round.last - round.first + 1;
    const cells = people.n * days;
    const out = this.out;
    const factor = stream.gapFactor;
    const streamKey = stream.key;
    const key = people.key;
    const first = round.first;
    const by = stream.rate.attribute < 0 ? null : people.attributes[stream.rate.attribute];
    const { words, cell, wordOf } = this;
    const known = keptClasses(one, people);
    let drawn = 0;
    let at = -1;
    for (let k = 0, over = false; !over;) {
      const batch = batchOf((cells - at) * one.ceilingADay);
      threefry4x32Run(words, batch, seed, replicate, PURPOSE.opportunity, streamKey, key, k, first, 0);
      k += batch;
      let met = 0;
      for (let w = 0; w < 4 * batch; w += 4) {
        const gap = lnOfWord(words[w]) * factor;
        over = gap >= cells - at - 1;
        if (over) break;
        at += 1 + (gap | 0);
        drawn++;
        cell[met] = at;
        wordOf[met] = w;
        // Whether the word is thinned for everybody cannot be predicted: a branch on it would cost more than the two words just written.
        met += ((words[w + 1] >>> 1) - lastHalf - 1) >>> 31;
      }
      for (let i = 0; i < met; i++) {
        const row = (cell[i] / days) | 0;
        const day = first + (cell[i] - row * days);
        if (during !== null && !isOpen(during, day)) continue;
        if (!eligible(one, people, row, day, start)) continue;
        let c = 0;
        if (known !== null) {
          if (known[row] === 0) known[row] = classOf(stream, people, row, seed, replicate, out) + 1;
          c = known[row] - 1;
        } else if (classes > 1) c = classOf(stream, people, row, seed, replicate, out);
        const w = wordOf[i];
        const thin = words[w + 1] >>> 0;
        if (uneven) {
          const rate = valueFor(stream.rate, people, row) * stream.classFactors[c] * trendOn(stream, day);
          if (thin >= (rate / stream.ceiling) * ONE) continue;
        } else if (thin >= below[by === null ? c : by[row] * classes + c]) continue;
        this.keep(row, one.index, day, words[w + 2], words[w + 3]);
      }
    }
    this.drawn += drawn;
  }

  /** The days of the round on which a schedule falls: for everybody, or for those of the day's phase. Costs the chances, not people times days. */
  private followSchedule(one: RoundStream, people: People, start: number, round: RoundPlan, seed: number, replicate: number): void {
    const { stream } = one;
    const { schedule, during } = stream;
    if (schedule === null) return;
    const { every } = schedule;
    const phases = every > 0 ? phasesOf(stream, every, people, seed, replicate, this.out) : null;
    const out = this.out;
    for (let day = round.first; day <= round.last; day++) {
      if (during !== null && !isOpen(during, day)) continue;
      if (phases === null && !fallsToday(schedule, day)) continue;
      const phase = phases === null ? 0 : (day - start) % every;
      const end = phases === null ? people.n : firstAt(phases, phase + 1);
      for (let i = phases === null ? 0 : firstAt(phases, phase); i < end; i++) {
        const row = phases === null ? i : phases.rows[i];
        if (!eligible(one, people, row, day, start)) continue;
        threefry4x32(out, seed, replicate, PURPOSE.opportunity, stream.key, people.key, row, day, 0);
        this.drawn++;
        if (out[1] >>> 0 < schedule.below) this.keep(row, one.index, day, out[2], out[3]);
      }
    }
  }

  private keep(row: number, stream: number, day: number, act: number, priority: number): void {
    if (this.count === this.row.length) this.grow();
    const i = this.count++;
    this.row[i] = row;
    this.stream[i] = stream;
    this.day[i] = day;
    this.act[i] = act;
    this.priority[i] = priority;
  }

  /** By day and the first bits of the priority in one count, about two candidates to a part; then within each part. */
  private sort(round: RoundPlan): void {
    const { count, day, priority, row, stream } = this;
    const first = round.first;
    const days = round.last - first + 1;
    let bits = 0;
    while (bits < 16 && days << (bits + 1) < count) bits++;
    const parts = days << bits;
    const shift = 31 - bits;
    if (this.dayStart.length < days + 1) this.dayStart = new Int32Array(days + 1);
    if (this.order.length < row.length) this.order = new Int32Array(row.length);
    if (this.partEnd.length < parts + 1) this.partEnd = new Int32Array(2 * parts);
    const { order, partEnd, dayStart } = this;
    partEnd.fill(0, 0, parts + 1);
    for (let i = 0; i < count; i++) partEnd[((day[i] - first) << bits) + ((priority[i] >>> 1) >>> shift) + 1]++;
    for (let p = 0; p < parts; p++) partEnd[p + 1] += partEnd[p];
    for (let d = 0; d <= days; d++) dayStart[d] = partEnd[d << bits];
    for (let i = 0; i < count; i++) order[partEnd[((day[i] - first) << bits) + ((priority[i] >>> 1) >>> shift)]++] = i;
    for (let p = 0, from = 0; p < parts; p++) {
      const to = partEnd[p];
      for (let i = from + 1; i < to; i++) {
        const item = order[i];
        let j = i;
        for (; j > from; j--) {
          const other = order[j - 1];
          if ((priority[other] - priority[item] || row[other] - row[item] || stream[other] - stream[item]) <= 0) break;
          order[j] = other;
        }
        order[j] = item;
      }
      from = to;
    }
  }

  private grow(): void {
    const size = this.row.length * 2;
    const copy = <T extends Int32Array | Uint8Array | Uint32Array>(to: T, from: T): T => {
      to.set(from);
      return to;
    };
    this.row = copy(new Int32Array(size), this.row);
    this.stream = copy(new Uint8Array(size), this.stream);
    this.day = copy(new Int32Array(size), this.day);
    this.act = copy(new Uint32Array(size), this.act);
    this.priority = copy(new Uint32Array(size), this.priority);
  }
}

function eligible(one: RoundStream, people: People, row: number, day: number, start: number): boolean {
  if (one.stream.adultsOnly && people.adult[row] === 0) return false;
  if (people.enters !== null && people.leaves !== null && (day < firstDay(people.enters[row], start) || day >= people.leaves[row]))
    return false;
  for (let i = 0; i < one.narrowing.length; i++) {
    if (((one.qualifying[i] >>> people.attributes[one.narrowing[i]][row]) & 1) === 0) return false;
  }
  return true;
}
