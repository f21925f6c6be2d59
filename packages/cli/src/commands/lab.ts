import { spawn } from 'node:child_process';
import { Option } from 'commander';
import { EXIT } from '../failure.js';
import { wholeNumber } from '../io/numbers.js';
import { badInput } from '../io/sources.js';
import { json } from '../io/terminal.js';
import type { Terminal } from '../io/terminal.js';
import { labPage } from '../lab/page.js';
import { servePage } from '../lab/server.js';
import { JSON_FLAG } from '../options.js';
import type { AddCommand } from '../options.js';

interface LabOptions {
  port: number;
  /** Part of a link after `#`, whose worlds are to be opened. */
  link?: string;
  /** False with `--no-open`: the address is printed and no browser is started. */
  open?: boolean;
  json?: boolean;
}

const OPENERS: Partial<Record<NodeJS.Platform, [string, ...string[]]>> = { darwin: ['open'], win32: ['explorer'] };

/** Starts the browser of the person, where there is one: the address is printed in any case. */
function openBrowser(address: string): void {
  const [command, ...args] = OPENERS[process.platform] ?? ['xdg-open'];
  spawn(command, [...args, address], { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}

/** Part of a link after `#`, from a whole link or the part itself. Throws InputError for what is no link of the laboratory. */
function fragmentOf(link: string): string {
  const fragment = link.includes('#') ? link.slice(link.indexOf('#') + 1) : link;
  if (!/^g\d+=[A-Za-z0-9_-]+$/.test(fragment) || fragment.length > 8192)
    throw badInput(
      '--open',
      'not a link of the laboratory',
      'a link that the laboratory made, with #g1= or #g2= in it',
      'Copy the whole link, in quotes.',
    );
  return fragment;
}

/** Serves the laboratory on this machine until it is interrupted. */
export async function lab(terminal: Terminal, options: LabOptions): Promise<number> {
  const fragment = options.link === undefined ? '' : `#${options.link}`;
  const page = labPage((line) => terminal.err(line));
  const { server, address } = await servePage(page, options.port).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw error;
    throw badInput(
      '--port',
      `${options.port}, which is taken or not allowed`,
      'a free port, or none',
      'Choose another port, or leave --port out.',
    );
  });
  if (options.json) terminal.out(json({ ok: true, address: `${address}${fragment}` }));
  else terminal.out(`The laboratory is at ${address}${fragment}\nIt is served on this machine only. Press Ctrl+C to stop it.`);
  if (options.open !== false) openBrowser(`${address}${fragment}`);
  await new Promise<void>((resolve) => {
    const end = (): void => resolve();
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, end);
    server.once('close', end);
  });
  server.closeAllConnections();
  server.close();
  return EXIT.done;
}

/** `glasshouse lab`. Both --open and --no-open would set `open`; the link is kept apart, so that it is checked and shown with either. */
export const labCommand: AddCommand = (to, { terminal, ends }) => {
  let link: string | undefined;
  to.command('lab')
    .description('open the laboratory in a browser; it is served on this machine only')
    .addOption(new Option('--port <number>', 'port of the server').argParser(wholeNumber(0, 65_535)).default(0, 'a free one'))
    .addOption(
      new Option('--open <link>', 'open a link made by the laboratory').argParser((text) => {
        link = fragmentOf(text);
        return true;
      }),
    )
    .option('--no-open', 'print the address without starting a browser')
    .option(...JSON_FLAG)
    .action(ends((options: LabOptions) => lab(terminal, { ...options, link })));
};
