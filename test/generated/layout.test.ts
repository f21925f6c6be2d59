import { formatYaml } from '@glasshouse/model';
import { expect, it } from 'vitest';
import { Document, parse, visit } from 'yaml';
import type { Node } from 'yaml';
import { make, validated } from './accept.js';
import { Random } from './random.js';
import { WIDTH } from '../../packages/model/src/layout/shape.js';

const WANTED = 8;

/** The same values in another layout, with a comment above every few keys and values given twice as an anchor and its alias. */
function scrawled(text: string, random: Random): { text: string; comments: string[] } {
  const document = new Document(parse(text), { aliasDuplicateObjects: true });
  const comments: string[] = [];
  visit(document, {
    Pair(_, { key }) {
      if (!random.chance(0.1)) return;
      (key as Node).commentBefore = ` remark ${comments.length}`;
      comments.push(`# remark ${comments.length}`);
    },
    Map(_, map) {
      map.items = random.shuffled(map.items);
    },
  });
  visit(document, {
    Collection(_, node) {
      node.flow = node !== document.contents && random.chance(0.2);
    },
  });
  return { text: document.toString({ lineWidth: 60, singleQuote: random.chance(0.5) }), comments };
}

it('laying out a generated study and its scenario changes neither what they say nor their comments, and is done at once', () => {
  let tried = 0;
  let remarks = 0;
  for (let seed = 5000; tried < WANTED; seed++) {
    const { loaded, texts } = make(seed);
    if (!loaded) continue;
    tried += 1;
    const random = new Random(seed);
    const tidy: Record<string, string> = {};
    for (const [name, before] of Object.entries(texts)) {
      const { text, comments } = scrawled(before, random);
      const out = formatYaml(name, text);
      expect(parse(out), name).toEqual(parse(before));
      expect(
        out
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line.startsWith('# remark'))
          .sort(),
        name,
      ).toEqual(comments.sort());
      expect(formatYaml(name, out), name).toBe(out);
      expect(out.split('\n').filter((line) => line.length > WIDTH && line.trim().includes(' ') && !/: \S+$/.test(line))).toEqual([]);
      tidy[name] = out;
      remarks += comments.length;
    }
    const { study, scenarios } = validated(tidy);
    expect({ study, scenarios }).toEqual({ study: loaded.study, scenarios: loaded.scenarios });
  }
  expect(remarks).toBeGreaterThan(WANTED);
});
