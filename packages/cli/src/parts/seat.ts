import { hostname } from 'node:os';
import { connect } from 'node:tls';
import type { TLSSocket } from 'node:tls';
import { engineLine } from '@glasshouse/study/threads';
import type { Line } from '@glasshouse/study/threads';
import { engineHash } from '../io/repository.js';
import type { Address } from './address.js';
import { Frames } from './frames.js';
import { IDENTITY, SECURED } from './token.js';
import type { FromPart, ToPart } from './words.js';

/** Beats without a word after which the council counts as lost: ten minutes, since it may be at work for long. */
const PATIENCE = 120;
/** Milliseconds between two tries to reach it, and for one try. */
const AGAIN = 1000;
const TRY = 10_000;

export interface SeatWish {
  address: Address;
  key: Buffer;
  /** Milliseconds without an answer after which it is given up. */
  wait: number;
  told: (line: string) => void;
  /** A part of a run is done. */
  did: () => void;
}

/** How the work of a seat ended. */
export type SeatEnd = { kind: 'over' } | { kind: 'refused'; why: string } | { kind: 'silent' };

type Visit = SeatEnd | { kind: 'lost'; why: string; met: boolean };

/** One connection, from its beginning to its end. Each seat has an engine on a thread of its own; this thread only talks. */
function visit({ address, key, did }: SeatWish): Promise<Visit> {
  return new Promise((resolve) => {
    let engine: Line | null = null;
    let end: Visit | null = null;
    const socket: TLSSocket = connect({
      ...SECURED,
      host: address.host,
      port: address.port,
      timeout: TRY,
      pskCallback: () => ({ psk: key, identity: IDENTITY }),
      // There are no certificates: the key proves who is at the other end.
      checkServerIdentity: () => undefined,
    });
    const unmet = (error: NodeJS.ErrnoException): void => {
      socket.destroy();
      const refused = error.code?.startsWith('ERR_SSL') === true;
      resolve(
        refused ? { kind: 'refused', why: 'the token differs from that of the run' } : { kind: 'lost', why: error.message, met: false },
      );
    };
    socket.once('error', unmet);
    socket.once('timeout', () => unmet(new Error('no answer')));
    socket.once('secureConnect', () => {
      socket.off('error', unmet);
      socket.setTimeout(0);
      const say = (word: FromPart): void => frames.send(word);
      const seated = (): Line => {
        const line = engineLine();
        line.listen(
          (answer) => {
            if (engine !== line) return;
            if ((answer as { kind?: string }).kind === 'finished') did();
            say({ kind: 'answer', answer });
          },
          (why) => {
            if (engine !== line) return;
            engine = null;
            say({ kind: 'died', why });
          },
        );
        return line;
      };
      const obey = (value: unknown): void => {
        const word = value as ToPart;
        if (word.kind === 'order') {
          engine ??= seated();
          engine.send(word.order);
        } else if (word.kind === 'drop') {
          const before = engine;
          engine = null;
          // Its memory is free before it takes on anything else.
          void Promise.resolve(before?.stop()).then(() => say({ kind: 'dropped' }));
        } else {
          end = word;
          frames.close('over');
        }
      };
      const frames = new Frames(
        socket,
        obey,
        (why) => {
          const last = engine;
          engine = null;
          void Promise.resolve(last?.stop()).then(() => resolve(end ?? { kind: 'lost', why, met: true }));
        },
        { patience: PATIENCE },
      );
      say({ kind: 'hello', build: engineHash(), host: hostname(), pid: process.pid });
    });
  });
}

/** Does parts of runs until all is over. After a loss it comes back, as long as somebody answers in time. */
export async function seat(wish: SeatWish): Promise<SeatEnd> {
  let last = performance.now();
  let waits = false;
  for (;;) {
    const end = await visit(wish);
    if (end.kind !== 'lost') return end;
    if (end.met) {
      last = performance.now();
      waits = false;
    } else if (performance.now() - last > wish.wait) return { kind: 'silent' };
    if (!waits)
      wish.told(end.met ? `the run was lost (${end.why}): trying to reach it again` : `nobody answers (${end.why}): trying again`);
    waits = true;
    await new Promise((resolve) => setTimeout(resolve, AGAIN));
  }
}
