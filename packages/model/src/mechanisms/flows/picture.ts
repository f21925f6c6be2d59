import { parts } from '../picture.js';
import type { Picture } from '../picture.js';

export const picture: Picture = ({ flows }) => parts('flows', 'council and market', flows);
