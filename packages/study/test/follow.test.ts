import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import type { LifeStep } from '@glasshouse/scenario';
import { shorten } from '../src/follow/shorten.js';

const step = (stage: LifeStep['stage'], text: string): LifeStep => ({ day: '2014-01-01', stage, text, rule: null, quantity: null });

describe('a life in a few lines', () => {
  it('is told whole when it is short', () => {
    const life = [step('world', 'a'), step('list', 'b')];
    expect(shorten(life)).toEqual(life);
  });
  it('keeps how lists and measures began, what led up to it, and how they ended', () => {
    const life = [
      ...Array.from({ length: 20 }, (_, i) => step('decision', `d${i}`)),
      step('detection', 'seen'),
      step('review', 'passed'),
      step('record', 'written'),
      step('list', 'on'),
      step('measure', 'begins'),
      step('measure', 'begins too'),
      ...Array.from({ length: 20 }, (_, i) => step('score', `s${i}`)),
      step('measure', 'ends'),
      step('list', 'off'),
    ];
    expect(shorten(life).map((s) => s.text)).toEqual(['d19', 'seen', 'passed', 'written', 'on', 'begins', 'ends', 'off']);
  });
  it('never tells more than eight lines, nor one twice, nor out of order', () => {
    const stages = ['opportunity', 'decision', 'record', 'list', 'measure', 'world'] as const;
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...stages), { maxLength: 60 }), (kinds) => {
        const life = kinds.map((k, i) => step(k, String(i)));
        const places = shorten(life).map((s) => Number(s.text));
        return places.length === Math.min(8, kinds.length) && places.every((p, i) => i === 0 || p > places[i - 1]!);
      }),
    );
  });
});
