import { parts } from '../picture.js';
import type { Picture } from '../picture.js';

export const picture: Picture = ({ reviews }) => parts('reviews', 'review', reviews, (review) => ({ reviews: review.of }));
