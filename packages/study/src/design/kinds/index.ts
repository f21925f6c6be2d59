import type { DesignKey } from '@glasshouse/model';
import { grid } from './grid.js';
import { hypercube } from './hypercube.js';
import type { DesignKind } from './kind.js';
import { morris } from './morris.js';
import { points } from './points.js';
import { saltelli } from './saltelli.js';
import { sobol } from './sobol.js';
import { switches, writtenOut } from './written.js';

/** Every layout of design points, by the key of a study. */
export const DESIGN_KINDS: Readonly<Record<DesignKey, DesignKind>> = {
  points,
  hypercube,
  sobol,
  morris,
  saltelli,
  grid,
  list: writtenOut,
  file: writtenOut,
  switches,
};
