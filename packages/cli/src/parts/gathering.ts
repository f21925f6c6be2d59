import { createServer } from 'node:tls';
import type { TLSSocket } from 'node:tls';
import type { Line } from '@glasshouse/study/threads';
import { counted } from '../io/numbers.js';
import { badInput } from '../io/sources.js';
import { addressWords } from './address.js';
import type { Address } from './address.js';
import { Frames } from './frames.js';
import type { Traffic } from './frames.js';
import { IDENTITY, SECURED } from './token.js';
import type { FromPart, ToPart } from './words.js';

/** Beats without a word after which a part counts as lost: a minute. Its main thread does nothing but talk. */
const PATIENCE = 12;
/** Milliseconds for a stranger to show the token and to say who it is. */
const GREETING = 10_000;
/** Connections beyond the parts that are wanted: spare parts, and those that are being refused. */
const SPARE = 64;

/** What is gathered, and where. */
export interface GatheringWish {
  address: Address;
  key: Buffer;
  parts: number;
  /** Milliseconds for a part that is missing to come. */
  wait: number;
  build: string;
  told: (line: string) => void;
  /** Milliseconds between two signs of life; for tests. */
  beat?: number;
}

/** The parts of a run that came to an address. */
export interface Gathering {
  /** A line to one more part, as soon as it is there. Rejects where none comes in time; after that, at once as long as none is there. */
  line(): Promise<Line>;
  /** All that was said so far, signs of life apart. */
  traffic(): { sent: Traffic; received: Traffic };
  /** Tells every part that it is over, and listens no longer. */
  close(): void;
}

/** One part, from its greeting to its end. */
class Part {
  state: 'idle' | 'working' | 'dropping' = 'idle';
  heard: (value: unknown) => void = () => undefined;
  ended: (why: string) => void = () => undefined;

  constructor(
    readonly name: string,
    readonly frames: Frames,
  ) {}

  say(word: ToPart): void {
    this.frames.send(word);
  }

  /** Gives the part to a run. */
  line(): Line {
    this.state = 'working';
    return {
      send: (order) => this.say({ kind: 'order', order }),
      listen: (heard, ended) => {
        this.heard = heard;
        this.ended = (why) => ended(`part on ${this.name}: ${why}`);
      },
      stop: () => {
        if (this.state === 'working') this.say({ kind: 'drop' });
        this.state = 'dropping';
        this.#over('it was stopped');
        return Promise.resolve();
      },
    };
  }

  /** Nothing more is heard of the run. */
  lost(why: string): void {
    this.#over(why);
  }

  #over(why: string): void {
    const { ended } = this;
    this.heard = () => undefined;
    this.ended = () => undefined;
    ended(why);
  }
}

const isHello = (value: unknown): value is Extract<FromPart, { kind: 'hello' }> => {
  const { kind, build, host, pid } = (value ?? {}) as Partial<Record<string, unknown>>;
  return kind === 'hello' && typeof build === 'string' && typeof host === 'string' && typeof pid === 'number';
};

const add = (to: Traffic, { messages, bytes }: Traffic): void => {
  to.messages += messages;
  to.bytes += bytes;
};

/** Whoever shows the token and is of the same build becomes a part. Others are refused. */
class Hall {
  readonly parts = new Set<Part>();
  readonly #all: Frames[] = [];
  readonly #waiting: ((part: Part) => void)[] = [];
  /** No part came in time. */
  #given_up = false;

  constructor(private readonly wish: GatheringWish) {}

  welcome(socket: TLSSocket): void {
    const { build, told, beat } = this.wish;
    let part: Part | null = null;
    const unnamed = setTimeout(() => frames.close('it did not say who it is'), GREETING);
    const heard = (value: unknown): void => {
      if (part !== null) this.#answered(part, value as FromPart);
      else if (!isHello(value)) frames.close('it did not say who it is');
      else {
        clearTimeout(unnamed);
        const name = `${value.host}, process ${value.pid}`;
        if (value.build === build) {
          part = new Part(name, frames);
          this.parts.add(part);
          const { size } = this.parts;
          told(`part on ${name} is there${size > this.wish.parts ? ', as a spare' : `: ${size} of ${this.wish.parts}`}`);
          this.#free(part);
        } else {
          told(`part on ${name} is refused: it is of build ${value.build.slice(0, 12)}, and this is build ${build.slice(0, 12)}`);
          frames.leave({
            kind: 'refused',
            why: `the run is of build ${build.slice(0, 12)}, and this is build ${value.build.slice(0, 12)}`,
          } satisfies ToPart);
        }
      }
    };
    const ended = (why: string): void => {
      clearTimeout(unnamed);
      if (part === null) return;
      this.parts.delete(part);
      told(`part on ${part.name} is lost: ${why}`);
      part.lost(why);
    };
    const frames = new Frames(socket, heard, ended, { patience: PATIENCE, beat });
    this.#all.push(frames);
  }

  #answered(part: Part, word: FromPart): void {
    if (word.kind === 'dropped') this.#free(part);
    else if (part.state !== 'working') return;
    else if (word.kind === 'answer') part.heard(word.answer);
    else if (word.kind === 'died') part.lost(word.why);
  }

  #free(part: Part): void {
    part.state = 'idle';
    this.#waiting.shift()?.(part);
  }

  line(): Promise<Line> {
    const idle = [...this.parts].find(({ state }) => state === 'idle');
    if (idle) return Promise.resolve(idle.line());
    const { wait, parts } = this.wish;
    return new Promise((resolve, reject) => {
      const take = (part: Part): void => {
        clearTimeout(late);
        this.#given_up = false;
        resolve(part.line());
      };
      const late = setTimeout(
        () => {
          this.#waiting.splice(this.#waiting.indexOf(take), 1);
          this.#given_up = true;
          reject(
            new Error(`only ${this.parts.size} of ${parts} parts are there, and no other came within ${counted(wait / 60_000, 'minute')}`),
          );
        },
        // A part that was told to drop its work needs a moment to be there again.
        !this.#given_up ? wait : [...this.parts].some(({ state }) => state === 'dropping') ? GREETING : 0,
      );
      this.#waiting.push(take);
    });
  }

  traffic(): { sent: Traffic; received: Traffic } {
    const found = { sent: { messages: 0, bytes: 0 }, received: { messages: 0, bytes: 0 } };
    for (const { sent, received } of this.#all) {
      add(found.sent, sent);
      add(found.received, received);
    }
    return found;
  }

  close(): void {
    for (const { frames } of this.parts) frames.leave({ kind: 'over' } satisfies ToPart);
    for (const frames of this.#all) frames.close('it is over');
    this.parts.clear();
  }
}

const TAKEN: Record<string, string> = {
  EADDRINUSE: 'where something listens already',
  EADDRNOTAVAIL: 'which is not an address of this machine',
  ENOTFOUND: 'which is not a name of this machine',
  EACCES: 'where this user may not listen',
};

/** Listens at an address for the parts of a run. Throws InputError where it cannot. */
export function gather(wish: GatheringWish): Promise<Gathering> {
  const { address, key, told, parts } = wish;
  const hall = new Hall(wish);
  const strangers = new Set<string>();
  const server = createServer({
    ...SECURED,
    handshakeTimeout: GREETING,
    pskCallback: (_socket, identity) => (identity === IDENTITY ? key : null),
  });
  server.maxConnections = parts + SPARE;
  server.on('secureConnection', (socket) => hall.welcome(socket));
  server.on('tlsClientError', (error: NodeJS.ErrnoException, socket) => {
    const from = socket.remoteAddress ?? 'an unknown address';
    if (error.code?.startsWith('ERR_SSL') !== true || strangers.has(from)) return;
    strangers.add(from);
    told(`somebody at ${from} is refused: they do not hold the token`);
  });
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        badInput(
          '--listen',
          `${addressWords(address)}, ${TAKEN[error.code ?? ''] ?? error.message}`,
          'a free port, or an address of this machine with a free port',
          'Choose another port or address.',
        ),
      ),
    );
    server.listen(address.port, address.host, () => {
      resolve({
        line: () => hall.line(),
        traffic: () => hall.traffic(),
        close() {
          server.close();
          hall.close();
        },
      });
    });
  });
}
