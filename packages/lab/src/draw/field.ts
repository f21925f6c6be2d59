/** Where each person of a run stands in the field: a block is a community, people of a household stand next to each other. Nothing else is meant by place. */
export interface Field {
  /** Cells across and down, gaps between blocks included. */
  width: number;
  height: number;
  /** Cell of each person, counted row by row. */
  cell: Int32Array;
}

const GAP = 1;

/** Lays a roster out as blocks, about four wide to three high. `community` is that of each person, in the order of the roster. */
export function layOutField(community: ArrayLike<number>): Field {
  const sizes: number[] = [];
  for (let i = 0; i < community.length; i++) sizes[community[i]!] = (sizes[community[i]!] ?? 0) + 1;
  const largest = Math.max(1, ...sizes.map((size) => size ?? 0));
  const side = Math.ceil(Math.sqrt(largest));
  const deep = Math.ceil(largest / side);
  const wished = Math.max(1, Math.round(Math.sqrt((sizes.length * 4 * (deep + GAP)) / (3 * (side + GAP)))));
  const empty = (columns: number): number => Math.ceil(sizes.length / columns) * columns - sizes.length;
  const across = [wished, wished + 1, wished + 2].reduce((best, columns) => (empty(columns) < empty(best) ? columns : best));
  const down = Math.max(1, Math.ceil(sizes.length / across));
  const width = across * (side + GAP) - GAP;
  const height = down * (deep + GAP) - GAP;
  const cell = new Int32Array(community.length);
  const filled = new Int32Array(sizes.length);
  for (let i = 0; i < community.length; i++) {
    const c = community[i]!;
    const inside = filled[c]!++;
    const x = (c % across) * (side + GAP) + (inside % side);
    const y = Math.floor(c / across) * (deep + GAP) + Math.floor(inside / side);
    cell[i] = y * width + x;
  }
  return { width, height, cell };
}
