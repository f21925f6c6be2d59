import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { jsonSchemas } from './json-schema.js';

/** Set to `reviewed` to write docs/schema; nothing else changes it. */
const UPDATE = process.env.GLASSHOUSE_UPDATE_SCHEMA === 'reviewed';
const FOLDER = new URL('../../../docs/schema/', import.meta.url);

describe('the published JSON Schemas', () => {
  it.each(Object.entries(jsonSchemas()))('%s is current', (name, text) => {
    if (UPDATE) writeFileSync(new URL(name, FOLDER), text);
    expect(readFileSync(new URL(name, FOLDER), 'utf8')).toBe(text);
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
});
