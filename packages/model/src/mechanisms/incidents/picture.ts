import { parts } from '../picture.js';
import type { Picture } from '../picture.js';

export const picture: Picture = ({ incidents }) => parts('incidents', 'opportunity and decision', incidents);
