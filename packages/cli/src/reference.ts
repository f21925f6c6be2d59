import type { Argument, Command, Option } from 'commander';
import { EPILOGUE, program } from './program.js';

const cell = (text: string): string => text.replaceAll('|', '\\|');
/** Text of which `<` is no tag. */
const plain = (text: string): string => cell(text).replaceAll('<', '\\<');

const sentence = (text: string): string => {
  const whole = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(whole) ? whole : `${whole}.`;
};

/** The default in words, and the variable that sets another. */
function defaultOf(of: Argument | Option): string {
  const value = of.defaultValue as string | number | boolean | undefined;
  const words = of.defaultValueDescription ?? (value === undefined ? '' : `\`${String(value)}\``);
  return 'envVar' in of && of.envVar !== undefined ? `${words}, or \`${of.envVar}\`` : words;
}

/** The commands that do something, with their whole names. */
const leaves = (command: Command, name: string): { command: Command; name: string }[] =>
  command.commands.length === 0
    ? [{ command, name }]
    : command.commands.filter((each) => each.name() !== 'help').flatMap((each) => leaves(each, `${name} ${each.name()}`));

function argumentTerm(argument: Argument): string {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
  return argument.required ? `<${name}>` : `[${name}]`;
}

function section({ command, name }: { command: Command; name: string }): string[] {
  const args = command.registeredArguments;
  const rows = [
    ...args.map((each) => [argumentTerm(each), each.description, each.required ? '**required**' : defaultOf(each)]),
    ...command.options.map((option) => {
      const choices = option.argChoices ? ` One of ${option.argChoices.map((each) => `\`${each}\``).join(', ')}.` : '';
      return [
        option.flags,
        `${option.description}${choices === '' ? '' : `.${choices}`}`,
        option.mandatory ? '**required**' : defaultOf(option),
      ];
    }),
  ];
  return [
    `## ${name.replace('glasshouse ', '')}`,
    '',
    plain(sentence(command.description())),
    '',
    '```text',
    [name, ...args.map(argumentTerm), ...(command.options.length > 0 ? ['[options]'] : [])].join(' '),
    '```',
    '',
    ...(rows.length === 0 ? [] : ['| Argument or option | Meaning | Default |', '|---|---|---|']),
    ...rows.map(([flags, meaning, absent]) => `| \`${cell(flags!)}\` | ${plain(sentence(meaning!))} | ${cell(absent!)} |`),
    '',
  ];
}

/** The reference page of all commands, made from what `--help` prints. */
export function commandPage(): string {
  const silent = { out: () => undefined, err: () => undefined, bar: null, now: () => 0 };
  const all = leaves(
    program(silent, () => undefined),
    'glasshouse',
  );
  return [
    '# Commands',
    '',
    'This page is made from the help of the commands by `npm run docs:reference`; a test keeps it current. Change the commands, not the page.',
    '',
    'In a checkout, write `./glasshouse` for `glasshouse`. `glasshouse help <command>` prints the same as the sections below.',
    '',
    ...EPILOGUE,
    '',
    ...all.flatMap(section),
  ].join('\n');
}
