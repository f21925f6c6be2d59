import { parts } from '../picture.js';
import type { Picture } from '../picture.js';

export const picture: Picture = ({ stances }) => parts('stances', 'opportunity and decision', stances);
