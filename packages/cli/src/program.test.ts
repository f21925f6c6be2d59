import type { Command, Option } from 'commander';
import { describe, expect, it } from 'vitest';
import { RepeatedOption } from './options.js';
import { program } from './program.js';

const terminal = { out: () => undefined, err: () => undefined, bar: null, now: () => 0 };

/** Every option that takes a value, with the words that lead to its command. */
function withValue(command: Command, path: readonly string[] = []): { path: readonly string[]; option: Option }[] {
  return [
    ...command.options.filter((option) => option.required || option.optional).map((option) => ({ path, option })),
    ...command.commands.flatMap((inner) => withValue(inner, [...path, inner.name()])),
  ];
}

const ALL = withValue(program(terminal, () => undefined)).map(({ path, option }) => ({ path, flag: option.long!, name: option.name() }));
const named = (path: readonly string[], flag: string): string => [...path, flag].join(' ');
const TAKEN = ['explain --rule'];

/** What a command says of words given for an option one after another, whatever they are. */
function said(path: readonly string[], flag: string, words: readonly string[]): string {
  const glasshouse = program(terminal, () => undefined);
  for (const { option } of withValue(glasshouse)) if (!(option instanceof RepeatedOption)) option.parseArg = undefined;
  try {
    glasshouse.parse([...path, ...words.flatMap((word) => [flag, word]), '--no-such-option'], { from: 'user' });
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}

describe('an option given twice', () => {
  it('is looked for in every command', () => expect(ALL.length).toBeGreaterThan(40));

  it.each(ALL.map(({ path, flag }) => [named(path, flag), path, flag] as const))(
    '%s is refused, or both values are taken',
    (name, path, flag) => {
      const refusal = new RegExp(`option '.*${flag} .*' is given more than once; give it once`);
      expect(refusal.test(said(path, flag, ['a', 'b']))).toBe(!TAKEN.includes(name));
      expect(said(path, flag, ['a'])).not.toMatch(refusal);
    },
  );
});
