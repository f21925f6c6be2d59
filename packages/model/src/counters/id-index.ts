/** Ids with a number each, found by name or by pattern. Patterns look only through ids that begin alike, since a run has thousands. */
export class IdIndex {
  private readonly numbers = new Map<string, number>();
  /** Ids, each with its parts, by their first part and how many parts they have. */
  private readonly alike = new Map<string, { id: string; parts: string[] }[]>();

  has(id: string): boolean {
    return this.numbers.has(id);
  }

  /** The number of an id that is there. */
  of(id: string): number {
    return this.numbers.get(id)!;
  }

  set(id: string, number: number): void {
    const parts = id.split('.');
    const head = `${parts.length}.${parts[0]}`;
    const known = this.alike.get(head);
    if (known) known.push({ id, parts });
    else this.alike.set(head, [{ id, parts }]);
    this.numbers.set(id, number);
  }

  /** The ids that a pattern names, in the order in which they came; `*` stands for one part of an id, and never for the first. */
  named(pattern: string): string[] {
    if (!pattern.includes('*')) return this.has(pattern) ? [pattern] : [];
    const wanted = pattern.split('.');
    if (wanted[0] === '*') throw new RangeError(`${pattern} would name counters of every kind`);
    const candidates = this.alike.get(`${wanted.length}.${wanted[0]}`) ?? [];
    return candidates.filter(({ parts }) => wanted.every((part, i) => part === '*' || part === parts[i])).map(({ id }) => id);
  }
}
