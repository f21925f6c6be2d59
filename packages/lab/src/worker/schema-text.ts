import { inFullWords } from '../shipped/short-words.js';

/** Stands for the keys of scenarios with what is said of them, as a JSON Schema; the build puts it in. */
declare const __SCHEMA__: string;

export const SCHEMA = inFullWords(__SCHEMA__);
