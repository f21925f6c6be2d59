import type { Context } from '../text/context.js';
import { html } from '../text/html.js';
import { section } from './section.js';
import type { Section } from './section.js';

export const siren = (context: Context): Section => section('siren', 'Sirens', html`<p>${context.document.title} has a siren.</p>`);
