/** Ids with a number each, found by name or by pattern. Patterns look only through ids that begin alike, since a run has thousands. */
export class IdIndex {
  private readonly numbers = new Map<string, number>();
  /** Ids by their first part. */
  private readonly alike = new Map<string, string[]>();
  /** Parts of these ids, as far as a pattern has looked through them. */
  private readonly parts = new Map<string, string[][]>();

  has(id: string): boolean {
    return this.numbers.has(id);
  }

  /** The number of an id that is there. */
  of(id: string): number {
    return this.numbers.get(id)!;
  }

  set(id: string, number: number): void {
    const head = id.split('.', 1)[0];
    const known = this.alike.get(head);
    if (known) known.push(id);
    else this.alike.set(head, [id]);
    this.numbers.set(id, number);
  }

  /** The ids that a pattern names, in the order in which they came; `*` stands for one part of an id, and never for the first. */
  named(pattern: string): string[] {
    if (!pattern.includes('*')) return this.has(pattern) ? [pattern] : [];
    const wanted = pattern.split('.');
    if (wanted[0] === '*') throw new RangeError(`${pattern} would name counters of every kind`);
    const ids = this.alike.get(wanted[0]) ?? [];
    const parts = this.parts.get(wanted[0]) ?? [];
    this.parts.set(wanted[0], parts);
    while (parts.length < ids.length) parts.push(ids[parts.length].split('.'));
    const isWanted = (found: string[]): boolean =>
      found.length === wanted.length && wanted.every((part, i) => part === '*' || part === found[i]);
    return ids.filter((_, i) => isWanted(parts[i]));
  }
}
