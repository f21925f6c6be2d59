import { expect, it } from 'vitest';
import { LineCounter, isMap, parseDocument } from 'yaml';

const TEXT = 'a: 1\nb: [1, 2]\n';

function read() {
  const lineCounter = new LineCounter();
  const document = parseDocument(TEXT, { lineCounter, prettyErrors: false });
  return { document, place: lineCounter.linePos(TEXT.indexOf('b')) };
}

it('takes a text that is read for its values apart once, and lets nobody change what others read', () => {
  const [one, two] = [read(), read()];
  expect(two.document).toBe(one.document);
  expect([one.place, two.place]).toEqual(Array(2).fill({ line: 2, col: 1 }));
  expect(() => one.document.set('a', 3)).toThrow(TypeError);
  expect(() => isMap(one.document.contents) && one.document.contents.items.pop()).toThrow(TypeError);
  expect(() => one.document.errors.push(undefined as never)).toThrow(TypeError);
  expect(two.document.toJS()).toEqual({ a: 1, b: [1, 2] });
});

it('gives a document of its own to whoever reads one to write it', () => {
  const [one, two] = [parseDocument(TEXT), parseDocument(TEXT)];
  one.set('a', 3);
  expect(two.toJS()).toEqual({ a: 1, b: [1, 2] });
});
