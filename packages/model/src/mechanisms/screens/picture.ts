import { parts, pathsIn } from '../picture.js';
import type { Picture } from '../picture.js';

export const picture: Picture = ({ screens }) =>
  parts('screens', 'detection', screens, ({ looks_for, reports_as }) => ({
    after: pathsIn('streams', looks_for),
    writes: { streams: [reports_as], reviewed: true },
  }));
