import type { DesignKind } from './kind.js';

/** Every combination of so many levels of each factor, the last factor changing fastest; the shares of a family move together. */
export const grid: DesignKind = ({ design, size, dimensions, factors }) => {
  const levels = design.grid![size];
  const count = factors.reduce((all) => all * levels, 1);
  return Array.from({ length: count }, (_, index) => {
    const positions = dimensions.map(() => 0);
    let rest = index;
    for (const { columns } of [...factors].reverse()) {
      for (const d of columns) positions[d] = (rest % levels) / (levels - 1);
      rest = Math.floor(rest / levels);
    }
    return { positions };
  });
};
