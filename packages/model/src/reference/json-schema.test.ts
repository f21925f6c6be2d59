import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { jsonSchemas } from './json-schema.js';

const FOLDER = new URL('../../../../docs/schema/', import.meta.url);

describe('the published JSON Schemas', () => {
  it.each(Object.entries(jsonSchemas()))('%s is current', (name, text) => {
    expect(readFileSync(new URL(name, FOLDER), 'utf8'), 'npm run build && npm run docs:reference').toBe(text);
  });

  it('refuse unknown keys, bound whole numbers, and define each quantity once', () => {
    for (const text of Object.values(jsonSchemas())) {
      expect(text).not.toContain(String(Number.MAX_SAFE_INTEGER));
      const open: string[] = [];
      JSON.parse(text, (key, value: unknown) => {
        if (value !== null && typeof value === 'object' && 'properties' in value && 'type' in value && !('additionalProperties' in value))
          open.push(key);
        return value;
      });
      expect(open).toEqual([]);
      expect(text).toContain('"#/$defs/share"');
      expect(text).not.toContain('"dimension"');
    }
  });

  it('describe every key, and say what holds where it is left out', () => {
    const silent: string[] = [];
    const visit = (value: unknown, path: string): void => {
      if (value === null || typeof value !== 'object') return;
      for (const [key, inner] of Object.entries(value)) {
        if (key === 'properties') {
          for (const [name, each] of Object.entries(inner as Record<string, { description?: string }>))
            if (!each.description) silent.push(`${path}.${name}`);
        }
        if (!['default', 'examples', 'if', 'then', 'else'].includes(key)) visit(inner, `${path}.${key}`);
      }
    };
    for (const [name, text] of Object.entries(jsonSchemas())) visit(JSON.parse(text), name);
    expect(silent).toEqual([]);
  });
});
