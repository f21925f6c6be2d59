import { latinHypercube } from '../latin-hypercube.js';
import type { DesignKind } from './kind.js';

/** The plain Latin hypercube: as many points as asked for, less point 0. */
export const points: DesignKind = ({ design, size, dimensions, draw }) =>
  latinHypercube(dimensions, design.points![size] - 1, draw).map((positions) => ({ positions }));
