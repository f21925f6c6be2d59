import { describe, expect, it } from 'vitest';
import { editDistance, nearest } from './nearest.js';

describe('the nearest word', () => {
  it.each([
    ['', '', 0],
    ['ab', 'ba', 1],
    ['kitten', 'sitting', 3],
    ['measurs', 'measures', 1],
  ])('%j and %j are %d edits apart', (a, b, edits) => {
    expect(editDistance(a, b)).toBe(edits);
    expect(editDistance(b, a)).toBe(edits);
  });

  it.each([
    ['inclinaton', 'inclination'],
    ['Context', 'context'],
    ['replicas', 'replicates'],
    ['x', null],
    ['banana', null],
  ])('%s: %s', (word, meant) => {
    expect(nearest(word, ['inclination', 'context', 'replicates', 'rate', 'ceiling'])).toBe(meant);
  });
});
