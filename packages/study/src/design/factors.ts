import { familyOf } from '@glasshouse/model';

/** What a design moves as one: a quantity, or the shares of a family that add to one. */
export interface Factor {
  /** The path of the quantity, or of the family. */
  id: string;
  /** Positions of its paths among the dimensions. */
  columns: number[];
}

/** The factors of the dimensions of a design, in order of their first path. */
export function factorsOf(dimensions: readonly string[]): Factor[] {
  const found = new Map<string, number[]>();
  dimensions.forEach((path, column) => {
    const id = familyOf(path) ?? path;
    found.set(id, [...(found.get(id) ?? []), column]);
  });
  return [...found].map(([id, columns]) => ({ id: columns.length === 1 ? dimensions[columns[0]!]! : id, columns }));
}
