import type { Language } from '../lessons/lesson.js';
import { SENTENCES, VALUES } from './life-sentences.js';
import type { Sentence } from './life-sentences.js';

/** A part of a sentence: in the language of the page, or in the words of the scenario, which are English. */
export interface Piece {
  text: string;
  own: boolean;
}

const SLOT = /\{(\w+)\}/;
const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The names of the braces of a template, and an expression that has a group for each. `owed` may be empty. */
function readerOf({ en }: Sentence): { slots: string[]; pattern: RegExp } {
  const parts = en.split(SLOT);
  const slots = parts.filter((_, i) => i % 2 === 1);
  const pattern = parts.map((part, i) => (i % 2 === 0 ? literal(part) : part === 'owed' ? '(, .+|)' : '(.+)')).join('');
  return { slots, pattern: new RegExp(`^${pattern}$`, 's') };
}

/** The most particular template comes first: that with most words of its own. */
const READERS = SENTENCES.map((sentence) => ({ sentence, ...readerOf(sentence) })).sort(
  (a, b) => b.sentence.en.replace(/\{\w+\}/g, '').length - a.sentence.en.replace(/\{\w+\}/g, '').length,
);

const UNTIL = /^until (\d{4}-\d\d-\d\d)( at the latest)?$/;

function valueIn(slot: string, value: string, language: 'ru' | 'zh'): Piece {
  const known = VALUES[slot]?.[value];
  if (known) return { text: known[language], own: false };
  const day = slot === 'until' ? UNTIL.exec(value)?.[1] : undefined;
  if (day !== undefined) return { text: language === 'ru' ? `до ${day}` : `至 ${day}`, own: false };
  return { text: value, own: /[A-Za-z]/.test(value) };
}

/** A step of a life in a language of the page, as pieces. A sentence that is in no catalogue stays in English as a whole. */
export function stepIn(text: string, language: Language): Piece[] {
  if (language === 'en') return [{ text, own: false }];
  for (const { sentence, slots, pattern } of READERS) {
    const found = pattern.exec(text);
    if (!found) continue;
    const values = Object.fromEntries(slots.map((slot, i) => [slot, found[i + 1]!]));
    return sentence[language]
      .split(SLOT)
      .map((part, i) => (i % 2 === 0 ? { text: part, own: false } : valueIn(part, values[part]!, language)))
      .filter((piece) => piece.text !== '');
  }
  return [{ text, own: true }];
}
