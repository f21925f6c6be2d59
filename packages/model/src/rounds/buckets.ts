/** Marks an item as a person's due day rather than an attempt of a stream. */
export const DUE_ITEM = -1;

/**
 * Items of one community, arm and round by day: people whose due day comes, and attempts of those awake.
 * Days are bucketed; within a day items come in the order of their drawn priority, ties by row, then by stream.
 */
export class Buckets {
  private first = 0;
  private heads = new Int32Array(32);
  private next = new Int32Array(64);
  private used = 0;
  row = new Int32Array(64);
  what = new Int32Array(64);
  priority = new Float64Array(64);
  /** Items of the day in order; `count` of them. */
  order = new Int32Array(64);
  count = 0;

  /** Empties the buckets for a round of days. */
  begin(first: number, last: number): void {
    this.first = first;
    const days = last - first + 1;
    if (this.heads.length < days) this.heads = new Int32Array(days);
    this.heads.fill(-1, 0, days);
    this.used = 0;
  }

  /** Puts an item into a day of the round. `what`: stream index of an attempt, or DUE_ITEM. */
  add(day: number, row: number, what: number, priority: number): void {
    if (this.used === this.row.length) this.grow();
    const i = this.used++;
    this.row[i] = row;
    this.what[i] = what;
    this.priority[i] = priority;
    this.next[i] = this.heads[day - this.first];
    this.heads[day - this.first] = i;
  }

  /** Sorts the items of a day into `order[0..count)`. */
  open(day: number): void {
    const { order, next, priority } = this;
    let n = 0;
    for (let i = this.heads[day - this.first]; i >= 0; i = next[i]) order[n++] = i;
    this.count = n;
    if (n > 24) {
      const sorted = order.subarray(0, n);
      sorted.sort((a, b) => this.compare(a, b));
      return;
    }
    for (let i = 1; i < n; i++) {
      const item = order[i];
      const first = priority[item];
      let j = i - 1;
      while (j >= 0 && (priority[order[j]] > first || (priority[order[j]] === first && this.compare(order[j], item) > 0))) {
        order[j + 1] = order[j];
        j--;
      }
      order[j + 1] = item;
    }
  }

  private compare(a: number, b: number): number {
    return this.priority[a] - this.priority[b] || this.row[a] - this.row[b] || this.what[a] - this.what[b];
  }

  private grow(): void {
    const size = this.row.length * 2;
    const larger = (old: Int32Array): Int32Array<ArrayBuffer> => {
      const array = new Int32Array(size);
      array.set(old);
      return array;
    };
    this.next = larger(this.next);
    this.row = larger(this.row);
    this.what = larger(this.what);
    this.order = larger(this.order);
    const priority = new Float64Array(size);
    priority.set(this.priority);
    this.priority = priority;
  }
}
