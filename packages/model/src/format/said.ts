import type { z } from 'zod';

/** What is said of a key beside its schema. */
export interface Said {
  /** What the key means, in one or two sentences. Required of every key, tested. */
  description: string;
  /** A value as a person writes it; for a quantity its number in the base unit. A test reads it with the schema. */
  example?: unknown;
  /** What holds where an optional key is left out. */
  absent?: string;
  /** Top sections: the mechanism that the section belongs to. */
  mechanism?: string;
  /** Version of Glasshouse that brought the key; absent: that of the key above. */
  since?: string;
  /** Section of a scenario in which the checks refuse the key, or the only one in which they allow it: its reference leaves the key out elsewhere. */
  notIn?: string;
  onlyIn?: string;
}

/** Describes a key for editors (JSON Schema) and for the reference pages, which are both made from this. */
export const said = <T extends z.ZodType>(schema: T, description: string, more: Omit<Said, 'description'> = {}): T =>
  schema.meta({ ...more, description });
