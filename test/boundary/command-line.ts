import type { Command } from 'commander';

export interface CommandLine {
  /** Sorted: `run <study>`, `run --out <folder> — where the result goes`. */
  lines: string[];
  /** Names of arguments and options, without dashes, with the command they belong to. */
  names: { command: string; name: string; description: string }[];
}

/** Every command, argument and flag of the command line, read from the program itself. */
export async function commandLine(): Promise<CommandLine> {
  const { program } = await import('../../packages/cli/src/program.js');
  const terminal = { out: () => undefined, err: () => undefined, bar: null, now: () => 0 };
  const lines: string[] = [];
  const names: CommandLine['names'] = [];
  const visit = (command: Command, path: string): void => {
    const takes = command.registeredArguments.map((argument) => (argument.required ? `<${argument.name()}>` : `[${argument.name()}]`));
    lines.push([path, ...takes].join(' ') + ` — ${command.description()}`);
    for (const argument of command.registeredArguments)
      names.push({ command: path, name: argument.name(), description: argument.description });
    for (const option of command.options) {
      lines.push(`${path} ${option.flags} — ${option.description}`);
      names.push({ command: path, name: option.attributeName(), description: option.description });
    }
    for (const inner of command.commands) visit(inner, `${path} ${inner.name()}`);
  };
  visit(
    program(terminal, () => undefined),
    'glasshouse',
  );
  return { lines: [...lines].sort(), names };
}
