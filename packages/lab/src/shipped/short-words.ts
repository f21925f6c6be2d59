/** What a schema repeats most, and the character that stands for it in the file. */
const SHORT = [
  ['"description":', '^'],
  ['"examples":[', '~'],
  ['"properties":{', '@'],
  ['"$ref":"#/$defs/', '|'],
  ['","source":"E113"}', '§'],
  ['"additionalProperties":', '¤'],
  ['"required":[', '¶'],
  ['"type":"', '¦'],
  ['"anyOf":[', '«'],
  ['"enum":[', '»'],
] as const;

/** A schema as text with its most frequent words short. Throws Error where it holds one of the characters already. */
export function shortened(schema: string): string {
  const taken = SHORT.find(([, short]) => schema.includes(short));
  if (taken) throw new Error(`the schema holds ${taken[1]}, which stands for ${taken[0]}`);
  return SHORT.reduce((text, [word, short]) => text.replaceAll(word, () => short), schema);
}

/** The same in full. */
export const inFullWords = (text: string): string => SHORT.reduce((all, [word, short]) => all.replaceAll(short, () => word), text);
