import { InvalidArgumentError } from 'commander';

/** Where a run that is spread over machines meets its parts. */
export interface Address {
  host: string;
  port: number;
}

const LOOPBACK = '127.0.0.1';

/** Parser of `7000`, `head:7000`, `10.0.0.5:7000` or `[fd00::5]:7000`. Without a host it is this machine alone. */
export function addressOf(text: string): Address {
  const [, inBrackets, plain, digits] = /^(?:(?:\[([0-9a-f:.]+)\]|([A-Za-z0-9._-]+)):)?(\d{1,5})$/i.exec(text) ?? [];
  const port = Number(digits);
  if (digits === undefined || port < 1 || port > 65_535) {
    throw new InvalidArgumentError('Give a port from 1 to 65535, or an address and a port, such as 10.0.0.5:7000.');
  }
  return { host: inBrackets ?? plain ?? LOOPBACK, port };
}

/** The address as it is written on a command line. */
export const addressWords = ({ host, port }: Address): string => `${host.includes(':') ? `[${host}]` : host}:${port}`;
