import { parts } from '../picture.js';
import type { Picture } from '../picture.js';

export const picture: Picture = ({ states }) => parts('states', 'opportunity and decision', states);
